"""The competitions, shows and selections that awards are won at: 在第八届全省机器人竞赛中."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.patterns import NUMERAL, words
from cast_stats.facts.awards.view import HIDDEN, TIME

SHORTEST = 5
"""Characters of an event's name at least."""
FIRST_YEAR = re.compile(r"\A(?:19|20)\d\d年?度?")
RESULT = re.compile(r"(?:结果|成绩)\Z|获奖(?:名单|结果|作品|情况)?(?:公布|揭晓|出炉)?\Z")
CONTEST = re.compile(r"(?:评选|评审|比赛|竞赛)\Z")
IN = "中(?![心学国华级等央])"
"""在…中, not the 中 of 活动中心, 竞赛中学组."""
WITHIN = f"(?:活动中|评选中|比赛中|{IN}|上|里|期间)"
HELD = (
    "(?:日前|近日)?(?:在[^,]{2,12})?(?:圆满|正式|成功)?(?:揭晓|落幕|落下帷幕|收官|举行|举办|开幕(?!式)|闭幕(?!式)|结束)"
)
ENDS = f"(?:{WITHIN}(?:[^,的]{{2,14}})?|{HELD})"
COUNTED = re.compile(rf"\A[个项支场]|(?<!第){NUMERAL}[余多]?[项个支名件]")
"""What tells how many, not what they are called: 在7|个决赛中, 有10项作品入围终评."""
CEREMONY = re.compile("(?:开幕|闭幕|颁奖|启动)(?:仪)?式")
WORK = "(?:工作|考核|评价|测评|检查|督查|验收|评估)"
BEGINS = "(?:在|于|参加了?|参与了?|举办了?|承办了?|举行了?|开展了?|主办的|举办的|举行的|揭晓的|结束的)"


def has_event(text: str) -> bool:
    """Whether a text may tell of a competition: a quick look before `event_in`."""
    return bool(_some().search(text))


def event_in(plain: str, masked: str) -> str | None:
    """The competition that a clause tells of: 参加首届茶叶博览会, 第三届征文评选结果揭晓."""
    match = _told().fullmatch(masked) if has_event(masked) else None
    return _name(plain[slice(*match.span("at" if match["at"] else "named"))]) if match else None


def event_around(plain: str, masked: str, start: int, end: int) -> tuple[str | None, int, int]:
    """The competition at either side of a recipient's name in [start, end), and the span without it."""
    for pattern in _around():
        match = pattern.fullmatch(masked, start, end)
        if match:
            event = plain[slice(*match.span("event"))] if "event" in pattern.groupindex else ""
            return _name(event), match.start("rest"), match.end("rest")
    return None, start, end


def _name(event: str) -> str | None:
    """A competition's name without its year; None for a word that names none (比赛)."""
    told = FIRST_YEAR.sub("", event)
    name = RESULT.sub("", told)
    bare = CONTEST.sub("", name)
    name = bare if name != told and _ends_as_event().search(bare) else name
    return name if len(name) >= SHORTEST and not (COUNTED.search(name) or CEREMONY.search(name)) else None


@cache
def _some() -> re.Pattern[str]:
    return re.compile(_event())


@cache
def _ends_as_event() -> re.Pattern[str]:
    return re.compile(rf"{_event()}\Z")


def _event() -> str:
    """What the name of a competition ends in; a fair or festival that is counted needs no word of its own."""
    return rf"(?:{words(award_lexicon().events)}|(?:第{NUMERAL}|首)届[^,的在]{{1,16}}?[会节周])"


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    """Before the name with and without 在, behind it, work behind it (在考核工作中), and what is neither (在任务中)."""
    event = _event()
    takes_part = r"(?:在|于|参加|参与|参赛|出战|亮相|代表\w{1,6}参加)"
    return (
        re.compile(rf"(?:在|于|经)(?P<event>[^,]*?{event}[^,在的中上]{{0,8}}){WITHIN}(?P<rest>.*)"),
        re.compile(rf"(?P<event>[^,在]*?{event})(?:活动|评选|比赛)?{IN}(?P<rest>.*)"),
        re.compile(rf"(?P<rest>.*?){takes_part}(?P<event>[^,]*{event}(?:\({HIDDEN}*\)|[^,在的中上]{{0,8}})?){WITHIN}?"),
        re.compile(rf"(?P<rest>.+?)在(?P<event>[^,]{{2,40}}?{WORK}){WITHIN}"),
        re.compile(rf"(?P<rest>.+?)在[^,]{{2,40}}{WITHIN}"),
    )


@cache
def _told() -> re.Pattern[str]:
    event = rf"[^,的]*?{_event()}[^,的在中上揭落举因由将经已为是{TIME}]{{0,10}}"
    begun = rf".*{BEGINS}(?:{TIME}|\d)*(?P<at>{event}){ENDS}?"
    return re.compile(rf"(?:{begun}|(?:.*的)?(?:{TIME})*(?P<named>{event}){ENDS})")
