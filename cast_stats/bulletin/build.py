"""The bulletin of a year: its tables, what contradicts, what the checks say, what found no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cast_stats.bulletin import checks
from cast_stats.bulletin.checks import Finding
from cast_stats.bulletin.choose import Choice
from cast_stats.bulletin.figure import Figure
from cast_stats.bulletin.growth import Growths, growth_of
from cast_stats.bulletin.tables import Head, Table, Unused, tables_of, unplaced, year_of
from cast_stats.bulletin.trends import Trend, trends_of
from cast_stats.catalog.bulletins import bulletins
from cast_stats.catalog.corrections import Correction


class Candidate(NamedTuple):
    """An item that is no indicator, and how often it was met."""

    item: str
    unit: str
    category: str
    times: int


class Conflict(NamedTuple):
    """A cell for which figures were told that cannot all be right."""

    table: Table
    code: str
    head: Head
    choice: Choice


@dataclass(frozen=True, slots=True)
class Bulletin:
    """All that the workbook shows."""

    year: int
    tables: tuple[Table, ...]
    growths: tuple[Growths, ...]
    trends: tuple[Trend, ...]
    findings: tuple[Finding, ...]
    unused: tuple[Unused, ...]
    candidates: tuple[Candidate, ...]
    issues: tuple[str, ...]

    def conflicts(self) -> Iterator[Conflict]:
        """The cells with contradicting figures, table by table."""
        for table in self.tables:
            for (code, head), choice in table.cells.items():
                if choice.conflicts:
                    yield Conflict(table, code, head, choice)


def build(
    year: int, now: Sequence[Figure], before: Sequence[Figure], history: Iterable[Figure], by_hand: Sequence[Correction]
) -> Bulletin:
    """The bulletin from the figures of a year, of the year before, and of the indicators drawn as trends in all years.

    Raises InvalidSchema where a correction by hand meets no cell or its guard fails.
    """
    this_year = year_of(now, year)
    tables = tables_of(this_year, bulletins(), by_hand)
    last = tables_of(year_of(before, year - 1), bulletins(), by_hand)
    growths = tuple(growth_of(table, last) for table in tables)
    return Bulletin(
        year=year,
        tables=tables,
        growths=growths,
        trends=trends_of(tables, history),
        findings=checks.run(now, tables, [growth for growing in growths for growth in growing.values()]),
        unused=(*this_year.unused, *unplaced(this_year, tables)),
        candidates=_candidates(now),
        issues=tuple(sorted({figure.label for figure in now})),
    )


def _candidates(figures: Iterable[Figure]) -> tuple[Candidate, ...]:
    items = Counter((one.item, one.unit, one.category) for one in figures if one.indicator is None)
    ordered = sorted(items.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Candidate(*key, count) for key, count in ordered)
