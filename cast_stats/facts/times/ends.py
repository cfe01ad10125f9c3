"""The ends of a change and of a stretch of years: when a number held that something began with or came to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cast_stats.facts.changes import AMOUNT
from cast_stats.facts.context import Sentence
from cast_stats.facts.draft import Draft
from cast_stats.facts.times.carrying import Inherited, is_now, is_stretch
from cast_stats.facts.times.frames import SPELL, Frame
from cast_stats.facts.times.reach import CLAUSE
from cast_stats.language.mention import Number
from cast_stats.language.numerals import parse
from cast_stats.records import Change, Period

STOCK = re.compile(
    "(?:现有|共有|拥有|保有|遍及|覆盖|分布|新[建增设].*累计已?(?:创?建|设|成立|组建|认定|注册|拥?有))[^，,；;]{0,12}$"
)
TAKES_PART = re.compile("[^，,；;。]*?(?:参[加与赛展]|报名|获|入[选围]|通过|当选|接受|受到|得到|被[评授列命认])")
"""What tells that a number sums up what happened: 共有300人参加."""
LED_TO, LED_FROM = re.compile("(?:发展|壮大|增加|增长|扩大|[增升])[成到至]"), re.compile("[由从][^，,；;]{0,12}$")
FROM_THEN = "起始后此"
"""What a time ends with since when something was, but maybe is no more: 1978年后, 此后."""
BEGUN_WITH, SUMMED, SUMS = re.compile("[由从]"), re.compile("累计"), re.compile("累计|^[共总]|合计")
DESCRIBED = re.compile("[，,](?:下[设辖]|现[设辖有]|拥有|设有|建有)")
"""What goes on to tell what there is behind when it began: 成立于2008年，下设7个分会."""
CEASED = re.compile("[^，,。；;0-9]{0,4}(?:停刊|终刊|停办|停产|停业|解散|撤[销并]|关闭|终止|结束)")
"""What stands behind the time when something came to its end."""
RUN = re.compile("(?:共计?|累计|总共|先后)(?![有建设成拥])|每[期年]")
"""What tells a sum of all that happened from one time to another."""
DEALT = re.compile("([0-9]{1,2}|[两二三四五六七八九十])年(?:来|间|中|里)?的?[^，,。；;0-9]{0,12}分别")
"""What tells of each of so many years by itself: 三年的销售额分别为."""
HELD_AGAINST = re.compile("[^，,。；;]*相[比较][，,]")
"""What stands behind a time that the rest of the sentence is told against: 与2004年|的年会相比，."""
LAST = ("去年", "上年", "上一年", "同期")
"""What a time begins with that the one after it is told against."""


def stretch_of(frames: Sequence[Frame], number: Number, inherited: Inherited) -> Period | None:
    """The years that a yearly average is taken over: a stretch of them, or from one year to another
    (从2007年的248亿元上升到2012年的772亿元，年均增长25%)."""
    for frame in reversed([frame for frame in frames if frame.start < number.start]):
        if is_stretch(frame.period):
            return frame.period
        if span := _span(frame):
            return span
    return inherited.stretch


def _span(frame: Frame) -> Period | None:
    """The years from the beginning of a change to what it led to."""
    if not (frame.base and frame.base.end and frame.period and frame.period.end):
        return None
    return Period(type="during", start=frame.base.end[:4], end=frame.period.end[:4])


def run_of(frames: Sequence[Frame], text: str, number: Number) -> Period | None:
    """The years from when something began to when it ended (1989年创刊，1999年停刊，共出84期), or up to which what was
    done is summed (从1980年开始举办培训班，到1985年共办12期)."""
    if len(frames) < 2:
        return None
    first, last = frames[-2:]
    if not (first.period and last.period and first.period.start and last.period.end):
        return None
    ceased = first.opens and CEASED.match(text, last.after)
    summed = first.period.type == "since" and last.period.type == "as_of" and not is_now(last.period)
    if not (ceased or summed) or not RUN.search(text, last.after, number.start):
        return None
    return Period(type="during", start=first.period.start, end=last.period.end)


def dealt_out(period: Period | None, sentence: Sentence, text: str, number: Number) -> Period | None:
    """The year of a number that is one of as many as a stretch has years: 三年的销售额分别为1亿元、2亿元和3亿元."""
    dealt = DEALT.search(text, sentence.start, number.start) if is_stretch(period) else None
    if dealt is None or period is None:
        return None
    first, last = int((period.start or "0")[:4]), int((period.end or "0")[:4])
    told = [n.start for n in sentence.numbers if n.reason is None and n.start > dealt.end() and n.unit == number.unit]
    told = told[: last - first + 1]
    if parse(dealt[1]) != last - first + 1 or len(told) != last - first + 1 or number.start not in told:
        return None
    year = str(first + told.index(number.start))
    return Period(type="during", start=year, end=year)


def end_of_change(frame: Frame, text: str, number: Number, change: Change | None) -> Period | None:
    """The time of a number under 自…以来: its beginning for what a change began with (由9家), the time of writing for
    what it led to (发展到202家); so, too, under the time when something began (2005年成立，会员由30人增至300人), since
    when its sums are told (累计培训3万人)."""
    if change == "from" and (frame.base or is_now(frame.period)):
        return frame.base
    period, told = frame.period, text[frame.after : number.start]
    clause = CLAUSE.split(told)[-1]
    if clause is not told and SUMS.search(clause) and (span := _span(frame)):
        return span
    goes_on = SPELL.match(frame.text) is not None
    if period is None or (_is_closed(period) and not goes_on and not (frame.opens and CLAUSE.search(told))):
        return end_of(period, change) if goes_on or frame.text[0].isdigit() else period
    if frame.opens and _is_closed(period):
        described = "于" in text[frame.start - 1 : frame.start + 1] and DESCRIBED.search(told)
        if described or (change == "to" and BEGUN_WITH.search(clause)):
            return Period(type="as_of", end="now")
        return Period(type="since", start=period.start) if SUMMED.search(clause) else period
    stock = STOCK.search(told) and not TAKES_PART.match(text, number.end)
    if change == "to" or LED_TO.search(clause) or stock:
        return period if frame.text[-1] in FROM_THEN else end_of(period, "to", goes_on)
    return end_of(period, "from" if LED_FROM.search(clause) else change)


def against(
    frames: Sequence[Frame], text: str, number: Number, change: Change | None, period: Period | None
) -> Period | None:
    """The time of a change that is told against another: what it began with is of that (与2004年相比，由22%上升为29%),
    what was added to what there is now (比去年增加21个) of the year after it."""
    before = (frame for frame in reversed(frames) if frame.start < number.start)
    base = next((frame for frame in before if frame.end == frame.after and frame.period and frame.period.end), None)
    if base is None or base.period is None:
        return None
    if change == "from":
        return base.period if HELD_AGAINST.match(text, base.after, number.start) else None
    if change not in AMOUNT or not is_now(period) or not base.text.startswith(LAST):
        return None
    year = str(int((base.period.end or "")[:4]) + 1)
    return Period(type="during", start=year, end=year)


def end_of(period: Period | None, change: Change | None, goes_on: bool = False) -> Period | None:
    """The end of a stretch of years or an open time that a number is told of: its beginning for what a change began
    with, its last year for what it led to; the time of writing where it is open or `goes_on`."""
    if period is None or change not in ("from", "to") or not (period.type == "since" or is_stretch(period)):
        return period
    if change == "to" and (goes_on or period.end is None):
        return Period(type="as_of", end="now")
    return Period(type="as_of", end=period.start if change == "from" else period.end)


def _is_closed(period: Period) -> bool:
    """Whether a time is not one since a date."""
    return period.type != "since"


def held_with(whole: Draft, part: Draft) -> Draft:
    """A part that leans on the same time as its whole holds when that does, be it the end of a change:
    两年来由17家发展到63家，其中高校科协7家."""
    same = part.sentence is whole.sentence and part.period_source == ("inherited", whole.period_source[1])
    if whole.change != "to" or part.change or not same:
        return part
    return replace(part, period=whole.period)
