"""Stories that interlock on a page: a stretch of text goes with the title above it, or the text it is level with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cast_stats.layout.columns import Column
from cast_stats.layout.elements import Element, Placed, around
from cast_stats.layout.separators import is_large

LEAST_TITLES = 2
"""A page with fewer has one story."""
GAP = 2.0
"""Text farther below other text than so many characters' height may be of another story."""
LEVEL = 2.5
"""Columns of one story begin within so many characters' height; over the first one a byline may stand."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands together in a column without a title or a wide blank between: titles alone, or text."""

    column: Column
    box: Element
    large: bool


def gathered(columns: Sequence[Column], size: float) -> list[Column]:
    """The columns cut into stretches, those of one story put together, where the first one stands."""
    stretches = [stretch for column in columns for stretch in _stretches(column, size)]
    if sum(stretch.large for stretch in stretches) < LEAST_TITLES:
        return list(columns)
    stories: dict[int, int] = {}
    for stretch in sorted(stretches, key=lambda s: (round(s.box.top / size), s.box.x0)):
        known = [other for other in stretches if id(other) in stories]
        own = _goes_with(stretch, known, size)
        stories[id(stretch)] = id(stretch) if own is None else stories[id(own)]
    first = {story: place for place, story in reversed(list(enumerate(stories[id(s)] for s in stretches)))}
    return [s.column for s in sorted(stretches, key=lambda s: first[stories[id(s)]])]


def _stretches(column: Column, size: float) -> Iterator[Stretch]:
    """The stretches of a column, from top to bottom."""
    for large, group in groupby(column.elements, key=lambda element: is_large(element, size)):
        part: list[Placed] = []
        for element in sorted(group, key=lambda e: e.top):
            if part and element.top - max(e.bottom for e in part) > GAP * size:
                yield _stretch(column, part, large)
                part = []
            part.append(element)
        yield _stretch(column, part, large)


def _stretch(column: Column, elements: Sequence[Placed], large: bool) -> Stretch:
    return Stretch(replace(column, elements=tuple(elements)), around(elements), large)


def _goes_with(stretch: Stretch, known: Sequence[Stretch], size: float) -> Stretch | None:
    """Which of the stretches above or at the left a stretch goes on from; None where it begins a story."""
    box = stretch.box
    over = [s for s in known if s.box.bottom <= box.top + 0.5 * size and s.box.x0 < box.x1 and s.box.x1 > box.x0]
    above = max(over, key=lambda s: s.box.bottom, default=None)
    near = above is not None and box.top - above.box.bottom <= GAP * size
    if stretch.large:
        return above if above is not None and above.large and near else None
    if near:
        return above
    beside = [s for s in known if s.box.x1 <= box.x0 + 0.5 * size and not s.large]
    level = [s for s in beside if -size < box.top - s.box.top < LEVEL * size]
    return max(level, key=lambda s: s.box.x1, default=above)
