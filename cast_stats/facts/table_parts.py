"""Parts of wholes in a table: by # and 其中, by numbering, and by how far a stub is set in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from cast_stats.facts.table_axes import Entry
from cast_stats.facts.table_labels import TOTAL, left_of, read_label
from cast_stats.layout.article import Cell

SET_IN = 0.35
"""A stub that begins so many characters further right than another belongs to it."""
ONE_LEVEL = 0.2
NO_SUM = re.compile(r"指数|率|比重|平均|人均|增速|均价")


def whole_rows(entries: Sequence[Entry]) -> dict[int, int]:
    """For each row that is a part of another row: the row of its whole."""
    stubs = {entry.cell.row: entry.stub[-1] for entry in entries if entry.stub}
    groups = {entry.cell.row: tuple(id(cell) for cell in entry.stub[:-1]) for entry in entries}
    sections = {entry.cell.row: id(entry.section) for entry in entries}
    found: dict[int, int] = {}
    indented = not _centred(list(stubs.values()))
    for row in sorted(stubs):
        earlier = [r for r in sorted(stubs, reverse=True) if r < row]
        earlier = [r for r in earlier if groups[r] == groups[row] and sections[r] == sections[row]]
        earlier = list(takewhile(lambda r: r == min(stubs) or not _is_total(stubs[r]), earlier))
        whole = _whole(stubs, row, earlier, indented)
        if whole is not None:
            found[row] = whole
    return found


def _whole(stubs: dict[int, Cell], row: int, earlier: Sequence[int], indented: bool) -> int | None:
    """The nearest row before that this one is a part of. `earlier` runs upwards."""
    label, cell = read_label(stubs[row].text), stubs[row]
    if _is_total(cell) and not label.part:
        return None
    size = _size(cell)
    known = {r: read_label(stubs[r].text) for r in earlier}
    if label.rank is not None and (over := [r for r in earlier if (known[r].rank or 9) < label.rank]):
        return over[0]
    outer = [r for r in earlier if left_of(stubs[r]) < left_of(cell) - SET_IN * size] if indented else []
    if label.hashes:
        fewer = [r for r in earlier if known[r].hashes < label.hashes]
        return next((r for r in fewer if r in outer), fewer[0] if fewer else None)
    if label.part:
        whole = [r for r in earlier if not known[r].part]
        return next((r for r in whole if r in outer), whole[0] if whole else None)
    return outer[0] if outer else None


def _is_total(cell: Cell) -> bool:
    """Whether a stub says that its row is a total: it ends what stands above it."""
    return TOTAL.fullmatch(read_label(cell.text).name) is not None


def whole_columns(row: Sequence[Entry]) -> dict[int, int]:
    """For each column whose head is marked as a part: the column of its whole, to its left under the same heads."""
    found: dict[int, int] = {}
    for place, entry in enumerate(row):
        if entry.head and read_label(entry.head[-1].text).part:
            before = [e for e in row[:place] if e.head and not read_label(e.head[-1].text).part]
            alike = [e for e in before if e.head[:-1] == entry.head[:-1]]
            if alike:
                found[entry.cell.column] = alike[-1].cell.column
    return found


def can_be_part(item: str, unit: str) -> bool:
    """Whether figures of this kind add up: shares, rates and indices do not."""
    return unit not in ("%", "‰", "个百分点", "倍") and not NO_SUM.search(item)


def _centred(cells: Sequence[Cell]) -> bool:
    """Whether the stubs are set about one middle rather than from one or a few left edges."""
    placed = [cell.places.boxes for cell in cells if len(cell.places.boxes) >= 4]
    if len(placed) < 3:
        return False
    reach = ONE_LEVEL * _size(cells[0])
    middles = _levels([(boxes[0] + boxes[-2]) / 2 for boxes in placed], reach)
    return middles < _levels([boxes[0] for boxes in placed], reach)


def _levels(values: Sequence[float], reach: float) -> int:
    """How many different places there are, those within reach of one another as one."""
    ordered = sorted(values)
    return 1 + sum(after - before > reach for before, after in pairwise(ordered))


def _size(cell: Cell) -> float:
    boxes = cell.places.boxes
    return boxes[3] - boxes[1] if len(boxes) >= 4 else 0.0
