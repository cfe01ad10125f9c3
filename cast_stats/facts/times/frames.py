"""Frames: the times of a sentence, and how firmly later words lean on each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from cast_stats.facts.context import Sentence
from cast_stats.facts.times.reach import AND, BEGINNING, CLAUSE, LEAVES, clause_end, clause_start, leads_to, reach_of
from cast_stats.language.mention import TimeMention
from cast_stats.language.words import Word
from cast_stats.records import Period

Force = Literal[0, 1, 2, 3]
NONE: Force = 0
ASIDE: Force = 1
"""Dates a noun (2012年命名的基地) or stands in a title: it holds only where nothing else does."""
LEANING: Force = 2
"""Stands within a clause, behind its verb or before a noun: it holds where nothing firmer does."""
FIRM: Force = 3
"""Opens a clause or stands before its verb: what follows leans on it."""

BEFORE_CLAUSE = '，,；;：:。！？!?”"、)]—'
FOUNDED = (
    "成立|建立|建成|始建|创建|创办|创立|创刊|复刊|设立|开办|开馆|投产|组建|注册|诞生|出生|毕业|入职|加入|恢复|[更改易定]名|改为?[现今]名|获批|开园|开业|挂牌|撤销|迁"
    "|改制"
)
FOUNDS = re.compile(FOUNDED)
BEGUN = re.compile("启动|开始|实施|推行|举办|开赛")
STARTED, YEAR = re.compile("(?:正式)?(?:启动|开始|实施|推行)"), len("2024")
FOUNDED_IN = re.compile(rf"(?:{FOUNDED}|建|始)[于在]?$")
NEAR = 10
"""Times back at most to one that a year looks back from."""
BESIDE = 8
"""Characters at most of what is looked for right before a time."""
FAR = 16
"""Characters at most of what is looked for in the clause before a time."""
TITLE, QUOTES = "《》", "“”"
SOURCE, AMONG = re.compile("据|根据|按照?|依据"), "其中"
TELLS = (
    "说", "指出", "介绍", "显示", "表示", "了解", "认为", "强调", "提出", "透露", "获悉", "预计", "计划", "力争",
    "表明", "统计", "据统计",
)  # fmt: skip
"""Verbs whose object is a clause of its own."""
NAMED = ("命名", "认定")
ARRIVES = ("到", "至", "从")
GOVERNS = ("对", "针对", "围绕", "结合")
COMMAS = ("，", ",")
ENDS = "截至到"
"""What a time up to a day begins with."""
FOLLOWS = ("根据", "按照", "依据", "遵照", "针对", "为", "为了", "围绕", "结合", "响应", "贯彻", "落实", "执行")
"""What stands between a time and a verb with 的 that it does not date: 1980年根据国务院颁发的文件."""
ENTERS, SPELL = "自从由截至到直", re.compile("[0-9一二两三四五六七八九十]{1,3}年来")
"""What a time begins with that nothing governs: 自2012年, 截至目前; and a count of years: 成立3年来."""
NAME = re.compile("“[^，,。；;”]*”")
"""What begins with a year that is part of a name: “2011年度先进集体”."""
LATELY = ("近日", "日前")
"""When something was made known, which may be of another time."""
LEARNT = re.compile("[，,]?[^，,。；;0-9]{0,24}(?:获悉|得知|了解到)")
"""What stands behind the day when a reporter was told of something, of its year maybe: 记者3月5日从市科协获悉."""
HELD = ("召开", "举办", "举行", "开展", "组织", "进行", "主办", "承办")
OPENS_CLAUSE = ("r", "c", "d")
"""An event, 1999年召开的年会, dates what is told of it where nothing but 其中 or 而 stands before it."""
FUTURE = re.compile("将|力争|计划|拟|预计|争取|目标")
TO_COME = re.compile("将(?:[于在]|(?:一直)?(?:持续|延续)[到至]?)?$")
PLACED = ("在", "于")
CLOCK, STAMP = re.compile(r"\s*[0-9]{1,2}:[0-9]{2}"), re.compile(r"(?:日期|时间|发布|更新)(?:于|[:：])\s*$")
"""What stands behind and before the day when a text was published: 2012/10/25 9:16, 发布日期：2012/10/25."""
AGE = re.compile("(?:已|刚满?|才)?[0-9一二三四五六七八九十]{1,3}岁")
REVIEWS = re.compile(
    "(?:总结|回顾|部署|安排|研究|讨论|审议|通过|听取|布置|谋划|汇报|通报|介绍|交流|制定|提出|展望|明确|确定|对|就|围绕|针对|关于)"
    "[^，,。；;：:、0-9]{0,12}$|(?:和|与|及|以及|、)$"
)
REVIEWED = re.compile(
    "(?:度的?|的)?[^，,。；;：:、0-9]{0,12}?(?:工作|任务|计划|打算|思路|目标|要点|重点|安排|规划|预算|决算|财务|收支)"
    "(?:[的和与及进作做，,。；;、]|报告|总结|情况|要点|任务|计划|安排|思路|打算|重点|目标|设想|建议)"
)
"""What stands before and behind a time whose work is only looked at: 总结了|2014年|工作, 对|近五年来|的工作作了总结."""
EVERY, OFTEN = re.compile("每[年逢到]的?$"), re.compile("间?(?:常|往往|易)")
THEN = "现"
"""What the words for what there is now begin with."""
CEASES = re.compile("停[刊办播业]|终刊|闭馆|解散|撤销")
RANKS = re.compile(r"[^，,；;。\d]{0,8}(?:最[^近后]|唯一|首[个家座次])")
SETS = re.compile(r"的[^，,；;]*(?:上|中|期间|时|后)$")
"""A time of an event that sets the scene: 8月举行的大赛上，…"""
SCENE = re.compile("在[^，,；;。]{0,24}")
SET = re.compile("[^，,；;。]*[中上里](?=[，,])")
"""What stands before and behind a time that sets the scene: 在省里公布的|2019年度|科技奖名单中，…"""
STRETCH = re.compile("(?:来|间|期间|时期|中|里|起|后|前|时|末|底)$")
"""What a time ends with that stands for a clause of its own: 开展协作6年来."""


class Frame(NamedTuple):
    """A time that holds for the numbers from `start` up to `end`; `after` is where its words end. `force` says how
    firmly the numbers of its sentence lean on it, `lasting` how firmly later sentences do; `opens` where something
    began then, `base` is when the change began that led to what was then."""

    start: int
    after: int
    end: int
    period: Period | None
    text: str
    force: Force
    lasting: Force
    opens: bool = False
    base: Period | None = None


def is_founding(text: str, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a time tells only when something began to be: 成立于2005年, 1957年5月成立, 1957年5月，县科协成立,
    自5月启动."""
    here, *more = CLAUSE.split(text[mention.end : sentence.end], maxsplit=2)
    if FOUNDED_IN.search(text, max(sentence.start, mention.start - BESIDE), mention.start):
        return True
    stop = mention.end + len(here)
    number = sentence.quantity_from(mention.end)
    if number and number.start < stop:
        return False
    period = mention.period
    since = period is not None and period.type == "since"
    if (since and BEGUN.fullmatch(here)) or FOUNDS.search(here):
        return True
    in_year = period is not None and len(period.start or "") == YEAR and text[mention.start - 1] in PLACED
    if in_year and STARTED.fullmatch(here):
        return True
    return not here and bool(more) and FOUNDED_IN.search(more[0]) is not None


