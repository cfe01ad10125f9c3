"""Grids from ruled strokes: pdfplumber says which cells they enclose, the cells become rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from cast_stats.layout.table_grid import Field, Grid
from cast_stats.reading.page import Box

SNAP = 2.5
"""Strokes within so many points are one stroke, or meet."""
MAX_CROSSINGS = 10_000
"""Patterns of more crossings are hatching or maps; no printed table has as many."""

Edge = dict[str, Any]
"""A stroke as pdfplumber's functions know it, without its thickness."""


def ruled_grids(strokes: Sequence[Box]) -> list[Grid]:
    """The grids of at least two columns that the strokes of a page draw, from top to bottom."""
    if not _may_enclose(strokes):
        return []
    edges = _merged(strokes)
    down = sum(edge["orientation"] == "v" for edge in edges)
    if down * (len(edges) - down) > MAX_CROSSINGS:
        return []
    groups = _touching([Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in edges])
    grids = [grid for group in groups if _may_enclose(group) and (grid := _grid(_cells(group))) is not None]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _may_enclose(strokes: Sequence[Box]) -> bool:
    """Whether a stroke down has strokes across on both its sides, which no frame and no set of rules has. It keeps
    pages without ruled tables, and so most issues, from loading pdfplumber."""
    across = [stroke for stroke in strokes if not _is_upright(stroke)]
    for down in filter(_is_upright, strokes):
        met = [stroke for stroke in across if _meet(stroke, down)]
        if any(s.x0 < down.x0 - SNAP for s in met) and any(s.x1 > down.x0 + SNAP for s in met):
            return True
    return False


def _is_upright(stroke: Box) -> bool:
    return stroke.x1 - stroke.x0 <= stroke.bottom - stroke.top


def _meet(a: Box, b: Box) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    return across >= -SNAP and min(a.bottom, b.bottom) - max(a.top, b.top) >= -SNAP


def _merged(strokes: Iterable[Box]) -> list[Edge]:
    """Strokes that lie on one another or end to end as one."""
    from pdfplumber.table import merge_edges

    edges: list[Edge] = merge_edges([_edge(stroke) for stroke in strokes], SNAP, SNAP, SNAP, SNAP)
    return edges


def _edge(stroke: Box) -> Edge:
    upright = _is_upright(stroke)
    x0, top = stroke.x0, stroke.top
    x1, bottom = (x0, stroke.bottom) if upright else (stroke.x1, top)
    place = {"x0": x0, "top": top, "x1": x1, "bottom": bottom}
    return {"orientation": "v" if upright else "h", "width": x1 - x0, "height": bottom - top, **place}


def _touching(strokes: Iterable[Box]) -> list[list[Box]]:
    """Strokes in groups: those that meet, directly or through others."""
    groups: list[list[Box]] = []
    for stroke in strokes:
        met = [group for group in groups if any(_meet(other, stroke) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([stroke, *(other for group in met for other in group)])
    return groups


def _cells(group: Sequence[Box]) -> list[Box]:
    """The smallest rectangles that the strokes enclose."""
    from pdfplumber.table import edges_to_intersections, intersections_to_cells

    # pdfplumber knows no cell that lies open at a table's side, as printed tables often do: the bounds close it.
    x0s, tops, x1s, bottoms = zip(*group, strict=True)
    x0, top, x1, bottom = min(x0s), min(tops), max(x1s), max(bottoms)
    sides = Box(x0, top, x1, top), Box(x0, bottom, x1, bottom), Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)
    crossings = edges_to_intersections(_merged((*group, *sides)), SNAP, SNAP)
    return [Box(*cell) for cell in intersections_to_cells(crossings)]


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
