"""Native Excel charts through openpyxl: bars for ranks, lines for years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

GRID = "D9D9D9"
COLOURS = ("1F4E79", "C55A11", "548235", "7F6000", "7030A0")
LINE_WIDTH, MARKER_SIZE, GAP = 25_400, 6, 50
"""A line's width in EMU (2 points), a marker's in points, the gap between bars in per cent of one."""
TITLE_SIZE, TEXT_SIZE = 1200, 1000
"""Sizes of type in hundredths of a point."""


class Drawing(NamedTuple):
    """What a chart draws: columns of numbers on its sheet, the names in the first column; places count from 1."""

    title: str
    unit: str
    ranked: bool
    columns: range
    rows: tuple[int, int]


def draw(sheet: Worksheet, drawing: Drawing) -> Any:
    """The chart: bars, the greatest on top, with their numbers; or a line a column, its name above its numbers."""
    from openpyxl.chart import BarChart, LineChart, Reference

    first, last = drawing.rows
    chart: Any = BarChart() if drawing.ranked else LineChart()
    for index, column in enumerate(drawing.columns):
        chart.series.append(_series(sheet, drawing, column, COLOURS[index % len(COLOURS)]))
    chart.set_categories(Reference(sheet, min_col=1, min_row=first, max_row=last))
    chart.title = drawing.title
    chart.title.tx.rich.p[0].pPr = _paragraph("黑体", TITLE_SIZE)
    chart.title.overlay = False
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.txPr = chart.y_axis.txPr = _text()
    if drawing.ranked:
        _as_ranking(chart)
    else:
        _as_lines(chart, drawing.unit)
    return chart


def _series(sheet: Worksheet, drawing: Drawing, column: int, colour: str) -> Any:
    from openpyxl.chart import Reference, Series
    from openpyxl.chart.marker import Marker

    first, last = drawing.rows
    named = not drawing.ranked
    values = Reference(sheet, min_col=column, min_row=first - named, max_row=last)
    series = Series(values, title_from_data=named)
    if drawing.ranked:
        series.graphicalProperties.solidFill = colour
        return series
    series.graphicalProperties.line.solidFill = colour
    series.graphicalProperties.line.width = LINE_WIDTH
    series.marker = Marker("circle", size=MARKER_SIZE)
    series.marker.graphicalProperties.solidFill = colour
    series.marker.graphicalProperties.line.solidFill = colour
    series.smooth = False
    return series


def _as_ranking(chart: Any) -> None:
    from openpyxl.chart.label import DataLabelList

    chart.type, chart.gapWidth, chart.legend = "bar", GAP, None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1  # every place is named
    chart.y_axis.scaling.min = 0
    chart.y_axis.delete, chart.y_axis.majorGridlines = True, None
    chart.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False, txPr=_text()
    )


def _as_lines(chart: Any, unit: str) -> None:
    from openpyxl.chart.shapes import GraphicalProperties

    chart.legend.position, chart.legend.txPr = "b", _text()
    chart.y_axis.title, chart.y_axis.number_format = unit, "General"
    chart.y_axis.title.tx.rich.p[0].pPr = _paragraph("宋体", TEXT_SIZE)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_line(GRID))


def _line(colour: str) -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(solidFill=colour)


def _text() -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph

    return RichText(p=[Paragraph(pPr=_paragraph("宋体", TEXT_SIZE), endParaRPr=None)])


def _paragraph(font: str, size: int) -> Any:
    from openpyxl.drawing.text import CharacterProperties, Font, ParagraphProperties

    face = Font(typeface=font)
    return ParagraphProperties(defRPr=CharacterProperties(sz=size, b=False, latin=face, ea=face))
