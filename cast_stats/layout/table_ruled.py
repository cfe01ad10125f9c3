"""Grids from ruled strokes: pdfplumber says which cells they enclose, the cells become rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from cast_stats.layout.table_grid import Field, Grid
from cast_stats.reading.page import Box

SNAP = 2.5
"""Strokes within so many points are one stroke, or meet."""
MAX_STROKES, MAX_CROSSINGS = 4_000, 5_000
"""Drawings of more strokes on a page, or more crossings in a group, are maps and hatching; no printed table has them."""


def ruled_grids(strokes: Sequence[Box]) -> list[Grid]:
    """The grids of at least two columns that the strokes of a page draw, from top to bottom."""
    groups = [group for group in _touching(strokes) if _is_divided(group)] if len(strokes) <= MAX_STROKES else []
    grids = [grid for group in groups if (grid := _grid(_cells(group))) is not None]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _touching(strokes: Sequence[Box]) -> list[list[Box]]:
    """Strokes in groups: those that meet, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for stroke in strokes:
        met = [group for group in groups if _meet(group[0], stroke) and any(_meet(s, stroke) for s in group[1])]
        members = [stroke, *(s for _, group in met for s in group)]
        groups = [group for group in groups if group not in met] + [(_bounds(members), members)]
    return [members for _, members in groups]


def _meet(a: Box, b: Box) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across >= -SNAP and down >= -SNAP


def _bounds(boxes: Iterable[Box]) -> Box:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


def _is_upright(stroke: Box) -> bool:
    return stroke.x1 - stroke.x0 <= stroke.bottom - stroke.top


def _is_divided(group: Sequence[Box]) -> bool:
    """Whether strokes across are joined by one down between their ends: a frame or a set of rules is no grid."""
    box, down = _bounds(group), [stroke for stroke in group if _is_upright(stroke)]
    across = len(group) - len(down)
    return 2 <= across * len(down) <= MAX_CROSSINGS and any(box.x0 + SNAP < s.x0 < box.x1 - SNAP for s in down)


def _cells(group: Sequence[Box]) -> list[Box]:
    """The smallest rectangles that the strokes enclose."""
    from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

    # pdfplumber knows no cell that lies open at a table's side, as printed tables often do: the bounds close it.
    x0, top, x1, bottom = _bounds(group)
    sides = [Box(x0, top, x1, top), Box(x0, bottom, x1, bottom), Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)]
    edges = merge_edges([_edge(stroke) for stroke in (*group, *sides)], SNAP, SNAP, SNAP, SNAP)
    return [Box(*cell) for cell in intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))]


def _edge(stroke: Box) -> dict[str, float | str]:
    """A stroke as pdfplumber's functions know it, without its thickness."""
    x0, top, x1, bottom = stroke
    if _is_upright(stroke):
        x1 = x0
    else:
        bottom = top
    direction = "v" if _is_upright(stroke) else "h"
    return {
        "orientation": direction, "x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0,
        "height": bottom - top,
    }  # fmt: skip


def _grid(cells: Sequence[Box]) -> Grid | None:
    """Cells as fields in rows and columns; they tile the grid, so that no character in it stands nowhere."""
    xs = sorted({x for cell in cells for x in (cell.x0, cell.x1)})
    ys = sorted({y for cell in cells for y in (cell.top, cell.bottom)})
    if len(xs) < 3 or len(ys) < 2:
        return None
    spans = [(ys.index(c.top), xs.index(c.x0), ys.index(c.bottom), xs.index(c.x1)) for c in cells]
    free = set(product(range(len(ys) - 1), range(len(xs) - 1)))
    # Broken strokes let cells overlap, or leave squares in none: the smaller cell counts, a square left is a field.
    spans.sort(key=lambda span: (span[2] - span[0]) * (span[3] - span[1]))
    fields: list[Field] = []
    for top, left, bottom, right in [*spans, *((row, column, row + 1, column + 1) for row, column in sorted(free))]:
        squares = set(product(range(top, bottom), range(left, right)))
        if squares <= free:
            free -= squares
            box = Box(xs[left], ys[top], xs[right], ys[bottom])
            fields.append(Field(top, left, bottom - top, right - left, box))
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(sorted(fields, key=lambda field: (field.row, field.column))))
