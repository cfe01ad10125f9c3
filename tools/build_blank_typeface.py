"""Makes cast_stats/reading/blank.ttf: one glyph without ink, as large as a hanzi, for every character.

Needs fonttools (extra "dev"). The same program gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

FILE = Path(__file__).resolve().parents[1] / "cast_stats" / "reading" / "blank.ttf"
EM, ASCENT, DESCENT = 1000, 880, -120
GLYPHS = (".notdef", "blank")
CHARACTERS = ((0x20, 0x7E), (0xA0, 0xD7FF), (0xE000, 0xFFFD), (0x20000, 0x323AF))
MANY_TO_ONE = 13
"""The format of a character map in which a whole range shares one glyph."""


def build() -> bytes:
    """The typeface as a TrueType file."""
    font = FontBuilder(EM)
    font.setupGlyphOrder(list(GLYPHS))
    font.setupCharacterMap({})
    font.setupGlyf({name: _blank() for name in GLYPHS})
    font.setupHorizontalMetrics(dict.fromkeys(GLYPHS, (EM, 0)))
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": "Blank", "styleName": "Regular", "psName": "Blank"})
    font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    font.setupPost(keepGlyphNames=False)
    font.font["cmap"].tables = [_every_character()]
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _blank() -> object:
    """A line across the em and back: it has a size but no area."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    pen.lineTo((EM, ASCENT))
    pen.closePath()
    return pen.glyph()


def _every_character() -> CmapSubtable:
    table = CmapSubtable.newSubtable(MANY_TO_ONE)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = MANY_TO_ONE, 0, 0, 0
    table.cmap = {code: "blank" for first, last in CHARACTERS for code in range(first, last + 1)}
    return table


if __name__ == "__main__":
    FILE.write_bytes(build())
