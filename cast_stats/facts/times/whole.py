"""Whole: the time of an article, or of a piece of news in it, that holds where nothing nearer does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.times.carrying import NO_TIME, Timed, is_day, leads
from cast_stats.facts.times.frames import Frame, year_of
from cast_stats.facts.times.headings import NUMBERING, Headings, Place
from cast_stats.facts.times.reach import CLAUSE
from cast_stats.facts.times.years import HEADS, STRETCH, Years
from cast_stats.records import Period

NEWS = 1500
"""Characters of an article at most that is read as one piece of news."""
THE_YEAR = re.compile("一年来|今年以来|今年|本年度|过去的?一年|全年|(?:今年)?(?:[上下]半年|前?.{1,2}季度|前.{1,2}月)")
"""What a report of a year's work opens with."""
ENTITLED = re.compile(
    r"(?<!\d)((?:18|19|20)\d\d)年度?(?![起前后至到—-]|以来|[0-9])[^，,]{0,16}(?:[周日节会赛展奖]|活动|论坛|竞赛|评选|名单|情况|统计|项目)"
)
DATELINES = ("电", "讯")
"""What follows the day of writing: 12月3日电."""
DECREED = re.compile("(?:决定|通报|公示|公告)(?:[(（][^)）]*[)）])?$")
YEAR_ALONE = len("2024")
BULLET, SEVERAL = re.compile(r"\s*[●■◆★▲▶◎○□◇☆△•·※]"), 2


class Whole:
    """Knows the `time` of a whole article, and which day a piece of short news has."""

    def __init__(self, scene: Scene, years: Years, headings: Headings, frames: Mapping[Place, Sequence[Frame]]) -> None:
        self.scene, self.years, self.headings, self.frames = scene, years, headings, frames
        self.time = self._time()
        self._days = self._later() if is_day(self.time[0]) else {}

    def of(self, sentence: Sentence) -> Timed:
        """What holds where nothing nearer does: the day of printing for the figures of a masthead, the day of the last
        piece of news, else the time of the whole article."""
        printed = self.scene.issue.printed
        if self.scene.kind(sentence) != "masthead":
            return next((day for at, day in self._days.items() if at <= sentence.paragraph), self.time)
        return (Period(type="during", start=printed, end=printed), "inherited", "issue") if printed else NO_TIME

    def _time(self) -> Timed:
        """The time that holds for a whole article: the year of a yearly report (2025年…统计公报), the day that a short
        piece of news reports of."""
        if self.years.annual and self.years.year:
            stretch = STRETCH.search(self.scene.article.title)
            first = stretch[1] if stretch else self.years.year
            return Period(type="during", start=first, end=self.years.year), "inherited", "title"
        if sum(len(paragraph.text) for paragraph in self.scene.article.paragraphs) > NEWS:
            return NO_TIME
        lead = list(self._lead())
        found = (frame for frame in lead if is_day(frame.period) or THE_YEAR.fullmatch(frame.text))
        frame = next(found, None)
        if (frame or self.years.news) and lead and self._is_of_a_year(lead[0], frame):
            frame = lead[0]
        elif frame and is_day(frame.period) and self._reviews():
            return Period(type="during", start=self.years.titled, end=self.years.titled), "inherited", "title"
        if frame is None or self._is_dateline(frame) or (is_day(frame.period) and self._has_sections()):
            return NO_TIME
        return frame.period, "inherited", "paragraph"

    def _has_sections(self) -> bool:
        """Whether numbered headings part an article, as they part no piece of news, or several pieces of news are told,
        each behind a bullet."""
        begun = [sentence for sentence in self.scene.sentences if sentence.start == 0]
        bullets = sum(BULLET.match(self.scene.text(sentence)) is not None for sentence in begun)
        return bullets >= SEVERAL or any(
            self.headings.has(sentence) and NUMBERING.match(self.scene.text(sentence)) for sentence in begun
        )

    def _is_of_a_year(self, told: Frame, day: Frame | None) -> bool:
        """Whether a time is the year before the issue: news of a day tell its figures; news of no day those of the year
        that they name."""
        period = told.period
        if (
            period is None
            or period.type != "during"
            or period.start != period.end
            or len(period.end or "") != YEAR_ALONE
        ):
            return False
        return self.years.is_last(year_of(told)) if day else told.text.startswith(self.years.issued)

    def _reviews(self) -> bool:
        """Whether news of a day look back on the year before the issue, which their title names."""
        return self.years.news and self.years.titled is not None and self.years.is_last(self.years.titled)

    def _later(self) -> dict[int, Timed]:
        """The later paragraphs of short news that open with a day of their own, from the last on."""
        body = self._body
        days: dict[int, Timed] = {}
        for sentence in reversed([s for s in body if s.paragraph > body[0].paragraph]):
            first = next(iter(self.frames[sentence.paragraph, sentence.start]), None)
            if first and is_day(first.period) and leads(first) and _opens(first, self.scene.text(sentence)):
                days[sentence.paragraph] = first.period, "inherited", "paragraph"
        return days

    def _lead(self) -> Iterator[Frame]:
        """The time of the first figure of the first paragraph, then the first time of that, then its first day; where
        that is a dateline, what is told behind it before."""
        body = self._body
        lead = [s for s in body if s.paragraph == body[0].paragraph]
        firm = [(s, f) for s in lead for f in self.frames[s.paragraph, s.start] if leads(f)]
        told = [(s, f) for s, f in firm if not self._is_dateline(f)]
        number = next(((s.start, n.start) for s in lead for n in s.numbers if n.reason is None), None)
        before = [frame for s, frame in told if number and (s.start, frame.start) < number]
        yield from before[-1:]
        dated = told[:1] != firm[:1]
        days = [(s, frame) for s, frame in told if is_day(frame.period)]
        yield from (frame for _, frame in (*(told if dated else ()), *firm[:1], *days[:1]))

    def _is_dateline(self, frame: Frame) -> bool:
        """Whether a time of the first paragraph is the day of writing, which is not what is told."""
        return self.scene.text(self._body[0]).startswith(DATELINES, frame.after)

    @cached_property
    def _body(self) -> list[Sentence]:
        """The sentences that are no lines of the head and no headings."""
        told = (s for s in self.scene.sentences if self.scene.kind(s) not in HEADS)
        return [sentence for sentence in told if not self.headings.has(sentence)]


def _opens(frame: Frame, text: str) -> bool:
    """Whether a time stands in the first clause of its paragraph."""
    return not CLAUSE.search(text, 0, frame.start)


def time_of_title(scene: Scene) -> Timed:
    """What holds where nothing else does: the year of the event or work that a title names, the day or year when a
    decision was made."""
    if year := ENTITLED.search(scene.article.title):
        return Period(type="during", start=year[1], end=year[1]), "inherited", "title"
    if scene.written and DECREED.search(scene.article.title):
        return Period(type="during", start=scene.written, end=scene.written), "inherited", "issue"
    return NO_TIME
