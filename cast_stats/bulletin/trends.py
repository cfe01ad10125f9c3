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
from cast_stats.catalog.regions import Level, regions

FEWEST_YEARS = 2
MOST_LINES = 5
Pools = Mapping[str, Mapping[int, Sequence[Figure]]]
"""Figures by place and year."""
SCOPES: dict[Level, str] = {"国家": "", "省": "各省", "副省级": "副省级城市", "市": "各市", "县": "各县(市、区)"}


@dataclass(frozen=True, slots=True)
class Trend:
    """One indicator's figures of places of one level: name to year to value, in the indicator's unit."""

    indicator: Indicator
    scope: str
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
    pools: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        place, year = _place(figure), figure.year_to
        if place and year is not None and year <= last and unfit(figure, indicator, year) is None:
            pools[place][year].append(figure)
    long = [place for place, by_year in pools.items() if len(by_year) >= FEWEST_YEARS and last in by_year]
    for scope, places in _scopes(long):
        lines = {_short(place): _line(pools[place], indicator) for place in _longest(places, pools, indicator, last)}
        yield Trend(indicator, scope, tuple(sorted({year for line in lines.values() for year in line})), lines)


def _scopes(places: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The country by itself, then the places of each level: scales differ."""
    by_level: dict[str, list[str]] = defaultdict(list)
    for place in places:
        if region := regions().get(place):
            by_level[region.level].append(place)
    yield from ((scope, by_level[level]) for level, scope in SCOPES.items() if by_level[level])


def _longest(places: Sequence[str], pools: Pools, indicator: Indicator, last: int) -> list[str]:
    """A few places: those with the most years, then those with the greatest figure in the last."""
    fewest = sorted((len(pools[place]) for place in places), reverse=True)[:MOST_LINES][-1]
    found = {place: choose(pools[place][last], indicator).value for place in places if len(pools[place]) >= fewest}
    return sorted(found, key=lambda place: (-len(pools[place]), -found[place], place))[:MOST_LINES]


def _line(pools: Mapping[int, Sequence[Figure]], indicator: Indicator) -> dict[int, Decimal]:
    return {year: choose(pools[year], indicator).value for year in sorted(pools)}


def _place(figure: Figure) -> str | None:
    """The code of the place whose own figure it is; societies, zones and enterprises are not their place."""
    region = regions().get(figure.region, figure.year_to) if figure.region else None
    return region.code if region and region.level == figure.level and figure.body != "学会" else None


def _short(code: str) -> str:
    region = regions().get(code)
    return region.short if region else code
