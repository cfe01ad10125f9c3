"""The year of an award: in its clause, in its sentence, or carried on from what was told before."""

from __future__ import annotations

import re
from typing import NamedTuple

from cast_stats.facts.awards.honours import years_in
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.times.years import HEADS
from cast_stats.language.mention import TimeMention
from cast_stats.language.spacing import unspaced

HAN = "一二三四五六七八九十"
DAY = rf"[\d〇○零OＯ{HAN}]{{4}}年[\d{HAN}]+月[\d{HAN}]+日"
DATED = re.compile(rf"[〔\[(【](?:19|20)\d\d[〕\])】]第?\d+号|\A{DAY}\Z")
ANNUAL = re.compile(
    r"(?:表彰|表扬|颁发|颁出|公布|评选|揭晓|通报|奖励)[^。;；,，]{0,12}?(?P<year>(?:19|20)\d\d)年度[^。;；,，]{0,30}?(?:奖|表彰|表扬|评选|先进|优秀|认定|名单|考核|决定|通报|通知)"
)
OPENING = 4
"""So many paragraphs at the start may say of which year the awards are that an article tells of."""
NEWS = 1500
"""Characters of an article at most that is read as one piece of news."""
TIMELESS = re.compile(
    r"(?<!今年)(?<!同年)以来|曾(?=[经获被荣在于多两三先连受以参出任担主率列入当])"
    r"|长期(?=从事|致力|担任|工作|坚持|扎根|奋战)|年来(?=,|，)|先后|多次|历年|近年来|多年来|屡次|累计"
)
RUNNING = re.compile(r"连续|连年")
"""Behind these a year is that of the last award; the text must say that it is told of that year."""
SAME_YEAR = re.compile(r"同年|当年|是年|同月|同日|这一年|该年")
RELATIVE = re.compile(r"今年|去年|前年|上年|本年|明年|当年|同年|次年|翌年")
NEAR = 6
"""So many characters before a time may hold the word that compares."""
LINE = 60
"""A line of a paper's number or date is no longer."""
YEARLY = ("title", "opening", "date")
"""Where the year of a report or a paper stands."""
DAY_ALONE = re.compile(r"\d+月\d+日.*")
RECENT = re.compile(r"近日|日前|昨[日天]|今[日天]|最近|刚刚|前不久")
BEFORE = re.compile("继[^,，。;；]{0,20}$")
"""What stands before a time of which is what went before: 继|2018年获奖后."""
COMPARING = re.compile(r"(?:[比较同]|[高低多少大小优早晚]于)\s*\Z")


PRICES = re.compile("不变价|可比价|价格|现价")
LIFE = re.compile(
    "[^,，。;；:：]{0,16}?(?:出生|生于|生[,，。;；)）]|入党|加入|参加工作|毕业|入伍|参军|参加革命|入学|考入)"
)
"""What somebody's life tells at a time of which no award is: 1982年入党."""


class Told(NamedTuple):
    """A year that the text tells at `start`; `aside` where it is only of what went before: 继2018年获奖后,…."""

    start: int
    year: str
    source: str
    aside: bool = False


def years_told(text: str, sentence: Sentence, known: str | None) -> list[Told]:
    """The years that a sentence tells, in order; a month without a year is one of `known`, the year told last before.
    Spans of years, "now" and years that a number is only compared with (比上年) are none."""
    told: list[Told] = []
    for time in sentence.times:
        year = None if _is_measure(text, time) or LIFE.match(text, time.end) else _year_of(time, known)
        if SAME_YEAR.search(text[max(0, time.start - 3) : time.end]):
            year = told[-1].year if told else known
        if year:
            told.append(Told(time.start, year, time.text, bool(BEFORE.search(text[: time.start]))))
    return told


def _is_measure(text: str, time: TimeMention) -> bool:
    """Whether a number is only held against a time: 比1986年, 1980年不变价."""
    return bool(COMPARING.search(text[max(0, time.start - NEAR) : time.start]) or PRICES.match(text, time.end))


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


def last_explicit(text: str, sentence: Sentence) -> str | None:
    """The year that the sentence of `text` writes out last."""
    times = (time for time in sentence.times if not _is_measure(text, time))
    written = [year for time in times for year in years_in(time.text)]
    return written[-1] if written else None


def year_at(told: list[Told], start: int, end: int) -> Resolved | None:
    """The year told last before `end`: explicit where it stands in the clause from `start` on."""
    before = [t for t in told if t.start < end and (t.start >= start or not t.aside)]
    if not before:
        return None
    return Resolved(before[-1].year, "explicit" if before[-1].start >= start else "inherited", before[-1].source)


def carries_on(clause: str, year: Resolved, dated: bool) -> bool:
    """Whether a clause may take a year from the sentences before: it says 同年, or neither a time nor 曾, 先后; 连续
    only where it is the year of a report or a paper."""
    timeless = TIMELESS.search(clause) or (RUNNING.search(clause) and year.source not in YEARLY)
    return bool(SAME_YEAR.search(clause)) or not (dated or timeless)


def years_of_paper(scene: Scene) -> tuple[str, ...]:
    """The years of an official paper, by its number or the date below it."""
    lines = (unspaced(p.text) for p in scene.article.paragraphs if len(p.text) <= LINE)
    dated = (match for line in lines for match in DATED.finditer(line))
    return tuple(year for match in dated for year in years_in(match.group()))


def year_of_article(scene: Scene) -> Resolved | None:
    """The year that an article's awards are of where nothing nearer tells one: 2004年度…奖 at its start, the day of the
    news, the date of the paper."""
    opening = [scene.article.title, *(unspaced(p.text) for p in scene.article.paragraphs[:OPENING])]
    annual = {match["year"] for text in opening for match in ANNUAL.finditer(text)}
    if len(annual) == 1:
        return Resolved(annual.pop(), "inherited", "opening")
    news = _year_of_day(scene)
    paper = years_of_paper(scene)
    if news or not paper:
        return Resolved(news, "inherited", "dateline") if news else None
    return Resolved(paper[-1], "inherited", "date")


def _year_of_day(scene: Scene) -> str | None:
    """The year of a short piece of news by the day with which its first paragraph begins; 近日 is the issue's year."""
    issued = scene.issue.year
    told = (s for s in scene.sentences if scene.kind(s) not in (*HEADS, "heading"))
    first = next((s for s in told if s.times or is_recent(scene.text(s)[s.start : s.end])), None)
    if issued is None or first is None or sum(len(p.text) for p in scene.article.paragraphs) > NEWS:
        return None
    if is_recent(scene.text(first)[first.start : first.end]):
        return str(issued)
    time = first.times[0]
    year = _year_of(time, None) if DAY_ALONE.fullmatch(time.text) else None
    return year if year in (str(issued), str(issued - 1)) else None
