"""Characters of a text layer: where they stand on the page as seen, how large they are; strokes and pictures."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from cast_stats.reading.page import Page
from cast_stats.reading.textlayer import read_page
from tests import typeface

WIDTH, HEIGHT = 300, 400
FACE = typeface.register("河口镇12月大字看不见")


def page_of(draw, rotation: int = 0) -> Page:
    """The page that `draw(canvas)` makes, as read."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    canvas.setPageRotation(rotation)
    canvas.setFont(FACE, 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    pdf = PdfDocument(out.getvalue())
    try:
        return read_page(pdf, 0)
    finally:
        pdf.close()


def test_boxes_are_as_high_as_the_type_and_hold_the_baseline():
    page = page_of(lambda c: c.drawString(40, 300, "河口镇12月"))
    assert page.chars == "河口镇12月"
    assert {round(size, 2) for size in page.sizes} == {12.0}
    for index in range(len(page.chars)):
        box = page.box(index)
        assert round(box.bottom - box.top, 2) == 12.0
        assert box.top < HEIGHT - 300 < box.bottom
    assert page.box(0).x0 == pytest.approx(40, abs=0.5)
    assert page.box(5).x0 > page.box(4).x1 - 1


def test_a_typeface_that_the_file_does_not_hold_is_read_too():
    """Its boxes may be those of another face; which one, the machine decides."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(40, 300, "河口镇12月")

    page = page_of(draw)
    assert page.chars == "河口镇12月"
    assert {round(size, 2) for size in page.sizes} == {12.0}
    assert page.box(0).x0 == pytest.approx(40, abs=0.5)


def test_type_enlarged_by_the_pages_matrix():
    def draw(canvas: Canvas) -> None:
        canvas.scale(0.5, 0.5)
        canvas.setFont(FACE, 40)
        canvas.drawString(80, 600, "大字")

    page = page_of(draw)
    assert {round(size, 2) for size in page.sizes} == {20.0}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_rotated_page_is_given_as_seen(rotation):
    """Text drawn so that it is upright once the page is turned."""

    def draw(canvas: Canvas) -> None:
        # The press turns the sheet itself: 300 by 400 is the page as seen.
        across, down = (WIDTH, HEIGHT) if rotation % 180 == 0 else (HEIGHT, WIDTH)
        canvas.translate(*{0: (0, 0), 90: (across, 0), 180: (across, down), 270: (0, down)}[rotation])
        canvas.rotate(rotation)
        canvas.drawString(40, HEIGHT - 60, "河口镇")
        canvas.line(40, HEIGHT - 80, WIDTH - 40, HEIGHT - 80)

    page = page_of(draw, rotation)
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    first, last = page.box(0), page.box(2)
    assert first.x0 == pytest.approx(40, abs=1)
    assert last.x0 == pytest.approx(64, abs=1)
    assert first.top < 60 < first.bottom + 1
    (line,) = page.lines
    assert (line.x0, line.top, line.x1) == pytest.approx((40, 80, page.width - 40), abs=0.5)


def test_a_page_box_that_does_not_begin_at_zero():
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((20, 30, 280, 390))
        canvas.drawString(40, 300, "河口镇")

    page = page_of(draw)
    assert (page.width, page.height) == (260, 360)
    assert page.box(0).x0 == pytest.approx(20, abs=0.5)
    assert page.box(0).top < 390 - 300 < page.box(0).bottom


def test_what_lies_outside_the_page_is_not_printed():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 300, "河口镇")
        canvas.drawString(40, 4000, "看不见")
        canvas.drawString(-400, 300, "看不见")

    assert page_of(draw).chars == "河口镇"


def test_strokes_rectangles_and_pictures():
    def draw(canvas: Canvas) -> None:
        canvas.line(40, 350, 260, 350)
        canvas.line(50, 100, 200, 220)
        canvas.rect(60, 200, 100, 80)
        canvas.rect(60, 150, 100, 1, stroke=0, fill=1)
        picture = ImageReader(BytesIO(_png()))
        canvas.drawImage(picture, 150, 40, 80, 60)

    page = page_of(draw)
    seen = {tuple(round(value) for value in line) for line in page.lines}
    assert (40, 50, 260, 50) in seen
    assert {(60, 120, 160, 120), (60, 200, 160, 200), (60, 120, 60, 200), (160, 120, 160, 200)} <= seen
    assert (60, 249, 160, 250) in seen
    assert len(seen) == 6
    assert [tuple(round(value) for value in box) for box in page.pictures] == [(150, 300, 230, 360)]


def test_drawings_inside_a_form_are_found_where_they_show():
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        canvas.line(0, 0, 100, 0)
        canvas.endForm()
        canvas.translate(50, 100)
        canvas.doForm("stamp")

    (line,) = page_of(draw).lines
    assert tuple(round(value) for value in line) == (50, 300, 150, 300)


def test_a_page_without_text_has_no_source():
    page = page_of(lambda c: c.line(40, 350, 260, 350))
    assert (page.chars, page.source) == ("", "none")


def test_bold_faces_are_marked():
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(40, 300, "ab")
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(40, 280, "cd")

    assert list(page_of(draw).bold) == [0, 0, 1, 1]


def test_reading_twice_gives_the_same(tmp_path: Path):
    first = page_of(lambda c: c.drawString(40, 300, "河口镇12月"))
    assert first == page_of(lambda c: c.drawString(40, 300, "河口镇12月"))


def _png() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (8, 6), "grey").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("angle", "turn"), [(0, 0), (90, 1), (180, 2), (270, 3)])
def test_writing_on_its_side_is_told(angle, turn):
    def draw(canvas: Canvas) -> None:
        canvas.translate(150, 200)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "河口镇")

    page = page_of(draw)
    assert page.turn == turn
    first = page.box(0)
    assert (round(first.x1 - first.x0), round(first.bottom - first.top)) == (12, 12)


def drawn(canvas: Canvas, *, corners: float = 0.0) -> None:
    """A hill of slanted sides, or a box with round corners."""
    path = canvas.beginPath()
    if corners:
        path.roundRect(50, 100, 200, 80, corners)
    else:
        path.moveTo(50, 100)
        for x, y in ((50, 140), (110, 180), (170, 130), (250, 190), (250, 100)):
            path.lineTo(x, y)
        path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def test_a_drawn_hill_is_a_picture_and_no_rule():
    page = page_of(drawn)
    assert [tuple(round(value) for value in box) for box in page.pictures] == [(50, 210, 250, 300)]
    assert page.lines == ()


def test_a_box_with_round_corners_is_no_picture():
    page = page_of(lambda canvas: drawn(canvas, corners=6))
    assert page.pictures == ()
    assert len(page.lines) == 4


def test_a_shading_is_a_picture():
    def draw(canvas: Canvas) -> None:
        clip = canvas.beginPath()
        clip.rect(50, 100, 200, 80)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.linearGradient(50, 100, 250, 180, ("#ffffff", "#0050c0"))

    assert [tuple(round(value) for value in box) for box in page_of(draw).pictures] == [(50, 220, 250, 300)]


def test_drawings_that_overlap_are_one_picture():
    def draw(canvas: Canvas) -> None:
        drawn(canvas)
        canvas.translate(30, 20)
        drawn(canvas)

    (box,) = page_of(draw).pictures
    assert tuple(round(value) for value in box) == (50, 190, 280, 300)
