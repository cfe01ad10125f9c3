"""Mention: what is written where. Half-open spans [start, end) on the text as given; no meaning beyond the words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cast_stats.records import Bound, NoFactReason, Period


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text: `text == source[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place(Mention):
    """A region named in the text; `full` is its full name (开平 → 开平市), as printed where the gazetteer lacks it."""

    full: str


@dataclass(frozen=True, slots=True)
class Number(Mention):
    """Any number as written, with what the language alone can say of it.

    `reason` is None where it is a measured quantity, else why it is none (date, ordinal, name, ...).
    The span of a quantity covers the modifier directly before it (约, 近, 超过, 达), the numeral, 多/余 and the unit;
    `numeral` is the span of the bare numeral, `hedge` the words that bound it. `each`: 各 stands before it.
    `detail` is the form by which it was found (plain, percent, date, ...).
    """

    value: Decimal
    value_max: Decimal | None = None
    unit: str = ""
    bound: Bound = "exact"
    reason: NoFactReason | None = None
    numeral: tuple[int, int] = (0, 0)
    hedge: str = ""
    each: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Quantity(Number):
    """A number that measures something: `reason` is None."""


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time expression. `period` is its meaning; `relative`: only together with the date of the issue (今年)."""

    period: Period | None
    relative: bool = False

    @property
    def start_date(self) -> str | None:
        """First day, month or year, ISO at the text's precision."""
        return self.period.start if self.period else None

    @property
    def end_date(self) -> str | None:
        """Last day, month or year, ISO at the text's precision."""
        return self.period.end if self.period else None