def frames_of(text: str, sentence: Sentence, periods: Sequence[Period | None]) -> tuple[Frame, ...]:
    """The frames of a sentence of `text`; `periods` are the meanings of its times here. A vague time (近年来) holds
    only where a clause begins with it."""
    frames: list[Frame] = []
    for mention, period in zip(sentence.times, periods, strict=True):
        led = text[sentence.start : mention.start].rstrip()
        unknown = period is None and (BEGINNING.fullmatch(mention.text) or (led and led[-1] not in BEFORE_CLAUSE))
        if unknown or _is_idle(text, mention, sentence) or _is_then(mention, frames):
            continue
        force, end = _force(text, mention, sentence), reach_of(text, mention, sentence)
        if end < sentence.end and period and period.type == "since":
            period = Period(type="during", start=period.start, end=period.start)
        if period and period.type == "during" and LEARNT.match(text, mention.end):
            period = Period(type="during", start=(period.start or "")[:YEAR], end=(period.end or "")[:YEAR])
        if end == sentence.end and any(_looks_back(period, frame, mention, sentence) for frame in frames[-NEAR:]):
            end = clause_end(text, mention, sentence)
        opens = is_founding(text, mention, sentence)
        ends = end < sentence.end or (opens and period is not None and period.type == "since")
        lasting = NONE if ends else _lasting(text, mention, sentence, force)
        frames.append(Frame(mention.start, mention.end, end, period, mention.text, force, lasting, opens))
    frames = _later_first(frames, text)
    return tuple(_with_base(frame, before, text, sentence.end) for before, frame in pairwise((None, *frames)) if frame)


