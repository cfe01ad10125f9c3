"""Characters of a page gathered into rows by position alone: the order in the file plays no part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cast_stats.reading.page import Page

ROW_TOLERANCE = 0.35
"""Characters whose middles lie within this share of their size stand in one row."""
RUN_GAP = 0.85
"""A gap wider than this share of the size ends a run: it may be a gutter between columns."""
OTHER_TYPE = 1.5
"""Beside type so many times as large, the smaller size tells the gap: a heading at the side of the text."""
DOUBLE = 0.25
"""The same character printed again within this share of the size (false bold) counts once."""


def runs_of_indices(page: Page, chosen: Iterable[int] | None = None) -> list[list[int]]:
    """Runs of neighbouring characters, as indices into the page from left to right; rows from top to bottom."""
    sizes, chars = page.sizes, page.chars
    lefts, tops, bottoms = page.boxes[0::4], page.boxes[1::4], page.boxes[3::4]
    marks = sorted(
        (tops[i] + bottoms[i], lefts[i], chars[i], i)
        for i in (range(len(chars)) if chosen is None else chosen)
        if sizes[i] > 0
    )
    found: list[list[int]] = []
    row: list[tuple[float, str, int]] = []
    first = float("-inf")
    for y, x, char, i in marks:
        if row and y - first > 2 * ROW_TOLERANCE * sizes[i]:
            found.extend(_split(page, row))
            row = []
        if not row:
            first = y
        row.append((x, char, i))
    found.extend(_split(page, row))
    return found


def _split(page: Page, row: list[tuple[float, str, int]]) -> Iterator[list[int]]:
    """The runs of one row."""
    boxes, sizes = page.boxes, page.sizes
    row.sort()
    piece: list[int] = []
    start = end = size = 0.0
    last = ""
    for x, char, i in row:
        here = sizes[i]
        narrower, wider = (size, here) if here > size else (here, size)
        if piece:
            if char == last and x - start < DOUBLE * wider:
                continue
            if x - end > RUN_GAP * (wider if wider < OTHER_TYPE * narrower else narrower):
                yield piece
                piece = []
        piece.append(i)
        start, end, size, last = x, boxes[4 * i + 2], here, char
    if piece:
        yield piece
