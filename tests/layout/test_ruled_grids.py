"""Strokes become grids however they are drawn, and no page without a ruled table loads what finds them."""

from __future__ import annotations

import random
import sys
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.layout.table_grid import Grid
from cast_stats.layout.table_ruled import ruled_grids
from cast_stats.reading.page import Box

XS, YS = (50.0, 120.0, 210.0, 260.0, 400.0), (100.0, 118.0, 140.0, 180.0)


def rules(xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> list[Box]:
    """A stroke for every row's and every column's edge."""
    return [Box(xs[0], y, xs[-1], y) for y in ys] + [Box(x, ys[0], x, ys[-1]) for x in xs]


def pieces(xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> list[Box]:
    """A stroke for every side of every cell."""
    across = [Box(left, y, right, y) for y, (left, right) in product(ys, pairwise(xs))]
    return across + [Box(x, top, x, bottom) for x, (top, bottom) in product(xs, pairwise(ys))]


def frame(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [Box(x0, top, x1, top), Box(x0, bottom, x1, bottom), Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)]


def only(strokes: list[Box]) -> Grid:
    (grid,) = ruled_grids(strokes)
    return grid


def spans(grid: Grid) -> set[tuple[int, int, int, int]]:
    return {(field.row, field.column, field.row_span, field.column_span) for field in grid.fields}


PLAIN = {(row, column, 1, 1) for row in range(len(YS) - 1) for column in range(len(XS) - 1)}


@pytest.mark.parametrize("strokes", [rules(), pieces()], ids=["whole", "cell by cell"])
@pytest.mark.parametrize("seed", range(3))
def test_a_grid_is_the_same_in_whatever_order_and_pieces_it_is_drawn(strokes: list[Box], seed: int) -> None:
    drawn = list(strokes)
    random.Random(seed).shuffle(drawn)
    assert spans(only(drawn)) == PLAIN
    assert only(drawn).box == Box(XS[0], YS[0], XS[-1], YS[-1])


def test_double_and_thick_rules_are_one() -> None:
    doubled = [Box(s.x0, s.top, s.x1, s.bottom) for s in rules()] + [
        Box(s.x0 + 1.2, s.top + 1.2, s.x1 + 1.2, s.bottom + 1.2) for s in rules()
    ]
    assert spans(only(doubled)) == PLAIN
    assert spans(only([Box(s.x0, s.top, s.x1 + 1, s.bottom + 1) for s in rules()])) == PLAIN


@pytest.mark.parametrize("left_out", [{"left"}, {"right"}, {"left", "right"}, {"top"}, {"bottom"}, {"top", "left"}])
def test_open_sides_are_closed(left_out: set[str]) -> None:
    sides = dict(
        zip(("top", "bottom", "left", "right"), frame(Box(XS[0], YS[0], XS[-1], YS[-1])), strict=True)
    )  # fmt: skip
    open_ = [stroke for stroke in rules() if stroke not in [sides[name] for name in left_out]]
    assert spans(only(open_)) == PLAIN


def test_a_stroke_that_is_missing_within_joins_two_fields() -> None:
    strokes = [s for s in pieces() if s != Box(XS[1], YS[0], XS[1], YS[1])]
    assert spans(only(strokes)) == PLAIN - {(0, 0, 1, 1), (0, 1, 1, 1)} | {(0, 0, 1, 2)}


@given(st.sets(st.integers(0, len(pieces()) - 1)), st.floats(-1, 1))
def test_fields_tile_their_grid_whatever_is_missing(missing: set[int], off: float) -> None:
    strokes = [s for number, s in enumerate(pieces()) if number not in missing]
    strokes = [Box(s.x0 + off * (n % 2), s.top, s.x1 + off * (n % 2), s.bottom) for n, s in enumerate(strokes)]
    for grid in ruled_grids(strokes):
        squares = [
            (row, column)
            for field in grid.fields
            for row in range(field.row, field.row + field.row_span)
            for column in range(field.column, field.column + field.column_span)
        ]
        assert sorted(squares) == list(product(range(grid.rows), range(grid.columns)))


def test_two_tables_are_two_grids() -> None:
    below = [Box(s.x0, s.top + 200, s.x1, s.bottom + 200) for s in rules()]
    first, second = ruled_grids([*below, *rules()])
    assert spans(first) == spans(second) == PLAIN
    assert first.box.bottom < second.box.top


@pytest.mark.parametrize(
    "strokes",
    [
        [],
        frame(Box(60, 80, 300, 200)),
        frame(Box(60, 80, 300, 200)) + frame(Box(320, 80, 500, 200)),
        frame(Box(60, 80, 300, 200)) + frame(Box(60, 260, 300, 400)),
        [Box(60, y, 500, y) for y in (80, 100, 300)],
        [Box(x, 60, x, 700) for x in (200, 400)],
        [*frame(Box(60, 80, 300, 200)), Box(60, 120, 300, 120)],
    ],
    ids=["nothing", "frame", "side by side", "one below another", "three rules", "between columns", "headed frame"],
)
def test_frames_and_rules_are_no_grid_and_load_nothing(strokes: list[Box], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber.table", None)
    assert ruled_grids(strokes) == []


def test_a_grid_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber.table", None)
    with pytest.raises(ImportError):
        ruled_grids(rules())


def test_hatching_is_no_table() -> None:
    ticks = tuple(float(n) for n in range(0, 606, 3))
    assert ruled_grids(rules(ticks, ticks)) == []
