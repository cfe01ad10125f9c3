"""Reading order of one page: bands and columns found by recursive cuts along white space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cast_stats.layout.elements import Element, Placed, Rule, Run, around
from cast_stats.layout.gutters import Gutter, find_gutters
from cast_stats.layout.separators import bands_of, is_large, separators, stands_alone
from cast_stats.layout.typography import PROSE

NARROWEST_GUTTER = 0.5
"""Least width of a gutter, as a share of the body's size; below SURE_GUTTER it must be as tall as LONG lines."""
SURE_GUTTER = 0.75
"""Width of a gutter, as a share of the size, from which it needs no height."""
LONG = 12.0
"""Height in sizes of body type."""
LEAST_HEIGHT = 3.5
"""A gutter with less matter than this many lines on one side must be wide, and its columns too."""
WIDE_GUTTER = 1.4
"""Width in sizes of body type."""
LEAST_COLUMN = 5.0
"""Least width of a column in characters: narrower stacks are lists set in rows."""
LEAST_ROWS = 3
"""Lines on either side of a gutter at least."""
FLUSH_COLUMN = 8.0
"""Width of a run, in characters, from which it shows where a column begins."""
MAX_DEPTH = 16
"""How often a region is cut in two at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stack of elements that are read downwards, and the left and right edge of the column they stand in; `insets`
    cut into it from beside."""

    left: float
    right: float
    elements: tuple[Placed, ...]
    insets: tuple[Placed, ...] = ()


def reading_order(elements: Sequence[Placed], size: float) -> list[Column]:
    """The columns of a page in reading order; `size` is the body's type size in points."""
    if not elements:
        return []
    ordered = sorted(elements, key=lambda e: (e.top, e.x0, e.bottom, e.x1))
    return list(_columns(ordered, around(ordered), size, 0, frozenset()))


def find_column_gutters(elements: Sequence[Placed], size: float) -> list[Gutter]:
    """The gutters that part columns of text, of some elements of a page."""
    return _gutters(elements, around(elements), size) if elements else []


def _columns(
    elements: Sequence[Placed],
    region: Element,
    size: float,
    depth: int,
    bound: frozenset[int],
    passing: Sequence[Gutter] = (),
) -> list[Column]:
    """Cut at what crosses all columns, else along the tallest gutter, else the region is one column.

    `bound` are the large runs (by id) that something else stands beside: they head their own column alone. `passing`
    are the gutters of the region around: they part titles side by side.
    """
    if not elements:
        return []
    gutters = _gutters(elements, region, size) if depth < MAX_DEPTH else []
    gutters = gutters or [gutter for gutter in passing if _parts_titles(gutter, elements, size)][:1]
    if not gutters:
        return [Column(region.x0, region.x1, tuple(e for e in elements if not isinstance(e, Rule)))]
    bands = bands_of(elements, separators(elements, gutters, size, bound))
    if len(bands) == 1:
        gutter = max(gutters, key=lambda g: (g.bottom - g.top, -g.span.start))
        bands = _around_gutter(elements, gutter)
        if len(bands) == 1:
            return _side_by_side(elements, gutter, size, depth, bound)
    return [
        column for band in bands
        for column in _columns(band, _band_region(band, region), size, depth + 1, bound, gutters)
    ]  # fmt: skip


def _parts_titles(gutter: Gutter, elements: Sequence[Placed], size: float) -> bool:
    """Whether nothing but titles stands at both sides of a gutter, on one level, and none goes over it."""
    left = [e for e in elements if e.x1 <= gutter.span.start + 1]
    right = [e for e in elements if e.x0 >= gutter.span.end - 1]
    titles = all(is_large(e, size) for e in elements) and len(left) + len(right) == len(elements)
    return titles and _side_to_side(left, right) and gutter.top < max(e.bottom for e in elements)


def _band_region(band: Sequence[Placed], region: Element) -> Element:
    inside = around(band)
    return Element(region.x0, inside.top, region.x1, inside.bottom)


def _side_by_side(
    elements: Sequence[Placed], gutter: Gutter, size: float, depth: int, bound: frozenset[int]
) -> list[Column]:
    """The columns left of a gutter, then those right of it."""
    middle = (gutter.span.start + gutter.span.end) / 2
    beside = (e for e in elements if is_large(e, size) and not stands_alone(e, elements))
    bound |= {id(e) for e in beside}
    found: list[Column] = []
    for side in ([e for e in elements if e.x1 <= middle], [e for e in elements if e.x1 > middle]):
        found.extend(_columns(side, around(side), size, depth + 1, bound) if side else [])
    return found


