"""When an article was written, where its issue does not say: by its dateline, or by the year of its report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.records import Issue

AFTERWARDS, WITHIN = re.compile("公报|年报|年鉴|统计"), re.compile("总结|小结|工作(?:报告|汇报|回顾|情况|概况|综述)")
"""What the title of a report holds that is written in the year after its own, or within it."""
ANNUAL = re.compile(
    f"{AFTERWARDS.pattern}|工作(?:总结|小结|汇报|回顾|情况|概况|综述)|(?<!(?:评为|入选|荣获|获得|获评|喜获)[0-9]{{4}})年度"
)
"""What the title of a yearly report holds, or of a commendation; not one of an honour: 被评为2012年度优秀基地."""
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
REPORT = re.compile(r"(?<!\d)(?:19|20)\d\d年[^。；，]{0,30}(?:公报|年报|工作总结|工作报告)")
DATELINE = 50
"""Characters at most of a line that dates what it stands above or below."""
HEAD, TAIL = 6, 4
"""Paragraphs at an article's head and foot where its date stands."""


def written(title: str, texts: Sequence[str], issue: Issue) -> str | None:
    """The day or year of writing, ISO, that relative times (今年, 上月, 年末) lean on; None where nothing tells it.

    `texts` are the paragraphs as they are read. The issue's own date goes before all that the article says; a dateline
    within that tells it nearer."""
    told = issue.printed or (str(issue.year) if issue.year else None)
    day = _dateline(texts)
    if told and not (day and day.startswith(told)):
        return told
    return day or _year_of_report(entitled(title, texts))


def entitled(title: str, texts: Sequence[str]) -> str:
    """The title, or the line of the head that names a report and its year: a page's own lines may stand above it."""
    lines = (text for text in texts[:HEAD] if len(text) <= DATELINE and REPORT.search(text))
    return title if YEAR.search(title) else next(lines, title)


def _dateline(texts: Sequence[str]) -> str | None:
    """The date in a short line above or below the text: 2008-01-12, (2008年1月12日), 发布时间：2008/1/12."""
    lines = [*texts[:HEAD], *texts[max(HEAD, len(texts) - TAIL) :]]
    days = (DAY.search(text) for text in lines if len(text) <= DATELINE and text[-1:] not in "。；，")
    return next((f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" for day in days if day and _is_day(day)), None)


def _is_day(day: re.Match[str]) -> bool:
    return 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 31


def _year_of_report(title: str) -> str | None:
    """A bulletin or yearbook is written in the year after the one in its title, a summary or a report of work in it."""
    year = YEAR.search(title)
    if year is None:
        return None
    return str(int(year[1]) + 1) if AFTERWARDS.search(title) else year[1] if WITHIN.search(title) else None
