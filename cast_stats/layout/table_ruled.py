"""Grids from ruled strokes: strokes that cross make a table, what they enclose are its fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from cast_stats.layout.table_grid import Field, Grid, clustered
from cast_stats.reading.page import Box

SNAP = 2.5
"""Strokes within so many points are one stroke, or meet."""
CLOSED = 0.5
"""A side is closed where strokes cover this share of it."""
MAX_STROKES = 4_000

Square = tuple[int, int]


def ruled_grids(strokes: Sequence[Box]) -> list[Grid]:
    """The grids of at least two rows or columns that the strokes of a page draw, from top to bottom."""
    if len(strokes) > MAX_STROKES:
        return []
    across = _joined([s for s in strokes if s.x1 - s.x0 > s.bottom - s.top], upright=False)
    down = _joined([s for s in strokes if s.x1 - s.x0 <= s.bottom - s.top], upright=True)
    grids = [grid for group in _crossing(across, down) if (grid := _grid(*group)) is not None]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _joined(strokes: Sequence[Box], upright: bool) -> list[Box]:
    """Strokes of one direction, pieces that touch end to end put together."""
    ordered = sorted((_turned(stroke) for stroke in strokes) if upright else strokes, key=lambda s: (s.top, s.x0))
    levels = clustered((s.top for s in ordered), SNAP)
    joined: list[Box] = []
    for level in levels:
        pieces = sorted((s.x0, s.x1) for s in ordered if abs(s.top - level) <= SNAP)
        start, end = pieces[0]
        for x0, x1 in pieces[1:]:
            if x0 > end + SNAP:
                joined.append(Box(start, level, end, level))
                start = x0
                end = x1
            end = max(end, x1)
        joined.append(Box(start, level, end, level))
    return [_turned(stroke) for stroke in joined] if upright else joined


def _turned(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _crossing(across: Sequence[Box], down: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Strokes in groups: those that meet, directly or through others."""
    groups: list[tuple[list[Box], list[Box]]] = []
    for stroke in down:
        met = [a for a in across if _meet(a, stroke)]
        joined = [g for g in groups if any(a in g[0] for a in met)]
        merged = (list({*met, *(a for g in joined for a in g[0])}), [stroke, *(d for g in joined for d in g[1])])
        groups = [g for g in groups if g not in joined] + [merged]
    return [group for group in groups if len(group[0]) >= 2]


def _meet(across: Box, down: Box) -> bool:
    return (
        across.x0 - SNAP <= down.x0 <= across.x1 + SNAP and down.top - SNAP <= across.top <= down.bottom + SNAP
    )  # fmt: skip


def _grid(across: Sequence[Box], down: Sequence[Box]) -> Grid | None:
    ys = clustered([a.top for a in across] + [min(d.top for d in down), max(d.bottom for d in down)], SNAP)
    xs = clustered([d.x0 for d in down] + [min(a.x0 for a in across), max(a.x1 for a in across)], SNAP)
    if len(xs) < 3 or len(ys) < 2:
        return None
    squares = list(product(range(len(ys) - 1), range(len(xs) - 1)))
    areas = _areas(squares, _open_sides(squares, across, down, xs, ys))
    fields = (
        Field(top, left, bottom - top + 1, right - left + 1, Box(xs[left], ys[top], xs[right + 1], ys[bottom + 1]))
        for top, left, bottom, right in areas
    )
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(sorted(fields, key=lambda field: (field.row, field.column))))


def _open_sides(
    squares: Iterable[Square], across: Sequence[Box], down: Sequence[Box], xs: Sequence[float], ys: Sequence[float]
) -> list[tuple[Square, Square]]:
    """Neighbouring squares without a stroke between them."""
    found: list[tuple[Square, Square]] = []
    for row, column in squares:
        left, right, top, bottom = xs[column], xs[column + 1], ys[row], ys[row + 1]
        if column + 2 < len(xs):
            walls = [(d.top, d.bottom) for d in down if abs(d.x0 - right) <= SNAP]
            if _covered(walls, top, bottom) < CLOSED:
                found.append(((row, column), (row, column + 1)))
        if row + 2 < len(ys):
            floors = [(a.x0, a.x1) for a in across if abs(a.top - bottom) <= SNAP]
            if _covered(floors, left, right) < CLOSED:
                found.append(((row, column), (row + 1, column)))
    return found


def _covered(stretches: Sequence[tuple[float, float]], start: float, end: float) -> float:
    """The share of [start, end] that the stretches cover."""
    return sum(max(0.0, min(end, b) - max(start, a)) for a, b in stretches) / max(end - start, 0.1)


def _areas(squares: Sequence[Square], open_sides: Sequence[tuple[Square, Square]]) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom, right of the rectangles that open squares form; what is no rectangle stays in squares."""
    area = {square: {square} for square in squares}
    for one, other in open_sides:
        if area[one] is not area[other]:
            area[one] |= area[other]
            for square in area[other]:
                area[square] = area[one]
    found: list[tuple[int, int, int, int]] = []
    for members in {id(group): group for group in area.values()}.values():
        rows, columns = [row for row, _ in members], [column for _, column in members]
        bounds = min(rows), min(columns), max(rows), max(columns)
        if len(members) == (bounds[2] - bounds[0] + 1) * (bounds[3] - bounds[1] + 1):
            found.append(bounds)
        else:
            found.extend((row, column, row, column) for row, column in members)
    return found
