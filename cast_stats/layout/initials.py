"""Large initials: a first character of several lines' height is put before the line that it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cast_stats.layout.elements import Element, Run
from cast_stats.layout.runs import run_of

LARGE = 1.8
"""An initial is at least so many times as high as the text: two lines."""
NEAR = 1.5
"""The text beside an initial begins within so many characters' width of it."""


def with_initials(runs: Sequence[Run], size: float) -> list[Run]:
    """The runs, with each initial joined to the first line beside it, and the lines beside it begun where it begins."""
    result = list(runs)
    for run in runs:
        page, first = run.page, run.indices[0]
        if page.sizes[first] < LARGE * size or any(page.sizes[i] >= LARGE * size for i in run.indices[1:2]):
            continue
        initial = Element(*page.box(first))
        own = [run_of(page, run.indices[1:])] if len(run.indices) > 1 else []
        others = (other for other in result if other is not run)
        beside = sorted((r for r in (*own, *others) if _is_beside(r, initial, size)), key=lambda r: r.top)
        if len(beside) < 2 or max(r.x0 for r in beside) - min(r.x0 for r in beside) > 0.5 * size:
            continue
        taken = {id(run), *map(id, beside)}
        opening = replace(beside[0], x0=initial.x0, indices=(first, *beside[0].indices))
        moved = [replace(r, x0=initial.x0) for r in beside[1:]]
        result = [*(r for r in result if id(r) not in taken), opening, *moved]
    return result


def _is_beside(run: Run, initial: Element, size: float) -> bool:
    middle = (run.top + run.bottom) / 2
    near = -0.5 * size <= run.x0 - initial.x1 <= NEAR * size
    return near and initial.top <= middle <= initial.bottom and run.size < LARGE * size and len(run.indices) > 1
