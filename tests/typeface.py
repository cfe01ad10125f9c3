"""A typeface for tests that draw pages: each character a square. Embedded, it reads alike on every machine."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

EM = 1000
NAME = "Squares"


@cache
def register(characters: str) -> str:
    """Make the face known to reportlab; returns the name to set it by. ASCII is half as wide as a hanzi."""
    pdfmetrics.registerFont(TTFont(NAME, BytesIO(_squares(characters))))
    return NAME


def _squares(characters: str) -> bytes:
    glyphs = {".notdef": EM, "space": EM // 2} | {
        f"u{ord(char):04X}": EM // 2 if char.isascii() else EM for char in characters
    }
    font = FontBuilder(EM)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap({32: "space"} | {ord(char): f"u{ord(char):04X}" for char in characters})
    font.setupGlyf({name: _square(width) for name, width in glyphs.items()})
    font.setupHorizontalMetrics({name: (width, 0) for name, width in glyphs.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _square(width: int) -> object:
    pen = TTGlyphPen(None)
    corners = ((0, -120), (0, 880), (width, 880), (width, -120))
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
