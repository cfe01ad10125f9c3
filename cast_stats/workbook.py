"""Workbooks through openpyxl: the same bytes for the same content, and cells that are what they seem."""

from __future__ import annotations

import io
import os
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cast_stats.figures import plain
from cast_stats.safe import is_formula_like, sheet_cell

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

_STAMP = datetime(2000, 1, 1)
EXACT_DIGITS = 15
"""Significant digits that Excel keeps of a number."""


def workbook_bytes(workbook: Workbook) -> bytes:
    """The finished .xlsx file; no clock goes into it."""
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.created = workbook.properties.modified = _STAMP
    buffer = io.BytesIO()
    ExcelWriter(workbook, _StillZip(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()


def put_number(cell: Cell, value: Decimal | int, unit: str = "") -> None:
    """A number cell holding exactly `value`, with the format that its digits and unit ask for.

    `%` becomes Excel's percentage (65 with unit % is 0.65, shown as 65%). More digits than Excel keeps become text.
    """
    value = Decimal(value)
    share = unit == "%"
    text = plain(value.scaleb(-2) if share else value)
    if len(text.lstrip("-0.").replace(".", "")) > EXACT_DIGITS:
        put_text(cell, plain(value))
        return
    cell.value = text
    cell.quotePrefix = False
    cell.data_type = "n"  # openpyxl would pass a Decimal through float
    cell.number_format = number_format(value, share)


def number_format(value: Decimal, share: bool = False) -> str:
    """#,##0 with as many decimals as the value has; a percentage without thousands separators."""
    decimals = len(plain(value).partition(".")[2])
    fraction = "." + "0" * decimals if decimals else ""
    return f"0{fraction}%" if share else f"#,##0{fraction}"


def put_text(cell: Cell, text: str) -> None:
    """A text cell: never a formula, an error value or a number, whatever the text looks like."""
    cell.value = sheet_cell(text) or None
    cell.number_format = "@"
    cell.quotePrefix = is_formula_like(text)
    if text:
        cell.data_type = "s"


def text_width(text: str) -> int:
    """Columns that the longest line of the text takes: two a Chinese character, one a Latin one."""
    return max((sum(2 if east_asian_width(c) in "WFA" else 1 for c in line) for line in text.split("\n")), default=0)


class _StillZip(ZipFile):
    """A zip archive whose entries all carry the same time."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        super().writestr(entry, data)

    def write(self, filename: str | os.PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        with open(filename, "rb") as file:
            self.writestr(arcname or os.fspath(filename), file.read())
