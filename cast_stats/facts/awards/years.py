"""The year of an award: in its clause, in its sentence, or carried on from what was told before."""

from __future__ import annotations

import re
from typing import NamedTuple

from cast_stats.facts.awards.honours import years_in
from cast_stats.facts.context import Resolved, Sentence
from cast_stats.language.mention import TimeMention

TIMELESS = re.compile(r"曾|先后|多次|历年|近年来|多年来|屡次|连续|连年|累计")
SAME_YEAR = re.compile(r"同年|当年|是年|同月|同日|这一年|该年")
RELATIVE = re.compile(r"今年|去年|前年|上年|本年|明年|当年|同年|次年|翌年")
RECENT = re.compile(r"近日|日前|昨[日天]|今[日天]|最近|刚刚|前不久")
COMPARING = re.compile(r"(?:[比较同]|[高低多少大小优早晚]于)\s*\Z")


class Told(NamedTuple):
    """A year that the text tells at `start`."""

    start: int
    year: str
    source: str


def years_told(text: str, sentence: Sentence, known: str | None) -> list[Told]:
    """The years that a sentence tells, in order; a month without a year is one of `known`, the year told last before.
    Spans of years, "now" and years that a number is only compared with (比上年) are none."""
    told = []
    for time in sentence.times:
        year = None if COMPARING.search(text[: time.start]) else _year_of(time, known)
        if SAME_YEAR.search(text[max(0, time.start - 3) : time.end]):
            year = known
        if year:
            told.append(Told(time.start, year, time.text))
    return told


def _year_of(time: TimeMention, known: str | None) -> str | None:
    period = time.period
    if period is None or period.type == "since":
        return None
    years = {date[:4] for date in (period.start, period.end) if date and date != "now"}
    if len(years) != 1:
        return None
    dated = years_in(time.text) or RELATIVE.search(time.text)
    return years.pop() if dated or known is None else known


def is_recent(text: str) -> bool:
    """Whether a text tells of the days before it was written: 近日, 日前."""
    return bool(RECENT.search(text))


def last_explicit(sentence: Sentence) -> str | None:
    """The year that the sentence writes out last."""
    written = [year for time in sentence.times for year in years_in(time.text)]
    return written[-1] if written else None


def year_at(told: list[Told], start: int, end: int) -> Resolved | None:
    """The year told last before `end`: explicit where it stands in the clause from `start` on."""
    before = [t for t in told if t.start < end]
    if not before:
        return None
    return Resolved(before[-1].year, "explicit" if before[-1].start >= start else "inherited", before[-1].source)


def carries_on(clause: str, dated: bool) -> bool:
    """Whether a clause may take a year from the sentences before: it says 同年, or neither a time nor 曾, 先后."""
    return bool(SAME_YEAR.search(clause)) or not (dated or TIMELESS.search(clause))
