"""The times of a text, each with its meaning: at a date, during a period, since a date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from cast_stats.language.calendar import ATOM, span_of
from cast_stats.language.days import Day, Setting, Span, day_of
from cast_stats.language.eras import EPOCHS, ERAS, REIGNS
from cast_stats.language.folding import fold
from cast_stats.language.leaning import is_told, leaning, leans
from cast_stats.language.mention import TimeMention
from cast_stats.language.moments import APART, SEARCH
from cast_stats.language.numerals import parse
from cast_stats.records import Period

_TO = re.compile("[-—~]{1,2}|至|到|以?来?到|和(?=[0-9])|、(?=[0-9])|与(?=[0-9]{4}年(?:[两共]|度|分别))")
_SINCE = re.compile(
    "的?(?:以来|以后|之后|后(?![半勤续备面者期方台世代记果来任几三两])|来(?![自源到访华校厂馆会信电函我宾客])"
    "|起(?![步草家飞因源诉点到义用航落码重立跑])|开始|始(?=[，,])|至今|到现在|到今)|[\u4e00-\u9fff]{0,6}至今"
)
_SINCE_FOUNDED = re.compile(
    "(?:成立|建立|组建|创建|创办|创刊|建[校会站院所馆厂]|开办|开馆|启动|实施|恢复|开展|运行|投产|举办|设立|换届|改制|试点|推行)"
    "[\u4e00-\u9fff]{0,8}以来"
)
_ONE_BY_ONE = re.compile(f"{APART}|相[比较]|对比")
_SINCE_EVENT = re.compile(
    "[\u4e00-\u9fff]{2,8}?(?<![束幕会毕])(?:以后|之后|后)(?=[，,][^，,。；;0-9]{0,12}?(?:先后|累计|共|陆续|相继|已))"
)
_DAYS = re.compile("[，,]?[^，,。；;0-9]{0,8}(?:为期|历时|持续)([0-9]{1,2}|[一二两三四五六七八九十]{1,2})[天日]")
_THIS_YEAR = re.compile("(?:今年|本年度?)(?:以?来|至今)")  # it has an end, unlike 从今年起
_BEFORE = re.compile("(?:以前|之前|前(?!三|[一二四五六七八九十]|后|往|来|身|沿|列|期|景))")
_OPENS = re.compile("[^，,。；;]{0,8}?(?:成立|开业|创办|创建|组建|建立|开办|启动|挂牌|投产|起步|开馆)")
_FOUNDED, _STOP = re.compile("建[立成]|成立|组建|创办|启动|开馆|挂牌|设立"), re.compile("[，,。；;]")
_PRICES = re.compile("[^，,。；;]{0,4}(?:不变价|可比价|现价)")
# A time that another is compared with is not what later words lean on.
_COMPARED = re.compile("[比较与同按]|上年|上一年")
_GOES_ON = re.compile("[^，,。；;]*以来")  # what goes on since a year is no year that a month is of
_FULL_YEAR = re.compile("[0-9]{4}")
_SPLIT_YEARS = re.compile("[-—~/至到、和]+")


def find_times(text: str, issued: str | date | None = None, reign: int | None = None) -> tuple[TimeMention, ...]:
    """Every time in `text`, in order and without overlap. Words such as 今年, 目前, 8月 are resolved against `issued`
    (ISO date of any precision) and the times before them in the text; bare years (16年) are counted from the `reign`
    that the text before told."""
    folded = fold(text)
    found: list[TimeMention] = []
    setting = Setting(day_of(issued), reign=reign)
    at = told = 0
    while match := SEARCH.search(folded.text, at):
        between = folded.text[told : match.start()]
        if match["begun"] and _FOUNDED.search(between):
            setting = replace(setting, opens=True)
        read = _read(folded.text, match, setting)
        if read is None or (found and _says_more(match, found[-1], between)):
            at = max(match.end(), match.start() + 1)
            continue
        end, period, relative = read
        start, at, told = match.start(), end, end
        place = folded.span(start, end)
        found.append(TimeMention(*place, text[slice(*place)], period, relative))
        if period and (named := _last_named(period)) and not _is_base(folded.text, start, end):
            opens = period.type == "since" or _OPENS.match(folded.text, end) is not None
            reign = _reign(folded.text[start:end], between, setting)
            goes_on = setting.issued and period.type == "since" and _GOES_ON.match(folded.text, end - 2)
            last = setting.last if goes_on else named
            setting = Setting(setting.issued, last, day_of(period.start) or named, opens, reign)
    return tuple(found)


def _says_more(match: re.Match[str], last: TimeMention, between: str) -> bool:
    """Whether words belong to the time before them: 1958年“大跃进”中, 1983年成立时, 2006年组建以来,
    2020年、2021年这两年."""
    if match["era"] or match["origin"] or match[0].startswith("这"):
        return not between
    return bool(match["begun"]) and not _STOP.search(between) and (last.period is None or last.period.type == "since")


def _reign(text: str, between: str, setting: Setting) -> int | None:
    """The reign that a time is told in, by name or bare after one: 民国24年(1935年)…28年."""
    bare = setting.reign if between == "(" or not _FULL_YEAR.search(text) else None
    return REIGNS.get(text[:2], bare)


def _is_base(text: str, start: int, end: int) -> bool:
    """Whether a time is only what others are compared with: 比2011年, 按1980年不变价."""
    return bool(_COMPARED.search(text, max(0, start - 2), end) or _PRICES.match(text, end))


def _last_named(period: Period) -> Day | None:
    """The date that later words lean on: the end of a period, the start of an open one."""
    iso = period.end if period.end and period.end != "now" else period.start
    return day_of(iso)


_Read = tuple[int, Period | None, bool] | None


def _read(text: str, match: re.Match[str], setting: Setting) -> _Read:
    """Where the time ends that a match begins, its period, and whether it leans on another time."""
    end = match.end()
    if match["now"]:
        return end, Period(type="as_of", end="now"), False
    if match["vague"]:
        return end, None, False
    if match["epoch"]:
        return end, _round_epoch(match), False
    if match["era"]:
        return end, _round_era(match), False
    if match["years"]:
        return _bounded(text, match, end, _years(match["years"]))
    if leans(match):
        return (end, leaning(text, match, setting), True) if is_told(match, setting) else None
    return _dated(text, match, setting)


def _round_epoch(match: re.Match[str]) -> Period:
    """解放以来, 解放前, 解放初期."""
    day = EPOCHS[match["epoch"]].iso()
    if match["dawn"]:
        return Period(type="during", start=day, end=day)
    return Period(type="as_of", end=day) if match["fore"] else Period(type="since", start=day)


def _round_era(match: re.Match[str]) -> Period:
    """抗战期间, 抗战前, 抗战胜利后."""
    era = ERAS[match["era"]]
    if match["prior"]:
        return Period(type="as_of", end=era.start.iso())
    if match["over"]:
        return Period(type="since", start=era.end.iso())
    return Period(type="during", start=era.start.iso(), end=era.end.iso())


def _dated(text: str, match: re.Match[str], setting: Setting) -> _Read:
    atom = ATOM.match(text, match.end())
    span = span_of(atom, setting) if atom else None
    if atom is None or (atom["regnal"] and setting.reign is None) or (atom["short"] and span is None):
        return None
    if span is None:
        return atom.end(), None, True
    if atom["planpart"] == "以来" or (atom["loose"] == "年初" and _SINCE.match(text, atom.end())):
        begun = span.start if atom["planpart"] or setting.issued is None else Day(setting.issued.year, 1)
        return atom.end() + 2 * (not atom["planpart"]), Period(type="since", start=begun.iso()), False
    return _bounded(text, match, *_joined(text, atom.end(), span, setting))


def _joined(text: str, end: int, span: Span, setting: Setting) -> tuple[int, Span]:
    """The dates that run or are listed from one on (2016年至2018年, 2017年和2018年), and where they end; only the first
    where they are told one by one."""
    while to := _TO.match(text, end):
        other = ATOM.match(text, to.end())
        second = span_of(other, Setting(setting.issued, span.end)) if other else None
        if other is None or second is None or (to[0] in "和、与" and _ONE_BY_ONE.match(text, other.end())):
            break
        end, span = other.end(), Span(span.start, second.end, relative=span.relative and second.relative)
    return end, span


def _bounded(text: str, match: re.Match[str], end: int, span: Span) -> _Read:
    """The period that the words round a span make of it: 截至, 自, 以来, 底."""
    since = _SINCE.match(text, end)
    if since and not match["until"]:
        if _THIS_YEAR.search(text, match.end(), since.end()):
            return since.end(), Period(type="during", start=span.start.iso(), end=span.end.iso()), True
        if (days := _DAYS.match(text, since.end())) and span.start.day:
            return since.end(), _days_from(span.start, int(parse(days[1]) or 1)), span.relative
        return since.end(), Period(type="since", start=span.start.iso()), span.relative
    bare = match["from"] in ("自", "自从") and span.start == span.end and not text.startswith("的", end)
    after = span.start == span.end and not (span.start.month or span.point) and _SINCE_EVENT.match(text, end)
    if bare or after or _SINCE_FOUNDED.match(text, end):
        return end, Period(type="since", start=span.start.iso()), span.relative
    before = _BEFORE.match(text, end)
    if match["until"] or span.point or before:
        return before.end() if before else end, Period(type="as_of", end=span.end.iso()), span.relative
    return end, Period(type="during", start=span.start.iso(), end=span.end.iso()), span.relative


def _days_from(start: Day, count: int) -> Period:
    """从5月17日开始，为期7天: the days from one on."""
    end = date.fromisoformat(start.iso()) + timedelta(days=count - 1)
    return Period(type="during", start=start.iso(), end=end.isoformat())


def _years(words: str) -> Span:
    first, *_, last = _SPLIT_YEARS.split(re.sub("[学年度财二两三四五个]", "", words))
    return Span(Day(int(first)), Day(int(first[: 4 - len(last)] + last)))
