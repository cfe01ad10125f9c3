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
    pools: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        year = figure.year_to if figure.time_type else figure.issue_year
        place = _place(figure)
        if place and year is not None and year <= last and unfit(figure, indicator, year) is None:
            pools[place, year].append(figure)
    lines: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for (place, year), pool in sorted(pools.items()):
        lines[place][year] = choose(pool, indicator).value
    long = [code for code, line in lines.items() if len(line) >= FEWEST_YEARS and last in line]
    for scope, codes in _scopes(long, lines):
        years = sorted({year for code in codes for year in lines[code]})
        yield Trend(indicator, scope, tuple(years), {_short(code): lines[code] for code in codes})


def _scopes(codes: Sequence[str], lines: Mapping[str, Mapping[int, Decimal]]) -> Iterator[tuple[str, list[str]]]:
    """The country by itself, then the places of each level: scales differ. Those with most years, then the largest."""
    for level, scope in SCOPES.items():
        found = [code for code in codes if (region := regions().get(code)) and region.level == level]
        if found:
            largest = sorted(found, key=lambda code: (-len(lines[code]), -lines[code][max(lines[code])], code))
            yield scope, largest[:MOST_LINES]


def _place(figure: Figure) -> str | None:
    """The code of the place whose own figure it is; societies, zones and enterprises are not their place."""
    region = regions().get(figure.region, figure.year_to) if figure.region else None
    return region.code if region and region.level == figure.level and figure.body != "学会" else None


def _short(code: str) -> str:
    region = regions().get(code)
    return region.short if region else code