def _around_gutter(elements: Sequence[Placed], gutter: Gutter) -> list[list[Placed]]:
    """What is above the gutter's reach, beside it, and below it; empty bands are left out."""
    bands: tuple[list[Placed], list[Placed], list[Placed]] = ([], [], [])
    for element in elements:
        middle = (element.top + element.bottom) / 2
        crosses = element.x0 < gutter.span.end and element.x1 > gutter.span.start
        above = middle < gutter.top or (crosses and element.top < gutter.top)
        bands[0 if above else 2 if middle > gutter.bottom or crosses else 1].append(element)
    return [band for band in bands if band]


def _gutters(elements: Sequence[Placed], region: Element, size: float) -> list[Gutter]:
    """The gutters of a region that part columns of text."""
    found = find_gutters(elements, region, size, NARROWEST_GUTTER * size)
    return [gutter for gutter in found if _parts_columns(gutter, elements, size)]


def _parts_columns(gutter: Gutter, elements: Sequence[Placed], size: float) -> bool:
    beside = [e for e in elements if not isinstance(e, Rule) and gutter.top <= (e.top + e.bottom) / 2 <= gutter.bottom]
    left = [e for e in beside if e.x1 <= gutter.span.start + 1]
    right = [e for e in beside if e.x0 >= gutter.span.end - 1]
    if any(all(isinstance(e, Run) and e.text.isdigit() for e in side) for side in (left, right)):
        return False
    if _are_rows(left, right, size):
        return False
    if len(left) == len(right) == 1 or not _side_to_side(left, right):
        return False
    least = min(_matter(left), _matter(right))
    if gutter.span.width < SURE_GUTTER * size and least < LONG * size:
        return False
    if least == 0 or _is_flush(left, size):
        return least > 0
    if least < LEAST_HEIGHT * size and gutter.span.width < WIDE_GUTTER * size:
        return False
    near_left = [e for e in left if gutter.span.start - e.x1 < 2 * size]
    near_right = [e for e in right if e.x0 - gutter.span.end < 2.5 * size]
    return min(_typical_width(near_left), _typical_width(near_right)) >= LEAST_COLUMN * size


def _side_to_side(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Whether what stands at the two sides of a gutter reaches to one height, not one side above the other."""
    if not left or not right:
        return False
    a, b = around(left), around(right)
    return a.top < b.bottom and b.top < a.bottom


def _are_rows(left: Sequence[Placed], right: Sequence[Placed], size: float) -> bool:
    """Whether texts without a mark or a page number stand side by side row for row: a list, not columns of prose."""
    runs = [[e for e in side if isinstance(e, Run)] for side in (left, right)]
    texts = (run.text for side in runs for run in side)
    if min(map(len, runs)) < LEAST_ROWS or any(PROSE.search(text) or text[-1:].isdigit() for text in texts):
        return False
    few, many = sorted(([run.top + run.bottom for run in side] for side in runs), key=_levels)
    return all(any(abs(a - b) < 0.5 * size for b in many) for a in few)


def _levels(middles: Sequence[float]) -> int:
    """How many rows there are."""
    return len(set(map(round, middles)))


def _is_flush(elements: Sequence[Placed], size: float) -> bool:
    """Whether runs of prose end at one edge: a justified column, however little stands in the next one."""
    runs = [e for e in elements if isinstance(e, Run) and e.width >= FLUSH_COLUMN * size]
    edge = max((run.x1 for run in runs), default=0.0)
    return len(runs) >= 3 and sum(edge - run.x1 < 0.6 * size for run in runs) >= 0.6 * len(runs)


def _matter(elements: Sequence[Placed]) -> float:
    """How much of the height is filled: overlapping rows count once."""
    filled, reach = 0.0, float("-inf")
    for element in sorted(elements, key=lambda e: e.top):
        filled += max(0.0, element.bottom - max(reach, element.top))
        reach = max(reach, element.bottom)
    return filled


def _typical_width(elements: Sequence[Placed]) -> float:
    """The width that three in four do not exceed."""
    widths = sorted(e.width for e in elements)
    return widths[(3 * len(widths)) // 4] if widths else 0.0
