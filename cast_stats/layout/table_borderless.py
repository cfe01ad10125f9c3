"""Tables without a grid of strokes: rows of a stub and figures that stand under one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cast_stats.layout.elements import Run
from cast_stats.layout.table_captions import TITLED, UNIT
from cast_stats.layout.table_cells import YEAR
from cast_stats.layout.table_grid import Field, Filled, Grid
from cast_stats.layout.table_heads import heads_of
from cast_stats.layout.table_text import is_blank, is_figure
from cast_stats.reading.page import Box, Page

SAME_ROW = 0.5
"""The middles of one row's runs lie within this share of the type size."""
LEAST_ROWS = 3
"""Rows with figures at least."""
NEXT_ROW = 4.5
"""The next row begins within so many times the type size below the last."""
ALIGNED = 0.8
"""Figures whose right edges or middles lie within so many characters stand in one column."""
HEAD_ROWS = 4
"""Lines of a head at most."""
LONGEST_HEAD = 16
"""Characters of a column's head at most."""
LONGEST_STUB = 24
"""Characters of a row's name at most."""
SPACED_OUT = 4
"""The gap, in type sizes at most, within a name of two characters set apart (合　计)."""
OVERHANG = 4
"""A head may reach so many characters beyond the figures below it."""
WIDER = 1.5
"""Strokes of so many times a table's width belong to the page."""
LEADER = re.compile(r"[.…·]{3,}|……")
SENTENCE = re.compile(r"[。；;，,]$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the stub's run, and the runs right of it, the first of them a figure or blank."""

    runs: tuple[Run, ...]

    @property
    def level(self) -> float:
        """The middle height."""
        return median((run.top + run.bottom) / 2 for run in self.runs)

    @property
    def right(self) -> tuple[Run, ...]:
        """The runs right of the stub."""
        first = next(
            (i for i, run in enumerate(self.runs) if is_figure(run.text) or is_blank(run.text)), len(self.runs)
        )
        return self.runs[first:]

    @property
    def figures(self) -> tuple[Run, ...]:
        """The runs that are figures."""
        return tuple(run for run in self.runs if is_figure(run.text))


def borderless_grids(page: Page, runs: Sequence[Run]) -> list[tuple[Grid, list[Filled]]]:
    """The grids, with what stands in their fields, that these runs of a page form without strokes around."""
    levels = _levels(runs)
    found = []
    for body in _groups(levels):
        above = [level for level in levels if body and Row(tuple(level)).level < body[0].level]
        if _is_table(page, body, above):
            found.append(_grid(_head(above, body, page.lines), body, page.lines))
    return found


def _levels(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand beside one another, from top to bottom, each from left to right."""
    levels: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.top + r.bottom) / 2):
        middle = (run.top + run.bottom) / 2
        if levels and middle - median((r.top + r.bottom) / 2 for r in levels[-1]) <= SAME_ROW * run.size:
            levels[-1].append(run)
        else:
            levels.append([run])
    return [sorted(level, key=lambda r: r.x0) for level in levels]


def _groups(levels: Sequence[list[Run]]) -> Iterator[list[Row]]:
    """Rows of figures that follow one another closely, with rows of a stub alone between them."""
    group: list[Row] = []
    waiting: list[Row] = []
    for level in levels:
        row = _row(level)
        if row is None:
            waiting.append(Row(tuple(level)))
        elif group and _follows(group, waiting, row):
            group += [*waiting, row]
            waiting = []
        else:
            yield group
            group, waiting = [row], []
    yield group


def _row(level: Sequence[Run]) -> Row | None:
    """The stub and the figures in a level of runs, or None where there are none."""
    first = next((i for i, run in enumerate(level) if i and (is_figure(run.text) or is_blank(run.text))), None)
    if first is None or (is_figure(level[first - 1].text) and not YEAR.fullmatch(level[first - 1].text)):
        return None
    right = [run for run in level[first:] if is_figure(run.text) or is_blank(run.text)]
    stub = _spaced_out(level[:first])
    text = "".join(run.text for run in stub)
    if len(right) < len(level) - first or LEADER.search(text) or not any(is_figure(run.text) for run in right):
        return None
    return Row((*stub, *right))


def _spaced_out(runs: Sequence[Run]) -> list[Run]:
    """The last of the runs, with single characters before it that are spaced out with it (合    计)."""
    stub = [runs[-1]]
    for run in reversed(runs[:-1]):
        if len(run.indices) > 1 or len(stub[0].indices) > 1 or stub[0].x0 - run.x1 > SPACED_OUT * run.size:
            break
        stub.insert(0, run)
    return stub


def _follows(group: Sequence[Row], waiting: Sequence[Row], row: Row) -> bool:
    """Whether a row goes on below a group, right away or after rows of a stub alone."""
    size = row.runs[0].size
    edge = min(run.x0 for before in group for run in before.right)
    if any(
        run.x1 > edge or len(run.text) > LONGEST_STUB or SENTENCE.search(run.text) for r in waiting for run in r.runs
    ):
        return False
    near = all(b.level - a.level <= NEXT_ROW * size for a, b in pairwise([group[-1], *waiting, row]))
    return near and any(_aligned(a, b, size) for before in group for a in before.right for b in row.right)


def _aligned(a: Run, b: Run, size: float) -> bool:
    middles = abs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2
    return min(middles, abs(a.x1 - b.x1)) <= ALIGNED * size


def _is_table(page: Page, rows: Sequence[Row], above: Sequence[list[Run]]) -> bool:
    """Whether the rows are enough for a table: two columns of figures, or one that a title or a rule announces."""
    if sum(bool(row.figures) for row in rows) < LEAST_ROWS:
        return False
    size = rows[0].runs[0].size
    columns: list[list[Run]] = []
    for run in (run for row in rows for run in row.figures):
        column = next((c for c in columns if _aligned(c[-1], run, size)), None)
        columns.append([run]) if column is None else column.append(run)
    if sum(len(column) > 1 for column in columns) > 1:
        return True
    values = [row.figures[0].text for row in rows if row.figures]
    rising = all(value.isdigit() for value in values) and all(int(a) <= int(b) for a, b in pairwise(values))
    return not rising and (_announced(above) or any(_rules(line, _box(rows)) for line in page.lines))


def _announced(above: Sequence[list[Run]]) -> bool:
    """Whether a table's numbered title or a unit line stands among the last lines above."""
    texts = ["".join(run.text for run in level) for level in above[-HEAD_ROWS:]]
    return any(TITLED.match(text) or UNIT.fullmatch(text) for text in texts)


def _rules(line: Box, box: Box) -> bool:
    """Whether a stroke runs along the table, right above or below it."""
    size = 3 * (box.bottom - box.top)
    return _covers(line, box) and box.top - size < line.top < box.bottom + size


def _covers(line: Box, box: Box) -> bool:
    return min(line.x1, box.x1) - max(line.x0, box.x0) > 0.7 * (box.x1 - box.x0)


def _head(above: Sequence[list[Run]], body: Sequence[Row], strokes: Sequence[Box]) -> list[Row]:
    """The rows above the figures that name their columns, from top to bottom."""
    box, size = _box(body), body[0].runs[0].size
    head: list[Row] = []
    reach = body[0].level
    ceiling = sorted((line.top for line in strokes if _covers(line, box) and line.top < box.top), reverse=True)[1:2]
    for level in reversed(_with_stub_head(above[-HEAD_ROWS - 1 :], min(run.x0 for row in body for run in row.right))):
        inside = tuple(run for run in level if run.x1 > box.x0 - size and run.x0 < box.x1 + size)
        if not inside or any(Row(inside).level < top for top in ceiling):
            break
        if reach - Row(inside).level > NEXT_ROW * size or not _names_columns(inside, box, size):
            break
        head.insert(0, Row(inside))
        reach = Row(inside).level
    return head


def _with_stub_head(levels: Sequence[list[Run]], edge: float) -> list[list[Run]]:
    """The levels; a word over the stub alone (it ends before `edge`) that stands between two of them goes with the
    lower one."""
    found = [list(level) for level in levels]
    for upper, level, lower in zip(found, found[1:], found[2:], strict=False):
        near = lower[0].top - upper[0].bottom < level[0].height
        if near and len(level) == 1 and level[0].x1 < edge and len(lower) > 1:
            lower.insert(0, level.pop())
    return [level for level in found if level]


def _names_columns(runs: Sequence[Run], box: Box, size: float) -> bool:
    """Whether runs are short words within the table, more than one or clear of its left edge, and no unit line."""
    if TITLED.match("".join(run.text for run in runs)):
        return False
    if any(len(run.text) > LONGEST_HEAD or SENTENCE.search(run.text) or UNIT.fullmatch(run.text) for run in runs):
        return False
    within = all(run.x0 > box.x0 - size and run.x1 < box.x1 + OVERHANG * size for run in runs)
    return within and len(runs) > 1


def _box(rows: Sequence[Row]) -> Box:
    runs = [run for row in rows for run in row.runs]
    return Box(min(r.x0 for r in runs), min(r.top for r in runs), max(r.x1 for r in runs), max(r.bottom for r in runs))


def _grid(head: Sequence[Row], body: Sequence[Row], strokes: Sequence[Box]) -> tuple[Grid, list[Filled]]:
    """Columns from where the rows of figures have ink, rows as they stand."""
    rows = [*head, *body]
    box = _box(rows)
    stretches = _stretches([run for row in rows if row.figures for run in row.runs])
    edges = [box.x0, *((a[1] + b[0]) / 2 for a, b in pairwise(stretches)), box.x1]
    levels = [row.level for row in rows]
    tops = [box.top, *((a + b) / 2 for a, b in pairwise(levels)), box.bottom]
    cells: list[Filled] = []
    placed = [
        *heads_of([row.runs for row in head], stretches, strokes),
        *(_columns(row.runs, stretches) for row in body),
    ]
    for number, row in enumerate(placed):
        for first, last, runs in row:
            area = Box(edges[first], tops[number], edges[last + 1], tops[number + 1])
            field = Field(number, first, 1, last - first + 1, area)
            cells.append(Filled(field, tuple(index for run in runs for index in run.indices)))
    size = median(row.runs[0].size for row in body)
    return Grid(_with_rules(box, strokes, size), tuple(cell.field for cell in cells)), cells


def _with_rules(box: Box, strokes: Sequence[Box], size: float) -> Box:
    """The area of a table, as wide as the strokes that run along its top and its foot."""
    near = [
        s for s in strokes
        if _covers(s, box) and s.x1 - s.x0 < WIDER * (box.x1 - box.x0)
        and min(abs(s.top - box.top), abs(s.top - box.bottom)) < NEXT_ROW / 2 * size
    ]  # fmt: skip
    return Box(min([box.x0, *(s.x0 for s in near)]), box.top, max([box.x1, *(s.x1 for s in near)]), box.bottom)


def _stretches(runs: Sequence[Run]) -> list[tuple[float, float]]:
    """The stretches of the x axis that the runs cover."""
    found: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda r: r.x0):
        if found and run.x0 <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], run.x1))
        else:
            found.append((run.x0, run.x1))
    return found


def _columns(runs: Sequence[Run], stretches: Sequence[tuple[float, float]]) -> list[tuple[int, int, list[Run]]]:
    """For each run the first and last column that it stands over; runs over one column are put together."""
    found: list[tuple[int, int, list[Run]]] = []
    for run in runs:
        over = [i for i, (start, end) in enumerate(stretches) if run.x0 < end and start < run.x1]
        middle = (run.x0 + run.x1) / 2
        nearest = min(range(len(stretches)), key=lambda i: abs(sum(stretches[i]) / 2 - middle))
        first, last = (over[0], over[-1]) if over else (nearest, nearest)
        if found and found[-1][1] >= first:
            before = found.pop()
            first, last, joined = before[0], max(last, before[1]), [*before[2], run]
            found.append((first, last, joined))
        else:
            found.append((first, last, [run]))
    return found
