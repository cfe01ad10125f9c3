"""Characters of a page gathered into runs: pieces of a printed line without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from cast_stats.layout.elements import Run
from cast_stats.reading.page import Page

ROW_TOLERANCE = 0.35
"""Characters whose middles lie within this share of their size stand in one row."""
RUN_GAP = 0.85
"""A gap wider than this share of the size ends a run: it may be a gutter between columns."""


def runs_of(page: Page, indices: Iterable[int] | None = None) -> list[Run]:
    """The runs of a page (or of some of its characters), by position alone: the order in the file plays no part."""
    boxes, sizes = page.boxes, page.sizes
    chosen = range(len(page.chars)) if indices is None else indices
    marks = [
        ((boxes[4 * i + 1] + boxes[4 * i + 3]) / 2, boxes[4 * i], page.chars[i], i) for i in chosen if sizes[i] > 0
    ]
    marks.sort()
    found: list[Run] = []
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


def _split(page: Page, row: list[tuple[float, str, int]]) -> Iterable[Run]:
    """The runs of one row; characters printed twice in one place (false bold) count once."""
    row.sort()
    piece: list[int] = []
    for _, char, i in row:
        if piece:
            last, size = piece[-1], max(page.sizes[i], page.sizes[piece[-1]])
            if page.chars[last] == char and page.boxes[4 * i] - page.boxes[4 * last] < 0.25 * size:
                continue
            if page.boxes[4 * i] - page.boxes[4 * last + 2] > RUN_GAP * size:
                yield run_of(page, piece)
                piece = []
        piece.append(i)
    if piece:
        yield run_of(page, piece)


def run_of(page: Page, indices: Sequence[int]) -> Run:
    """The run of these characters (left to right)."""
    boxes = page.boxes
    return Run(
        min(boxes[4 * i] for i in indices), min(boxes[4 * i + 1] for i in indices),
        max(boxes[4 * i + 2] for i in indices), max(boxes[4 * i + 3] for i in indices),
        page, tuple(indices), median(page.sizes[i] for i in indices),
    )  # fmt: skip
