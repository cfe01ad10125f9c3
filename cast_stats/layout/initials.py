"""Large initials: a first character of several lines' height is put before the line that it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cast_stats.layout.elements import Run

LARGE = 1.8
"""An initial is at least so many times as high as the text: two lines."""
NEAR = 1.5
"""The text beside an initial begins within so many characters' width of it."""


def with_initials(runs: Sequence[Run], size: float) -> list[Run]:
    """The runs, with each initial joined to the first line beside it, and the lines beside it begun where it begins."""
    result = list(runs)
    for initial in [run for run in runs if len(run.indices) == 1 and run.size >= LARGE * size]:
        beside = sorted((run for run in result if _is_beside(run, initial, size)), key=lambda run: run.top)
        if len(beside) < 2 or max(r.x0 for r in beside) - min(r.x0 for r in beside) > 0.5 * size:
            continue
        moved = {id(run): replace(run, x0=initial.x0) for run in beside[1:]}
        first = beside[0]
        moved[id(first)] = replace(first, x0=initial.x0, indices=(*initial.indices, *first.indices))
        result = [moved.get(id(run), run) for run in result if run is not initial]
    return result


def _is_beside(run: Run, initial: Run, size: float) -> bool:
    middle = (run.top + run.bottom) / 2
    near = -0.5 * size <= run.x0 - initial.x1 <= NEAR * size
    return near and initial.top <= middle <= initial.bottom and run.size < LARGE * size and len(run.indices) > 1
