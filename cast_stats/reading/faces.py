"""How characters are set: size on the page, weight, direction; looked up once a text object."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import NamedTuple

from cast_stats.reading.calls import font_name, font_of, matrix_of, size_of, text_object_of, weight_of

HEAVY = 600
HEAVY_NAMES = ("bold", "black", "heavy", "hei", "黑", "粗")
ASKEW = 4
NAME_LENGTH = 128


class Face(NamedTuple):
    """Type size in points, whether the face is heavy, and its quarter turns anticlockwise (ASKEW: between them)."""

    size: float
    heavy: bool
    turn: int


class Faces:
    """The faces of the characters of a text page, which is given by its address."""

    def __init__(self, text: int) -> None:
        self._text = text
        self._faces: dict[tuple[int | None, float, bytes], Face] = {}
        self._heavy: dict[int | None, bool] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._linear = (ctypes.c_char * 16).from_buffer(self._matrix)
        self._at = ctypes.addressof(self._matrix)
        self._object: int | None = None
        self._last = Face(0.0, False, ASKEW)

    def of(self, index: int) -> Face:
        """The face of character `index`."""
        text = self._text
        element = text_object_of(text, index)
        if element is None or element != self._object:
            matrix_of(text, index, self._at)
            key = font_of(element), size_of(text, index), self._linear.raw
            known = self._faces.get(key)
            if known is None:
                known = self._faces[key] = self._face(index, key[0], key[1])
            self._object, self._last = element, known
        return self._last

    def _face(self, index: int, font: int | None, size: float) -> Face:
        a, b, c, d = self._matrix[:4]
        heavy = self._heavy.get(font)
        if heavy is None:
            heavy = self._heavy[font] = weight_of(self._text, index) >= HEAVY or _is_named_heavy(font)
        return Face(size * hypot(c, d), heavy, _turn(a, b, c, d))


def _is_named_heavy(font: int | None) -> bool:
    name = ctypes.create_string_buffer(NAME_LENGTH)
    font_name(font, name, NAME_LENGTH)
    spelled = name.value.decode("utf-8", "replace").lower()
    return any(word in spelled for word in HEAVY_NAMES)


def _turn(a: float, b: float, c: float, d: float) -> int:
    """Quarter turns of the writing's direction, for the linear part of the matrix that sets it."""
    if abs(b) < 0.05 * abs(a):
        return (0 if a > 0 else 2) if d * a > 0 else ASKEW
    if abs(a) < 0.05 * abs(b):
        return (1 if b > 0 else 3) if c * b < 0 else ASKEW
    return ASKEW
