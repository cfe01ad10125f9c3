"""The tables of a page, ruled or not, taken out of the prose."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.layout.article import Table
from cast_stats.layout.elements import PlacedTable, Run
from cast_stats.layout.runs import runs_of
from cast_stats.layout.table_borderless import borderless_grids
from cast_stats.layout.table_captions import caption_above
from cast_stats.layout.table_cells import cells_of, header_rows, stub_columns
from cast_stats.layout.table_grid import Filled, Grid, filled, inside
from cast_stats.layout.table_joins import joined
from cast_stats.layout.table_rows import split_rows
from cast_stats.layout.table_ruled import ruled_grids
from cast_stats.reading.page import Box, Page

LONGEST_CELL = 120
"""A grid whose typical field holds more characters is a frame around prose."""
LEAST_CELLS = 4
"""Fields of a grid at least that hold text."""


def tables_of(pages: Sequence[Page], runs: Sequence[Sequence[Run]]) -> list[list[PlacedTable]]:
    """The tables of each page; one that goes on from the page before stands there as an area without cells."""
    return joined(pages, list(map(find_tables, pages, runs)))


def find_tables(page: Page, runs: Sequence[Run]) -> list[PlacedTable]:
    """The tables of a page, all of whose runs are given, from top to bottom; their bounds take in title and unit."""
    found: list[PlacedTable] = []
    taken: list[Box] = []
    for grid, cells in _filled_grids(page, runs):
        caption = caption_above(page, grid.box, taken)
        texts = cells_of(page, cells)
        headers = header_rows(texts)
        table = Table(caption.title, caption.unit, texts, headers, stub_columns(texts, headers))
        found.append(PlacedTable(grid.box.x0, caption.top, grid.box.x1, grid.box.bottom, page.number, table))
        taken.append(grid.box)
    return found


def _filled_grids(page: Page, runs: Sequence[Run]) -> list[tuple[Grid, list[Filled]]]:
    """The ruled grids of a page and those that its other text forms."""
    grids = [(grid, filled(page, grid)) for grid in ruled_grids(page.lines)]
    ruled = [(grid, split_rows(page, cells)) for grid, cells in grids if _is_table(cells)]
    within = {index for grid, _ in ruled for index in inside(page, grid.box)}
    if within:
        runs = runs_of(page, [index for index in range(len(page.chars)) if index not in within])
    return sorted([*ruled, *borderless_grids(page, runs)], key=lambda found: (found[0].box.top, found[0].box.x0))


def _is_table(cells: Sequence[Filled]) -> bool:
    """Whether the fields hold short texts in at least two columns."""
    lengths = sorted(len(cell.indices) for cell in cells if cell.indices)
    columns = {cell.field.column for cell in cells if cell.indices}
    return len(lengths) >= LEAST_CELLS and len(columns) > 1 and lengths[len(lengths) // 2] <= LONGEST_CELL
