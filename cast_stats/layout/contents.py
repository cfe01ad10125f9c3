"""The contents page: which sections and titles an issue names, matched to what stands on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import normalize

from cast_stats.layout.paragraphs import Piece
from cast_stats.layout.roles import CONTENTS_HEAD
from cast_stats.layout.typography import LABEL_LENGTH

LEAST_MATCH = 4
"""A title of fewer characters must be an entry by itself; a longer one may stand in it beside a kicker."""
NUMBER = re.compile(r"^\s*(\d{1,3})(?!\d)\s*[/／|｜]?\s*|[\s.…·・]*(?<!\d)(\d{1,3})\s*$")
SLASH = re.compile(r"\s*\d{1,3}\s*[/／|｜]")
FORMS = re.compile(r"[\W_]+")


class Entry(NamedTuple):
    """One title of the contents page, folded (NFKC, letters and figures only), and its section as printed."""

    title: str
    section: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents page says; empty where there is none. `sections` are folded."""

    sections: frozenset[str] = frozenset()
    entries: tuple[Entry, ...] = ()

    def names_section(self, text: str) -> bool:
        """Whether a text is the name of a section."""
        return folded(text) in self.sections

    def is_title(self, text: str) -> bool:
        """Whether a text is one of the titles, whole."""
        plain = folded(text)
        return any(plain == entry.title for entry in self.entries)

    def section_of(self, titles: Iterable[str]) -> str | None:
        """The section of an article with these title lines; None where the contents page does not list it."""
        plain = [folded(title) for title in titles]
        whole = "".join(plain)
        for entry in self.entries:
            for title in (*plain, whole):
                if title and (title == entry.title or (len(title) >= LEAST_MATCH and title in entry.title)):
                    return entry.section
            if len(entry.title) >= LEAST_MATCH and entry.title in whole:
                return entry.section
        return None


def folded(text: str) -> str:
    """Letters and figures of a text, in their usual forms."""
    return FORMS.sub("", normalize("NFKC", text)).lower()


def contents_of(pieces: Sequence[Piece]) -> Contents:
    """The sections and titles of the contents pages; a label over an entry is the section of what follows."""
    known = [p for p in pieces if p.kind == "contents" and p.lines and not CONTENTS_HEAD.fullmatch(p.text)]
    sections: set[str] = set()
    entries: list[Entry] = []
    section = ""
    for piece, after in zip_longest(known, known[1:]):
        title = _title(piece.text)
        if after is not None and _is_section(piece, after):
            section = title
            sections.add(folded(title))
        elif folded(title):
            entries.append(Entry(folded(title), section))
    return Contents(frozenset(sections), tuple(entries))


def _is_section(piece: Piece, after: Piece) -> bool:
    """Whether an entry is the name of a section: short, over an entry with a page, itself without one or set apart."""
    page, following = _page(piece.text), _page(after.text)
    if len(_title(piece.text)) > LABEL_LENGTH or following is None:
        return False
    first, second = piece.lines[0], after.lines[0]
    apart = first.heavy != second.heavy or abs(first.size - second.size) > 0.05 * second.size or SLASH.match(piece.text)
    return page is None or (page == following and bool(apart))


def _title(text: str) -> str:
    return NUMBER.sub("", text).strip()


def _page(text: str) -> int | None:
    found = NUMBER.search(text)
    return int(found[1] or found[2]) if found else None
