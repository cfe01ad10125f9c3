"""Lines as OCR reads them become characters with boxes, straight and in points, as a text layer gives them."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from dataclasses import replace
from statistics import fmean, median
from unicodedata import east_asian_width

from cast_stats.reading.ocr import Point, Reading, TextLine
from cast_stats.reading.page import Box, Page

EM_OF_HEIGHT = 0.8
"""Size of a hanzi by the height of its line's place, which an engine draws a little larger than the glyphs."""
EM_RANGE = (0.55, 0.95)
ENOUGH_PITCHES = 3

Turn = Callable[[Point], Point]


def with_reading(page: Page, reading: Reading) -> Page:
    """The page with what OCR found in place of its own characters, the page's skew taken out."""
    width, height = (page.height, page.width) if reading.turned % 2 else (page.width, page.height)
    scale = width / reading.size[0]
    turn = _straightener(reading)
    chars, boxes, sizes, confidence = _characters([_moved(line, turn) for line in reading.lines], scale)
    return replace(
        page, width=width, height=height, chars=chars, boxes=boxes, sizes=sizes, bold=b"", confidence=confidence,
        lines=tuple(sorted(_stroke(turn(a), turn(b), scale) for a, b in reading.strokes)), source="ocr",
        pictures=() if reading.turned else page.pictures,
    )  # fmt: skip


def _straightener(reading: Reading) -> Turn:
    """What turns a point about the page's centre against its skew."""
    cos, sin = math.cos(reading.skew), math.sin(reading.skew)
    middle = Point(reading.size[0] / 2, reading.size[1] / 2)

    def turn(point: Point) -> Point:
        x, y = point.x - middle.x, point.y - middle.y
        return Point(x * cos + y * sin + middle.x, y * cos - x * sin + middle.y)

    return turn


def _moved(line: TextLine, turn: Turn) -> TextLine:
    upper_left, upper_right, lower_right, lower_left = (turn(corner) for corner in line.corners)
    return replace(line, corners=(upper_left, upper_right, lower_right, lower_left))


def _stroke(start: Point, end: Point, scale: float) -> Box:
    x0, x1 = sorted((start.x * scale, end.x * scale))
    top, bottom = sorted((start.y * scale, end.y * scale))
    if x1 - x0 > bottom - top:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return Box(x0, top, x1, bottom)


def _characters(lines: list[TextLine], scale: float) -> tuple[str, array[float], array[float], array[float]]:
    """Text, boxes, sizes and confidence of all lines, one after the other."""
    boxes, sizes, confidence = array("f"), array("f"), array("f")
    for line in lines:
        em = _em(line)
        for index, score in enumerate(line.confidence):
            left, right = _extent(line, index, em)
            middle = _middle(line, line.centres[index])
            origin = line.corners[0].x
            boxes.extend(((origin + left) * scale, (middle - em / 2) * scale))
            boxes.extend(((origin + right) * scale, (middle + em / 2) * scale))
            sizes.append(em * scale)
            confidence.append(score)
    return "".join(line.text for line in lines), boxes, sizes, confidence


def _em(line: TextLine) -> float:
    """The size of a full-width glyph in pixels: from the pitch of neighbouring hanzi, else from the line's height."""
    pitches = [
        (after - before) * line.length
        for before, after, first, second in zip(line.centres, line.centres[1:], line.text, line.text[1:], strict=False)
        if _is_full(first) and _is_full(second)
    ]  # fmt: skip
    usual = median(pitches) if len(pitches) >= ENOUGH_PITCHES else EM_OF_HEIGHT * line.height
    close = [pitch for pitch in pitches if abs(pitch - usual) < 0.3 * usual]
    pitch = fmean(close) if len(close) >= ENOUGH_PITCHES else usual
    return min(max(pitch, EM_RANGE[0] * line.height), EM_RANGE[1] * line.height)


def _extent(line: TextLine, index: int, em: float) -> tuple[float, float]:
    """Left and right of a character along its line: its glyph's width about its centre, short of its neighbours."""
    centre = line.centres[index] * line.length
    half = em / 2 if _is_full(line.text[index]) else em / 4
    left, right = centre - half, centre + half
    if index:
        left = max(left, (line.centres[index - 1] * line.length + centre) / 2)
    if index + 1 < len(line.text):
        right = min(right, (line.centres[index + 1] * line.length + centre) / 2)
    return left, right


def _is_full(char: str) -> bool:
    return east_asian_width(char) in "WF"


def _middle(line: TextLine, along: float) -> float:
    """The line's middle height at a share of its length."""
    upper_left, upper_right, lower_right, lower_left = line.corners
    left, right = (upper_left.y + lower_left.y) / 2, (upper_right.y + lower_right.y) / 2
    return left + (right - left) * along
