"""The expressions that name dates: full ones, months and years alone, 今年, 上半年, 90年代, 十四五期间."""

from __future__ import annotations

import re

from cast_stats.language.days import Day, Setting, Span
from cast_stats.language.eras import PLAN_YEARS, REIGNS
from cast_stats.language.numerals import parse
from cast_stats.language.patterns import alternation

_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")

_Y = r"(?:(?<![0-9.])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])|[一二][零〇一二三四五六七八九]{3})"
_SHORT = "(?<![0-9.几近约达满过第])(?:[5-9][1-9]|[五六七八九][一二三四五六七八九])"
_M = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = (
    "(?:3[01]|[12][0-9]|0?[1-9]|[一二三]?十[一二三四五六七八九]?"
    "|[廿卅][一二三四五六七八九]?|[一二三四五六七八九])"
)  # fmt: skip
_PLAN = "(?:[一二三四五六七八九]|十[一二三四五六]?)"
_TO = "(?:[-—~]{1,2}|至|到)"
_NEAR = (
    "今年|本年度?|去年|上年度?|上一年度?|前年|明年|后年|当年|同年|是年(?!龄)|次年(?!会)|翌年|该年|全年|(?<![0-9一二两三四五六七八九十几])年内|一年中(?=共|先后|累计)"
    "|(?<!连续)第二年(?![级度])"
)
_SEASON = "上半年|下半年|前三季度|(?:第?[一二三四1-4]|首)季度|前[一二三四五六七八九十0-9]+个?月"
_LATER = "(?:初|末|中期|后期|前期)?"


_IN = "中(?![国华学小央医级等心东西南北部共])|初(?![级中一二三步次])"
"""中 and 初 as parts of a year or month, not those of 2016年度中国科协, 5月初中组."""


def _months_of(kind: str) -> str:
    """A month with its day or part, or a run of months or days; `kind` prefixes the names of the groups."""
    return (
        f"(?:(?P<{kind}from>{_M}){_TO})?(?P<{kind}month>{_M})月(?![球亮饼刊季嫂瓜桃豆雪])份?"
        f"(?:(?:(?P<{kind}dayfrom>{_D}){_TO})?(?P<{kind}day>{_D})[日号]|[上中下]旬|(?P<{kind}end>[底末])|{_IN})?"
    )


ATOM = re.compile(
    rf"""
    (?P<iso>(?<![0-9.])(?:19|20)[0-9]{{2}}(?:
        (?P<mark>[-/.])(?:{_M})(?P=mark)(?:{_D}) | [.](?:{_M})(?=[-—~至到](?:19|20)) | (?<=[-—~至到].{{4}})[.](?:{_M})
    )(?![0-9]))
  | (?P<tens>(?:1[89]|20)[0-9]0)年代{_LATER}
  | (?:(?P<year>{_Y})(?:学?年度?|财年)|(?P<short>{_SHORT})年(?![来间代华历校])|(?P<near>{_NEAR}))
    (?:的?(?P<part>{_SEASON}|年[底末初中]|[底末春夏秋冬]|{_IN})|{_months_of("y")})?
  | (?P<reign>{alternation(REIGNS)})(?P<reigned>元|[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})年
  | (?<![^。；;，,])(?P<regnal>[1-3]?[0-9]|[一二三]?十?[一二三四五六七八九]|[二三]?十)年(?=[，,、春夏秋冬底])
  | (?P<moon>[当同该本上下次是这]个?月)(?![球亮饼刊季嫂])
  | (?P<loose>(?<![0-9一二两三四五六七八九十几数多])(?:年底|年末|年初|年中)|岁末|上半年|下半年|前三季度
      |(?:第[一二三四1-4]|(?<![0-9])[一二三四1-4])季度)
  | (?<![0-9个第]){_months_of("")}
  | (?<![0-9个第])(?P<only>{_D})日(?![均本报常产])
  | (?:(?P<century>[0-9]{{2}}|[一二]?十[一二三四五六七八九]?)世纪|上个?世纪)
    (?P<decade>[0-9]0|[一二三四五六七八九]十)年代{_LATER}
  | (?P<decade2>[1-9]0|[二三四五六七八九]十)年代{_LATER}
  | (?:["“'‘]?(?P<plan>{_PLAN})五["”'’]?(?:计划|规划)?|第(?P<nth>{_PLAN})个五年(?:计划|规划)的?)
    (?P<planpart>期间|时期|末|初|以来)
    """,
    re.VERBOSE,
)
_AHEAD = re.compile("将|拟|计划|定于|预计|力争|前")
NEAR = 12
"""Characters round a month in which the text says that it is to come."""
_PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "春": (3, 5),
    "夏": (6, 8),
    "秋": (9, 11),
    "冬": (12, 12),
}


