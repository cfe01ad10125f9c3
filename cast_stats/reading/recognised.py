"""What OCR finds in a picture: lines of text with the places of their characters, ruled strokes, the page's skew."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place in a picture, in pixels from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as an engine reads it: text without white space, the corners of its ink (upper left first,
    clockwise), and for each character its confidence (0 to 1) and its centre along the line (0 to 1)."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    confidence: tuple[float, ...]
    centres: tuple[float, ...]

    @property
    def length(self) -> float:
        """From start to end, in pixels."""
        return math.dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        """Across the line, in pixels."""
        return math.dist(self.corners[0], self.corners[3])

    @property
    def angle(self) -> float:
        """Of the line's direction, in radians, clockwise from the horizontal."""
        (x0, y0), (x1, y1) = self.corners[:2]
        return math.atan2(y1 - y0, x1 - x0)

    @property
    def lies(self) -> bool:
        """Whether the line is read down or up the page rather than across."""
        return abs(math.sin(self.angle)) > 0.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What OCR found in a picture of `size` (width, height) once it was turned upright by `turned` quarter turns:
    lines of text, ruled strokes (their two ends), and the page's skew in radians."""

    size: tuple[int, int]
    lines: tuple[TextLine, ...] = ()
    strokes: tuple[tuple[Point, Point], ...] = ()
    skew: float = 0.0
    turned: int = 0
