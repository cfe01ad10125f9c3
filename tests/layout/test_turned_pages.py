"""Pages whose writing lies on its side are read as any other; their evidence stays where it is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.layout.turning import turned, upright
from cast_stats.reading.page import Box, Page

TEXT = "河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多。" * 3


def on_its_side(page: Page, turn: int) -> Page:
    """The sheet turned anticlockwise, so that its writing has that many quarter turns."""
    boxes = page.boxes[:0]
    for index in range(len(page.chars)):
        boxes.extend(turned(page.box(index), 4 - turn, page.width, page.height))
    width, height = (page.width, page.height) if turn == 2 else (page.height, page.width)
    return replace(page, boxes=boxes, width=width, height=height, turn=turn)


@given(st.tuples(*[st.integers(0, 500)] * 4), st.integers(0, 3), st.integers(500, 900), st.integers(500, 900))
def test_four_quarters_bring_a_box_back(sides, quarters, width, height):
    x0, x1 = sorted(sides[:2])
    top, bottom = sorted(sides[2:])
    box = Box(x0, top, x1, bottom)
    there = turned(box, quarters, width, height)
    sheet = (width, height) if quarters % 2 == 0 else (height, width)
    assert turned(there, (4 - quarters) % 4, *sheet) == box
    assert there.x0 <= there.x1
    assert there.top <= there.bottom


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_columns_on_their_side(press, composed, turn):
    page = press()
    page.put("码头上的新冷库", 30, 60, 22)
    page.columns(TEXT, [(30, 260), (305, 260)], 110, 4)
    straight, lying = page.page(), on_its_side(page.page(), turn)
    assert upright(lying).boxes.tolist() == pytest.approx(straight.boxes.tolist(), abs=1e-3)
    (ours,), (theirs,) = composed(straight), composed(lying)
    assert [(p.kind, p.text) for p in ours.paragraphs] == [(p.kind, p.text) for p in theirs.paragraphs]
    where = lying.chars.index("码")
    assert theirs.paragraphs[0].places.boxes[:4].tolist() == pytest.approx(list(lying.box(where)), abs=1e-3)
