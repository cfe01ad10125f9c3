"""How the workbook looks: fonts, the three lines of a table, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cast_stats.workbook import Book, look

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

THIN, MEDIUM = 1, 2
BODY = look(font_name="宋体", font_size=10, valign="vcenter")
ENGLISH = look(font_name="Times New Roman", font_size=9, valign="vcenter", text_wrap=True, align="left", indent=1)
TITLE = look(font_name="黑体", font_size=14, bold=True, align="center", valign="vcenter")
SUBTITLE = look(ENGLISH, font_size=10, align="center", indent=0)
HEAD = look(font_name="黑体", font_size=10, align="center", valign="vcenter", text_wrap=True)
HEADING = look(font_name="黑体", font_size=10, align="left", valign="vcenter")
TOP_AND_HEAD_LINE = look(HEAD, top=MEDIUM, bottom=THIN)
STUB = look(BODY, align="left", text_wrap=True)
NUMBER = look(BODY, align="right")
NOTE = look(BODY, font_size=9, align="left", text_wrap=True)
LISTED = look(font_name="宋体", font_size=9, valign="top", align="left", text_wrap=True)
LISTED_NUMBER = look(font_name="宋体", font_size=9, valign="top", align="right")
LINK = look(BODY, font_color="#1F4E79", underline=1, align="left")
LISTED_LINK = look(LISTED, font_color="#1F4E79", underline=1)
LAST_LINE = look(bottom=MEDIUM)


def new_sheet(book: Book, title: str) -> Worksheet:
    """A sheet without grid lines, in the middle of the paper."""
    sheet = book.sheet(title)
    sheet.hide_gridlines(2)
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    return sheet
