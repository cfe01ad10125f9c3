"""Page: characters with their places, from a text layer or from OCR. The unit of caching."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cast_stats.records import Issue, Note


class Box(NamedTuple):
    """A rectangle in points (1/72 inch) from the upper left corner of the page as seen (rotation applied)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. Characters keep the file's order; reading order is the layout room's work.

    `chars` holds one code point a character; `boxes` is flat, four values (x0, top, x1, bottom) a character;
    `sizes` is the font size in points a character; `bold` marks heavy faces; `confidence` (0 to 1 a character)
    is empty where the text layer was used.
    `lines` are thin ruled strokes, `pictures` image areas, both as boxes. `turn` counts the quarter turns
    anticlockwise of most of the writing (1: it runs up the page), 0 where it stands upright.
    """

    number: int
    width: float
    height: float
    chars: str
    boxes: array[float]
    sizes: array[float]
    bold: bytes = b""
    confidence: array[float] = field(default_factory=lambda: array("f"))
    lines: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    turn: int = 0
    source: Literal["text", "ocr", "none"] = "text"
    notes: tuple[Note, ...] = ()

    def box(self, index: int) -> Box:
        """The box of character `index`."""
        return Box(*self.boxes[4 * index : 4 * index + 4])


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its pages (PDF) or its raw text (plain text and Markdown), and what it says of its issue.

    `told` holds the fields of the issue: to read and lay out a file needs no validated record, and a process that does
    no more does not load their library.
    """

    told: Mapping[str, Any]
    pages: tuple[Page, ...] = ()
    text: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def issue(self) -> Issue:
        """The issue as a validated record."""
        from cast_stats.records import Issue

        return Issue(**self.told)
