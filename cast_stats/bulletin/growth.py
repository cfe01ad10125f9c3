"""Change against the year before, where both years are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cast_stats.bulletin.choose import Choice
from cast_stats.bulletin.tables import Head, Table
from cast_stats.catalog.indicators import Indicator, indicators

TENTH = Decimal("0.1")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Growth:
    """A cell of this year and of the last."""

    indicator: Indicator
    now: Choice
    before: Choice

    @property
    def percent(self) -> Decimal | None:
        """The growth in %, to one decimal; None where last year's figure is zero."""
        if not self.before.value:
            return None
        growth = (self.now.value - self.before.value) * HUNDRED / self.before.value
        return growth.quantize(TENTH, ROUND_HALF_UP)

    @property
    def points(self) -> Decimal:
        """For shares: the difference in percentage points, to one decimal."""
        return (self.now.value - self.before.value).quantize(TENTH, ROUND_HALF_UP)

    @property
    def shown(self) -> Decimal | None:
        """What the table of growth shows: percent, or points where the indicator is a share; nothing where a figure is
        a range or has an open end."""
        if any(_is_open(choice) for choice in (self.now, self.before)):
            return None
        return self.points if self.indicator.unit == "%" else self.percent


def _is_open(choice: Choice) -> bool:
    figure = choice.figure
    return not choice.correction and (figure.value_max is not None or figure.bound in ("at_least", "at_most"))


Growths = Mapping[tuple[str, Head], Growth]


def growth_of(table: Table, before: Sequence[Table]) -> Growths:
    """The cells of a table that were known the year before."""
    return dict(_pairs(table, before))


def _pairs(table: Table, before: Sequence[Table]) -> Iterator[tuple[tuple[str, Head], Growth]]:
    last = next((one for one in before if (one.layout, one.shape_name) == (table.layout, table.shape_name)), None)
    for (code, head), choice in table.cells.items():
        indicator = indicators().get(code)
        old = last.choice(code, head) if last else None
        if old and indicator:
            yield (code, head), Growth(indicator, choice, old)
