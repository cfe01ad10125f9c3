"""Parts of wholes in a table: by # and 其中, by numbering, and by how far a stub is set in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from cast_stats.facts.tables.axes import Entry
from cast_stats.facts.tables.labels import TOTAL, Label, left_of, read_label, value_of
from cast_stats.layout.article import Cell

SET_IN = 0.35
"""A stub that begins so many characters further right than another belongs to it."""
ONE_LEVEL = 0.2
NO_SUM = re.compile(r"指数|率|比重|平均|人均|增速|均价")


class _Line(NamedTuple):
    """The stub of a row: its label, where that begins on the page, how high it is, and whether it ends a sum."""

    label: Label
    left: float
    size: float
    is_total: bool


def whole_rows(entries: Sequence[Entry]) -> dict[int, int]:
    """For each row that is a part of another row: the row of its whole."""
    stubs = {entry.cell.row: entry.stub[-1] for entry in entries if entry.stub}
    groups = {entry.cell.row: (*map(id, entry.stub[:-1]), id(entry.section)) for entry in entries}
    lines = {row: _line(cell) for row, cell in stubs.items()}
    indented = lines and not _centred(list(stubs.values()))
    least = min(line.left for line in lines.values()) if indented else inf
    above: dict[tuple[int, ...], list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for place, row in enumerate(sorted(lines)):
        earlier = above[groups[row]]
        whole = _whole(lines, row, earlier[::-1], least)
        if whole is not None:
            found[row] = whole
        if place and lines[row].is_total:
            earlier.clear()
        else:
            earlier.append(row)
    return found


def _line(cell: Cell) -> _Line:
    return _Line(read_label(cell.text), left_of(cell), _size(cell), _is_total(cell))


def _whole(lines: Mapping[int, _Line], row: int, earlier: Sequence[int], least: float) -> int | None:
    """The nearest row before that this one is a part of. `earlier` runs upwards; no stub begins left of `least`."""
    own = lines[row]
    label, edge = own.label, own.left - SET_IN * own.size
    if own.is_total and not label.part:
        return None
    if label.rank is not None and (over := [r for r in earlier if (lines[r].label.rank or 9) < label.rank]):
        return over[0]
    outer = [r for r in earlier if lines[r].left < edge] if edge > least else []
    if not (label.hashes or label.part):
        return outer[0] if outer else None
    if label.hashes:
        wholes = [r for r in earlier if lines[r].label.hashes < label.hashes]
    else:
        wholes = [r for r in earlier if not lines[r].label.part]
    further = frozenset(outer)
    return next((r for r in wholes if r in further), wholes[0] if wholes else None)


def _is_total(cell: Cell) -> bool:
    """Whether a stub says that its row is a total: it ends what stands above it."""
    return TOTAL.fullmatch(read_label(cell.text).name) is not None


def whole_columns(row: Sequence[Entry]) -> dict[int, int]:
    """For each column whose head is marked as a part, or that adds up to a total with others: the column of its whole,
    to its left under the same heads."""
    found = dict(_summed(row))
    for place, entry in enumerate(row):
        if entry.head and read_label(entry.head[-1].text).part:
            before = [e for e in row[:place] if e.head and not read_label(e.head[-1].text).part]
            alike = [e for e in before if e.head[:-1] == entry.head[:-1]]
            if alike:
                found[entry.cell.column] = alike[-1].cell.column
    return found


def _summed(row: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """The columns behind a total that add up to it, each with the column of the total: 合计 13, 市级 1, 县级 12."""
    for place, entry in enumerate(row):
        if not (entry.head and _is_total(entry.head[-1])):
            continue
        behind = [e for e in row[place + 1 :] if e.head[:-1] == entry.head[:-1]]
        sums = list(accumulate(value_of(e.cell.text) for e in behind))
        total = value_of(entry.cell.text)
        if total and total in sums[1:]:
            yield from ((e.cell.column, entry.cell.column) for e in behind[: sums.index(total) + 1])


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
