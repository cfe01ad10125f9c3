"""What stands on a page: runs of characters, figures with their captions, framed boxes, tables, rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from cast_stats.layout.article import Table
from cast_stats.reading.page import Box, Page


@dataclass(frozen=True, slots=True)
class Element:
    """Something that takes a place on the page, in points from the upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top

    def holds(self, other: Element | Box) -> bool:
        """Whether the middle of `other` lies in it."""
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Run(Element):
    """Neighbouring characters of one row: indices into the page, from left to right."""

    page: Page
    indices: tuple[int, ...]
    size: float

    @property
    def text(self) -> str:
        """The characters, without any space."""
        return "".join(self.page.chars[i] for i in self.indices)


@dataclass(frozen=True, slots=True)
class Figure(Element):
    """A picture and the runs of its caption."""

    caption: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame(Element):
    """A ruled box in the text: what stands in it is read by itself."""

    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedTable(Element):
    """A table, taken out of the prose, where it stood on page `page`."""

    page: int
    table: Table


@dataclass(frozen=True, slots=True)
class Rule(Element):
    """A ruled line across columns: it parts what is above from what is below."""


Placed: TypeAlias = Run | Figure | Frame | PlacedTable | Rule


def around(elements: Iterable[Element]) -> Element:
    """The box around some elements."""
    known = list(elements)
    return Element(
        min(e.x0 for e in known), min(e.top for e in known), max(e.x1 for e in known), max(e.bottom for e in known)
    )