def _later_first(frames: Sequence[Frame], text: str) -> list[Frame]:
    """The frames; of two times that are held against each other the later holds on: 1980年和1984年相比."""
    found = list(frames)
    for i, (one, other) in enumerate(pairwise(frames)):
        compared = other.end == other.after and text[one.after : other.start] in AND and other.after < one.end
        if compared and year_of(one) < year_of(other):
            found[i] = one._replace(end=one.after)
            found[i + 1] = other._replace(end=one.end, force=one.force, lasting=one.lasting)
    return found


def year_of(frame: Frame) -> str:
    """The last year of a time, or nothing."""
    date = frame.period and (frame.period.end or frame.period.start)
    return "" if not date or date == "now" else date[:4]


def _with_base(frame: Frame, before: Frame | None, text: str, end: int) -> Frame:
    """A frame; that of what a change led to (由2007年的5家增加到2012年的9家) holds on, and knows when it began."""
    if before and before.opens and before.period and frame.period and CEASES.match(text, frame.after):
        return frame._replace(period=Period(type="during", start=before.period.start, end=frame.period.end))
    if before is None or before.text[0] not in LEAVES or not before.end <= frame.start:
        return frame
    if not leads_to(text, before.end, frame.start, frame.text):
        return frame
    return frame._replace(end=end, force=LEANING, lasting=NONE, base=before.period)


def _force(text: str, mention: TimeMention, sentence: Sentence) -> Force:
    """How firmly later words lean on a time."""
    if text.rfind(TITLE[0], sentence.start, mention.start) > text.rfind(TITLE[1], sentence.start, mention.start):
        return ASIDE
    if (
        mention.text in LATELY
        or LEARNT.match(text, mention.end)
        or (mention.start > sentence.start and NAME.match(text, mention.start - 1))
    ):
        return ASIDE
    clause = clause_start(text, mention, sentence)
    before = sentence.words_between(clause, mention.start)
    after = sentence.words_between(mention.end, sentence.end)
    if mention.text[0] not in ENDS and (verb := _dates_noun(after)):
        held = verb in HELD and all(word.pos in OPENS_CLAUSE or word.text in PLACED for word in before)
        return FIRM if held or SETS.search(CLAUSE.split(text[mention.end : sentence.end])[0]) else ASIDE
    if _leads(text, mention, clause):
        return LEANING if _is_governed(text, mention, sentence) else FIRM
    if SCENE.fullmatch(text, sentence.start, mention.start) and SET.match(text, mention.end, sentence.end):
        return FIRM
    acting = any(word.pos == "v" and word.text not in (*TELLS, *ARRIVES) for word in before)
    subject = any(word.pos[0] in "nrj" for word in before)
    named = bool(after) and after[0].pos[0] in "nj" and (subject or mention.text.endswith("年度"))
    return LEANING if acting or named else FIRM


