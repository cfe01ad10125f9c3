"""The unit behind a numeral: the longest that fits, and a second one after a stroke or in brackets (元/公斤)."""

from __future__ import annotations

import re
from typing import NamedTuple

from cast_stats.catalog.units import Unit, units

# what a unit may be reckoned by: 元/公斤, 微克/立方米
_PER = frozenset([
    "年", "月", "日", "天", "时", "小时", "分钟", "分", "秒", "季度", "季", "学年", "周", "次", "人", "户",
    "人年", "人·年", "人·月", "人·天", "株", "头", "只", "羽", "台", "家", "个", "件", "套", "亩", "公顷", "吨",
    "公斤", "千克", "斤", "克", "升", "毫升", "立方米", "平方米", "平方公里", "公里", "百公里", "千米", "米",
    "度", "千瓦时", "千瓦", "万元", "亿元", "元", "场", "期", "批", "h", "min", "s", "d", "a", "km", "m", "kg",
    "g", "L", "mL", "km²", "m²", "m³", "cm²", "hm²", "t", "mol",
])  # fmt: skip


_PER_MANY = re.compile("/(?:[1十]0?0?[万千]|[十百]?[万亿千])")
_RATE = Unit(name="/10万", kind="ratio")


class Measure(NamedTuple):
    """A unit found in the text: where it ends, its name as printed, and its entry in the catalogue."""

    end: int
    name: str
    unit: Unit


def measure_at(text: str, at: int) -> Measure | None:
    """The unit that begins at `at` of folded text, or None."""
    first = text[at : at + 1]
    if first == " " and text[at + 1 : at + 2].isascii():
        at += 1
        first = text[at : at + 1]
    lengths = units().by_first.get(first)
    if lengths is None:
        per = _PER_MANY.match(text, at) if first == "/" else None
        return Measure(per.end(), per[0], _RATE) if per else None
    for length, names in lengths:
        unit = names.get(text[at : at + length])
        if unit is not None:
            end = at + length
            if _other_word(text, end, unit, latin=first.isascii() and first.isalpha()):
                continue
            end = _second(text, end)
            return Measure(end, text[at:end], unit)
    return None


def _other_word(text: str, end: int, unit: Unit, latin: bool) -> bool:
    """Whether what follows makes another word of the unit."""
    after = text[end : end + 1]
    if latin and after.isascii() and after.isalnum():
        return True
    return bool(after) and after in unit.not_before and not text.startswith(unit.yet_before, end)


def _second(text: str, end: int) -> int:
    """Where the unit ends that a stroke, 每 or brackets continue."""
    mark = text[end : end + 1]
    if mark == "(":
        close = text.find(")", end, end + 6)
        inside = text[end + 1 : close]
        return close + 1 if close > 0 and inside in units() else end
    if mark != "/" and mark != "每":
        return end
    for length in range(5, 0, -1):
        if text[end + 1 : end + 1 + length] in _PER:
            return end + 1 + length
    return end