def span_of(match: re.Match[str], setting: Setting) -> Span | None:
    """What an ATOM names, or None where the setting does not say."""
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split(match["mark"] or ".")]
        return _exact(Day(*parts))
    if match["year"]:
        year = int(match["year"].translate(_DIGITS))
        return _in_year(match, year, relative=False)
    if match["near"]:
        near = _near_year(match["near"], setting)
        return None if near is None else _in_year(match, near, relative=True)
    if plan := match["plan"] or match["nth"]:
        first = PLAN_YEARS[plan]
        last = first + 4
        if match["planpart"] == "末":
            return Span(Day(last), Day(last), point=True)
        return _exact(Day(first)) if match["planpart"] == "初" else Span(Day(first), Day(last))
    if counted := match["reigned"] or match["regnal"]:
        first = REIGNS[match["reign"]] if match["reign"] else setting.reign or 0
        return _exact(Day(first + (_number(counted) or 1) - 1))
    if match["short"]:
        known = _century(match["short"], setting)
        return None if known is None else _in_year(match, known, relative=False)
    if match["tens"]:
        return Span(Day(int(match["tens"])), Day(int(match["tens"]) + 9))
    if match["decade"] or match["decade2"]:
        return _decade(match)
    return _without_year(match, setting)


def _century(digits: str, setting: Setting) -> int | None:
    """The year that its last two digits tell, 81年, in a text of its own century; elsewhere they count years."""
    year = 1900 + int(digits.translate(_DIGITS))
    return year if setting.issued and year <= setting.issued.year < 2000 else None


def _exact(day: Day) -> Span:
    return Span(day, day)


def _in_year(match: re.Match[str], year: int, relative: bool) -> Span:
    if match["ymonth"]:
        return _in_months(match, "y", year, relative)
    return _part_of_year(match["part"], year, relative)


def _in_months(match: re.Match[str], kind: str, year: int, relative: bool) -> Span:
    """A month or a day of a year, or a run of them: 1—6月, 8月21—23日. `kind` prefixes the names of the groups."""
    month, day = _number(match[f"{kind}month"]), _number(match[f"{kind}day"])
    first = Day(year, _number(match[f"{kind}from"]) or month, _number(match[f"{kind}dayfrom"]) or day)
    return Span(first, Day(year, month, day), point=bool(match[f"{kind}end"]), relative=relative)


def _part_of_year(part: str | None, year: int, relative: bool) -> Span:
    if not part or part[-1] == "中":
        return Span(Day(year), Day(year), relative=relative)
    if part[-1] in "底末":
        return Span(Day(year, 12), Day(year, 12), point=True, relative=relative)
    if part[-1] == "初":
        return Span(Day(year, 1), Day(year, 1), relative=relative)
    first, last = _PARTS.get(part) or _months(part)
    return Span(Day(year, first), Day(year, last), relative=relative)


def _months(part: str) -> tuple[int, int]:
    """The months of a quarter, or of 前N个月."""
    if part.startswith("前"):
        return 1, min(12, _number(re.sub("[前个月]", "", part)) or 12)
    quarter = 1 if "首" in part else _number(part.replace("第", "").replace("季度", "")) or 1
    return 3 * quarter - 2, 3 * quarter


def _near_year(word: str, setting: Setting) -> int | None:
    if word[0] in "当同是次翌该上第" or word in ("全年", "年内", "一年中"):
        shift = {"次": 1, "翌": 1, "第": 1, "上": -1}.get(word[0], 0)
        return None if setting.year is None else setting.year + shift
    if setting.issued is None:
        return None
    return setting.issued.year + {"去": -1, "前": -2, "明": 1, "后": 2}.get(word[0], 0)


def _without_year(match: re.Match[str], setting: Setting) -> Span | None:
    year = setting.year
    if year is None:
        return None
    if match["loose"]:
        return _part_of_year(match["loose"], year, relative=True)
    if match["month"]:
        return _in_months(match, "", year - _is_past(match, setting), relative=True)
    known = setting.issued if match["moon"] and match["moon"][0] in "本上下这" else setting.last or setting.issued
    if known is None or known.month is None:
        return None if known is None else Span(Day(known.year), Day(known.year), relative=True)
    if match["moon"]:
        month = _months_on(known, {"上": -1, "下": 1, "次": 1}.get(match["moon"][0], 0))
        return Span(month, month, relative=True)
    day = Day(year, known.month, _number(match["only"]))
    return Span(day, day, relative=True)


def _is_past(match: re.Match[str], setting: Setting) -> bool:
    """Whether a month that is the first time of a text is one of the year before its issue: 12月 in a text of February,
    unless it tells of what is to come."""
    issued, month = setting.issued, _number(match["from"] or match["month"])
    if setting.last or issued is None or issued.month is None or month is None or month <= issued.month:
        return False
    return not _AHEAD.search(match.string, max(0, match.start() - NEAR), match.end() + NEAR)


def _months_on(day: Day, shift: int) -> Day:
    """The month so many months later."""
    years, month = divmod((day.month or 1) - 1 + shift, 12)
    return Day(day.year + years, month + 1)


def _decade(match: re.Match[str]) -> Span:
    """90年代, 20世纪80年代初; without a century that of the last one."""
    century = 20 if not match["century"] else _number(match["century"]) or 20
    start = 100 * (century - 1) + (_number(match["decade"] or match["decade2"]) or 0)
    return Span(Day(start), Day(start + 9))


def _number(text: str | None) -> int | None:
    value = parse(text) if text else None
    return None if value is None else int(value)
