"""Narrow gutters: runs that go over one, because the gap there is hardly wider than a blank, are cut in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from cast_stats.layout.elements import Run
from cast_stats.layout.runs import run_of

GAP = 0.45
"""A gap may be a gutter where it exceeds the run's usual gap by this share of the size."""
PART = 5
"""A line that ends at a gutter has so many characters at least; behind it may stand the last two of a text."""
WITNESSES = 3
"""So many other runs end before the gap, or begin behind it, or have a gap there."""
EDGE = 0.4
"""Share of the type size by which edges may differ."""


class Joint(NamedTuple):
    """A gap within a run: after how many characters, and from where to where on the x axis."""

    run: Run
    after: int
    start: float
    end: float


def parted_at_gutters(runs: Sequence[Run]) -> list[Run]:
    """The runs, those cut that have wide gaps where other lines of the page begin or end."""
    joints = [joint for run in runs for joint in _joints(run)]
    cuts: dict[int, list[int]] = defaultdict(list)
    for joint in joints:
        if _is_gutter(joint, runs, joints):
            cuts[id(joint.run)].append(joint.after)
    return [part for run in runs for part in _parts(run, cuts.get(id(run), []))]


def _parts(run: Run, cuts: Sequence[int]) -> list[Run]:
    """The run cut after so many characters."""
    if not cuts:
        return [run]
    return [run_of(run.page, run.indices[a:b]) for a, b in pairwise([0, *cuts, len(run.indices)])]


def _joints(run: Run) -> Iterator[Joint]:
    """The gaps of a run that may be gutters: wide, with a line of a column before them."""
    if len(run.indices) <= PART:
        return
    boxes = run.page.boxes
    gaps = [boxes[4 * b] - boxes[4 * a + 2] for a, b in pairwise(run.indices)]
    least = max(0.0, median(gaps)) + GAP * run.size
    last = 0
    for after, gap in enumerate(gaps, 1):
        if gap >= least and after - last >= PART:
            last = after
            yield Joint(run, after, boxes[4 * run.indices[after - 1] + 2], boxes[4 * run.indices[after]])


def _is_gutter(joint: Joint, runs: Sequence[Run], joints: Sequence[Joint]) -> bool:
    """Whether lines above and below end within a run's gap and begin behind it, or have a gap there."""
    edge, middle = EDGE * joint.run.size, (joint.start + joint.end) / 2
    ending = sum(joint.start - edge < run.x1 < joint.end for run in runs)
    beginning = sum(abs(run.x0 - joint.end) < edge for run in runs)
    alike = sum(abs((j.start + j.end) / 2 - middle) < edge for j in joints) - 1
    return min(ending, beginning) + alike >= WITNESSES
