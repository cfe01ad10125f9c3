"""Workbooks through pandas and openpyxl: the same bytes for the same content, and cells that are what they seem."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cast_stats.figures import canonical, plain
from cast_stats.looks import Look, look, number_format, styles_of
from cast_stats.safe import is_formula_like, sheet_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from pandas import DataFrame

CREATED = datetime(2000, 1, 1)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
EXACT_DIGITS = 15
"""Significant digits that Excel keeps of a number."""
A4, WHOLE_HEIGHT = 9, 0
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6, "header": 0.2, "footer": 0.25}
"""Inches."""


def too_long(value: Decimal) -> bool:
    """Whether the number has more digits than Excel keeps, so that a workbook holds it as text."""
    return len(canonical(value).as_tuple().digits) > EXACT_DIGITS


def head_list(sheet: Worksheet) -> None:
    """Freeze and filter the first row, and repeat it on every printed page."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """The widths of the columns from the first on, in characters."""
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


class Book:
    """A workbook in the making; rows and columns count from 0, as in `DataFrame.to_excel`."""

    def __init__(self) -> None:
        from pandas import ExcelWriter

        self._buffer = io.BytesIO()
        self._writer = ExcelWriter(self._buffer, engine="openpyxl")
        self._styles: dict[tuple[Look, str, bool], Any] = {}
        self._writer.book.properties.created = CREATED

    def sheet(self, title: str, *, portrait: bool = False) -> Worksheet:
        """A new sheet, set up for print: A4, across unless `portrait`, as wide as the paper, numbered pages."""
        from openpyxl.worksheet.page import PageMargins

        sheet: Any = self._writer.book.create_sheet(title)
        sheet.page_setup.orientation = "portrait" if portrait else "landscape"
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToHeight = WHOLE_HEIGHT
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_margins = PageMargins(**MARGINS)
        sheet.oddFooter.center.text = "第 &P 页　共 &N 页"
        return cast("Worksheet", sheet)

    def put_frame(
        self,
        sheet: Worksheet,
        frame: DataFrame,
        shown: Sequence[Look],
        heading: Sequence[Look] | None = None,
        *,
        at: tuple[int, int] = (0, 0),
        units: Mapping[str, str] | None = None,
        last: Look = (),
        form: Callable[[int, int], str | None] = lambda row, column: None,
    ) -> None:
        """The frame through `to_excel`, with a look a column and, where `heading` gives looks, its column names above.

        Texts are texts and numbers are numbers, as by `put_text` and `put_number`. `units` gives the column that holds
        the units of a column's numbers, `last` what the last row has besides, `form` the number format of a cell.
        """
        from pandas import DataFrame

        top, left = at
        columns = list(_columns(frame, shown, units or {}, last, form))
        contents = DataFrame(dict(enumerate([cell.content for cell in cells] for cells in columns)), dtype=object)
        first = top + (heading is not None)
        contents.to_excel(
            self._writer, sheet_name=sheet.title, index=False, header=False, startrow=first, startcol=left
        )
        if heading is not None:
            for column, (name, one) in enumerate(zip(frame.columns, heading, strict=True), left):
                self.put_text(sheet, top, column, name, one)
        for column, cells in enumerate(columns, left + 1):
            for row, cell in enumerate(cells, first + 1):
                self._dress(sheet.cell(row, column), cell)

    def put(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: Decimal | int | str | None,
        shown: Look,
        *,
        unit: str = "",
        form: str | None = None,
    ) -> None:
        """A cell of whatever the value is: number, text, or nothing but its look."""
        if shown or value not in (None, ""):
            self._set(sheet, row, column, _cell(value, shown, unit, form))

    def put_text(self, sheet: Worksheet, row: int, column: int, text: str, shown: Look) -> None:
        """A text cell: never a formula, an error value or a number, whatever the text looks like."""
        self._set(sheet, row, column, _text_cell(text, shown))

    def put_number(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: Decimal | int,
        shown: Look,
        *,
        unit: str = "",
        form: str | None = None,
    ) -> None:
        """A number cell holding exactly `value`, with `form` or the format that its digits and unit ask for.

        `%` becomes Excel's percentage (65 with unit % is 0.65, shown as 65%). More digits than Excel keeps become text.
        """
        self._set(sheet, row, column, _number_cell(value, shown, unit, form))

    def put_link(self, sheet: Worksheet, row: int, column: int, text: str, target: str, shown: Look) -> None:
        """A text cell that leads to the cell `target` ('表1'!A1) of this workbook."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        self.put_text(sheet, row, column, text, shown)
        cell = sheet.cell(row + 1, column + 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)

    def put_across(self, sheet: Worksheet, row: int, last: int, text: str, shown: Look) -> None:
        """A text over the columns from the first to `last`, which are empty."""
        from openpyxl.worksheet.cell_range import CellRange

        self.put_text(sheet, row, 0, text, shown)
        # merge_cells would look at every cell and range of the sheet for what there is not
        sheet.merged_cells.ranges.add(CellRange(min_col=1, min_row=row + 1, max_col=last + 1, max_row=row + 1))

    def finish(self) -> bytes:
        """The finished .xlsx file."""
        self._writer.close()
        return _without_clock(self._buffer.getvalue())

    def _set(self, sheet: Worksheet, row: int, column: int, made: _Cell) -> None:
        """Set a cell. A number comes as its digits with kind n: openpyxl would write a number through a float."""
        cell = sheet.cell(row + 1, column + 1)
        cell.value = made.content
        self._dress(cell, made)

    def _dress(self, cell: Any, made: _Cell) -> None:
        """Give a cell that holds its content already its kind and style; cells that look alike share one."""
        if made.content is None:
            cell.value = None
        cell.data_type = made.kind
        if made.style not in self._styles:
            self._styles[made.style] = _styled(cell, *made.style)
        cell._style = self._styles[made.style]


