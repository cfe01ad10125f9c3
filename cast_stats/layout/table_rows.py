"""Rows without strokes between them: a field that holds several figures one under another is as many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from cast_stats.layout.table_grid import Field, Filled, clustered, nearest
from cast_stats.layout.table_text import is_blank, is_figure, level_of, lines_in, text_of
from cast_stats.reading.page import Box, Page

SAME_ROW = 0.5
"""Lines whose middles lie within this share of the type size stand in one row."""
FULL_LINE = 1.5
"""A line that ends within so many characters of its field's right edge may run on in the next."""
WRAPPED = 1.3
"""A figure set in the middle of a stub of two lines lies within so many characters of both."""

Line = tuple[Filled, list[int]]


def split_rows(page: Page, cells: Sequence[Filled]) -> list[Filled]:
    """The cells, bands of several rows taken apart; rows are counted anew."""
    bands = range(max((cell.field.row + cell.field.row_span for cell in cells), default=0))
    heights: dict[int, int] = {}
    found: list[Filled] = []
    offset = 0
    for band in bands:
        single = [cell for cell in cells if cell.field.row == band and cell.field.row_span == 1]
        rows = _rows(page, single)
        heights[band] = max(1, len(rows))
        found.extend(_parted(page, single, rows, offset))
        offset += heights[band]
    starts = [sum(heights[b] for b in bands[:band]) for band in bands]
    for cell in cells:
        if cell.field.row_span > 1:
            covered = range(cell.field.row, cell.field.row + cell.field.row_span)
            field = replace(cell.field, row=starts[cell.field.row], row_span=sum(heights[b] for b in covered))
            found.append(Filled(field, cell.indices))
    return sorted(found, key=lambda cell: (cell.field.row, cell.field.column))


def _rows(page: Page, cells: Sequence[Filled]) -> list[list[Line]]:
    """The lines of a band's cells row by row; none where the band is one row."""
    lines = [(cell, line) for cell in cells for line in lines_in(page, cell.indices)]
    figures = [line for line in lines if _is_figure_line(page, line[1])]
    size = median([page.sizes[line[0]] for _, line in lines] or [1.0])
    levels = clustered((level_of(page, line) for _, line in figures), SAME_ROW * size)
    if len(levels) < 2 or not _stacked(page, figures):
        return []
    rows: list[list[Line]] = [[] for _ in levels]
    loose: list[Line] = []
    for entry in lines:
        level = level_of(page, entry[1])
        at = nearest(levels, level)
        if entry in figures or abs(levels[at] - level) <= SAME_ROW * size:
            rows[at].append(entry)
        else:
            loose.append(entry)
    return _with_loose(page, levels, rows, loose, size)


def _is_figure_line(page: Page, line: Sequence[int]) -> bool:
    text = text_of(page, line)
    return is_figure(text) or (is_blank(text) and bool(text))


def _stacked(page: Page, figures: Sequence[Line]) -> bool:
    """Whether some cell has two figures, one under the other."""
    counts: dict[int, int] = defaultdict(int)
    for cell, line in figures:
        counts[id(cell)] += is_figure(text_of(page, line))
    return max(counts.values(), default=0) >= 2


def _with_loose(
    page: Page, levels: Sequence[float], rows: list[list[Line]], loose: Sequence[Line], size: float
) -> list[list[Line]]:
    """The rows with the lines at no figure's height: they wrap around one, run on, or are rows themselves."""
    groups: list[tuple[float, list[Line]]] = [(level, list(row)) for level, row in zip(levels, rows, strict=True)]
    for entry in sorted(loose, key=lambda e: level_of(page, e[1])):
        level = level_of(page, entry[1])
        home = _home(page, groups, entry, level, size)
        if home is None:
            groups.append((level, [entry]))
        else:
            home.append(entry)
        groups.sort(key=lambda group: group[0])
    return [row for _, row in groups]


def _home(
    page: Page, groups: Sequence[tuple[float, list[Line]]], entry: Line, level: float, size: float
) -> list[Line] | None:
    """The row that a loose line belongs to, or None where it is a row of its own."""
    cell = entry[0]
    for at, row in groups:
        others = [line for other, line in row if other is cell]
        beside = all(abs(level_of(page, line) - at) > SAME_ROW * size for line in others)
        if abs(at - level) <= WRAPPED * size and beside and any(_is_figure_line(page, line) for _, line in row):
            return row
    above = [row for at, row in groups if at < level]
    if above:
        last = [line for other, line in above[-1] if other is cell]
        if last and page.boxes[4 * last[-1][-1] + 2] > cell.field.box.x1 - FULL_LINE * size:
            return above[-1]
    return None


def _parted(page: Page, cells: Sequence[Filled], rows: Sequence[Sequence[Line]], offset: int) -> list[Filled]:
    """The cells of a band as cells of its rows; where it is one row, as they are."""
    if not rows:
        return [Filled(replace(cell.field, row=offset), cell.indices) for cell in cells]
    found: list[Filled] = []
    tops = _edges(page, cells, rows)
    for cell in cells:
        for number, row in enumerate(rows):
            indices = tuple(index for other, line in row if other is cell for index in line)
            box = Box(cell.field.box.x0, tops[number], cell.field.box.x1, tops[number + 1])
            found.append(Filled(Field(offset + number, cell.field.column, 1, cell.field.column_span, box), indices))
    return found


def _edges(page: Page, cells: Sequence[Filled], rows: Sequence[Sequence[Line]]) -> list[float]:
    levels = [min(level_of(page, line) for _, line in row) for row in rows]
    between = [(a + b) / 2 for a, b in pairwise(levels)]
    return [cells[0].field.box.top, *between, cells[0].field.box.bottom]
