"""图表: native Excel charts beside the numbers they draw: places in order of rank, figures over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cast_stats.bulletin.book import style
from cast_stats.bulletin.book.drawing import Drawing, draw
from cast_stats.bulletin.build import Bulletin
from cast_stats.bulletin.tables import Table
from cast_stats.bulletin.trends import Trend
from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.catalog.regions import NATION
from cast_stats.workbook.book import Book
from cast_stats.workbook.cells import number_cell, text_cell
from cast_stats.workbook.sheets import address, break_pages, set_widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FEWEST, MOST = 3, 34
"""Places that a ranking has at least, and shows at most: all provinces go in."""
LEAST_ROWS, ROWS_A_PAGE = 24, 48
"""Rows that a chart takes at least, and that a printed page has."""
CHART_COLUMN, COLUMNS = 6, 11
"""The column where charts begin, and the columns that one takes."""
NAME_WIDTH, VALUE_WIDTH = 12, 9
"""Characters of the columns beside the charts."""
WIDTH, LEAST_HEIGHT, BAR_HEIGHT = 19.0, 10.5, 0.5
"""Centimetres."""


class Chart(NamedTuple):
    """A chart with its numbers: a header (for lines) or none (for ranks), and a row each category."""

    title: str
    indicator: Indicator
    header: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


def charts_of(bulletin: Bulletin) -> tuple[Chart, ...]:
    """All charts of the bulletin: rankings of the tables of places, then trends."""
    return (*_rankings(bulletin), *map(_trend, bulletin.trends))


def write_charts(book: Book, title: str, charts: Sequence[Chart]) -> None:
    """All charts, one under another, each with its numbers on its left."""
    sheet = style.new_sheet(book, title)
    set_widths(sheet, (NAME_WIDTH, *[VALUE_WIDTH] * (CHART_COLUMN - 1)))
    ends = list(accumulate(max(LEAST_ROWS, len(chart.rows) + 4) for chart in charts))
    for number, (row, chart) in enumerate(zip((0, *ends), charts, strict=False), 1):
        _draw(book, sheet, row, chart._replace(title=f"图{number}　{chart.title}"))
    break_pages(sheet, ends, ROWS_A_PAGE)
    sheet.print_area = f"A1:{address(ends[-1], CHART_COLUMN + COLUMNS)}"


def _rankings(bulletin: Bulletin) -> Iterator[Chart]:
    """A ranking for each charted indicator of each table of places that has enough of them."""
    for table in bulletin.tables:
        for code in table.layout.charts if table.shape.levels else ():
            indicator = indicators().get(code)
            found = _places(table, code)
            if indicator and len(found) >= FEWEST:
                ranked = sorted(found, key=lambda place: -place[1])[:MOST]
                title = f"{table.year}年{table.shape.title.removesuffix('情况')}{indicator.name}"
                rows = tuple((name, (indicator.shown(value),)) for name, value in ranked)
                yield Chart(title, indicator, (), rows)


def _places(table: Table, code: str) -> list[tuple[str, Decimal]]:
    heads = (head for head in table.heads if head.key != (NATION,))
    return [(head.name, choice.value) for head in heads if (choice := table.choice(code, head))]


def _trend(trend: Trend) -> Chart:
    rows = tuple(
        (str(year), tuple(_shown(trend.indicator, line.get(year)) for line in trend.lines.values()))
        for year in trend.years
    )
    return Chart(f"历年{trend.scope}{trend.indicator.name}", trend.indicator, tuple(trend.lines), rows)


def _shown(indicator: Indicator, value: Decimal | None) -> Decimal | None:
    return None if value is None else indicator.shown(value)


def _draw(book: Book, sheet: Worksheet, row: int, chart: Chart) -> None:
    book.put(sheet, row, 0, text_cell(chart.title, style.HEADING))
    for column, name in enumerate(("年份", *chart.header) if chart.header else ("地区", chart.indicator.display)):
        book.put(sheet, row + 1, column, text_cell(name, style.TOP_AND_HEAD_LINE))
    for number, (name, values) in enumerate(chart.rows, row + 2):
        book.put(sheet, number, 0, text_cell(name, style.STUB))
        for column, value in enumerate(values, 1):
            if value is not None:
                book.put(sheet, number, column, number_cell(value, style.NUMBER))
    columns = range(2, 2 + max(len(chart.header), 1))
    drawing = Drawing(
        title=f"{chart.title}（{chart.indicator.display}）",
        unit=chart.indicator.display,
        ranked=not chart.header,
        columns=columns,
        rows=(row + 3, row + 2 + len(chart.rows)),
    )
    drawn = draw(sheet, drawing)
    drawn.width, drawn.height = WIDTH, _height(chart)
    sheet.add_chart(drawn, address(row, CHART_COLUMN))


def _height(chart: Chart) -> float:
    return max(LEAST_HEIGHT, BAR_HEIGHT * len(chart.rows)) if not chart.header else LEAST_HEIGHT
