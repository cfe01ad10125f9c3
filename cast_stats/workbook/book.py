"""A workbook in the making, and the finished file: the same bytes for the same content."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import repeat
from typing import TYPE_CHECKING, Any, cast

from cast_stats.errors import OutputUnwritable
from cast_stats.files import unwritable
from cast_stats.workbook.cells import Cell, Style, cell_of, set_style, text_cell
from cast_stats.workbook.looks import Look
from cast_stats.workbook.sheets import set_up_for_print

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from pandas import DataFrame

CREATED = datetime(2000, 1, 1)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


class Book:
    """A workbook in the making; rows and columns count from 0, as in `DataFrame.to_excel`."""

    def __init__(self) -> None:
        from pandas import ExcelWriter

        self._buffer = io.BytesIO()
        self._writer = ExcelWriter(self._buffer, engine="openpyxl")
        self._styles: dict[Style, Any] = {}
        self._writer.book.properties.created = CREATED

    def sheet(self, title: str, *, portrait: bool = False) -> Worksheet:
        """A new sheet, set up for print."""
        sheet: Any = self._writer.book.create_sheet(title)
        set_up_for_print(sheet, portrait=portrait)
        return cast("Worksheet", sheet)

    def put_frame(
        self,
        sheet: Worksheet,
        frame: DataFrame,
        looks: Sequence[Look],
        heads: Sequence[Look],
        units: Mapping[str, str] | None = None,
    ) -> None:
        """The frame through `to_excel`, under the names of its columns; `looks` and `heads` say how each column and its
        name look, `units` which column holds the units of a column's numbers."""
        from pandas import DataFrame

        columns = list(_columns(frame, looks, units or {}))
        contents = DataFrame(dict(enumerate([cell.content for cell in cells] for cells in columns)), dtype=object)
        contents.to_excel(self._writer, sheet_name=sheet.title, index=False, header=False, startrow=1)
        for column, (name, look) in enumerate(zip(frame.columns, heads, strict=True)):
            self.put(sheet, 0, column, text_cell(name, look))
        for column, cells in enumerate(columns, 1):
            for row, cell in enumerate(cells, 2):
                self._dress(sheet.cell(row, column), cell)

    def put(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        """Put a cell in its place, where there is anything to see of it."""
        if cell.content is not None or cell.style.look:
            place = sheet.cell(row + 1, column + 1)
            place.value = cell.content
            self._dress(place, cell)

    def put_link(self, sheet: Worksheet, row: int, column: int, cell: Cell, target: str) -> None:
        """A cell that leads to the cell `target` ('表1'!A1) of this workbook."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        self.put(sheet, row, column, cell)
        place = sheet.cell(row + 1, column + 1)
        place.hyperlink = Hyperlink(ref=place.coordinate, location=target)

    def put_across(self, sheet: Worksheet, row: int, last: int, cell: Cell) -> None:
        """A cell over the columns from the first to `last`, which are empty."""
        from openpyxl.worksheet.cell_range import CellRange

        self.put(sheet, row, 0, cell)
        # merge_cells would look at every cell and range of the sheet for what there is not
        sheet.merged_cells.ranges.add(CellRange(min_col=1, min_row=row + 1, max_col=last + 1, max_row=row + 1))

    def finish(self) -> bytes:
        """The finished .xlsx file. Raises OutputUnwritable."""
        try:
            self._writer.close()
        except OSError as error:  # the sheets are written to temporary files first
            raise OutputUnwritable(unwritable(tempfile.gettempdir(), error)) from error
        return _without_clock(self._buffer.getvalue())

    def _dress(self, place: Any, cell: Cell) -> None:
        """Give a place that holds its content already its kind and style; cells of one style share it."""
        if cell.content is None:
            place.value = None
        place.data_type = cell.kind
        if cell.style not in self._styles:
            self._styles[cell.style] = set_style(place, cell.style)
        place._style = self._styles[cell.style]


def _columns(frame: DataFrame, looks: Sequence[Look], units: Mapping[str, str]) -> Iterator[list[Cell]]:
    """The cells of each column of a frame: see `Book.put_frame`."""
    for (name, values), look in zip(frame.items(), looks, strict=True):
        told = frame[units[str(name)]] if name in units else repeat("")
        yield [cell_of(value, look, unit) for value, unit in zip(values, told, strict=False)]


def _without_clock(content: bytes) -> bytes:
    """The same file without the hour at which it was written."""
    still = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            part = MODIFIED.sub(rb"\g<1>%s" % f"{CREATED:%Y-%m-%dT%H:%M:%SZ}".encode(), made.read(name))
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return still.getvalue()
