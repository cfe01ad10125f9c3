"""Filled fields become a Table: texts, header rows on top, stub columns at the left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cast_stats.layout.article import Cell
from cast_stats.layout.table_grid import Filled
from cast_stats.layout.table_text import cell_text, is_blank, is_figure
from cast_stats.reading.page import Page

YEAR = re.compile(r"(19|20)\d\d")
FIGURES_IN_COLUMN = 0.5
"""Share of a column's fields at least that are figures."""
LEAST_NAMES = 3
"""Fields of a column at least that are looked at for names."""


def cells_of(page: Page, fields: Sequence[Filled]) -> tuple[Cell, ...]:
    """The cells with their texts; rows and columns without any text are left out, spans shortened by them."""
    cells = []
    for part in fields:
        text, places = cell_text(page, part.indices)
        field = part.field
        cells.append(Cell(field.row, field.column, text, places, field.row_span, field.column_span))
    return compacted(cells)


def compacted(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells without rows and columns in which no cell with text begins."""
    rows = sorted({cell.row for cell in cells if cell.text})
    columns = sorted({cell.column for cell in cells if cell.text})
    found = []
    for cell in cells:
        row_span = sum(cell.row <= row < cell.row + cell.row_span for row in rows)
        column_span = sum(cell.column <= column < cell.column + cell.column_span for column in columns)
        if row_span and column_span:
            row = sum(r < cell.row for r in rows)
            column = sum(c < cell.column for c in columns)
            found.append(Cell(row, column, cell.text, cell.places, row_span, column_span))
    return tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))


def header_rows(cells: Sequence[Cell]) -> int:
    """How many rows stand above the first row of figures; a row of years or of 1, 2, 3 … is no row of figures."""
    count = max((cell.row + 1 for cell in cells), default=0)
    first = next((row for row in range(count) if _has_figures(cells, row)), count)
    reaching = (cell.row + cell.row_span for cell in cells if cell.row < first and cell.text)
    full = max((end for end in reaching if end <= first), default=0)
    return max(full, first) if first < count else min(1, count)


def stub_columns(cells: Sequence[Cell], headers: int) -> int:
    """How many columns at the left hold words, years or running numbers rather than figures below the header."""
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    for column in range(columns):
        body = [cell.text for cell in cells if cell.row >= headers and cell.column == column]
        texts = [text for text in body if not is_blank(text)]
        named = column == 0 and _names_rows(texts)
        if texts and not named and sum(map(is_figure, texts)) >= FIGURES_IN_COLUMN * len(texts):
            return column
    return min(1, columns)


def _has_figures(cells: Sequence[Cell], row: int) -> bool:
    """Whether the row holds figures that measure something."""
    texts = [cell.text for cell in cells if cell.row == row and cell.text]
    figures = [text for text in texts if is_figure(text)]
    if not figures or all(YEAR.fullmatch(text) for text in figures):
        return False
    return len(figures) < 2 or not _is_count(figures)


def _names_rows(texts: Sequence[str]) -> bool:
    """Whether figures name rows: years, or numbers that go up by one."""
    if len(texts) < LEAST_NAMES:
        return False
    running = all(text.isdecimal() for text in texts) and all(int(b) - int(a) == 1 for a, b in pairwise(texts))
    return running or all(YEAR.fullmatch(text) for text in texts)


def _is_count(figures: Sequence[str]) -> bool:
    """Whether the figures count up from 1 or 2: numbers of columns."""
    first = 1 if figures[0] == "1" else 2
    return list(figures) == [str(number) for number in range(first, first + len(figures))]
