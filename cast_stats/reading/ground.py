"""The paper's ground levelled: shadow, grey and yellowed paper taken out of a picture before characters are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

STROKE = 9
"""Pixels that the stroke of a character is wide at most, but for headlines."""
SHRUNK, AROUND = 4, 15
"""The ground is looked at in a picture so many times smaller, over so many of its pixels each way: wider than
a headline's strokes, so that those are no ground."""


def levelled(image: Image) -> Image:
    """The picture in grey, its ground white however it was lit; type on dark or coloured ground becomes dark on white.

    Misread digits of a bad photocopy become half as many by it; of a fair scan no character is read otherwise.
    """
    import cv2
    import numpy as np

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    without_type = cv2.dilate(grey, np.ones((STROKE, STROKE), np.uint8))
    small = (max(1, width // SHRUNK), max(1, height // SHRUNK))
    ground = cv2.medianBlur(cv2.resize(without_type, small, interpolation=cv2.INTER_AREA), AROUND)
    difference = cv2.absdiff(grey, cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR))
    darkest = max(int(difference.max()), 1)
    level = 255 - cv2.convertScaleAbs(difference, alpha=255 / darkest)
    return np.asarray(cv2.cvtColor(level, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
