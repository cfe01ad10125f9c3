"""What a cell holds: text that is never a formula or a number, or a number exactly as it is."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import Any, NamedTuple

from cast_stats.figures import canonical, plain
from cast_stats.safe import is_formula_like, sheet_cell
from cast_stats.workbook.looks import Look, number_format, styles_of

Value = Decimal | int | str | None
TEXT, NUMBER = "s", "n"
"""Kinds of cells, as openpyxl names them."""
EXACT_DIGITS = 15
"""Significant digits that Excel keeps of a number."""


class Style(NamedTuple):
    """How a cell looks: cells of one style share it in the file. `quoted` keeps Excel from reading a formula."""

    look: Look
    number_format: str = "General"
    quoted: bool = False


class Cell(NamedTuple):
    """A cell: text or the digits of a number (openpyxl would write a number through a float); None is empty."""

    content: str | None
    kind: str
    style: Style


def cell_of(value: Value, look: Look, unit: str = "") -> Cell:
    """The cell of whatever the value is: number, text, or nothing but its look."""
    if isinstance(value, int | Decimal):
        return number_cell(value, look, unit)
    return text_cell(value, look) if value else Cell(None, NUMBER, Style(look))


def text_cell(text: str, look: Look) -> Cell:
    """A text: never a formula, an error value or a number, whatever it looks like."""
    return Cell(sheet_cell(text), TEXT, Style(look, "@", is_formula_like(text)))


def number_cell(value: Decimal | int, look: Look, unit: str = "", form: str = "") -> Cell:
    """Exactly this number, in the number format `form` or the one that its digits and unit ask for.

    `%` becomes Excel's percentage (65 with unit % is 0.65, shown as 65%). More digits than Excel keeps become text.
    """
    value, share = canonical(Decimal(value)), unit == "%"
    if too_long(value):
        return text_cell(plain(value), look)
    digits = plain(value.scaleb(-2) if share else value)
    return Cell(digits, NUMBER, Style(look, form or number_format(value, share=share)))


def too_long(value: Decimal) -> bool:
    """Whether the number has more digits than Excel keeps, so that a workbook holds it as text."""
    return len(canonical(value).as_tuple().digits) > EXACT_DIGITS


def set_style(cell: Any, style: Style) -> Any:
    """Set a cell of openpyxl in a style; gives what other cells may share."""
    cell._style = copy(cell._style)
    for name, part in styles_of(style.look).items():
        setattr(cell, name, part)
    cell.number_format = style.number_format
    cell.quotePrefix = style.quoted
    return cell._style
