"""Rectangles drawn on a page: boxes round a text, places of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from cast_stats.layout.elements import Element
from cast_stats.reading.page import Box, Page

SLIP = 2.0
"""Edges meet within this many points."""
LEAST = 12.0
"""Points at least of a frame's side; a stroke is half as thick at most."""
MAX_EDGES = 160
"""More strokes than this are a grid or a drawing, not frames."""


def rectangles(page: Page) -> list[Element]:
    """The outermost rectangles that four strokes form, short of the page's own border."""
    flat = [b for b in page.lines if b.x1 - b.x0 >= LEAST and b.bottom - b.top < LEAST / 2]
    steep = [b for b in page.lines if b.bottom - b.top >= LEAST and b.x1 - b.x0 < LEAST / 2]
    if len(flat) > MAX_EDGES or len(steep) > MAX_EDGES:
        return []
    found = {_key(e): e for e in _closed(flat, steep) if e.height < 0.85 * page.height or e.width < 0.85 * page.width}
    known = sorted(found.values(), key=lambda e: -e.width * e.height)
    outer: list[Element] = []
    for element in known:
        if not any(other.holds(element) for other in outer):
            outer.append(element)
    return sorted(outer, key=lambda e: (e.top, e.x0))


def _key(element: Element) -> tuple[int, int, int, int]:
    return round(element.x0 / 3), round(element.top / 3), round(element.x1 / 3), round(element.bottom / 3)


def _closed(flat: list[Box], steep: list[Box]) -> Iterator[Element]:
    """Every rectangle of two horizontal strokes of the same extent and a vertical one at each end."""
    for upper, lower in combinations(sorted(flat, key=lambda b: b.top), 2):
        if abs(upper.x0 - lower.x0) > SLIP or abs(upper.x1 - lower.x1) > SLIP or lower.top - upper.top < LEAST:
            continue
        if all(_joins(steep, x, upper.top, lower.top) for x in (upper.x0, upper.x1)):
            yield Element(upper.x0, upper.top, upper.x1, lower.bottom)


def _joins(steep: list[Box], x: float, top: float, bottom: float) -> bool:
    return any(abs((b.x0 + b.x1) / 2 - x) <= SLIP and b.top <= top + SLIP and b.bottom >= bottom - SLIP for b in steep)
