"""Rulings in pictures: found straight or at the page's skew, on grey and shaded paper; text gives none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cast_stats.reading.strokes import find_strokes

HEIGHT, WIDTH = 400, 500


def paper(level: int = 245) -> NDArray[np.uint8]:
    return np.full((HEIGHT, WIDTH, 3), level, dtype=np.uint8)


def rule(
    image: NDArray[np.uint8], x0: int, y0: float, length: int, slope: float = 0.0, thick: int = 2, ink: int = 30
) -> None:
    """A stroke to the right that falls by `slope`."""
    for x in range(x0, x0 + length):
        y = round(y0 + slope * (x - x0))
        image[y : y + thick, x] = ink


def test_white_paper_has_none() -> None:
    assert find_strokes(paper(), 0.0) == ()


@pytest.mark.parametrize("thick", [1, 2, 4])
@pytest.mark.parametrize("level", [255, 200, 150])
def test_a_horizontal_stroke_is_found_once(thick: int, level: int) -> None:
    image = paper(level)
    rule(image, 60, 120, 300, thick=thick)
    ((start, end),) = find_strokes(image, 0.0)
    assert (start.x, end.x) == (60, 360)
    assert 119 <= start.y <= 120 + thick


def test_a_vertical_stroke_is_found_once() -> None:
    image = paper()
    image[50:350, 200:202] = 20
    ((start, end),) = find_strokes(image, 0.0)
    assert (start.y, end.y) == (50, 350)
    assert 199 <= start.x <= 202


@settings(max_examples=25)
@given(st.floats(-0.02, 0.02))
def test_strokes_of_a_skewed_page_are_whole(skew: float) -> None:
    image = paper()
    rule(image, 50, 200, 400, slope=math.tan(skew))
    strokes = find_strokes(image, skew)
    assert len(strokes) == 1
    start, end = strokes[0]
    assert end.x - start.x >= 396
    assert end.y - start.y == pytest.approx(400 * math.tan(skew), abs=3)


def test_a_stroke_with_small_breaks_is_one() -> None:
    image = paper()
    rule(image, 60, 120, 140)
    rule(image, 203, 120, 140)
    assert len(find_strokes(image, 0.0)) == 1


def test_strokes_under_one_another_are_each_found() -> None:
    image = paper()
    for y in range(60, 340, 28):
        rule(image, 40, y, 420)
    assert len(find_strokes(image, 0.0)) == 10


def test_a_shadow_and_a_block_are_no_strokes() -> None:
    image = paper()
    image[:, :120] = 120
    image[200:260, 200:400] = 40
    assert find_strokes(image, 0.0) == ()


def test_glyphs_are_no_strokes() -> None:
    image = paper()
    for x in range(60, 420, 22):
        image[150:152, x : x + 18] = 20
        image[150:168, x + 8 : x + 10] = 20
        image[166:168, x : x + 18] = 20
    assert find_strokes(image, 0.0) == ()


def test_a_grid_is_found_line_by_line() -> None:
    image = paper()
    for y in (50, 100, 150):
        rule(image, 50, y, 302)
    for x in (50, 150, 250, 350):
        image[50:152, x : x + 2] = 30
    strokes = find_strokes(image, 0.0)
    across = [s for s in strokes if s[1].x - s[0].x > s[1].y - s[0].y]
    assert (len(across), len(strokes) - len(across)) == (3, 4)
