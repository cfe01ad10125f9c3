"""Article: title, section and paragraphs in reading order; every character knows its page and box."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from cast_stats.reading.page import Box

if TYPE_CHECKING:
    from cast_stats.records import Note, PageBox

ParagraphKind = Literal[
    "title", "byline", "heading", "body", "list", "caption", "box", "masthead", "contents", "footnote", "table",
    "running", "chart",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character of a text stands. `pages` counts from 1 (0: the character was supplied, e.g. a joining
    space); `boxes` is flat, four values a character (empty for plain text, which has no geometry);
    `confidence` (0 to 1 a character) is empty where the text did not come from OCR."""

    pages: array[int] = field(default_factory=lambda: array("H"))
    boxes: array[float] = field(default_factory=lambda: array("f"))
    confidence: array[float] = field(default_factory=lambda: array("f"))

    def page(self, index: int) -> int | None:
        """The page of character `index`, or None where there is none."""
        return (self.pages[index] or None) if index < len(self.pages) else None

    def spread(self, start: int, end: int) -> tuple[PageBox, ...]:
        """The boxes that cover characters [start, end): one a printed line."""
        from cast_stats.records import PageBox

        merged: list[tuple[int, Box]] = []
        for i in range(start, min(end, len(self.boxes) // 4)):
            page = self.page(i)
            if page is None:
                continue
            box = Box(*self.boxes[4 * i : 4 * i + 4])
            before, last = merged[-1] if merged else (None, box)
            if before == page and min(last.bottom, box.bottom) > max(last.top, box.top) and box.x0 >= last.x0:
                merged.pop()
                box = Box(last.x0, min(last.top, box.top), max(last.x1, box.x1), max(last.bottom, box.bottom))
            merged.append((page, Box(*(round(value, 2) for value in box))))
        return tuple(PageBox(page=page, **box._asdict()) for page, box in merged)


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its text and place; `row`, `column` count from 0, `row_span` and `column_span` from 1."""

    row: int
    column: int
    text: str
    places: Places = Places()
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table kept out of the prose: title, unit line, header rows on top, stub columns at the left, body cells."""

    title: str
    unit: str
    cells: tuple[Cell, ...]
    header_rows: int
    stub_columns: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that belongs together, lines joined, as printed. `level` is 1.. for headings, else 0.
    `table` is set where `kind` is "table" (`text` then holds the table's title)."""

    text: str
    kind: ParagraphKind = "body"
    places: Places = Places()
    level: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an issue. `paragraphs` are in reading order and include title, byline, headings and captions."""

    title: str
    section: str = ""
    byline: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
