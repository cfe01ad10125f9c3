"""Gutters: tall strips of white between columns, found by sweeping down a region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cast_stats.layout.elements import Element

SLICE = 0.5
"""Height of a slice of the sweep, as a share of the text's size."""
CORE = 0.2
"""Share of a box that is left off above and below before it fills slices: leading must not close a gutter."""


class Span(NamedTuple):
    """A stretch of the x axis."""

    start: float
    end: float

    @property
    def width(self) -> float:
        """Its length."""
        return self[1] - self[0]


class Gutter(NamedTuple):
    """A strip without text: its x stretch, and how far it reaches down the page."""

    span: Span
    top: float
    bottom: float


def _white_spans(filled: Sequence[tuple[float, float]], within: Span, narrowest: float) -> list[Span]:
    """What the filled stretches leave free of `within`, where it is wide enough."""
    free: list[Span] = []
    cursor = within.start
    for start, end in sorted(filled):
        if start - cursor >= narrowest:
            free.append(Span(cursor, start))
        if end > cursor:
            cursor = end
    if within.end - cursor >= narrowest:
        free.append(Span(cursor, within.end))
    return free


def find_gutters(boxes: Sequence[Element], region: Element, size: float, narrowest: float) -> list[Gutter]:
    """All strips of at least `narrowest` points that no box enters, each as tall as it goes, not at the outer edge."""
    height = SLICE * size
    filled = _filled(boxes, region, size, height)
    within = Span(region.x0, region.x1)
    closed: list[Gutter] = []
    open_: dict[Span, int] = {}
    before: list[Span] | None = None
    for row, stretches in enumerate(filled):
        if row and stretches == filled[row - 1]:
            continue
        whites = _white_spans(stretches, within, narrowest)
        if whites == before:
            continue
        before = whites
        kept: dict[Span, int] = {}
        for span, start in open_.items():
            parts = [shared for white in whites if (shared := _shared(span, white)).width >= narrowest]
            for part in parts:
                kept[part] = min(start, kept.get(part, start))
            if not parts:
                closed.append(Gutter(span, region.top + start * height, region.top + row * height))
        open_ = dict.fromkeys(whites, row) | kept
    closed.extend(Gutter(span, region.top + start * height, region.bottom) for span, start in open_.items())
    return [g for g in closed if g.span.start > region.x0 and g.span.end < region.x1]


def _filled(boxes: Sequence[Element], region: Element, size: float, height: float) -> list[list[tuple[float, float]]]:
    """For each slice of the region, `height` points tall, the stretches (left, right) that boxes take of it."""
    count = max(1, round((region.bottom - region.top) / height))
    filled: list[list[tuple[float, float]]] = [[] for _ in range(count)]
    for box in boxes:
        core = CORE * min(size, box.bottom - box.top)
        first = int((box.top + core - region.top) / height)
        last = int((box.bottom - core - region.top) / height)
        for row in range(max(0, first), min(count - 1, last) + 1):
            filled[row].append((box.x0, box.x1))
    return filled


def _shared(a: Span, b: Span) -> Span:
    return Span(a[0] if a[0] > b[0] else b[0], a[1] if a[1] < b[1] else b[1])
