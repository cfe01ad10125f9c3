"""What stands at the head and in the stub of each figure of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cast_stats.layout.article import Cell, Table

FIGURE = re.compile(r"[-+−－—–]?\d[\d,，]*([.．]\d+)?[%％‰]?[*＊①-⑳]?")
BLANK = re.compile(r"[-−－—–….·*#/／×x]*")
YEAR = re.compile(r"(19|20)\d\d")
UNIT_HEAD = re.compile(r"(计量)?单\s*位")
ORDER_HEAD = re.compile(r"序号|编号|代码|行次|栏次|排名|排序|位次|名次|页码")


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of a table with its labels, outermost first: `stub` at its left, `head` above it, `section` a row that
    spans the table above it. `row` holds all cells of its row, `unit` what the row's unit column says; `ordinal` marks
    numbers that count rows."""

    cell: Cell
    row: tuple[Cell, ...]
    stub: tuple[Cell, ...]
    head: tuple[Cell, ...]
    section: Cell | None
    unit: str
    ordinal: bool

    @property
    def labels(self) -> tuple[Cell, ...]:
        """Section, stub and head in the order in which they are read."""
        return (*((self.section,) if self.section else ()), *self.stub, *self.head)


def _is_figure(text: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return FIGURE.fullmatch(text) is not None


def entries(table: Table) -> tuple[Entry, ...]:
    """The figures of a table's body, row by row."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if not BLANK.fullmatch(cell.text):
            rows[cell.row].append(cell)
    return tuple(_entries(table, rows))


def _entries(table: Table, rows: dict[int, list[Cell]]) -> Iterator[Entry]:
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    across = _across(table)
    head: list[Cell] = []
    section: Cell | None = None
    in_head = False
    for row in sorted(rows):
        own = rows[row]
        if row >= table.header_rows and any(_is_figure(cell.text) for cell in own):
            in_head = False
            yield from _row(table, own, across[row], head, section)
        elif len(own) == 1 and own[0].column_span == width > 1:
            section, in_head = own[0], False
        elif row < table.header_rows or _names_columns(own, table.stub_columns):
            head = [*head, *own] if in_head else list(own)
            in_head = True


def _names_columns(own: Sequence[Cell], stub: int) -> bool:
    return any(cell.column >= max(1, stub) for cell in own)


def _across(table: Table) -> dict[int, list[Cell]]:
    """The cells of each row, those that reach down into it from rows above too."""
    found: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            found[row].append(cell)
    return found


def _row(
    table: Table, own: Sequence[Cell], across: Sequence[Cell], head: Sequence[Cell], section: Cell | None
) -> Iterator[Entry]:
    """The figures of a row whose `own` cells begin in it; `across` are those that reach into it, too."""
    lowest = max((cell.row + cell.row_span for cell in head), default=0)
    beside = sorted((cell for cell in across if cell.row >= lowest), key=lambda cell: cell.column)
    years = [cell for cell in beside if cell.column < table.stub_columns and YEAR.fullmatch(cell.text)]
    words = [cell for cell in beside if cell in years or not (_is_figure(cell.text) or BLANK.fullmatch(cell.text))]
    figures = [cell for cell in own if _is_figure(cell.text) and cell not in years]
    for cell in figures:
        above = tuple(
            h for h in head if h.column < cell.column + cell.column_span and cell.column < h.column + h.column_span
        )
        labels = _stub(words, figures, cell)
        units = [label for label in labels if _is_under(head, label, UNIT_HEAD)]
        stub = tuple(label for label in labels if label not in units)
        yield Entry(
            cell,
            tuple(beside),
            stub,
            above,
            section,
            units[-1].text if units else "",
            _is_under(head, cell, ORDER_HEAD),
        )


def _stub(words: Sequence[Cell], figures: Sequence[Cell], cell: Cell) -> list[Cell]:
    """The words at the left of a figure, up to the next figures that have words of their own."""
    left = sorted((word for word in words if word.column < cell.column), key=lambda word: word.column)
    if not left:
        return []
    nearest = left[-1].column
    before = [figure.column for figure in figures if figure.column < nearest]
    return [word for word in left if not before or word.column > max(before)]


def _is_under(head: Sequence[Cell], cell: Cell, name: re.Pattern[str]) -> bool:
    return any(h.column <= cell.column < h.column + h.column_span and name.fullmatch(h.text) for h in head)
