"""How the workbook looks: fonts, the three lines of a table, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cast_stats.workbook.book import Book
from cast_stats.workbook.looks import look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

THIN, MEDIUM = "thin", "medium"
BODY = look(font_name="宋体", font_size=10, valign="center")
ENGLISH = look(font_name="Times New Roman", font_size=9, valign="center", text_wrap=True, align="left", indent=1)
TITLE = look(font_name="黑体", font_size=14, bold=True, align="center", valign="center")
SUBTITLE = look(ENGLISH, font_size=10, align="center", indent=0)
HEAD = look(font_name="黑体", font_size=10, align="center", valign="center", text_wrap=True)
HEADING = look(font_name="黑体", font_size=10, align="left", valign="center")
TOP_AND_HEAD_LINE = look(HEAD, top=MEDIUM, bottom=THIN)
STUB = look(BODY, align="left", text_wrap=True)
NUMBER = look(BODY, align="right")
NOTE = look(BODY, font_size=9, align="left", text_wrap=True)
LISTED = look(font_name="宋体", font_size=9, valign="top", align="left", text_wrap=True)
LISTED_NUMBER = look(font_name="宋体", font_size=9, valign="top", align="right")
LINK = look(BODY, font_color="1F4E79", underline="single", align="left")
LISTED_LINK = look(LISTED, font_color="1F4E79", underline="single")
LAST_LINE = look(bottom=MEDIUM)


def new_sheet(book: Book, title: str, *, portrait: bool = False) -> Worksheet:
    """A sheet without grid lines, in the middle of the paper; its name and the page stand in the footer."""
    from openpyxl.worksheet.page import PageMargins

    sheet = book.sheet(title, portrait=portrait)
    sheet.sheet_view.showGridLines = False
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    footer: Any = sheet.oddFooter
    footer.center.text = "&A　第 &P 页　共 &N 页"
    return sheet
