"""When a number holds: the time in its clause, sentence or paragraph, under its heading, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.times.carrying import (
    NO_TIME,
    PARTS,
    Carrying,
    Inherited,
    Timed,
    is_day,
    is_now,
    leads,
)
from cast_stats.facts.times.ends import against, end_of, end_of_change, stretch_of
from cast_stats.facts.times.frames import ASIDE, FIRM, LEANING, Frame, frames_of
from cast_stats.facts.times.headings import Headings, Place
from cast_stats.facts.times.reach import AND, CLAUSE, CLOSING, MARKS
from cast_stats.facts.times.years import HEADS, STRETCH, YEAR, Years
from cast_stats.language.mention import Number
from cast_stats.language.sentences import behind_last
from cast_stats.records import Change, Period

How = Literal["explicit", "inherited", "default"]
NEWS = 1500
"""Characters of an article at most that is read as one piece of news."""
THE_YEAR = re.compile("一年来|今年以来|今年|本年度|过去的?一年|全年|(?:今年)?(?:[上下]半年|前?.{1,2}季度|前.{1,2}月)")
"""What a report of a year's work opens with."""
ENTITLED = re.compile(
    r"(?<!\d)((?:18|19|20)\d\d)年度?(?![起前后至到—-]|以来)[^，,]{0,16}(?:[周日节会赛展奖]|活动|论坛|竞赛|评选|名单|情况|统计|项目)"
)
DECIDES = re.compile("决定[:：，,]?(?=授予|表彰|命名|给予|认定|追授|奖励|对|将|通报)")
DATELINES = ("电", "讯")
"""What follows the day of writing: 12月3日电."""
DECREED = re.compile("(?:决定|通报|公示|公告)(?:[(（][^)）]*[)）])?$")
DONE = re.compile(
    "举办|召开|开展|培训|印发|发放|(?<![会协团党级层类种群的])组织|评选|表彰|投入|完成|签订|接待|出版|编印|获|新建|新增|走访|推广|举行|播放|放映|申请"
    "|发表|争取|选派|赠送|承办|主办|立项|推荐|评出|接受|参加|开设|受理|授权|解决|新成立|新设|新发展|吸[收纳]|(?<!总)投资|更换"
    "|撰写|编写|提交|引进|刊登|刊发|出动|派出|义诊|捐|资助|奖励|颁发|征集|收到"
)
"""What was done, and is not what there is now."""
YEAR_ALONE = len("2024")
YEARLY = re.compile("年均")
APART = re.compile(f"[{MARKS}](?!其中)")
"""What parts a number from the time of its clause; parts of a number stay with it."""
YEARS = re.compile(r"(?:(?<!\d)(?:18|19|20)\d\d年?[、，,和])+\Z")
"""Years without 年 before the last of a list: 1988、1989、1990年."""


