"""图表: native Excel charts beside the numbers they draw: places in order of rank, figures over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from cast_stats.bulletin.book import style
from cast_stats.bulletin.build import Bulletin
from cast_stats.bulletin.tables import Table
from cast_stats.bulletin.trends import Trend
from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.catalog.regions import NATION
from cast_stats.workbook import Book

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FEWEST, MOST = 3, 20
ROWS, CHARTS_A_PAGE = 22, 2
"""Rows that a chart takes, and charts on a printed page."""
CHART_COLUMN = 6
SIZE = {"width": 720, "height": 400}
FONT = {"name": "宋体", "size": 10, "bold": False}
TITLE_FONT = {"name": "黑体", "size": 12, "bold": False}
GRID = "#D9D9D9"
COLOURS = ("#1F4E79", "#C55A11", "#548235", "#7F6000", "#7030A0")


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
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, CHART_COLUMN - 1, 9)
    row, breaks = 0, []
    for number, chart in enumerate(charts, 1):
        _draw(book, sheet, row, chart._replace(title=f"图{number}　{chart.title}"))
        row += max(ROWS, len(chart.rows) + 4)
        if number % CHARTS_A_PAGE == 0:
            breaks.append(row)
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, row, CHART_COLUMN + 11)


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
    book.put_text(sheet, row, 0, chart.title, style.HEADING)
    for column, name in enumerate(("年份", *chart.header) if chart.header else ("地区", chart.indicator.display)):
        book.put_text(sheet, row + 1, column, name, style.TOP_AND_HEAD_LINE)
    first, last = row + 2, row + 1 + len(chart.rows)
    for number, (name, values) in enumerate(chart.rows, first):
        book.put_text(sheet, number, 0, name, style.STUB)
        for column, value in enumerate(values, 1):
            if value is not None:
                book.put_number(sheet, number, column, value, style.NUMBER)
    drawn = book.workbook.add_chart({"type": "line" if chart.header else "bar"})
    for column in range(1, max(len(chart.header), 1) + 1):
        drawn.add_series(_series(sheet.name, first, last, column, ranked=not chart.header))
    _axes(drawn, chart)
    sheet.insert_chart(row, CHART_COLUMN, drawn, {"y_offset": 6})


def _series(sheet: str, first: int, last: int, column: int, *, ranked: bool) -> dict[str, Any]:
    colour = COLOURS[(column - 1) % len(COLOURS)]
    series: dict[str, Any] = {
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, column, last, column],
    }
    if ranked:
        labels = {"value": True, "font": FONT}
        return series | {"fill": {"color": colour}, "gap": 50, "data_labels": labels}
    marker = {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
    return series | {"name": [sheet, first - 1, column], "line": {"color": colour, "width": 2}, "marker": marker}


def _axes(drawn: Any, chart: Chart) -> None:
    drawn.set_title({"name": f"{chart.title}（{chart.indicator.display}）", "name_font": TITLE_FONT, "overlay": False})
    drawn.set_size(SIZE)
    if chart.header:
        unit = {"name": chart.indicator.display, "name_font": FONT, "num_font": FONT, "num_format": "General"}
        drawn.set_x_axis({"num_font": FONT})
        drawn.set_y_axis({**unit, "major_gridlines": {"visible": True, "line": {"color": GRID}}})
        drawn.set_legend({"position": "bottom", "font": FONT})
    else:
        drawn.set_y_axis({"num_font": FONT, "reverse": True})  # the greatest on top
        drawn.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        drawn.set_legend({"none": True})