class _Cell(NamedTuple):
    """What a cell holds, as openpyxl writes it: text or digits, its kind (s, n), and its look, format, quote mark."""

    content: str | None
    kind: str
    style: tuple[Look, str, bool]


def _columns(
    frame: DataFrame,
    shown: Sequence[Look],
    units: Mapping[str, str],
    last: Look,
    form: Callable[[int, int], str | None],
) -> Iterator[list[_Cell]]:
    """The cells of each column of a frame: see `Book.put_frame`."""
    for column, (name, one) in enumerate(zip(frame.columns, shown, strict=True)):
        looks = [*[one] * (len(frame) - 1), look(one, last)]
        told = frame[units[name]] if name in units else repeat("")
        values = zip(frame.iloc[:, column], told, looks, strict=False)
        yield [_cell(value, each, unit, form(row, column)) for row, (value, unit, each) in enumerate(values)]


def _cell(value: Decimal | int | str | None, shown: Look, unit: str, form: str | None) -> _Cell:
    """The cell of whatever the value is."""
    if isinstance(value, int | Decimal):
        return _number_cell(value, shown, unit, form)
    return _text_cell(value, shown) if value else _Cell(None, "n", (shown, "", False))


def _text_cell(text: str, shown: Look) -> _Cell:
    return _Cell(sheet_cell(text), "s", (shown, "@", is_formula_like(text)))


def _number_cell(value: Decimal | int, shown: Look, unit: str, form: str | None) -> _Cell:
    value, share = canonical(Decimal(value)), unit == "%"
    if too_long(value):
        return _text_cell(plain(value), shown)
    form = form or number_format(value, share=share)
    return _Cell(plain(value.scaleb(-2) if share else value), "n", (shown, form, False))


def _styled(cell: Any, shown: Look, form: str, quoted: bool) -> Any:
    """The style of a look, made on a cell: cells that look alike share it, so it is a new one."""
    cell._style = copy(cell._style)
    for name, style in styles_of(shown).items():
        setattr(cell, name, style)
    cell.number_format = form or "General"
    cell.quotePrefix = quoted
    return cell._style


def _without_clock(content: bytes) -> bytes:
    """The same file without the hour at which it was written."""
    still = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            part = MODIFIED.sub(rb"\g<1>%s" % f"{CREATED:%Y-%m-%dT%H:%M:%SZ}".encode(), made.read(name))
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return still.getvalue()
