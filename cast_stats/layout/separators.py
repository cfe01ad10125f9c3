"""What parts a region of a page from side to side: headings across columns, rules, large type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from cast_stats.layout.elements import Placed, Rule, Run
from cast_stats.layout.gutters import Gutter
from cast_stats.layout.typography import PROSE, ends_sentence

LARGE = 1.3
"""Type of this many times the body's size heads whatever stands below it."""
HEAD_LINE = 40
"""Characters at most of a line that belongs to a heading."""
HEAD_GAP = 2.5
"""It stands within so many lines' height below what it belongs to."""
LEVEL, PICTURE_LEVEL = 0.7, 3.0
"""Text below a heading begins within so many lines of one height in all columns, a picture beside it within more."""
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
        e for e in elements
        if (id(e) in large or any(_spans(e, g) for g in gutters)) and stands_alone(e, elements)
        and not (id(e) in large and _heads_one_side(e, elements, gutters, size))
    ]  # fmt: skip
    parting.extend(_lines_below([e for e in parting if id(e) in large], elements, size))
    chosen = {
        id(e) for band in bands_of(elements, parting)
        if any(id(other) in large or _ends(other, gutters, size) for other in band) for e in band
    }  # fmt: skip
    return [e for e in parting if id(e) in chosen]


def _heads_one_side(head: Placed, elements: Sequence[Placed], gutters: Sequence[Gutter], size: float) -> bool:
    """Whether a gutter beside large type goes on past it, and the text at its other side does not begin anew below."""
    beside = (g for g in gutters if (g.span.end <= head.x0 or g.span.start >= head.x1) and _passes(g, head, size))
    return any(not _begins_level(head, gutter, elements, size) for gutter in beside)


def _passes(gutter: Gutter, head: Placed, size: float) -> bool:
    """Whether a gutter reaches by a line or more beyond both ends of an element's height."""
    return gutter.top < head.top - size and gutter.bottom > head.bottom + size


def _begins_level(head: Placed, gutter: Gutter, elements: Sequence[Placed], size: float) -> bool:
    """Whether what stands below large type begins at one height at both sides of a gutter, or only at its own side,
    where it ends."""
    reached = [e for e in elements if head.bottom - 1 <= e.top and e.bottom <= gutter.bottom + size]
    below = list(dropwhile(lambda e: _goes_with_head(e, elements, size), sorted(reached, key=lambda e: e.top)))
    sides = [e for e in below if e.x1 <= gutter.span.start + 1], [e for e in below if e.x0 >= gutter.span.end - 1]
    own, other = sides if head.x1 <= gutter.span.start + 1 else sides[::-1]
    if not own:
        return True
    if not other:
        last = max(own, key=lambda e: e.bottom)
        return not isinstance(last, Run) or ends_sentence(last.text)
    first, second = (min(side, key=lambda e: e.top) for side in (own, other))
    near = LEVEL if isinstance(first, Run) and isinstance(second, Run) else PICTURE_LEVEL
    return abs(first.top - second.top) < near * size and is_large(first, size) == is_large(second, size)


def _goes_with_head(element: Placed, elements: Sequence[Placed], size: float) -> bool:
    """Whether an element right below large type stands alone and is more of it, a line of the heading, or a rule."""
    part = is_large(element, size) or _is_head_line(element) or isinstance(element, Rule)
    return part and stands_alone(element, elements)


def _lines_below(heads: Sequence[Placed], elements: Sequence[Placed], size: float) -> list[Placed]:
    """The short lines right below large type that stand alone above all columns: a byline, a date."""
    found: list[Placed] = []
    lowest = [head.bottom for head in heads]
    for element in sorted(elements, key=lambda e: e.top):
        if is_large(element, size) or not _is_head_line(element):
            continue
        near = any(-size < element.top - bottom < HEAD_GAP * size for bottom in lowest)
        if near and stands_alone(element, elements):
            found.append(element)
            lowest.append(element.bottom)
    return found


def _is_head_line(element: Placed) -> bool:
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
