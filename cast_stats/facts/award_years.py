"""The year of an award: in its name, in its clause, in its sentence, or carried on from the sentences before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.context import Resolved
from cast_stats.language.mention import TimeMention

TIMELESS = re.compile(r"曾|先后|多次|历年|近年来|多年来|屡次|连续|连年")
SAME_YEAR = re.compile(r"同年|当年|是年|同月|同日|这一年|该年")


def year_of(time: TimeMention) -> str | None:
    """The one year that a time expression stands for; None for a span of years, an age or "now"."""
    period = time.period
    if period is None or period.type == "since":
        return None
    years = {date[:4] for date in (period.start, period.end) if date and date != "now"}
    return years.pop() if len(years) == 1 else None


def year_before(times: Sequence[TimeMention], start: int, end: int, sentence: int) -> Resolved | None:
    """The year told last in [start, end), else in the same sentence from `sentence` on."""
    for first, how in ((start, "explicit"), (sentence, "inherited")):
        for time in reversed([t for t in times if first <= t.start < end]):
            year = year_of(time)
            if year:
                return Resolved(year, how, time.text)
    return None


def carries_on(text: str) -> bool:
    """Whether a sentence that tells no time may take that of the sentence before."""
    return bool(SAME_YEAR.search(text)) or not TIMELESS.search(text)
