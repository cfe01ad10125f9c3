"""Times that lean on the day of issue or on a time before them: 近3年, 四年来, 8年中, 此后, 上年同期."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from cast_stats.language.days import Day, Setting
from cast_stats.language.numerals import parse
from cast_stats.records import Period

_GROUPS = ("origin", "recent", "past", "spell", "within", "total", "begun", "after", "season", "same")
"""The groups of `moments.SEARCH` that are such times."""
_BEGUN = re.compile("(?:成立|建[国厂校馆院站会所]|组建|创办|创建|开馆|开展|实施|启动|运行)[^，,。；;、0-9]{0,8}$")
_SUMS = re.compile("[，,]?[^，,。；;0-9]{0,12}?(?:累计|共|总计|合计|已)")
_NEW = 3
"""Months at the head of a year in which the last one is still counted from: 五年来."""
_LONG = 10
"""Years at most of a time that is told as one stretch."""


def leans(match: re.Match[str]) -> bool:
    """Whether a match of `moments.SEARCH` is such a time."""
    return any(match.group(*_GROUPS))


def is_told(match: re.Match[str], setting: Setting) -> bool:
    """Whether a match is a time at all: 三年共 is none where nothing was told before."""
    return not match["total"] or bool(setting.last or setting.opens or match["did"])


def leaning(text: str, match: re.Match[str], setting: Setting) -> Period | None:
    """The period of such a time, or None where the text does not tell it (成立之初)."""
    if match["recent"]:
        return _recent(match["recent"], setting)
    if match["past"]:
        return _past(match, setting)
    if match["spell"]:
        return None if match["more"] else _spell(text, match, setting)
    if match["within"]:
        return _within(match["within"], setting)
    if match["total"]:
        return _counted(text, match, setting)
    if match["begun"]:
        return _since(setting.first if setting.opens else None)
    if match["after"]:
        return _since(setting.last)
    if match["season"]:
        return _in_year(setting.year)
    return _same(match["same"], setting) if match["same"] else None


def _since(day: Day | None) -> Period | None:
    return Period(type="since", start=day.iso()) if day else None


def _in_year(year: int | None) -> Period | None:
    return Period(type="during", start=str(year), end=str(year)) if year else None


def _recent(word: str, setting: Setting) -> Period | None:
    """今天 and 昨天 lean on the day of issue or of the dateline; 近日, or where no day is known, the year of issue."""
    today = next((day for day in (setting.issued, setting.last) if day and day.day), None)
    if word[0] in "今昨" and today:
        day = date.fromisoformat(today.iso()) - timedelta(days=word[0] == "昨")
        return Period(type="during", start=day.isoformat(), end=day.isoformat())
    return _in_year(setting.issued.year if setting.issued else None)


def _past(match: re.Match[str], setting: Setting) -> Period | None:
    """近3年 counts the year of issue in; 过去五年 ends a year before, 今后五年 five years after it."""
    years = int(parse(match["past"]) or 0)
    shift = years if match["ahead"] else -bool(match["gone"])
    if setting.issued is None or not years:
        return None
    last = setting.issued.year + shift
    return Period(type="during", start=str(last - years + 1), end=str(last))


def _within(count: str, setting: Setting) -> Period | None:
    """8年中 are the eight years up to the last one named; those of a stretch of as many years, and those that follow
    where something began."""
    last, years = setting.year, int(parse(count) or 0)
    if not last or not years:
        return None
    first = setting.first.year if setting.first else last
    if setting.opens:
        told = first + years
        return Period(
            type="during", start=str(first), end=str(min(told, setting.issued.year) if setting.issued else told)
        )
    if last - first != years:
        first = last - years + 1
    return Period(type="during", start=str(first), end=str(last))


def _spell(text: str, match: re.Match[str], setting: Setting) -> Period | None:
    """四年来 are as many years, the year of issue the last of them; one more where that is told to have begun before
    (2014年设立，四年来; 建馆四年来); a long time, 17年来, has only a beginning unless it is summed up (累计)."""
    if setting.issued is None:
        return None
    new = setting.issued.month is not None and setting.issued.month <= _NEW
    last, years = setting.issued.year - new, int(parse(match["spell"]) or 1)
    begun, long = last - years, years > _LONG
    told = known.year - begun if (known := setting.first if setting.opens else setting.last) else None
    since = years > 1 and told != 1 and (long or told == 0 or _BEGUN.search(text, 0, match.start()) is not None)
    if long and not _SUMS.match(text, match.end()):
        return Period(type="since", start=str(begun))
    return Period(type="during", start=str(begun if since else begun + 1), end=str(last))


def _counted(text: str, match: re.Match[str], setting: Setting) -> Period | None:
    """三年共, 三年培训: as many years up to the last one named, or from the one that their sentence named
    (2011年动工，8年投入10亿元)."""
    told = re.split("[。；;]", text[: match.start()])[-1]
    on = match["did"] and setting.last and setting.first == setting.last and f"{setting.last.year}年" in told
    return _within(match["total"], replace(setting, opens=True) if on else setting)


def _same(words: str, setting: Setting) -> Period | None:
    """同期 is the last time named, 上年同期 the same a year earlier."""
    known = setting.last or setting.issued
    if known is None:
        return None
    earlier = Day(known.year - 1, known.month, known.day) if words != "同期" else known
    return Period(type="during", start=earlier.iso(), end=earlier.iso())
