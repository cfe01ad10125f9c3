"""Which figures are a year's figures of their indicator, and as of when in the year."""

from __future__ import annotations

from cast_stats.bulletin.figure import Figure
from cast_stats.catalog.indicators import Indicator

YEAR_END = 12
UNDATED = 0
NO_TIME = "未写明时间"
OTHER_YEAR = "不是本年"
SEVERAL_YEARS = "跨年度累计数"
PART_OF_YEAR = "不是全年数"
CHANGE = "增减量，不是总量"


def unfit(figure: Figure, indicator: Indicator, year: int) -> str | None:
    """Why a figure is not the year's figure of its indicator; None if it is."""
    if figure.change in ("increase", "decrease"):
        return CHANGE
    if figure.time_type is None:
        undated_stock = indicator.kind == "stock" and figure.issue_year == year
        return None if undated_stock else NO_TIME
    if figure.year_to != year:
        return OTHER_YEAR
    if figure.year_from != year or figure.time_type == "since":
        return SEVERAL_YEARS
    if indicator.kind == "flow" and not _whole_year(figure):
        return PART_OF_YEAR
    return None


def month(figure: Figure) -> int:
    """The month of the year that a stock is told for: 12 for the year as a whole or its end, 0 where none is told."""
    if figure.time_type is None:
        return UNDATED
    date = figure.time_end or figure.time_start
    if date == "now":
        date = figure.printed
        return int(date[5:7]) if date and len(date) > len("2023") else UNDATED
    return int(date[5:7]) if date and len(date) > len("2023") else YEAR_END


def _whole_year(figure: Figure) -> bool:
    start, end = figure.time_start, figure.time_end
    if "now" in (start, end):
        return False
    begins = start is None or len(start) == len("2023") or start[4:] in ("-01", "-01-01")
    ends = end is None or len(end) == len("2023") or end[4:] in ("-12", "-12-31")
    return begins and ends
