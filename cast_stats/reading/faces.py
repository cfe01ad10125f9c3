"""How characters are set: size on the page, weight, direction; looked up once a text object."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

HEAVY = 600
HEAVY_NAMES = ("bold", "black", "heavy", "hei", "黑", "粗")
ASKEW = 4
NAME_LENGTH = 128

# The same functions with plain addresses for results: a tenth of the cost of pointer objects, once a character.
_ADDRESS, _SIZE = ctypes.c_void_p, ctypes.c_size_t
_object_of = ctypes.cast(pdfium_c.FPDFText_GetTextObject, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, ctypes.c_int))
_font_of = ctypes.cast(pdfium_c.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS))
_name_of = ctypes.cast(pdfium_c.FPDFFont_GetBaseFontName, ctypes.CFUNCTYPE(_SIZE, _ADDRESS, ctypes.c_char_p, _SIZE))


class Face(NamedTuple):
    """Type size in points, whether the face is heavy, and its quarter turns anticlockwise (ASKEW: between them)."""

    size: float
    heavy: bool
    turn: int


class Faces:
    """The faces of a page's characters."""

    def __init__(self, text: pdfium_c.FPDF_TEXTPAGE) -> None:
        self._text = text
        self._objects: dict[int | None, Face] = {}
        self._fonts: dict[int | None, bool] = {}
        self._names: dict[bytes, bool] = {}
        self._name = ctypes.create_string_buffer(NAME_LENGTH)
        self._matrix = pdfium_c.FS_MATRIX()

    def of(self, index: int) -> Face:
        """The face of character `index`."""
        element = _object_of(self._text, index)
        known = self._objects.get(element)
        if known is None:
            matrix = self._matrix
            pdfium_c.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
            size = pdfium_c.FPDFText_GetFontSize(self._text, index) * hypot(matrix.c, matrix.d)
            known = self._objects[element] = Face(size, self._heavy(index, element), _turn(matrix))
        return known

    def _heavy(self, index: int, element: int | None) -> bool:
        font = _font_of(element)
        known = self._fonts.get(font)
        if known is None:
            weight = pdfium_c.FPDFText_GetFontWeight(self._text, index)
            known = self._fonts[font] = weight >= HEAVY or self._is_named_heavy(font)
        return known

    def _is_named_heavy(self, font: int | None) -> bool:
        _name_of(font, self._name, NAME_LENGTH)
        name = self._name.value
        if name not in self._names:
            spelled = name.decode("utf-8", "replace").lower()
            self._names[name] = any(word in spelled for word in HEAVY_NAMES)
        return self._names[name]


def _turn(matrix: pdfium_c.FS_MATRIX) -> int:
    """Quarter turns of the writing's direction."""
    along, across = matrix.a, matrix.b
    if abs(across) < 0.05 * abs(along):
        return (0 if along > 0 else 2) if matrix.d * along > 0 else ASKEW
    if abs(along) < 0.05 * abs(across):
        return (1 if across > 0 else 3) if matrix.c * across < 0 else ASKEW
    return ASKEW
