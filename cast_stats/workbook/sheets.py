"""Sheets: set up for print, headed, measured. Rows and columns count from 0, as in `DataFrame.to_excel`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

A4, WHOLE_HEIGHT = 9, 0
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6, "header": 0.2, "footer": 0.25}
"""Inches."""


def set_up_for_print(sheet: Any, *, portrait: bool) -> None:
    """A4, across unless `portrait`, as wide as the paper, numbered pages."""
    from openpyxl.worksheet.page import PageMargins

    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = WHOLE_HEIGHT
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(**MARGINS)
    sheet.oddFooter.center.text = "第 &P 页　共 &N 页"


def head_list(sheet: Worksheet) -> None:
    """Freeze and filter the first row, and repeat it on every printed page."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """The widths of the columns from the first on, in characters."""
    for column, width in enumerate(widths):
        sheet.column_dimensions[letter(column)].width = width


def set_height(sheet: Worksheet, row: int, height: float) -> None:
    """The height of a row, in points."""
    sheet.row_dimensions[row + 1].height = height


def break_pages(sheet: Worksheet, ends: Iterable[int], most: int) -> None:
    """Begin a printed page at each part that would reach beyond `most` rows of its page; `ends` are the rows behind
    the parts, one under another."""
    from openpyxl.worksheet.pagebreak import Break

    first = page = 0
    for end in ends:
        if end - page > most and first > page:
            sheet.row_breaks.append(Break(id=first))
            page = first
        first = end


def address(row: int, column: int) -> str:
    """The name of a cell: B5."""
    return f"{letter(column)}{row + 1}"


def letter(column: int) -> str:
    """The name of a column."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column + 1)
