"""Spaced-out lines: words of one heading, byline or caption that stand a blank or two apart are one run."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cast_stats.layout.elements import Run
from cast_stats.layout.runs import run_of

WORD = 10
"""Longer runs are lines of prose, with a gutter between them."""
BLANK = 2.3
"""Two full blanks and a little."""
EDGE = 0.5
COLUMN = 3
"""So many other runs that begin at one place stand in a column there."""


def with_spaced(runs: Sequence[Run]) -> list[Run]:
    """The runs (in rows, each from left to right), words put together that stand a blank or two apart, where no column
    ends or begins between them."""
    starts, ends = sorted(run.x0 for run in runs), sorted(run.x1 for run in runs)
    joined: list[Run] = []
    before: Run | None = None
    for run in runs:
        parted = before and (_is_edge(before.x1, ends, run.size) or _is_edge(run.x0, starts, run.size))
        if before and _follows(before, run) and not parted:
            joined[-1] = run_of(run.page, (*joined[-1].indices, *run.indices))
        else:
            joined.append(run)
        before = run
    return joined


def _follows(before: Run, run: Run) -> bool:
    """Whether two words stand side by side in one row and type, a blank or two apart."""
    size = max(before.size, run.size)
    words = max(len(before.indices), len(run.indices)) <= WORD
    level = abs((before.top + before.bottom) - (run.top + run.bottom)) < 0.5 * size
    return words and level and abs(before.size - run.size) < 0.05 * size and 0 < run.x0 - before.x1 <= BLANK * size


def _is_edge(x: float, edges: Sequence[float], size: float) -> bool:
    """Whether several runs begin (or end) at one place."""
    return bisect_left(edges, x + EDGE * size) - bisect_left(edges, x - EDGE * size) > COLUMN
