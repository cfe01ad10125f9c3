"""The text layer of one PDF page: characters with boxes as on the page as seen, strokes, pictures."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from cast_stats.notes import page_note
from cast_stats.reading.calls import address, count_chars, loose_box, origin_of, unicode_of
from cast_stats.reading.drawings import Edges, Place, drawings
from cast_stats.reading.faces import Face, Faces
from cast_stats.reading.page import Page

ASCENT = 0.86
"""Share of the font size above the baseline: the box of a hanzi, whatever the font file claims."""
SAME_WAY = 0.7
MEASURES = Struct("2d4f")
"""What PDFium tells of a character: its origin, and the left, upper, right and lower edge of its box."""
REPLACEMENT = "\ufffd"
SPACES = frozenset({2, 9, 10, 13, 32})
"""White space, and the mark that PDFium puts for a hyphen at a line's end."""


class Characters(NamedTuple):
    """Text, boxes (four values a character), sizes, weights, and quarter turns against the file's upright."""

    text: str
    boxes: array[float]
    sizes: array[float]
    bold: bytes
    turns: bytes


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
    number = index + 1
    notes = (page_note(number, "page-broken"),)
    return Page(number, 0.0, 0.0, "", array("f"), array("f"), source="none", notes=notes)


def _page(page: pdfium_c.FPDF_PAGE, text: pdfium_c.FPDF_TEXTPAGE, number: int) -> Page:
    place = _placing(page)
    width, height = pdfium_c.FPDF_GetPageWidthF(page), pdfium_c.FPDF_GetPageHeightF(page)
    found = _characters(address(text), place, 2 * width, 2 * height)
    lines, pictures = drawings(page, place)
    return Page(
        number, width, height,
        found.text, found.boxes, found.sizes, found.bold,
        lines=lines, pictures=pictures, turn=_turn(page, found.turns), source="text" if found.text else "none",
    )  # fmt: skip


def _placing(page: pdfium_c.FPDF_PAGE) -> Place:
    """What turns the file's coordinates (upwards from the page box) into those of the page as seen."""
    bounds = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    left, bottom, right, top = bounds.left, bounds.bottom, bounds.right, bounds.top
    turns: dict[int, Place] = {
        0: lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
        1: lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        2: lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        3: lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns[pdfium_c.FPDFPage_GetRotation(page) % 4]


def _characters(text: int, place: Place, right: float, lower: float) -> Characters:
    """Printed characters (no white space: gaps tell it) in the file's order.

    What lies outside the page is not printed: the sum of a character's edges is at most `right` and `lower`.
    """
    chars: list[str] = []
    boxes, sizes, bold, turns = array("f"), array("f"), bytearray(), bytearray()
    faces = Faces(text)
    measures = ctypes.create_string_buffer(MEASURES.size)
    x_at = ctypes.addressof(measures)
    y_at, loose_at = x_at + 8, x_at + 16
    for index, char in _printed(text):
        loose_box(text, index, loose_at)
        origin_of(text, index, x_at, y_at)
        face = faces.of(index)
        seen = x0, top, x1, bottom = place(*_em_box(face, *MEASURES.unpack(measures)))
        if 0 <= x0 + x1 <= right and 0 <= top + bottom <= lower:
            chars.append(char)
            boxes.extend(seen)
            sizes.append(face.size)
            bold.append(face.heavy)
            turns.append(face.turn)
    return Characters("".join(chars), boxes, sizes, bytes(bold), bytes(turns))


def _turn(page: pdfium_c.FPDF_PAGE, turns: bytes) -> int:
    """The quarter turns, on the page as seen, of most characters; 0 where most do not agree."""
    usual = max(range(4), key=turns.count)
    if not turns or turns.count(usual) < SAME_WAY * len(turns):
        return 0
    return int((usual - pdfium_c.FPDFPage_GetRotation(page)) % 4)


def _printed(text: int) -> Iterator[tuple[int, str]]:
    """The characters that show, with their index; one without a meaning known is a replacement character."""
    high = 0
    for index in range(count_chars(text)):
        code = unicode_of(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if code in SPACES:
            continue
        char = chr(code) if 0x20 < code < 0x110000 and code not in (0xFFFE, 0xFFFF) else REPLACEMENT
        if not char.isspace():
            yield index, char


def _em_box(face: Face, x: float, y: float, left: float, upper: float, right: float, lower: float) -> Edges:
    """Left, bottom, right, top of a character: as wide as it runs, as high as its type, whatever the font claims."""
    above, below = ASCENT * face.size, (1 - ASCENT) * face.size
    if face.turn == 0:
        return left, y - below, right, y + above
    if face.turn == 1:
        return x - above, lower, x + below, upper
    if face.turn == 2:
        return left, y - above, right, y + below
    if face.turn == 3:
        return x - below, lower, x + above, upper
    return left, lower, right, upper
