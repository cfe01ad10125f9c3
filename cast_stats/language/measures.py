"""The unit behind a numeral: the longest that fits, and a second one after a stroke or in brackets (元/公斤)."""

from __future__ import annotations

import re
from typing import NamedTuple

from cast_stats.catalog.units import Unit, units

# what a unit may be reckoned by that is no unit behind a numeral: 元/学年, 毫克/s
_PER = frozenset(["时", "季度", "学年", "人·年", "人·月", "人·天", "s", "d", "a", "hm"])
_RAISED = re.compile("-[1-4](?![0-9])")


# what goes on through halves and tenths: 三吨半, 五元多
CONTINUOUS = frozenset({"length", "area", "volume", "mass", "energy", "time", "duration", "money", "ratio"})
# what may be counted as often as it is used: 块次, 家次
_TIMES = frozenset({"thing", "organisation", "place"})
_PLACES = re.compile(r"\((?:[省市县区州旗盟乡镇]|街道)(?:、(?:[省市县区州旗盟乡镇]|街道))*\)")
_MANY = re.compile("10万|[十百千万]{1,2}")
_PER_MANY = re.compile("/(?:[1十]0?0?[万千]|[十百]?[万亿千])")
_NEAR = 24
"""Characters before a number in which a unit's `near` word may stand."""
_RATE = Unit(name="/10万", kind="ratio")


class Measure(NamedTuple):
    """A unit found in the text: where it ends, its name as printed, and its entry in the catalogue."""

    end: int
    name: str
    unit: Unit


def measure_at(text: str, at: int) -> Measure | None:
    """The unit that begins at `at` of folded text, or None."""
    first = text[at : at + 1]
    if first == " ":
        at += 1
        first = text[at : at + 1]
    if first == "(":
        return _bracketed(text, at)
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
            end = _second(text, end, unit)
            return Measure(end, text[at:end], unit)
    return None


def _bracketed(text: str, at: int) -> Measure | None:
    """The unit, or the first of several, that stands in brackets: 110(幅), (件、篇)."""
    close = text.find(")", at, at + 8)
    named = [units().by_name.get(name) for name in text[at + 1 : close].split("、")] if close > 0 else [None]
    unit = named[0] if all(named) else None
    return Measure(close + 1, unit.name, unit) if unit else None


def _other_word(text: str, end: int, unit: Unit, latin: bool) -> bool:
    """Whether what stands beside makes another word of the unit."""
    after = text[end : end + 1]
    if latin and after.isascii() and after.isalnum():
        return True
    if unit.near and unit.near not in text[max(0, end - _NEAR) : end]:
        return True
    return bool(after) and after in unit.not_before and not text.startswith(unit.yet_before, end)


def _second(text: str, end: int, unit: Unit) -> int:
    """Where the unit ends that brackets, a stroke, 每, · or 次 continue: 件(套), 元/公斤, kW·h."""
    mark = text[end : end + 1]
    if mark == "(":
        if unit.kind == "place" and (places := _PLACES.match(text, end)):
            return places.end()
        second = _bracketed(text, end)
        return second.end if second else end
    if mark == "次" and unit.kind in _TIMES and unit.name != "个":
        return end if text.startswith(tuple(units().by_name[mark].not_before), end + 1) else end + 1
    if mark == "/" or (mark == "每" and unit.kind in CONTINUOUS):
        end = _per(text, end + 1) or end
    while text.startswith("·", end) and (named := _named(text, end + 1)):
        raised = _RAISED.match(text, named)
        end = raised.end() if raised else named
    return end


def _per(text: str, at: int) -> int | None:
    """Where what a unit is reckoned by ends: 元/公斤, 部/百人."""
    many = _MANY.match(text, at)
    return _named(text, many.end() if many else at)


def _named(text: str, at: int) -> int | None:
    """Where the longest name of a unit that begins at `at` ends."""
    for length in range(5, 0, -1):
        name = text[at : at + length]
        if len(name) == length and (name in _PER or name in units()):
            return at + length
    return None
