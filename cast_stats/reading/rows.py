"""Characters of a page gathered into rows by position alone: the order in the file plays no part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cast_stats.reading.page import Page

ROW_TOLERANCE = 0.35
"""Characters whose middles lie within this share of their size stand in one row."""
RUN_GAP = 0.85
"""A gap wider than this share of the size ends a run: it may be a gutter between columns."""
DOUBLE = 0.25
"""The same character printed again within this share of the size (false bold) counts once."""


def runs_of_indices(page: Page, chosen: Iterable[int] | None = None) -> list[list[int]]:
    """Runs of neighbouring characters, as indices into the page from left to right; rows from top to bottom."""
    boxes, sizes = page.boxes, page.sizes
    marks = sorted(
        ((boxes[4 * i + 1] + boxes[4 * i + 3]) / 2, boxes[4 * i], page.chars[i], i)
        for i in (range(len(page.chars)) if chosen is None else chosen)
        if sizes[i] > 0
    )
    found: list[list[int]] = []
    row: list[tuple[float, str, int]] = []
    middle = float("-inf")
    for y, x, char, i in marks:
        if row and y - middle > ROW_TOLERANCE * sizes[i]:
            found.extend(_split(page, row))
            row = []
        if not row:
            middle = y
        row.append((x, char, i))
    found.extend(_split(page, row))
    return found


def _split(page: Page, row: list[tuple[float, str, int]]) -> Iterator[list[int]]:
    """The runs of one row."""
    boxes, sizes, chars = page.boxes, page.sizes, page.chars
    row.sort()
    piece: list[int] = []
    for x, char, i in row:
        if piece:
            last = piece[-1]
            size = max(sizes[i], sizes[last])
            if chars[last] == char and x - boxes[4 * last] < DOUBLE * size:
                continue
            if x - boxes[4 * last + 2] > RUN_GAP * size:
                yield piece
                piece = []
        piece.append(i)
    if piece:
        yield piece
