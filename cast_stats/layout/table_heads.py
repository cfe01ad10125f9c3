"""Heads of tables without a grid of strokes: which columns each word above the figures stands over."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from cast_stats.layout.elements import Run
from cast_stats.reading.page import Box

STRAIGHT = 0.8
"""A word whose middle lies so many characters from that of a word below is the first line of that head."""

Placed = tuple[int, int, list[Run]]
"""First and last column, and the runs that stand over them."""


def heads_of(
    rows: Sequence[Sequence[Run]], columns: Sequence[tuple[float, float]], strokes: Sequence[Box]
) -> list[list[Placed]]:
    """For each row above the figures, from top to bottom, its words with their columns (stretches of the x axis).

    They go one to one where there are as many words; else a word has the columns that a stroke below it covers, or the
    one that it stands straight over, or all to which it is the nearest word.
    """
    middles = [fmean(stretch) for stretch in columns]
    found: list[list[Placed]] = []
    for row in reversed(rows):
        first = len(columns) - len(row) if row[0].x0 > columns[0][1] else 0
        if first in (0, 1) and len(row) + first == len(columns):
            found.insert(0, [(first + place, first + place, [run]) for place, run in enumerate(row)])
            middles[first:] = map(_middle, row)
        else:
            found.insert(0, _spanning(row, middles, strokes))
    return found


def _spanning(row: Sequence[Run], middles: Sequence[float], strokes: Sequence[Box]) -> list[Placed]:
    """The words of a row with their columns; a word that is left without one goes with the word before it."""
    found: list[Placed] = []
    for run in row:
        free = [i for i in _columns_under(run, row, middles, strokes) if not found or i > found[-1][1]]
        if free:
            found.append((free[0], free[-1], [run]))
        elif found:
            found[-1][2].append(run)
    return found


def _columns_under(run: Run, row: Sequence[Run], middles: Sequence[float], strokes: Sequence[Box]) -> list[int]:
    middle = _middle(run)
    nearest = min(range(len(middles)), key=lambda i: abs(middles[i] - middle))
    for stroke in strokes:
        below = -1 <= stroke.top - run.bottom < run.height and stroke.x0 <= middle <= stroke.x1
        if below and stroke.x0 > middles[0] and stroke.x1 - stroke.x0 > stroke.bottom - stroke.top:
            return [i for i, at in enumerate(middles) if stroke.x0 <= at <= stroke.x1] or [nearest]
    if abs(middles[nearest] - middle) <= STRAIGHT * run.size or nearest == 0:
        return [nearest]
    own = [i for i, at in enumerate(middles) if i and min(row, key=lambda r: abs(_middle(r) - at)) is run]
    return own or [nearest]


def _middle(run: Run) -> float:
    return (run.x0 + run.x1) / 2
