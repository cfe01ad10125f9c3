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
"""Share of the type size by which edges of a column may differ."""
COLUMN = 3
"""So many other runs that begin at one place stand in a column there."""


def with_spaced(runs: Sequence[Run]) -> list[Run]:
    """The runs (in rows, each from left to right), words put together that stand a blank or two apart, where no column
    ends or begins between them."""
    starts, ends = sorted(run.x0 for run in runs), sorted(run.x1 for run in runs)
    joined: list[Run] = []
    before: Run | None = None
    for run in runs:
        if before and _follows(before, run) and not _parted(before, run, starts, ends):
            joined[-1] = run_of(run.page, (*joined[-1].indices, *run.indices))
        else:
            joined.append(run)
        before = run
    return joined


def _follows(before: Run, run: Run) -> bool:
    """Whether two words stand side by side in one row and type, a blank or two apart."""
    size = max(before.size, run.size)
    words = max(len(before.indices), len(run.indices)) <= WORD and not (before.text[-1:] + run.text[:1]).isdigit()
    level = abs((before.top + before.bottom) - (run.top + run.bottom)) < 0.5 * size
    return words and level and abs(before.size - run.size) < 0.05 * size and 0 < run.x0 - before.x1 <= BLANK * size


def _parted(before: Run, run: Run, starts: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether a gutter runs between two words: several runs begin where the second does, or end where the first does
    and another begins there too."""
    beginning, ending = _count(run.x0, starts, run.size), _count(before.x1, ends, run.size)
    return beginning > COLUMN or (beginning > 1 and ending > COLUMN)


def _count(x: float, edges: Sequence[float], size: float) -> int:
    """How many runs begin (or end) at one place."""
    return bisect_left(edges, x + EDGE * size) - bisect_left(edges, x - EDGE * size)
