"""Plain text and Markdown files: bytes to text, whatever of the usual encodings they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cast_stats.errors import UnreadableInput
from cast_stats.messages import _

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WIDE, LOCAL = ("utf-16-le", "utf-16-be"), ("gb18030", "big5")
"""Without a mark at its head a text may be in one of these; the first where both are as likely."""


def read_text(path: Path) -> str:
    """The file's text with `\\n` line ends (form feeds kept). UnreadableInput if empty or in no known encoding."""
    text = _decode(path, path.read_bytes())
    if not text.strip():
        raise UnreadableInput(_("{file}: the file is empty; nothing to read").format(file=path))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(path: Path, data: bytes) -> str:
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    unmarked = WIDE if b"\0" in data else ("utf-8", *LOCAL)
    texts = list(_decoded(data, (marked,) if marked else unmarked))
    if b"\0" in data and not (marked or any(map(_marks, texts))):
        raise UnreadableInput(_("{file}: not a text file; give a PDF, .txt or .md file").format(file=path))
    if texts:
        return max(texts, key=_marks)
    raise UnreadableInput(
        _("{file}: the text is in none of UTF-8, UTF-16, GB18030 and Big5; convert it to UTF-8 first").format(file=path)
    )


def _decoded(data: bytes, encodings: Iterable[str]) -> Iterator[str]:
    """The text in each encoding that it may be in; nothing else where it is UTF-8."""
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            yield data.decode(encoding)
            if encoding == "utf-8":
                return


def _marks(text: str) -> int:
    """How many characters there are that every Chinese text has, in whatever hanzi."""
    return sum(text.count(mark) for mark in "，。、的\u3000")
