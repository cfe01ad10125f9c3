"""Lines as an engine reads them become characters that layout can't tell from a text layer's."""

from __future__ import annotations

import math
from array import array
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.reading.glyphs import line_sizes, with_reading
from cast_stats.reading.ocr import skew_of
from cast_stats.reading.page import Page
from cast_stats.reading.recognised import Point, Reading, TextLine

DPI = 150.0
PAGE = Page(3, 480.0, 640.0, "旧", array("f", [0, 0, 1, 1]), array("f", [1.0]), b"\0")
PIXELS = (round(PAGE.width * DPI / 72), round(PAGE.height * DPI / 72))


def width_of(char: str) -> float:
    return 1.0 if ord(char) > 0x2000 else 0.5


def line(text: str, x: float, y: float, em: float, spacing: float = 0.0, height: float = 0.86) -> TextLine:
    """A line whose first glyph begins at pixel x, set about the height y; `spacing` is between glyphs."""
    starts, at = [], 0.0
    for char in text:
        starts.append(at)
        at += width_of(char) * em + spacing
    length = at - spacing
    top, bottom = y - height * em / 2, y + height * em / 2
    corners = (Point(x, top), Point(x + length, top), Point(x + length, bottom), Point(x, bottom))
    centres = tuple((start + width_of(char) * em / 2) / length for start, char in zip(starts, text, strict=True))
    return TextLine(text, corners, tuple(0.99 for _ in text), centres)


def turned(one: TextLine, angle: float) -> TextLine:
    """The line with the page turned about its middle by `angle`."""
    mx, my = PIXELS[0] / 2, PIXELS[1] / 2
    cos, sin = math.cos(angle), math.sin(angle)
    a, b, c, d = (
        Point((p.x - mx) * cos - (p.y - my) * sin + mx, (p.x - mx) * sin + (p.y - my) * cos + my) for p in one.corners
    )
    return replace(one, corners=(a, b, c, d))


BODY = [line("本省各地农村专业技术协会全年开展培训", 100, 200 + 30 * n, 20) for n in range(8)]


def page_of(*lines: TextLine) -> Page:
    return with_reading(PAGE, Reading(PIXELS, lines, skew=skew_of(lines)))


def test_the_page_takes_what_was_read() -> None:
    page = page_of(*BODY)
    assert page.source == "ocr"
    assert page.chars == "".join(one.text for one in BODY)
    assert (page.number, page.width, page.height) == (PAGE.number, PAGE.width, PAGE.height)
    assert len(page.boxes) == 4 * len(page.chars)
    assert len(page.sizes) == len(page.confidence) == len(page.chars)


def test_characters_stand_in_points_where_they_were_in_pixels() -> None:
    page = page_of(*BODY)
    box = page.box(1)
    scale = 72 / DPI
    assert box.x0 == pytest.approx(120 * scale, abs=0.6)
    assert box.x1 == pytest.approx(140 * scale, abs=0.6)
    assert (box.top + box.bottom) / 2 == pytest.approx(200 * scale, abs=0.3)
    assert page.sizes[1] == pytest.approx(20 * scale, rel=0.03)


@given(st.floats(-0.03, 0.03))
def test_skew_is_taken_out(angle: float) -> None:
    straight, skewed = page_of(*BODY), page_of(*(turned(one, angle) for one in BODY))
    assert list(skewed.boxes) == pytest.approx(list(straight.boxes), abs=0.7)


def test_lines_of_spaced_and_of_few_hanzi_are_of_the_body_s_size() -> None:
    spaced = line("工作者代表大会", 100, 500, 20, spacing=6)
    short = line("了。", 100, 530, 20)
    sizes = line_sizes([*BODY, spaced, short])
    assert max(sizes) - min(sizes) < 0.01


@given(st.lists(st.floats(0.96, 1.04), min_size=8, max_size=8))
def test_sizes_that_differ_as_readings_do_are_one(noise: list[float]) -> None:
    lines = [
        line("本省各地农村专业技术协会全年开展培训", 100, 200 + 30 * n, 20, height=0.86 * f)
        for n, f in enumerate(noise)
    ]
    assert len({round(size, 3) for size in line_sizes(lines)}) == 1


def test_headings_keep_their_own_size() -> None:
    sizes = line_sizes([*BODY, line("扎实推进基层组织建设", 100, 100, 25)])
    assert sizes[-1] == pytest.approx(1.25 * sizes[0], rel=0.05)


def test_digits_are_half_as_wide_as_hanzi() -> None:
    page = page_of(*BODY, line("培训农民12.6万人次", 100, 500, 20))
    at = page.chars.index("1")
    widths = [page.box(i).x1 - page.box(i).x0 for i in (at - 2, at, at + 1)]
    assert widths[1] == pytest.approx(widths[0] / 2, rel=0.1)
    assert widths[2] == pytest.approx(widths[1], rel=0.1)


@given(st.text(alphabet="科学技术协会0123456789.,%()（）。，万", min_size=1, max_size=30), st.floats(0, 8))
def test_characters_of_a_line_do_not_overlap_and_stay_in_order(text: str, spacing: float) -> None:
    page = page_of(line(text, 50, 300, 18, spacing=spacing))
    boxes = [page.box(i) for i in range(len(page.chars))]
    assert all(box.x0 <= box.x1 and box.top < box.bottom for box in boxes)
    assert all(before.x1 <= after.x0 + 0.01 for before, after in pairwise(boxes))


def test_strokes_come_out_straight_and_thin() -> None:
    skew = 0.01
    ends = (Point(200, 300), Point(600, 300 + 400 * skew))
    page = with_reading(PAGE, Reading(PIXELS, tuple(turned(one, skew) for one in BODY), (ends,), skew))
    (stroke,) = page.lines
    assert stroke.top == stroke.bottom
    assert stroke.x1 - stroke.x0 == pytest.approx(400 * 72 / DPI, rel=0.01)


def test_a_turned_page_changes_its_sides() -> None:
    page = with_reading(PAGE, Reading((PIXELS[1], PIXELS[0]), tuple(BODY[:2]), turned=1))
    assert (page.width, page.height) == (PAGE.height, PAGE.width)


def test_confidence_goes_with_its_character() -> None:
    unsure = replace(BODY[0], confidence=tuple(0.4 if i == 2 else 0.99 for i in range(len(BODY[0].text))))
    page = page_of(unsure)
    assert [i for i, value in enumerate(page.confidence) if value < 0.5] == [2]
