"""Lines as OCR reads them become characters with boxes, straight and in points, as a text layer gives them."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import fmean, median
from unicodedata import east_asian_width

from cast_stats.reading.page import Box, Page
from cast_stats.reading.recognised import Point, Reading, TextLine

HANZI_HEIGHT, LETTER_HEIGHT = 0.86, 0.7
"""Heights of the dense part of the glyphs as shares of the type size."""
BEARING = 0.04
"""White beside the ink of a hanzi, as a share of its size."""
ENOUGH_PITCHES = 4
ENOUGH_LINES = 5
ONE_SIZE = 0.09
DIGIT_STEP, DOUBLED_STEP = 1.05, 1.15
"""Digits of one number stand no farther apart, middle to middle, even where an engine places them badly."""

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
    for line, em in zip(lines, line_sizes(lines), strict=True):
        for index, score in enumerate(line.confidence):
            left, right = _extent(line, index, em)
            middle = _middle(line, line.centres[index])
            origin = line.corners[0].x
            boxes.extend(((origin + left) * scale, (middle - em / 2) * scale))
            boxes.extend(((origin + right) * scale, (middle + em / 2) * scale))
            sizes.append(em * scale)
            confidence.append(score)
    return "".join(line.text for line in lines), boxes, sizes, confidence


def line_sizes(lines: Sequence[TextLine]) -> list[float]:
    """The type size of each line in pixels: its height, by the page's usual share of pitch to height, but no more than
    the pitch; sizes that differ no more than readings do are one."""
    pitches = [_pitch(line) for line in lines]
    heights = [line.height / _tallness(line) for line in lines]
    known = [pitch / height for pitch, height in zip(pitches, heights, strict=True) if pitch]
    share = median(known) if len(known) >= ENOUGH_LINES else 1.0
    raw = [min(share * height, pitch or share * height) for pitch, height in zip(pitches, heights, strict=True)]
    weights = [len(line.text) if pitch else 1 for line, pitch in zip(lines, pitches, strict=True)]
    return _evened(raw, weights)


def _tallness(line: TextLine) -> float:
    """The height of a line's ink as a share of its type size."""
    return HANZI_HEIGHT if any(map(_is_full, line.text)) else LETTER_HEIGHT


def _evened(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Every size replaced by that of its group; groups form around the sizes in which most characters are set."""
    left = set(range(len(sizes)))
    evened = list(sizes)
    while left:
        groups = ((i, [j for j in left if abs(sizes[j] - sizes[i]) <= ONE_SIZE * sizes[i]]) for i in sorted(left))
        _, group = max(groups, key=lambda found: sum(weights[j] for j in found[1]))
        usual = sum(sizes[j] * weights[j] for j in group) / sum(weights[j] for j in group)
        for j in group:
            evened[j] = usual
        left -= set(group)
    return evened


def _pitch(line: TextLine) -> float | None:
    """The distance between neighbouring hanzi in pixels, None where there are too few."""
    pitches = [
        (after - before) * line.length
        for before, after, first, second in zip(line.centres, line.centres[1:], line.text, line.text[1:], strict=False)
        if _is_hanzi(first) and _is_hanzi(second)
    ]  # fmt: skip
    if len(pitches) < ENOUGH_PITCHES:
        return None
    usual = median(pitches)
    close = [pitch for pitch in pitches if abs(pitch - usual) < 0.3 * usual]
    return fmean(close)


def _extent(line: TextLine, index: int, em: float) -> tuple[float, float]:
    """Left and right of a character along its line: its glyph's width about its centre, short of its neighbours; a
    hanzi at an end of the line reaches to the end of the ink."""
    centre = line.centres[index] * line.length
    half = em / 2 if _is_full(line.text[index]) else em / 4
    left, right = centre - half, centre + half
    if _is_hanzi(line.text[index]):
        left = -BEARING * em if index == 0 else left
        right = line.length + BEARING * em if index == len(line.text) - 1 else right
    if index:
        between = (line.centres[index - 1] * line.length + centre) / 2
        left = between if _in_number(line, index, em) else max(left, between)
    if index + 1 < len(line.text):
        between = (line.centres[index + 1] * line.length + centre) / 2
        right = between if _in_number(line, index + 1, em) else min(right, between)
    return left, right


def _in_number(line: TextLine, index: int, em: float) -> bool:
    """Whether a digit follows on one before it: a doubled digit may seem farther off than it is."""
    pair = line.text[index - 1 : index + 1]
    step = (line.centres[index] - line.centres[index - 1]) * line.length
    farthest = DOUBLED_STEP if pair[0] == pair[1] else DIGIT_STEP
    return pair.isascii() and pair.isdigit() and step <= farthest * em


def _is_full(char: str) -> bool:
    return east_asian_width(char) in "WF"


def _is_hanzi(char: str) -> bool:
    return _is_full(char) and char.isalpha()


def _middle(line: TextLine, along: float) -> float:
    """The line's middle height at a share of its length."""
    upper_left, upper_right, lower_right, lower_left = line.corners
    left, right = (upper_left.y + lower_left.y) / 2, (upper_right.y + lower_right.y) / 2
    return left + (right - left) * along
