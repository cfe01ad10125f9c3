"""The sample issues' typefaces: Noto CJK (OFL), cut down to the characters used, its curves made TrueType."""

from __future__ import annotations

from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

FOLDER = Path("/usr/share/fonts/opentype/noto")
FACES = {
    "Song": ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
    "Hei": ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
}
INSTRUCTION_LIMITS = (
    *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
    *("maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints"),
    *("maxCompositeContours", "maxComponentDepth"),
)


def available() -> bool:
    """Whether the Debian package fonts-noto-cjk is installed."""
    return all((FOLDER / file).is_file() for file, _family in FACES.values())


def build(face: str, characters: str, folder: Path) -> Path:
    """The face as a TrueType file in `folder` that holds these characters only."""
    file, family = FACES[face]
    collection = TTCollection(FOLDER / file, lazy=True)
    font = next(f for f in collection.fonts if f["name"].getBestFamilyName() == family)
    font.recalcTimestamp = False
    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, drop_tables=["GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    _curves_to_truetype(font)
    path = folder / f"{face}.ttf"
    font.save(path)
    collection.close()
    return path


def _curves_to_truetype(font: TTFont) -> None:
    """Replace the cubic CFF outlines by quadratic ones, within one unit of the em."""
    outlines = font.getGlyphSet()
    order = font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name in order:
        glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0))
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in INSTRUCTION_LIMITS:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font["post"].extraNames, font["post"].mapping = [], {}
    font.sfntVersion = "\000\001\000\000"
