"""Workbooks through XlsxWriter: the same bytes for the same content, and cells that are what they seem."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from cast_stats.figures import canonical
from cast_stats.safe import is_formula_like, sheet_cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)
EXACT_DIGITS = 15
"""Significant digits that Excel keeps of a number."""
A4 = 9

Look = tuple[tuple[str, str | int | bool], ...]
"""Properties of a cell's format, named as XlsxWriter names them; `look` makes one."""


def look(*bases: Look, **properties: str | int | bool) -> Look:
    """The properties of `bases`, and these."""
    merged = {name: value for base in bases for name, value in base} | properties
    return tuple(sorted(merged.items()))


class Book:
    """A workbook in the making; rows and columns count from 0."""

    def __init__(self) -> None:
        from xlsxwriter import Workbook

        self._buffer = io.BytesIO()
        self.workbook = Workbook(self._buffer, {"in_memory": True})
        self.workbook.set_properties({"created": CREATED})
        self._formats: dict[tuple[Look, str, bool], Format] = {}

    def sheet(self, title: str) -> Worksheet:
        """A new sheet, set up for print: A4 across, as wide as the paper, numbered pages."""
        sheet = self.workbook.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&A　第 &P 页　共 &N 页")
        return sheet

    def format(self, shown: Look, number: str = "", *, quoted: bool = False) -> Format:
        """The format of cells that look so, with their number format; made once."""
        key = (shown, number, quoted)
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**dict(shown), "num_format": number, "quote_prefix": quoted})
        return self._formats[key]

    def put_text(self, sheet: Worksheet, row: int, column: int, text: str, shown: Look) -> None:
        """A text cell: never a formula, an error value or a number, whatever the text looks like."""
        form = self.format(shown, "@", quoted=is_formula_like(text))
        sheet.write_string(row, column, sheet_cell(text), form)

    def put_number(
        self, sheet: Worksheet, row: int, column: int, value: Decimal | int, shown: Look, *, unit: str = ""
    ) -> None:
        """A number cell holding exactly `value`, with the format that its digits and unit ask for.

        `%` becomes Excel's percentage (65 with unit % is 0.65, shown as 65%). More digits than Excel keeps become text.
        """
        value, share = canonical(Decimal(value)), unit == "%"
        if len(value.as_tuple().digits) > EXACT_DIGITS:
            self.put_text(sheet, row, column, str(value), shown)
            return
        form = self.format(shown, number_format(value, share=share))
        # XlsxWriter writes a Decimal digit by digit
        sheet.write_number(row, column, value.scaleb(-2) if share else value, form)

    def finish(self) -> bytes:
        """The finished .xlsx file."""
        self.workbook.close()
        return self._buffer.getvalue()


def number_format(value: Decimal, *, share: bool = False) -> str:
    """#,##0 with as many decimals as the value has; a percentage without thousands separators."""
    decimals = -min(int(canonical(value).as_tuple().exponent), 0)
    fraction = "." + "0" * decimals if decimals else ""
    return f"0{fraction}%" if share else f"#,##0{fraction}"


def text_width(text: str) -> int:
    """Columns that the longest line of the text takes: two a Chinese character, one a Latin one, as GBK has bytes."""
    return max(map(len, text.encode("gbk", "replace").split(b"\n")))
