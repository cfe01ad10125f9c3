"""Spaced-out lines: words of one heading, byline or caption that stand a blank or two apart are one run."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from cast_stats.layout.elements import Run
from cast_stats.layout.runs import run_of

WORD = 10
"""Longer runs are lines of prose, with a gutter between them."""
BLANK = 2.3
"""Two full blanks and a little."""
HEADLINE = 1.3
"""Type of this many times the body's size is no prose: its words may be longer."""
TYPED = 0.12
"""A blank that was typed is as wide as a character or two, but for this share of it."""
FLUSH = 0.2
"""Headlines of two columns begin where their texts do, but for this share of the body's size."""
EDGE = 0.5
"""Share of the type size by which edges of a column may differ."""
SET_IN = 1.0
"""Words centred alone begin so many characters away from where lines begin, and end so many away from their ends."""
LINES = 20
"""Of so many runs one may begin or end anywhere."""
COLUMN = 3
"""So many other runs that begin at one place stand in a column there."""


class Edges(NamedTuple):
    """Where the runs of a page begin and end, in points from the left, sorted."""

    starts: Sequence[float]
    ends: Sequence[float]


def with_spaced(runs: Sequence[Run], size: float) -> list[Run]:
    """The runs (in rows, each from left to right), words put together that stand a blank or two apart, where no column
    ends or begins between them; `size` is the body's."""
    edges = Edges(sorted(run.x0 for run in runs), sorted(run.x1 for run in runs))
    joined: list[Run] = []
    before: Run | None = None
    for run in runs:
        if before and _follows(before, run) and _is_one(before, run, runs, edges, size):
            joined[-1] = run_of(run.page, (*joined[-1].indices, *run.indices))
        else:
            joined.append(run)
        before = run
    return joined


def _follows(before: Run, run: Run) -> bool:
    """Whether two words stand side by side in one row and type, a blank or two apart."""
    size = max(before.size, run.size)
    return (
        _is_level(before, run) and abs(before.size - run.size) < 0.05 * size and 0 < run.x0 - before.x1 <= BLANK * size
    )


def _is_one(before: Run, run: Run, runs: Sequence[Run], edges: Edges, size: float) -> bool:
    """Whether no gutter runs between two words: of a headline with a typed blank, of a line centred alone, of any."""
    if run.size >= HEADLINE * size and _is_typed(run.x0 - before.x1, run.size):
        return not _heads_column(before, run, edges, size)
    if max(len(before.indices), len(run.indices)) > WORD or (before.text[-1:] + run.text[:1]).isdigit():
        return False
    if not _parted(before, run, edges):
        return True
    return not _fill_columns(before, run, edges) and _is_centred_alone(before, run, runs, edges)


def _is_typed(gap: float, size: float) -> bool:
    """Whether a gap is as wide as one blank of the type, or two."""
    return any(abs(gap / size - blanks) < TYPED for blanks in (1, 2))


def _heads_column(before: Run, run: Run, edges: Edges, size: float) -> bool:
    """Whether a gutter runs between two words, and the first is set flush with the column before it or in its
    middle."""
    near = FLUSH * size
    starts = [x for x in edges.starts if _count(x, edges.starts, near) > COLUMN]
    left = max((x for x in starts if x < before.x0 + near), default=None)
    right = min((x for x in edges.ends if x > before.x1 - near and _count(x, edges.ends, near) > COLUMN), default=None)
    if left is None or right is None or not any(right < x < run.x0 + near for x in starts):
        return False
    return before.x0 - left < near or abs(before.x0 - left - (right - before.x1)) < size


def _parted(before: Run, run: Run, edges: Edges) -> bool:
    """Whether several runs begin where the second word does, or end where the first does and another begins there
    too."""
    near = EDGE * run.size
    beginning, ending = _count(run.x0, edges.starts, near), _count(before.x1, edges.ends, near)
    return beginning > COLUMN or (beginning > 1 and ending > COLUMN)


def _fill_columns(before: Run, run: Run, edges: Edges) -> bool:
    """Whether a column ends where the first word does and the next begins where the second does."""
    near = EDGE * run.size
    return min(_count(run.x0, edges.starts, near), _count(before.x1, edges.ends, near)) > COLUMN


def _is_centred_alone(before: Run, run: Run, runs: Sequence[Run], edges: Edges) -> bool:
    """Whether nothing else stands in the row of two words, and no column begins or ends where they do."""
    near, most = SET_IN * run.size, max(COLUMN, len(runs) // LINES)
    set_in = _count(before.x0, edges.starts, near) <= most >= _count(run.x1, edges.ends, near)
    return set_in and sum(_is_level(other, run) for other in runs) == 2


def _is_level(a: Run, b: Run) -> bool:
    """Whether two runs stand in one row."""
    return abs((a.top + a.bottom) - (b.top + b.bottom)) < 0.5 * max(a.size, b.size)


def _count(x: float, edges: Sequence[float], near: float) -> int:
    """How many runs begin (or end) at one place."""
    return bisect_left(edges, x + near) - bisect_left(edges, x - near)
