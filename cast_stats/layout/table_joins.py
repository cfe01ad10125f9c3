"""Tables that run over pages are one: rows on the next page follow those before, a head printed again is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cast_stats.layout.article import Cell, Places, Table
from cast_stats.layout.elements import PlacedTable
from cast_stats.layout.table_cells import stub_columns
from cast_stats.layout.table_grid import middle
from cast_stats.reading.page import Page

MARGIN_CHARACTERS = 40
"""A running head or a page number, and no prose, stands between a table and the page's edge."""
SAME_WIDTH = 0.06
"""Share of the width by which the halves of one table may differ."""
CONTINUED = re.compile(r"[(（]?续(表|上表|完)?[)）]?|[(（]续.*[)）]")
NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]+[)）、.．]")
PART = Table("", "", (), 0, 0)
"""Stands where a table goes on whose cells were given to its beginning."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A table at a page's end that may go on, and where it stands in the result."""

    page: int
    position: int
    placed: PlacedTable


def joined(pages: Sequence[Page], tables: Sequence[Sequence[PlacedTable]]) -> list[list[PlacedTable]]:
    """The tables of each page; one that goes on from the page before is emptied, its cells join their beginning."""
    found: list[list[PlacedTable]] = []
    open_table: _Open | None = None
    for number, (page, placed) in enumerate(zip(pages, tables, strict=True)):
        found.append(list(placed))
        if open_table and placed and _is_first(page, placed[0]) and _goes_on(open_table.placed, placed[0]):
            start = open_table
            whole = replace(start.placed, table=_appended(start.placed.table, placed[0].table))
            found[start.page][start.position] = whole
            found[number][0] = replace(placed[0], table=PART)
            runs_on = len(placed) == 1 and _is_last(page, placed[0])
            reach = replace(whole, x0=placed[0].x0, x1=placed[0].x1, page=page.number)
            open_table = _Open(start.page, start.position, reach) if runs_on else None
        else:
            open_table = None
        if open_table is None and placed and _is_last(page, placed[-1]) and found[number][-1].table is not PART:
            open_table = _Open(number, len(placed) - 1, placed[-1])
    return found


def _is_first(page: Page, placed: PlacedTable) -> bool:
    above = [i for i in range(len(page.chars)) if middle(page, i)[1] < placed.top]
    return len(above) <= MARGIN_CHARACTERS and _rows(page, above) <= 2


def _is_last(page: Page, placed: PlacedTable) -> bool:
    below = [i for i in range(len(page.chars)) if middle(page, i)[1] > placed.bottom]
    return len(below) <= MARGIN_CHARACTERS and _rows(page, below) <= 1


def _rows(page: Page, indices: Sequence[int]) -> int:
    levels = sorted(middle(page, i)[1] for i in indices)
    return bool(levels) + sum(after - before > 0.7 * max(page.sizes) for before, after in pairwise(levels))


def _goes_on(before: PlacedTable, after: PlacedTable) -> bool:
    """Whether the tables are of one width and number of columns, and the second has no title or head of its own."""
    first, second = before.table, after.table
    width = before.x1 - before.x0
    alike = abs((after.x1 - after.x0) - width) <= SAME_WIDTH * width and _columns(first) == _columns(second)
    untitled = second.title in ("", first.title) or CONTINUED.search(second.title) is not None
    return alike and untitled and (second.header_rows == 0 or _head(first) == _head(second))


def _columns(table: Table) -> int:
    return max((cell.column + cell.column_span for cell in table.cells), default=0)


def _head(table: Table) -> list[str]:
    return [cell.text for cell in table.cells if cell.row < table.header_rows]


def _appended(first: Table, second: Table) -> Table:
    """The second table's rows under those of the first, without its head where that is the first's again."""
    again = second.header_rows if _head(first) == _head(second) else 0
    shift = max((cell.row + cell.row_span for cell in first.cells), default=0) - again
    more = [replace(cell, row=cell.row + shift) for cell in second.cells if cell.row >= again]
    cells = _mended(list(first.cells), more, shift + again, max(first.stub_columns, second.stub_columns) - 1)
    stub = stub_columns(cells, first.header_rows)
    return replace(first, cells=cells, unit=first.unit or second.unit, stub_columns=stub)


def _mended(before: list[Cell], after: list[Cell], start: int, groups: int) -> tuple[Cell, ...]:
    """Both tables' cells, those of the first `groups` columns put together that the page's end cut in two: the second
    part is blank or, beside numbered cells, bears no number."""
    for cell in [cell for cell in after if cell.row == start and cell.column < groups]:
        upper = next((c for c in before if c.column == cell.column and c.row + c.row_span == start), None)
        if upper and upper.column_span == cell.column_span and (not cell.text or _is_rest(upper.text, cell.text)):
            row_span = upper.row_span + cell.row_span
            before[before.index(upper)] = replace(
                upper, text=upper.text + cell.text, places=_both(upper.places, cell.places), row_span=row_span
            )  # fmt: skip
            after.remove(cell)
    return (*before, *after)


def _both(first: Places, second: Places) -> Places:
    return Places(first.pages + second.pages, first.boxes + second.boxes, first.confidence + second.confidence)


def _is_rest(upper: str, lower: str) -> bool:
    return NUMBERED.match(upper) is not None and NUMBERED.match(lower) is None
