"""How cells of a workbook look: plain properties here, openpyxl's styles of them, and formats of numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cast_stats.figures import canonical

Look = tuple[tuple[str, str | int | bool], ...]
"""Properties of a cell, of PROPERTIES; `look` makes one."""
FONT = {"font_name": "name", "font_size": "sz", "bold": "b", "font_color": "color", "underline": "u"}
ALIGNMENT = {"align": "horizontal", "valign": "vertical", "text_wrap": "wrap_text", "indent": "indent"}
SIDES = ("top", "bottom")
PROPERTIES = frozenset((*FONT, *ALIGNMENT, *SIDES, "fill"))
DEFAULT_FONT, DEFAULT_SIZE = "宋体", 10


def look(*bases: Look, **properties: str | int | bool) -> Look:
    """The properties of `bases`, and these. Colours are RRGGBB, lines `thin` or `medium`."""
    merged = {name: value for base in bases for name, value in base} | properties
    unknown = merged.keys() - PROPERTIES
    if unknown:
        raise ValueError(f"unknown properties of a cell: {', '.join(sorted(unknown))}")
    return tuple(sorted(merged.items()))


def styles_of(shown: Look) -> dict[str, Any]:
    """openpyxl's font, alignment, border and fill of a look."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    told = dict(shown)
    font = {"name": DEFAULT_FONT, "sz": DEFAULT_SIZE} | {FONT[name]: told[name] for name in FONT if name in told}
    sides: dict[str, Any] = {side: Side(style=told[side]) for side in SIDES if side in told}  # type: ignore[arg-type]
    styles: dict[str, Any] = {
        "font": Font(**font),  # type: ignore[arg-type]
        "alignment": Alignment(**{ALIGNMENT[name]: told[name] for name in ALIGNMENT if name in told}),  # type: ignore[arg-type]
        "border": Border(**sides),
    }
    return styles | ({"fill": PatternFill("solid", fgColor=str(told["fill"]))} if "fill" in told else {})


def number_format(value: Decimal, *, share: bool = False) -> str:
    """#,##0 with as many decimals as the value has; a percentage without thousands separators."""
    decimals = -min(int(canonical(value).as_tuple().exponent), 0)
    fraction = "." + "0" * decimals if decimals else ""
    return f"0{fraction}%" if share else f"#,##0{fraction}"


def text_width(text: str) -> int:
    """Columns that the longest line of the text takes: two a Chinese character, one a Latin one, as GBK has bytes."""
    return max(map(len, text.encode("gbk", "replace").split(b"\n")))
