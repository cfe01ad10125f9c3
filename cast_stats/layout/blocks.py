"""One page in reading order: its lines, and what stands between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cast_stats.layout.columns import Column, reading_order
from cast_stats.layout.elements import Figure, Frame, Placed, PlacedTable, Run
from cast_stats.layout.figures import interruptions
from cast_stats.layout.initials import with_initials
from cast_stats.layout.joints import parted_at_gutters
from cast_stats.layout.lines import Line, column_edges, lines_of
from cast_stats.layout.order import column_lines, ordered
from cast_stats.layout.spaced import with_spaced
from cast_stats.layout.vertical import with_stacks
from cast_stats.reading.page import Page

LEAST_SIZE = 0.25
ENOUGH = 200
"""A page with fewer characters takes the document's body size."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The lines under a figure."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Boxed:
    """The lines of a framed text."""

    lines: tuple[Line, ...]


Block: TypeAlias = Line | Caption | Boxed | PlacedTable


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be joined: its number, its body's type size and usual column width in points, its blocks."""

    number: int
    size: float
    column: float
    blocks: tuple[Block, ...]


def sheet_of(page: Page, runs: Sequence[Run], tables: Sequence[PlacedTable], usual: float) -> Sheet:
    """The page in reading order; `usual` is the document's body size."""
    size = body_size(runs) if sum(len(run.indices) for run in runs) >= ENOUGH else usual
    words = with_spaced(parted_at_gutters(runs), size)
    whole = with_initials(with_stacks(words, size), size)
    columns = ordered([*interruptions(page, whole, size), *tables], size)
    blocks = tuple(block for column in columns for block in _blocks(column, size))
    return Sheet(page.number, size, _column_width(blocks, size), blocks)


def body_size(runs: Iterable[Run]) -> float:
    """The type size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 4) / 4] += len(run.indices)
    if not sizes:
        return 10.0
    return max(LEAST_SIZE, max(sizes.items(), key=lambda item: (item[1], -item[0]))[0])


def _blocks(column: Column, size: float) -> Iterable[Block]:
    edges = column_edges(column)
    waiting: list[Run] = []
    for element in column.elements:
        if isinstance(element, Run):
            waiting.append(element)
            continue
        yield from column_lines(waiting, column, edges)
        waiting = []
        yield from _interruption(element, size)
    yield from column_lines(waiting, column, edges)


def _interruption(element: Placed, size: float) -> Iterable[Block]:
    if isinstance(element, PlacedTable):
        yield element
    elif isinstance(element, Figure) and element.caption:
        yield Caption(tuple(lines_of(element.caption, element.x0, element.x1)))
    elif isinstance(element, Frame):
        lines: list[Line] = []
        for column in reading_order(element.runs, size):
            left, right = column_edges(column)
            lines.extend(lines_of([run for run in column.elements if isinstance(run, Run)], left, right))
        yield Boxed(tuple(lines))


def _column_width(blocks: Iterable[Block], size: float) -> float:
    """The width of the column that most lines of the body stand in."""
    widths = Counter(
        round(block.right - block.left) for block in blocks if isinstance(block, Line) and block.size < 1.08 * size
    )
    return float(max(widths.items(), key=lambda item: (item[1], item[0]))[0]) if widths else 0.0