def _leads(text: str, mention: TimeMention, clause: int) -> bool:
    """Whether a time leads what follows wherever it stands: 自2012年, 开展协作6年来, 建成于2005年, 今年."""
    open_ended = mention.period is not None and mention.period.type != "during"
    if mention.relative or open_ended or text[mention.start - 1] in PLACED:
        return True
    return bool(STRETCH.search(mention.text) or FUTURE.search(text, clause, mention.start))


def _is_governed(text: str, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a verb or 对 right before a time makes it part of what it is done to: 介绍了当前, 对2020年以来, not
    成立3年来."""
    if mention.text[0] in ENTERS or SPELL.match(mention.text):
        return False
    clause = clause_start(text, mention, sentence)
    before = reversed(sentence.words_between(clause, mention.start))
    last = next((word for word in before if word.pos != "x"), None)
    if last is None or last.text in TELLS or last.text[-1] in ARRIVES:
        return False
    return last.pos in ("v", "ul") or last.text in GOVERNS


def _dates_noun(after: Sequence[Word]) -> str:
    """The verb with 的 right behind a time, before any number, or nothing: 2012年命名的, 1998年由省科协批准成立的, not
    如今，他创办的."""
    if after and after[0].text in COMMAS:
        return ""
    for earlier, word in pairwise(after):
        if word.text == "的":
            return earlier.text if earlier.pos == "v" or earlier.text in NAMED else ""
        if word.pos in ("m", "t", "x") or word.text in FOLLOWS or earlier.text in FOLLOWS:
            return ""
    return ""


def _looks_back(period: Period | None, frame: Frame, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a year lies before the one that a sentence told a figure of: 2012年680万元，2011年为590万元，增长15%."""
    if frame.force < FIRM or not (period and frame.period):
        return False
    number = sentence.quantity_from(frame.after)
    if number is None or number.start >= mention.start:
        return False
    year, told = period.end or period.start, frame.period.end
    return year is not None and told is not None and told != "now" and year[:4] < told[:4]


def _is_idle(text: str, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a time tells an age (今年58岁), among what something is the first (目前唯一的), what is usual (五月常有);
    or when that was which something is done to: 介绍了当前形势, 表彰2020年以来作出贡献的."""
    is_open = mention.period is not None and mention.period.type != "during"
    ranks = is_open and RANKS.match(text, mention.end)
    every = EVERY.search(text, max(sentence.start, mention.start - BESIDE), mention.start)
    often = mention.relative and (every or OFTEN.match(text, mention.end))
    reviewed = REVIEWED.match(text, mention.end)
    reviewed = reviewed and REVIEWS.search(text, max(sentence.start, mention.start - FAR), mention.start)
    stamped = CLOCK.match(text, mention.end) or STAMP.search(text, max(0, mention.start - BESIDE), mention.start)
    return bool(AGE.match(text, mention.end) or ranks or often or reviewed or stamped) or (
        is_open and _is_governed(text, mention, sentence)
    )


def _is_then(mention: TimeMention, frames: Sequence[Frame]) -> bool:
    """Whether 现有 is of the day that the sentence has told before: 截至6月，全省现有企业科协90家."""
    told = frames[-1].period if frames else None
    return mention.text.startswith(THEN) and told is not None and told.type == "as_of"


def _lasting(text: str, mention: TimeMention, sentence: Sentence, force: Force) -> Force:
    """How firmly later sentences lean on a time: on what a figure was taken from (据2015年调查) only where they have
    nothing else, on what somebody says not at all."""
    quoted = text.rfind(QUOTES[0], sentence.start, mention.start) > text.rfind(QUOTES[1], sentence.start, mention.start)
    clause = clause_start(text, mention, sentence)
    if quoted or text.startswith(AMONG, clause) or TO_COME.search(text, clause, mention.start):
        return NONE
    return min(force, LEANING) if SOURCE.match(text, clause) else force
