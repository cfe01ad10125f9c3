"""Figures of one indicator and place over the years: what the line charts draw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cast_stats.bulletin.choose import choose
from cast_stats.bulletin.figure import Figure
from cast_stats.bulletin.tables import Table
from cast_stats.bulletin.yearly import unfit
from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.catalog.regions import NATION, regions

FEWEST_YEARS = 2
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator's figures: place name to year to value, in the indicator's unit; the places with most years."""

    indicator: Indicator
    years: tuple[int, ...]
    lines: Mapping[str, Mapping[int, Decimal]]


def charted(tables: Iterable[Table]) -> tuple[str, ...]:
    """The indicators that the tables draw charts of, in their order."""
    return tuple(dict.fromkeys(code for table in tables for code in table.layout.charts))


def trends_of(tables: Sequence[Table], history: Iterable[Figure]) -> tuple[Trend, ...]:
    """A trend for each charted indicator that is known for a place in two years or more."""
    by_code: dict[str, list[Figure]] = defaultdict(list)
    for figure in history:
        by_code[figure.indicator or ""].append(figure)
    last = max((table.year for table in tables), default=0)
    return tuple(trend for code in charted(tables) for trend in _trend(code, by_code[code], last))


def _trend(code: str, figures: Sequence[Figure], last: int) -> Iterator[Trend]:
    indicator = indicators().get(code)
    if indicator is None:
        return
    pools: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        year = figure.year_to if figure.time_type else figure.issue_year
        place = _place(figure)
        if place and year is not None and year <= last and unfit(figure, indicator, year) is None:
            pools[place, year].append(figure)
    lines: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for (place, year), pool in sorted(pools.items()):
        lines[place][year] = choose(pool, indicator).value
    long = sorted(
        (place for place, line in lines.items() if len(line) >= FEWEST_YEARS and last in line),
        key=lambda place: (place != NATION, -len(lines[place]), place),
    )[:MOST_LINES]
    if long:
        years = sorted({year for place in long for year in lines[place]})
        yield Trend(indicator, tuple(years), {_name(place): lines[place] for place in long})


def _place(figure: Figure) -> str | None:
    """The code of the place whose own figure it is; societies, zones and enterprises are not their place."""
    region = regions().get(figure.region, figure.year_to) if figure.region else None
    return region.code if region and region.level == figure.level and figure.body != "学会" else None


def _name(code: str) -> str:
    region = regions().get(code)
    return region.short if region else code
