"""Chinese numerals with a unit: what counts things and what only structures the text."""

from __future__ import annotations

import re
from typing import Literal

from cast_stats.language.beside import ENDS, behind, lead, stands_before
from cast_stats.language.numerals import is_whole
from cast_stats.language.readings import Reading
from cast_stats.records import NoFactReason

Verdict = NoFactReason | Literal["pass"] | None
"""None: a quantity. `pass`: a word, no number at all."""

_DIGITS = frozenset("一二两三四五六七八九十百千万手")
_PRICE = frozenset("元块钱角毛")
_MEDALS = re.compile("、?[0-9一二两三四五六七八九十]+[金银铜]")
_MEDAL_BEFORE = re.compile("[金银铜]、?$")
_COUNTED_BEFORE = re.compile("[0-9](?![年月日号届])[\u4e00-\u9fff]{1,12}、$")
_LISTED_BEFORE = re.compile(
    "[有辖设建办分][^。；，,0-9]{0,6}[0-9二三四五六七八九十百]+[余多]?[个家所处名座台条][\u4e00-\u9fff]{1,8}[，,]$"
)
_LISTED_LAST = re.compile("[\u4e00-\u9fff]{1,8}[，。；,;]")
_VERBAL = frozenset(
    "是有了这那每某另进下上同哪唯之逐不成着过的把被将为与和及到在从对向等作当如像让使用做给再走迈占第前后"
)  # 一 behind them is an article, as it is behind 任 and 统 but for 主任 and 系统
_NEXT_CLAUSE = re.compile("[^，。；,;]{2,24}[，,][两二三四五六七八九](?=[\u4e00-\u9fff])")
_LIST_OPENS = re.compile("[有设办辖](?:有|起|了)?$")
_NEXT_MEMBER = re.compile("[\u4e00-\u9fff]{2,12}(?:、|和|及)[两二三四五六七八九](?=[\u4e00-\u9fff])")
_ANY = re.compile("(?<!主)任$|(?<!系)统$")


def why_not_counted(text: str, reading: Reading, start: int, hedged: bool) -> Verdict:
    """A Chinese numeral with a unit: what counts and what only structures the text."""
    counted = hedged or stands_before(text, start, "counting")
    if not hedged and text[reading.start] in "百千万亿" and reading.numeral_end - reading.start == 1:
        return "rhetoric" if "\u4e00" <= text[start - 1 : start] <= "\u9fff" else "pass"
    if reading.unit == "个" and text[reading.end : reading.end + 1] in tuple("一0123456789"):
        return "structure"
    if reading.value == 1 and not hedged:
        return None if _is_counted_one(text, reading, start) else "rhetoric"
    if not hedged and structures(reading) and behind("hard").match(text, reading.end):
        return "structure"
    if not counted and reading.measure and structures(reading) and behind("soft").match(text, reading.end):
        return "structure"
    small = reading.value < 11 and is_whole(reading.value) and not hedged
    if small and reading.measure and not reading.measure.unit.bare:
        return None if _is_medal(text, reading) else "name"
    return None


def structures(reading: Reading) -> bool:
    """Whether the unit is one by which headings are counted; nobody counts 家, 名 or 所 but to say how many."""
    return reading.measure is None or reading.measure.unit.kind in ("thing", "event")


def _is_medal(text: str, reading: Reading) -> bool:
    """Whether 三金 stands in a row of medals: 三金两银."""
    if not (reading.measure and reading.measure.unit.item):
        return False
    return bool(
        _MEDALS.match(text, reading.measure.end)
        or _MEDAL_BEFORE.search(text[max(0, reading.start - 2) : reading.start])
    )


def _is_counted_one(text: str, reading: Reading, start: int) -> bool:
    """一 counts where the text says so (仅一家, 各一次), where it stands behind its noun (银奖一枚，) or measures."""
    if text[start - 1 : start] == "各" or stands_before(text, start, "only") or _is_medal(text, reading):
        return True
    unit = reading.measure.unit if reading.measure else None
    if unit and unit.kind == "ratio":
        return True
    if unit and unit.kind in ("mass", "length", "area", "volume") and len(unit.name) > 1:
        return True
    if reading.unit in ("批", "类", "种") or (unit and not unit.bare):
        return False
    left = text[start - 1 : start]
    if left in _PRICE or _DIGITS.intersection(text[start - 2 : start]):  # 5块钱一斤, 两块五一斤; 一室一部
        return False
    if "每" in text[max(0, start - 12) : start]:
        return False
    if _COUNTED_BEFORE.search(lead(text, start)):
        return True
    if unit and unit.kind in ("organisation", "person") and _goes_on(text, reading, _NEXT_CLAUSE):
        return True
    if _LIST_OPENS.search(text, max(0, start - 2), start) and _goes_on(text, reading, _NEXT_MEMBER):
        return True
    if _LISTED_BEFORE.search(text, max(0, start - 24), start) and _LISTED_LAST.match(text, reading.end):
        return True
    ends = (
        "\u4e00" <= left <= "\u9fff"
        and left not in _VERBAL
        and not _ANY.search(text, start - 1, start)
        and bool(ENDS.match(text, reading.end))
    )
    return ends and not _is_echoed(text, reading)


def _goes_on(text: str, reading: Reading, lead_to_next: re.Pattern[str]) -> bool:
    """Whether what follows counts on in the same unit: 一所学校获省级称号，两所学校获市级称号."""
    following = lead_to_next.match(text, reading.end)
    return following is not None and text.startswith(reading.unit, following.end())


def _is_echoed(text: str, reading: Reading) -> bool:
    """Whether the words come again a verb further on or before: 建一家、活一家."""
    words = text[reading.start : reading.end]
    before, after = reading.start - 2 - len(words), reading.end + 2
    return text.startswith(words, after) or (before >= 0 and text.startswith(words, before))