class TimeResolver:
    """Knows which times hold in each sentence of an article; made once, asked for each number."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.years = Years(scene)
        self.headings = Headings(scene)
        self.decree = DECREED.search(scene.article.title) is not None
        self.frames = dict(self._frames())
        self.whole = self._whole()
        self.days = self._days() if is_day(self.whole[0]) else {}
        self.inherited = Carrying(scene, self.frames, self.headings, self.whole[0]).inherited()
        self.entitled = _entitled(scene)

    def resolve(self, sentence: Sentence, number: Number, change: Change | None = None) -> Timed:
        """The time of a number (`change`: the part it has in one): that of its own clause, of a firm time before it in
        the sentence, what the sentence inherits, or any other time of the sentence."""
        place = sentence.paragraph, sentence.start
        text, frames, inherited = self.scene.text(sentence), self.frames[place], self.inherited[place]
        if self.scene.kind(sentence) == "title" and not frames and (told := self._told_again(number)):
            return self.resolve(*told)
        yearly = YEARLY.search(text, behind_last(MARKS, text, sentence.start, number.start), number.start)
        if yearly and (stretch := stretch_of(frames, number, inherited)):
            return stretch, "inherited", yearly[0]
        before = [frame for frame in frames if frame.start < number.start < frame.end]
        if not before and (behind := self._behind(sentence, number, frames)):
            return behind
        frame = self._frame(text, number, before, inherited, change)
        if frame is None:
            return self._handed_down(sentence, number, change, inherited)
        how: How = "inherited" if CLAUSE.search(text, frame.start, number.start) else "explicit"
        period = self._told_apart(sentence, number, before) or against(frames, text, number, change, frame.period)
        return period or end_of_change(frame, text, number, change), how, frame.text

    def _handed_down(self, sentence: Sentence, number: Number, change: Change | None, inherited: Inherited) -> Timed:
        """The time of a number that leans on none of its sentence: what was told before, else that of the whole."""
        text = self.scene.text(sentence)
        nearest = inherited.past if _passes(inherited.time[0], text, sentence, number) else inherited.time
        whole = self._of_whole(sentence)
        if nearest is NO_TIME or (inherited.force == ASIDE and whole is not NO_TIME):
            return whole if whole is not NO_TIME else self.entitled
        if nearest[0] is None and self.entitled[2] == "issue":
            return self.entitled
        goes_on = text[: sentence.start].rstrip().endswith(PARTS)
        return (end_of(nearest[0], change), *nearest[1:]) if goes_on else nearest

    def _told_again(self, number: Number) -> tuple[Sentence, Number] | None:
        """Where the text tells a number of its title again."""
        told = ((s, n) for s in self.scene.sentences if self.scene.kind(s) not in HEADS for n in s.numbers)
        alike = ((s, n) for s, n in told if (n.reason, n.value, n.unit) == (None, number.value, number.unit))
        return next(alike, None)

    def _frame(
        self, text: str, number: Number, before: Sequence[Frame], inherited: Inherited, change: Change | None
    ) -> Frame | None:
        """The frame that a number leans on, or None where it leans on what stands before the sentence."""
        firm = [frame for frame in before if frame.force == FIRM]
        told = inherited.force == FIRM or bool(firm)
        beside = (f for f in reversed(before) if not APART.search(text, f.start, number.start))
        leaning = [frame for frame in before if frame.force == LEANING]
        if near := next((frame for frame in beside if _dates(frame, number, text, told)), None):
            return near
        if change in ("from", "to", "increase", "decrease") and leaning and leaning[-1].base:
            return leaning[-1]
        if firm and (firm[-1].period or not leaning):
            return firm[-1]
        if leaning and (firm or inherited.force < FIRM):
            return leaning[-1]
        return None if inherited.time is not NO_TIME or self.whole is not NO_TIME or not before else before[-1]

    def _told_apart(self, sentence: Sentence, number: Number, frames: Sequence[Frame]) -> Period | None:
        """The one of several times whose number it is, where they are told one by one: 1983年5月和1987年9月…分别为
        210人、380人."""
        text = self.scene.text(sentence)
        times = list(frames[-1:])
        for frame in reversed(frames[:-1]):
            if text[frame.start + len(frame.text) : times[0].start] not in AND:
                break
            times.insert(0, frame)
        apart = text.find("分别", times[-1].start, number.start)
        bare = YEARS.search(text, sentence.start, times[0].start)
        periods = [Period(type="during", start=year, end=year) for year in YEAR.findall(bare[0])] if bare else []
        periods += [time.period for time in times if time.period]
        if apart < 0 or len(periods) == 1:
            return None
        told = [n.start for n in sentence.numbers if n.reason is None and n.start > apart and n.unit == number.unit]
        return periods[told.index(number.start)] if len(told) == len(periods) else None

    def _behind(self, sentence: Sentence, number: Number, frames: Sequence[Frame]) -> Timed | None:
        """A time that follows the number in its own clause: 3名企业家入选2024年…"""
        text = self.scene.text(sentence)
        told = (f for f in frames if f.start >= number.end and f.period and _is_free(f, text, sentence))
        after = next(told, None)
        if after is None or CLAUSE.search(text, number.end, after.start):
            return None
        return after.period, "explicit", after.text

    def _frames(self) -> Iterator[tuple[Place, tuple[Frame, ...]]]:
        paragraph = -1
        for sentence in self.scene.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self.years.enter(self.headings.over(sentence))
            frames = frames_of(self.scene.text(sentence), sentence, self.years.periods(sentence))
            told = tuple(frame for frame in frames if not self._is_to_come(frame))
            yield (sentence.paragraph, sentence.start), (*told, *self._decided(sentence))

    def _decided(self, sentence: Sentence) -> Iterator[Frame]:
        """The time of what a decree decides, which is its own: 2011年…，现决定授予45家单位."""
        written = self.scene.written
        if not (written and self.decree):
            return
        text = self.scene.text(sentence)
        if decided := DECIDES.search(text, sentence.start, sentence.end):
            start, end = decided.span()
            period = Period(type="during", start=written, end=written)
            yield Frame(start, end, sentence.end, period, decided[0], FIRM, FIRM)

    def _is_to_come(self, frame: Frame) -> bool:
        """Whether a time that stands before a noun reaches beyond the issue: 发布2026—2030年名单."""
        return frame.force < FIRM and _year_of(frame) > self.years.issued

    def _of_whole(self, sentence: Sentence) -> Timed:
        """What holds where nothing nearer does: the day of printing for the figures of a masthead, the day of the last
        piece of news, else the time of the whole article."""
        printed = self.scene.issue.printed
        if self.scene.kind(sentence) != "masthead":
            return next((day for at, day in self.days.items() if at <= sentence.paragraph), self.whole)
        return (Period(type="during", start=printed, end=printed), "inherited", "issue") if printed else NO_TIME

    def _whole(self) -> Timed:
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
        if frame and self._is_of_last_year(lead[0].period):
            frame = lead[0]
        return (frame.period, "inherited", "paragraph") if frame else NO_TIME

    def _is_of_last_year(self, period: Period | None) -> bool:
        """Whether a time is the year before the issue: news of a day tell its figures."""
        if period is None or period.type != "during" or period.start != period.end:
            return False
        return period.end is not None and len(period.end) == YEAR_ALONE and self.years.is_last(period.end)

    def _days(self) -> dict[int, Timed]:
        """The later paragraphs of short news that open with a day of their own, from the last on."""
        body = self._body()
        days: dict[int, Timed] = {}
        for sentence in reversed([s for s in body if s.paragraph > body[0].paragraph]):
            first = next(iter(self.frames[sentence.paragraph, sentence.start]), None)
            if first and is_day(first.period) and leads(first) and _opens(first, self.scene.text(sentence)):
                days[sentence.paragraph] = first.period, "inherited", "paragraph"
        return days

    def _lead(self) -> Iterator[Frame]:
        """The time of the first figure of the first paragraph, then the first time of that; where that is a dateline,
        then what is told behind it first."""
        body = self._body()
        lead = [s for s in body if s.paragraph == body[0].paragraph]
        firm = [(s, f) for s in lead for f in self.frames[s.paragraph, s.start] if leads(f)]
        told = [(s, f) for s, f in firm if not self.scene.text(s).startswith(DATELINES, f.after)]
        number = next(((s.start, n.start) for s in lead for n in s.numbers if n.reason is None), None)
        before = [frame for s, frame in told if number and (s.start, frame.start) < number]
        yield from before[-1:]
        dated = told[:1] != firm[:1]
        yield from (frame for _, frame in (*(told if dated else ()), *firm[:1]))

    def _body(self) -> list[Sentence]:
        """The sentences that are no lines of the head and no headings."""
        told = (s for s in self.scene.sentences if self.scene.kind(s) not in HEADS)
        return [sentence for sentence in told if not self.headings.has(sentence)]


def _opens(frame: Frame, text: str) -> bool:
    """Whether a time stands in the first clause of its paragraph."""
    return not CLAUSE.search(text, 0, frame.start)


def _entitled(scene: Scene) -> Timed:
    """What holds where nothing else does: the year of the event or work that a title names, the day or year when a
    decision was made."""
    if year := ENTITLED.search(scene.article.title):
        return Period(type="during", start=year[1], end=year[1]), "inherited", "title"
    if scene.written and DECREED.search(scene.article.title):
        return Period(type="during", start=scene.written, end=scene.written), "inherited", "issue"
    return NO_TIME


def _dates(frame: Frame, number: Number, text: str, told: bool) -> bool:
    """Whether a time of the same clause is that of a number; one that dates a noun only where that is the number, and
    no other time was told."""
    return frame.force >= LEANING or (text[number.start - 1] == "的" and not told)


def _passes(period: Period | None, text: str, sentence: Sentence, number: Number) -> bool:
    """Whether what was done (举办讲座12场) follows on what there is now: the present is not its time."""
    if not is_now(period):
        return False
    return DONE.search(text, behind_last(MARKS, text, sentence.start, number.start), number.start) is not None


def _is_free(frame: Frame, text: str, sentence: Sentence) -> bool:
    """Whether a time is neither bound to something of its own nor what another is compared with; in brackets it must
    stand alone: 会员300人(截至2018年底)."""
    if text.startswith("的", frame.after):
        return False
    return frame.end == sentence.end or (frame.end == frame.after and text[frame.end] in CLOSING)


def _year_of(frame: Frame) -> str:
    """The year of a time; what a change is of is the latest that its sentence names."""
    date = frame.period and (frame.period.end or frame.period.start)
    return "" if not date or date == "now" else date[:4]
