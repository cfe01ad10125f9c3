"""Dates at the precision that a text gives, and stretches of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Day(NamedTuple):
    """A date of year, month or day precision; month and day are None where the text gives none."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """2023, 2023-12 or 2023-12-31."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
            if self.day:
                text += f"-{self.day:02d}"
        return text


def day_of(issued: str | date | None) -> Day | None:
    """A date given as ISO text of any precision, or as a date."""
    if issued is None:
        return None
    if isinstance(issued, date):
        return Day(issued.year, issued.month, issued.day)
    parts = [int(part) for part in issued.split("-")]
    return Day(*parts)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; `point` is set where the words name the end of something (年底), `relative` where they
    need another time to mean anything (当年, 8月)."""

    start: Day
    end: Day
    point: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What relative words are resolved against: the day of issue, and the last time named in the text, a stretch from
    `first` to `last`; `opens` where something began then (1985年开业), so that years are counted on from it; `reign`
    the first year of the reign it was told in (民国28年), as bare ones then are (31年)."""

    issued: Day | None
    last: Day | None = None
    first: Day | None = None
    opens: bool = False
    reign: int | None = None

    @property
    def year(self) -> int | None:
        """The year that a month without a year belongs to."""
        known = self.last or self.issued
        return known.year if known else None
