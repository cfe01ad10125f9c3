"""How a number stands to a change: what it began with, what it led to, or by how much (由9家增至20家, 增加11家)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cast_stats.facts.context import Sentence
from cast_stats.facts.items import is_ratio
from cast_stats.language.mention import Number
from cast_stats.records import Change

Changes = dict[int, Change]

RISE = (
    "增长|增加(?!值)|净增|猛增|激增|骤增|剧增|递增|增高|增强|增(?!加值)|提高|提升|提|上升|攀升|跃升|跃|拉升|升高|升|上涨|涨|扩大|扩展"
    "|扩充|扩|延长|延伸|拉长|拉高|加大|添|翻"
)
FALL = "减少|减低|递减|缩减|锐减|减|下降|降低|下滑|下跌|降|跌|缩短|缩小|缩|压缩|压减|压降|收窄|回落|下调"
GOES = f"(?:{RISE}|{FALL}|发展|壮大|调整|细分|合并|整合|精简)(?:成为|达到|[到至为成达])"
TO = re.compile(rf"{GOES}(?:[^，,；;、\d]{{0,4}}的)?(?:平均)?\Z")
"""What stands before the later end of a change, its time left out: 增加到(2023年)的20家."""
ARRIVES = re.compile(rf"(?:{GOES}|[到至])的?(?:平均)?\Z")
"""What stands before the later end where the earlier one was told: 由9家起步，到(现在)20家."""
BEGINS = re.compile(r"(?:由|从|自)(?![此而])[^，,；;:：、]{0,10}\Z")
"""What stands before the earlier end: 由成立时的9家."""
BASE = re.compile(r"[比较][^，,；;]{0,8}的\Z")
"""What stands before a number that another is held against: 较(2021年底)的1640家净增262家."""
BY = re.compile(rf"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))(?:了|幅度?|率|速)?均?(?:达到?|为)?\Z")
MORE = re.compile(r"[比较][^，,；;]*?(?:(?P<rise>[多高远快长大])|(?P<fall>[少低短慢小]))[出卖了收产]?\Z")
EARNED = re.compile(
    r"(?:(?P<rise>增收|增产|增效)|(?P<fall>(?<!松)[节省][水工电肥药能煤油]))(?:粮食|[\u4e00-\u9fff]果)?\Z"
)
OBJECT = re.compile(r"(?:(?P<rise>增加(?!值)|提高)|(?P<fall>减少|降低))[^，,；;、的\d]{2,6}\Z")
AMOUNT = ("increase", "decrease")
"""What a number is that counts no things but a change of them."""
AMOUNTS = (BY, MORE, EARNED, OBJECT)
ADDED = re.compile(r"新[建增]|新成立|净增|增加")
SUM = re.compile(r"(?:累计|总数|总量)(?:已|已达|达到?|为)?\Z")
EARLY = re.compile("起初|最初|当初|之初|初期|起步|成立时|原先|原来|仅有|只有|以前|入会前")
JOINED = re.compile(r"(?:和|与|、|及|以及)\Z")
CLAUSE = re.compile("[，,；;：:]")
LISTED = re.compile("[^，,；;：:]{0,8}、|[:：]")
APART = re.compile("[；;]")
KEPT = ("由", "从", "自", "到", "至")
"""What a time may begin with that tells an end of a change: 由2019年的9家发展到目前的20家."""


def changes_of(text: str, sentence: Sentence) -> Changes:
    """The part that numbers of a sentence of `text` have in changes, by where each starts."""
    numbers = [number for number in sentence.numbers if number.reason is None]
    leads = [_lead(text, sentence, numbers, i) for i in range(len(numbers))]
    found: list[Change | None] = [_by_itself(numbers, leads, i) for i in range(len(numbers))]
    for i in range(len(numbers)):
        _pair(leads, found, i)
        _held_against(leads, found, i)
        _early(numbers, leads, found, i)
        _shared(numbers, leads, found, i)
    return {number.start: change for number, change in zip(numbers, found, strict=True) if change}


def _lead(text: str, sentence: Sentence, numbers: Sequence[Number], i: int) -> str:
    """What stands between a number and the one before it, without the times."""
    at = numbers[i - 1].end if i else sentence.start
    lead = ""
    for time in sentence.times:
        if at <= time.start and time.end <= numbers[i].start:
            lead, at = lead + text[at : time.start] + time.text[: time.text[0] in KEPT], time.end
    return lead + text[at : numbers[i].start]


def _by_itself(numbers: Sequence[Number], leads: Sequence[str], i: int) -> Change | None:
    """What the words before a number alone say of it."""
    if TO.search(leads[i]) or _is_sum(numbers, leads, i):
        return "to"
    clause = CLAUSE.split(leads[i])[-1]
    amount = next((match for pattern in AMOUNTS if (match := pattern.search(clause))), None)
    if amount is None:
        return None
    return "increase" if amount["rise"] else "decrease"


def _is_sum(numbers: Sequence[Number], leads: Sequence[str], i: int) -> bool:
    """Whether a number is what an addition before it led to: 新建科协24家，累计168家."""
    if not i or numbers[i - 1].unit != numbers[i].unit:
        return False
    summed = SUM.search(leads[i]) or (CLAUSE.fullmatch(leads[i]) and numbers[i].text[0] == "达")
    return bool(summed and ADDED.search(leads[i - 1]) and not APART.search(leads[i]))


def _pair(leads: Sequence[str], found: list[Change | None], i: int) -> None:
    """Both ends of 由A增至B, with what is listed beside either: 由1个社团12人起步，到现在8个社团、420人."""
    if not BEGINS.search(leads[i]):
        return
    for j in range(i + 1, len(leads)):
        if APART.search(leads[j]):
            return
        if ARRIVES.search(leads[j]):
            break
    else:
        return
    ends = [j, *takewhile(lambda k: LISTED.fullmatch(leads[k]), range(j + 1, len(leads)))]
    begins = [i, *takewhile(lambda k: LISTED.fullmatch(leads[k]) or not CLAUSE.search(leads[k]), range(i + 1, j))]
    for k in begins:
        found[k] = "from"
    for k in ends:
        found[k] = "to"


def _held_against(leads: Sequence[str], found: list[Change | None], i: int) -> None:
    """What a change is reckoned from: 较上年的16家净增4家."""
    if i + 1 < len(leads) and BASE.search(leads[i]) and found[i + 1] in AMOUNT and not CLAUSE.search(leads[i + 1]):
        found[i] = "from"


def _early(numbers: Sequence[Number], leads: Sequence[str], found: list[Change | None], i: int) -> None:
    """What there was at first, where a later number of the unit is what it came to: 起初只有6人，如今发展到20人."""
    if found[i] is None and EARLY.search(CLAUSE.split(leads[i])[-1]):
        later = (k for k in range(i + 1, len(numbers)) if numbers[k].unit in (numbers[i].unit, "倍"))
        if found[next(later, i)] in ("to", "increase"):
            found[i] = "from"


def _shared(numbers: Sequence[Number], leads: Sequence[str], found: list[Change | None], i: int) -> None:
    """A change shared with the number before: 分别增长12%和8%."""
    if i and found[i] is None and JOINED.fullmatch(leads[i]) and is_ratio(numbers[i - 1]) == is_ratio(numbers[i]):
        found[i] = found[i - 1]
