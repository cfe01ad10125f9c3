"""Why a number is no quantity: what the words beside it say (schemas/number_words.yaml)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from cast_stats.catalog.number_words import number_words
from cast_stats.language.patterns import alternation
from cast_stats.language.readings import Reading
from cast_stats.records import NoFactReason

Verdict = NoFactReason | Literal["pass"] | None
"""None: a quantity. `pass`: a word, no number at all."""

_JOIN = re.compile(r"$|[，。；、！？,;!?)\]”’\"'\n:]|\.(?![0-9])|和|及|与|以及|或|\s")
_ADJECTIVE = (
    "(?:新的?|大|重要|主要|重点|关键性?|基本|不同|具体|突出|重大|核心|专项|明确|有效|紧迫|显著|鲜明|根本性?)?"
)  # fmt: skip
_LEAD_END = re.compile("[: 为是(]+$")
_LEADS_TO = frozenset("由从为达到至")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_AN = frozenset(
    "是有了这那每某另进下上同任哪统唯之逐不成着过的把被将为与和及到在从对向等作当如像让使用做给再走迈占第前后"
)


@cache
def _behind(group: str) -> re.Pattern[str]:
    return re.compile(f"{_ADJECTIVE}(?:{alternation(getattr(number_words().after, group))})")


@cache
def _ahead(group: str) -> tuple[frozenset[str], tuple[int, ...]]:
    words = frozenset(getattr(number_words().before, group))
    return words, tuple(sorted({len(word) for word in words}, reverse=True))


def _stands_before(text: str, at: int, group: str) -> bool:
    words, lengths = _ahead(group)
    return any(text[at - length : at] in words for length in lengths if at >= length)


def why_none(text: str, reading: Reading, start: int, bound_before: bool, named: bool) -> Verdict:
    """The reason why the reading (its hedge beginning at `start`) is no quantity. `named`: it stands in a name."""
    hedged = bound_before or bool(reading.hedge) or reading.value_max is not None
    if reading.form in ("percent", "fraction") or reading.unit in ("%", "‰", "个百分点"):
        return None
    if named and not (hedged and reading.measure):
        return "name"
    at, end = reading.start, reading.end
    before, after = text[at - 1 : at], text[end : end + 1]
    if (before.isascii() and before.isalpha()) or (before == "." and at > 1):
        return "name"
    if before in _ahead("formula")[0] or (after and after in "×÷≤≥^√"):
        return "formula"
    if not reading.unit and (reason := _without_unit(text, reading, hedged)):
        return reason
    if reading.unit in ("级", "类", "代", "线", "期") and (reason := _in_order(text, reading, start, hedged)):
        return reason
    if reading.chinese and (reason := _chinese(text, reading, start, hedged)):
        return reason
    return _by_unit(text, reading, start, hedged)


def _without_unit(text: str, reading: Reading, hedged: bool) -> Verdict:
    at, end = reading.start, reading.end
    after = text[end : end + 1]
    if after == "强" or (after.isascii() and after.isalpha()):
        return "name"
    lead = _LEAD_END.sub("", text[max(0, at - 10) : at])
    for group, reason in (("phone", "phone"), ("address", "address"), ("identifier", "identifier")):
        if _stands_before(lead, len(lead), group):
            return reason  # type: ignore[return-value]
    if after == "号":
        return "address" if _stands_before(text, at, "road") else "name"
    if after in ("楼", "室") or text.startswith("单元", end):
        return "address"
    if after == "大" and not reading.scaled:
        return "structure"
    if reading.chinese:
        return _bare_chinese(text, reading, hedged)
    if reading.scaled or hedged:
        return None
    return _bare_arabic(text, reading)


def _bare_chinese(text: str, reading: Reading, hedged: bool) -> Verdict:
    """A Chinese numeral without a unit: 近千 counts, 一 is a word, 四服务 a name."""
    length = reading.numeral_end - reading.start
    if reading.form == "half":
        return None if hedged or _JOIN.match(text, reading.end) else "rhetoric"
    if hedged and reading.value >= 10:
        return None
    if text[reading.start] in "半几数对" or (length == 1 and not 1 < reading.value < 100):
        return "pass"
    if length > 1 and reading.value > 10 and _JOIN.match(text, reading.end) and reading.form == "plain":
        return None
    return "name"


def _bare_arabic(text: str, reading: Reading) -> Verdict:
    at, end = reading.start, reading.end
    words = text[at : reading.numeral_end]
    if _YEAR.fullmatch(words):
        return "date"
    left, right = text[at - 1 : at], text[end : end + 1]
    if (not left or left == "\n") and (not right or right == "\n"):
        return "page"
    if _stands_before(text, at, "valued"):
        return None
    if left and left in "/-—_#([" and (not right or right in "/-—)]\n"):
        return "identifier" if left not in ("(", "[") else "structure"
    if words[0] == "0" and len(words) > 1 and words[1] != ".":
        return "identifier"
    if left == "-" and words.isdigit() and "\u4e00" <= text[at - 2 : at - 1] <= "\u9fff":
        return "name"
    if (left == ":" or "\u4e00" <= left <= "\u9fff") and _JOIN.match(text, end):
        return None
    if right and right in ".、)" and words.isdigit() and len(words) < 3:
        return "structure"
    if left and "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff":
        return None if left in _LEADS_TO or _stands_before(text, at, "counting") else "name"
    return "other"


def _chinese(text: str, reading: Reading, start: int, hedged: bool) -> Verdict:
    """A Chinese numeral with a unit: what counts and what only structures the text."""
    counted = hedged or _stands_before(text, start, "counting")
    if not hedged and text[reading.start] in "百千万亿" and reading.numeral_end - reading.start == 1:
        return "rhetoric" if "\u4e00" <= text[start - 1 : start] <= "\u9fff" else "pass"
    if reading.unit == "个" and text[reading.end : reading.end + 1] in tuple("一0123456789"):
        return "structure"
    if reading.value == 1 and not hedged:
        return None if _is_counted_one(text, reading, start) else "rhetoric"
    if _behind("hard").match(text, reading.end) and not hedged:
        return "structure"
    if not counted and reading.measure and (_behind("soft").match(text, reading.end)):
        return "structure"
    if reading.measure and not reading.measure.unit.bare and reading.value < 11 and not hedged:
        return "name"
    return None


def _is_counted_one(text: str, reading: Reading, start: int) -> bool:
    """一 counts where the text says so (仅一家, 各一次), where it stands behind its noun (银奖一枚，) or measures."""
    if text[start - 1 : start] == "各" or _stands_before(text, start, "only"):
        return True
    unit = reading.measure.unit if reading.measure else None
    if unit and unit.kind in ("mass", "length", "area", "volume") and len(unit.name) > 1:
        return True
    if reading.unit in ("批", "类", "种") or (unit and not unit.bare):
        return False
    left = text[start - 1 : start]
    if reading.unit == "番":
        return True
    if "每" in text[max(0, start - 12) : start]:
        return False
    return "\u4e00" <= left <= "\u9fff" and left not in _AN and bool(_JOIN.match(text, reading.end))


def _by_unit(text: str, reading: Reading, start: int, hedged: bool) -> Verdict:
    unit, end = reading.unit, reading.end
    if _behind("always").match(text, end):
        return "structure"
    if unit in ("岁", "周岁"):
        lead = text[max(0, start - 8) : start]
        return None if "寿命" in lead or "平均" in lead else "age_birth"
    if unit == "天" and _stands_before(text, start, "spell"):
        return "date"
    if _is_threshold(text, reading):
        return "name"
    if unit == "页" and text[start - 1 : start] in ("第", "转", "接", "见"):
        return "page"
    return None


def _in_order(text: str, reading: Reading, start: int, hedged: bool) -> Verdict:
    """三级, 二类, 四代 and 二期 say which one; 七期 of a course, 10万级 and 3类 of things count."""
    if reading.unit == "期":
        return "ordinal" if not hedged and _is_stage(text, reading, start) else None
    counts = reading.value > 10 or reading.scaled or (reading.unit == "类" and not reading.chinese)
    return None if counts else "ordinal"


def _is_stage(text: str, reading: Reading, start: int) -> bool:
    """二期工程, 实验室二期、 name a stage; 讲座七期 counts."""
    if _behind("ordinal_stage").match(text, reading.end):
        return True
    lead = text[max(0, start - 12) : start]
    counts = any(word in lead for word in number_words().after.instalments) or _stands_before(text, start, "counting")
    first = not "\u4e00" <= lead[-1:] <= "\u9fff" and not _behind("instalments").match(text, reading.end)
    last = lead[-1:] != "分" and bool(_JOIN.match(text, reading.end))
    return reading.chinese and reading.value < 5 and (first or last) and not counts


_CLASS = re.compile("的?[\u4e00-\u9fff]{1,12}[0-9]")


def _is_threshold(text: str, reading: Reading) -> bool:
    """亿元以上项目681个: what bounds the class that is counted next is no figure of its own."""
    unit = reading.measure.unit if reading.measure else None
    if unit is None or unit.kind != "money" or reading.hedge[-2:] not in ("以上", "以下", "以内"):
        return False
    bare = text[reading.start] in "百千万亿" and reading.value_max is None
    return bare or bool(_CLASS.match(text, reading.end))
