"""Ruled strokes in a picture of a page: long thin runs darker than what lies beside them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from cast_stats.reading.recognised import Point

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cast_stats.reading.render import Image

DARKER = 40
WIDEST = 6
"""A stroke is at most this many pixels wide."""
SHORTEST = 1 / 20
"""Of the page's width; longer than any stroke of a glyph in running text."""
LONGEST_GAP = 4


def find_strokes(image: Image, skew: float) -> tuple[tuple[Point, Point], ...]:
    """The two ends of every horizontal and vertical stroke, each running at the page's skew (radians)."""
    grey = image.mean(axis=2).astype(np.int16)
    shortest = int(SHORTEST * grey.shape[1])
    across = _strokes(grey, math.tan(skew), shortest)
    down = _strokes(np.ascontiguousarray(grey.T), -math.tan(skew), shortest)
    return tuple(across + [(Point(a.y, a.x), Point(b.y, b.x)) for a, b in down])


def _strokes(grey: NDArray[np.int16], slope: float, shortest: int) -> list[tuple[Point, Point]]:
    """Horizontal strokes that fall by `slope` pixels a pixel."""
    level = _levelled(_thin_and_dark(grey), slope)
    level[1:] |= level[:-1]
    rows = np.flatnonzero(level.sum(axis=1) >= shortest)
    runs = [(start, end, int(row)) for row in rows for start, end in _runs(np.flatnonzero(level[row]), shortest)]
    found: list[tuple[int, int, int]] = []
    for start, end, row in sorted(runs, key=lambda run: (run[0] - run[1], run[2])):
        if not any(abs(row - y) <= WIDEST and start < right and left < end for left, right, y in found):
            found.append((start, end, row))
    found.sort(key=lambda run: run[2])
    return [(Point(start, y + slope * start), Point(end, y + slope * end)) for start, end, y in found]


def _thin_and_dark(grey: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Where a pixel is darker than those WIDEST above and below it."""
    dark = np.zeros(grey.shape, dtype=np.bool_)
    middle = grey[WIDEST:-WIDEST] + DARKER
    dark[WIDEST:-WIDEST] = (middle < grey[: -2 * WIDEST]) & (middle < grey[2 * WIDEST :])
    return dark


def _levelled(mask: NDArray[np.bool_], slope: float) -> NDArray[np.bool_]:
    """The mask with its columns moved up or down so that a stroke of that slope lies in one row."""
    level = np.zeros_like(mask)
    shifts = np.round(slope * np.arange(mask.shape[1])).astype(int)
    height = mask.shape[0]
    for shift in np.unique(shifts):
        columns = np.flatnonzero(shifts == shift)
        block = slice(columns[0], columns[-1] + 1)
        source = slice(max(0, shift), height + min(0, shift))
        target = slice(max(0, -shift), height + min(0, -shift))
        level[target, block] = mask[source, block]
    return level


def _runs(places: NDArray[np.intp], shortest: int) -> list[tuple[int, int]]:
    """Runs [start, end) of the places, gaps up to LONGEST_GAP counted in, of at least the shortest length."""
    breaks = np.flatnonzero(np.diff(places) > LONGEST_GAP)
    starts, ends = np.r_[places[0], places[breaks + 1]], np.r_[places[breaks], places[-1]] + 1
    return [(int(s), int(e)) for s, e in zip(starts, ends, strict=True) if e - s >= shortest]
