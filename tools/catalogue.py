"""Collect the messages of the code, carry the Chinese catalogue over to them, compile it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cast_stats.cli.app import descriptions

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "cast_stats" / "locale" / "zh_CN" / "LC_MESSAGES" / "cast_stats.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "ngettext": (1, 2), "N_": None}
HEADER = "# The Chinese words of cast-stats. After a change: python3 tools/dev.py messages"


class StillCatalog(Catalog):
    """A catalogue whose header names no person and no day: the same messages give the same file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What gettext needs to know, and no more."""
        return [
            ("Language", "zh_CN"),
            ("Plural-Forms", "nplurals=1; plural=0;"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def updated() -> Catalog:
    """The catalogue on disk with exactly the messages of the code; new ones have no translation yet."""
    old = read_po(io.BytesIO(PO.read_bytes()), locale="zh_CN")
    new = StillCatalog(locale="zh_CN", charset="utf-8", header_comment=HEADER, fuzzy=False)
    found = extract_from_dir(str(ROOT / "cast_stats"), keywords=KEYWORDS)
    for message in (*(message for _file, _line, message, _comments, _context in found), *descriptions()):
        known = old.get(message if isinstance(message, str) else message[0])
        new.add(message, string=known.string if known else None)
    return new


def missing(catalogue: Catalog) -> list[Message]:
    """The messages without a translation."""
    return [message for message in catalogue if message.id and not any(_strings(message))]


def po_bytes(catalogue: Catalog) -> bytes:
    """The .po file."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, no_location=True, sort_output=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The compiled file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


if __name__ == "__main__":
    found = updated()
    PO.write_bytes(po_bytes(found))
    MO.write_bytes(mo_bytes(found))
    untranslated = missing(found)
    for entry in untranslated:
        print(f"no translation: {entry.id}", file=sys.stderr)
    sys.exit(1 if untranslated else 0)
