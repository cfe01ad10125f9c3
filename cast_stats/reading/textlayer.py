"""The text layer of one PDF page: characters with boxes as on the page as seen, strokes, pictures."""

from __future__ import annotations

import ctypes
from array import array
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from cast_stats.messages import _
from cast_stats.reading.drawings import Place, drawings
from cast_stats.reading.page import Box, Page
from cast_stats.records import Note

ASCENT = 0.86
"""Share of the font size above the baseline: the box of a hanzi, whatever the font file claims."""
HEAVY = 600
HEAVY_NAMES = ("bold", "black", "heavy", "hei", "黑", "粗")
REPLACEMENT = "\ufffd"
SPACES = frozenset({2, 9, 10, 13, 32})
"""White space, and the mark that PDFium puts for a hyphen at a line's end."""


def read_page(pdf: pdfium.PdfDocument, index: int) -> Page:
    """Page `index` (from 0) of an open PDF; a page that cannot be loaded comes back empty, with a note."""
    page = pdfium_c.FPDF_LoadPage(pdf.raw, index)
    if not page:
        return _broken(index)
    try:
        text = pdfium_c.FPDFText_LoadPage(page)
        if not text:
            return _broken(index)
        try:
            return _page(page, text, index + 1)
        finally:
            pdfium_c.FPDFText_ClosePage(text)
    finally:
        pdfium_c.FPDF_ClosePage(page)


def _broken(index: int) -> Page:
    message = _("page {page} cannot be loaded from the file; its figures are missing").format(page=index + 1)
    note = Note(stage="reading", page=index + 1, code="page-broken", message=message)
    return Page(index + 1, 0.0, 0.0, "", array("f"), array("f"), source="none", notes=(note,))


def _page(page: pdfium_c.FPDF_PAGE, text: pdfium_c.FPDF_TEXTPAGE, number: int) -> Page:
    place = _placing(page)
    width, height = pdfium_c.FPDF_GetPageWidthF(page), pdfium_c.FPDF_GetPageHeightF(page)
    chars, boxes, sizes, bold = _characters(text, place, 2 * width, 2 * height)
    lines, pictures = drawings(page, place)
    return Page(
        number, width, height,
        chars, boxes, sizes, bold, lines=lines, pictures=pictures, source="text" if chars else "none",
    )  # fmt: skip


def _placing(page: pdfium_c.FPDF_PAGE) -> Place:
    """What turns the file's coordinates (upwards from the page box) into those of the page as seen."""
    bounds = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    left, bottom, right, top = bounds.left, bounds.bottom, bounds.right, bounds.top
    turns: dict[int, Place] = {
        0: lambda x0, y0, x1, y1: Box(x0 - left, top - y1, x1 - left, top - y0),
        1: lambda x0, y0, x1, y1: Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        2: lambda x0, y0, x1, y1: Box(right - x1, y0 - bottom, right - x0, y1 - bottom),
        3: lambda x0, y0, x1, y1: Box(top - y1, right - x1, top - y0, right - x0),
    }
    return turns[pdfium_c.FPDFPage_GetRotation(page) % 4]


def _characters(
    text: pdfium_c.FPDF_TEXTPAGE, place: Place, right: float, lower: float
) -> tuple[str, array[float], array[float], bytes]:
    """Printed characters (no white space: gaps tell it), their boxes, font sizes and weights, in the file's order.

    What lies outside the page is not printed: the sum of a character's edges is at most `right` and `lower`.
    """
    chars: list[str] = []
    boxes, sizes, bold = array("f"), array("f"), bytearray()
    faces = _Faces()
    loose, x, y = pdfium_c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    loose_ref, x_ref, y_ref = ctypes.byref(loose), ctypes.byref(x), ctypes.byref(y)
    unicode, origin = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetCharOrigin
    loose_box = pdfium_c.FPDFText_GetLooseCharBox
    high = 0
    for index in range(pdfium_c.FPDFText_CountChars(text)):
        code = unicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        char = chr(code) if 0x20 < code < 0x110000 and code not in (0xFFFE, 0xFFFF) else REPLACEMENT
        if code in SPACES or char.isspace():
            continue
        loose_box(text, index, loose_ref)
        origin(text, index, x_ref, y_ref)
        size, heavy, upright = faces.of(text, index)
        if upright and x.value <= loose.right:
            top = y.value + ASCENT * size
            seen = place(loose.left, top - size, loose.right, top)
        else:
            seen = place(loose.left, loose.bottom, loose.right, loose.top)
        if not (0 <= seen.x0 + seen.x1 <= right and 0 <= seen.top + seen.bottom <= lower):
            continue
        chars.append(char)
        boxes.extend(seen)
        sizes.append(size)
        bold.append(heavy)
    return "".join(chars), boxes, sizes, bytes(bold)


class _Faces:
    """Font size on the page, weight and uprightness, looked up once a text object."""

    def __init__(self) -> None:
        self._objects: dict[int, tuple[float, bool, bool]] = {}
        self._fonts: dict[int, bool] = {}
        self._matrix = pdfium_c.FS_MATRIX()

    def of(self, text: pdfium_c.FPDF_TEXTPAGE, index: int) -> tuple[float, bool, bool]:
        """Size in points, heavy, and upright (in the file's coordinates) of character `index`."""
        element = pdfium_c.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(element, ctypes.c_void_p).value or 0
        known = self._objects.get(key)
        if known is None:
            matrix = self._matrix
            pdfium_c.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
            size = pdfium_c.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d)
            upright = abs(matrix.b) < 0.05 * abs(matrix.a) and matrix.d > 0
            known = self._objects[key] = (size, self._heavy(text, index, element), upright)
        return known

    def _heavy(self, text: pdfium_c.FPDF_TEXTPAGE, index: int, element: pdfium_c.FPDF_PAGEOBJECT) -> bool:
        font = pdfium_c.FPDFTextObj_GetFont(element)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            name = ctypes.create_string_buffer(128)
            pdfium_c.FPDFFont_GetBaseFontName(font, name, 128)
            spelled = name.value.decode("utf-8", "replace").lower()
            weight = pdfium_c.FPDFText_GetFontWeight(text, index)
            self._fonts[key] = weight >= HEAVY or any(word in spelled for word in HEAVY_NAMES)
        return self._fonts[key]
