"""Grid: rows and columns of a table on its page, and the fields that they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cast_stats.reading.page import Box, Page


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the area of a table's cell. `row`, `column` count from 0, the spans from 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """The area of a table and its fields, none of which overlaps another."""

    box: Box
    fields: tuple[Field, ...]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return max((field.row + field.row_span for field in self.fields), default=0)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max((field.column + field.column_span for field in self.fields), default=0)


@dataclass(frozen=True, slots=True)
class Filled:
    """A field and the characters of the page that stand in it, in the file's order."""

    field: Field
    indices: tuple[int, ...]


def middle(page: Page, index: int) -> tuple[float, float]:
    """The middle of a character."""
    x0, top, x1, bottom = page.boxes[4 * index : 4 * index + 4]
    return (x0 + x1) / 2, (top + bottom) / 2


def inside(page: Page, box: Box, indices: Iterable[int] | None = None) -> list[int]:
    """The characters whose middles lie in the box."""
    chosen = range(len(page.chars)) if indices is None else indices
    found = []
    for index in chosen:
        x, y = middle(page, index)
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            found.append(index)
    return found


def filled(page: Page, grid: Grid) -> list[Filled]:
    """Every field with its characters."""
    within = inside(page, grid.box)
    return [Filled(field, tuple(inside(page, field.box, within))) for field in grid.fields]


def clustered(values: Iterable[float], tolerance: float) -> list[float]:
    """The values in order, those that lie within the tolerance of their neighbour as one: their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """The index of the value that lies nearest."""
    return min(range(len(values)), key=lambda i: abs(values[i] - value))
