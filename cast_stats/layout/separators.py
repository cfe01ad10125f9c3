"""What parts a region of a page from side to side: headings across columns, rules, large type."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.layout.elements import Placed, Rule, Run
from cast_stats.layout.gutters import Gutter
from cast_stats.layout.typography import PROSE

LARGE = 1.3
"""Type of this many times the body's size heads whatever stands below it."""
HEAD_LINE = 40
"""Characters at most of a line that belongs to a heading."""
HEAD_GAP = 2.5
"""It stands within so many lines' height below what it belongs to."""
REACH = 2.0
"""What ends a gutter stands within so many lines of its end."""


def separators(
    elements: Sequence[Placed], gutters: Sequence[Gutter], size: float, bound: frozenset[int]
) -> list[Placed]:
    """What spans a gutter and ends it, or is large type, with nothing beside it, and what follows on such elements.

    `bound` are the large runs (by id) that head their own column alone.
    """
    large = {id(e) for e in elements if is_large(e, size) and id(e) not in bound}
    parting = [
        e for e in elements if (id(e) in large or any(_spans(e, g) for g in gutters)) and stands_alone(e, elements)
    ]
    parting.extend(_lines_below([e for e in parting if id(e) in large], elements, size))
    chosen = {
        id(e) for band in bands_of(elements, parting)
        if any(id(other) in large or _ends(other, gutters, size) for other in band) for e in band
    }  # fmt: skip
    return [e for e in parting if id(e) in chosen]


def _lines_below(heads: Sequence[Placed], elements: Sequence[Placed], size: float) -> list[Placed]:
    """The short lines right below large type that stand alone above all columns: a byline, a date."""
    found: list[Placed] = []
    lowest = [head.bottom for head in heads]
    for element in sorted(elements, key=lambda e: e.top):
        if is_large(element, size) or not _is_head_line(element, size):
            continue
        near = any(-size < element.top - bottom < HEAD_GAP * size for bottom in lowest)
        if near and stands_alone(element, elements):
            found.append(element)
            lowest.append(element.bottom)
    return found


def _is_head_line(element: Placed, size: float) -> bool:
    """Whether an element is a line of a heading by its length and marks."""
    return isinstance(element, Run) and len(element.indices) <= HEAD_LINE and not PROSE.search(element.text)


def _spans(element: Placed, gutter: Gutter) -> bool:
    return element.x0 < gutter.span.start and element.x1 > gutter.span.end


def _ends(element: Placed, gutters: Sequence[Gutter], size: float) -> bool:
    """Whether a gutter goes no farther than an element that spans it."""
    return any(
        _spans(element, g) and element.top <= g.bottom + REACH * size and element.bottom >= g.top - REACH * size
        for g in gutters
    )


def is_large(element: Placed, size: float) -> bool:
    """Whether an element is type of a heading's size."""
    return isinstance(element, Run) and element.size >= LARGE * size


def stands_alone(element: Placed, elements: Sequence[Placed]) -> bool:
    """Whether nothing stands beside an element; beside a rule stands a column that goes on past its ends."""
    if isinstance(element, Rule):
        return not _is_passed(element, elements)
    core = 0.25 * element.height
    top, bottom = element.top + core, element.bottom - core
    return all(
        other is element or isinstance(other, Rule) or other.bottom <= top or other.top >= bottom for other in elements
    )


def _is_passed(rule: Rule, elements: Sequence[Placed]) -> bool:
    """Whether lines of one column stand right above and right below a rule, clear of its ends."""
    beside = [e for e in elements if isinstance(e, Run) and (e.x1 <= rule.x0 or e.x0 >= rule.x1)]
    above = [e for e in beside if 0 <= rule.top - e.bottom < e.height or e.top < rule.top < e.bottom]
    below = [e for e in beside if 0 <= e.top - rule.top < e.height or e.top < rule.top < e.bottom]
    return any(a.x0 < b.x1 and b.x0 < a.x1 for a in above for b in below)


def bands_of(elements: Sequence[Placed], separators: Sequence[Placed]) -> list[list[Placed]]:
    """The elements between separators, and the separators, from top to bottom."""
    chosen = {id(s) for s in separators}
    bands: list[list[Placed]] = [[]]
    was_separator = False
    for element in sorted(elements, key=lambda e: (e.top + e.bottom) / 2):
        is_separator = id(element) in chosen
        if is_separator != was_separator and bands[-1]:
            bands.append([])
        bands[-1].append(element)
        was_separator = is_separator
    return bands
