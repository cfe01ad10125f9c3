"""One numeral read with what belongs to it on the right: 多/余, scale, unit, a range's other end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from cast_stats.language.hedging import hedge_behind, hedge_inside
from cast_stats.language.measures import Measure, measure_at
from cast_stats.language.numerals import SCALES, parse, tidy
from cast_stats.language.patterns import INSIDE, NUMERAL
from cast_stats.records import Bound

_TO = re.compile(r"(?:\(含\))?(?:——|--|[-—~]|至|到)(?=[0-9零一二两三四五六七八九十百千半])")
_LARGE = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[百千]")
_PERMILLE = {"百": "%", "千": "‰", "万": "‱"}
_COIN = "[0-9]{1,2}|[一二两三四五六七八九]"
_COINS = {
    "元": re.compile(rf"(?:({_COIN})[角毛])?(?:零?({_COIN})分(?![之钟公店会支校]))?"),
    "块": re.compile(rf"(?:({_COIN})(?:[角毛]|(?![\u4e00-\u9fff0-9])))?(?:零?({_COIN})(?:分|(?![\u4e00-\u9fff0-9])))?"),
}
_MANIFOLD = ("种", "样", "元", "个", "少")  # 多 before them is a word of its own
_CENT = Decimal("0.01")
_CENTS = re.compile(rf"({_COIN})(?:分|(?![\u4e00-\u9fff0-9]))")
_CONTINUOUS = frozenset({"length", "area", "volume", "mass", "energy", "time", "money", "ratio"})
_SMALL = frozenset("零〇一二三四五六七八九十百千万亿两廿卅半数几壹贰叁肆伍陆柒捌玖拾")


@dataclass(slots=True)
class Reading:
    """A numeral at [start, numeral_end) and its unit up to `end`. `form` is the group of NUMERAL that it is of;
    `hedge` are the words within or behind it that bound it."""

    start: int
    numeral_end: int
    end: int
    form: str
    value: Decimal
    value_max: Decimal | None = None
    measure: Measure | None = None
    unit: str = ""
    bound: Bound = "exact"
    hedge: str = ""
    chinese: bool = False
    scaled: bool = False


def read_number(text: str, at: int) -> Reading | None:
    """The numeral that begins at `at` of folded text with its unit and its range, or None where none can be read."""
    first = _read_one(text, at)
    if first is None:
        return None
    to = _TO.match(text, first.end)
    second = _read_one(text, to.end()) if to else None
    if to and second and first.form in ("plain", "percent") and second.form in ("plain", first.form):
        _join(text, first, second, to[0])
    return _bounded(text, first)


def _read_one(text: str, at: int) -> Reading | None:
    match = NUMERAL.match(text, at)
    if match is None:
        return None
    form = match.lastgroup or ""
    read = _FORMS[form](match[0])
    if read is None:
        return None
    low, high, unit, bound = read
    end = match.end()
    scaled = not match[0][-1].isdigit() and match[0][0].isdigit()
    reading = Reading(at, end, end, form, low, high, None, unit, bound, "", text[at] in _SMALL, scaled)
    if form == "plain":
        _add_inside(text, reading)
    if form not in ("percent", "fraction", "half"):
        _add_unit(text, reading)
    return reading


def _add_inside(text: str, reading: Reading) -> None:
    """多, 余, 几 or 来 behind the numeral, and the scale that may follow: 20余万."""
    inside = INSIDE.match(text, reading.end)
    if inside is None:
        return
    mark, scale = inside[1] or inside[3], inside[2] or ""
    if scale:
        reading.value = tidy(reading.value * prod(SCALES[ch] for ch in scale))
    reading.end = reading.numeral_end = inside.end()
    reading.bound, reading.hedge, reading.scaled = hedge_inside(mark), mark, bool(scale)


def _add_unit(text: str, reading: Reading) -> None:
    """The unit, and what may stand behind it and still belong to the value: 角 and 分, 半, 多."""
    measure = measure_at(text, reading.end)
    if measure is None:
        return
    end, value, name = measure.end, reading.value, measure.name
    follow = text[end : end + 1]
    if name in _COINS:
        tail = _COINS[name].match(text, end)
        if tail and tail[0]:
            coins = (parse(tail[1] or "0") or 0) * 10 + (parse(tail[2] or "0") or 0)
            end, value = tail.end(), tidy(value + coins * _CENT)
    elif name in ("角", "毛") and (cents := _CENTS.match(text, end)):
        end, value = cents.end(), value + (parse(cents[1]) or 0) * 10 * _CENT
    elif follow == "半" and text[end + 1 : end + 2] not in ("导", "年", "径", "岛", "数", "截"):
        hours = measure_at(text, end + 1) if name == "个" else None
        if measure.unit.kind in _CONTINUOUS or hours:
            value, end = value + Decimal("0.5"), hours.end if hours else end + 1
            measure, name = hours or measure, hours.name if hours else name
    elif follow in ("多", "余") and measure.unit.kind in _CONTINUOUS and text[end + 1 : end + 2] not in _MANIFOLD:
        end, reading.bound, reading.hedge = end + 1, "at_least", follow
    if name == "成" and (tenth := re.compile("半|[一二三四五六七八九](?![个百千万])").match(text, end)):
        value, end = value + (parse(tenth[0]) or Decimal(0)) / (1 if tenth[0] == "半" else 10), tenth.end()
    if name in ("成", "折"):
        value, name = tidy(value * (10 if name == "成" or value < 10 else 1)), "%"
    reading.end, reading.measure, reading.unit, reading.value = end, measure, name, value


def _join(text: str, first: Reading, second: Reading, to: str) -> None:
    """Makes `first` the range of both, but where they are two numbers (从9家到202家, 3-5 without a unit)."""
    if first.measure and second.measure and first.unit != second.unit:
        return
    if first.measure and not second.measure:
        return
    if to[-1] in "到至" and first.measure and text[first.start - 1 : first.start] in ("从", "由", "自"):
        return
    low = first.value
    scale = _LARGE.search(text, second.start, second.numeral_end)
    if scale and second.scaled and not first.measure and not first.scaled:
        low = tidy(low * prod(SCALES[ch] for ch in scale[0]))
    if second.value <= low or not (first.unit or second.unit or second.scaled):
        return
    first.value, first.value_max = low, second.value
    first.end, first.numeral_end = second.end, second.numeral_end
    first.unit, first.measure = second.unit or first.unit, second.measure or first.measure
    first.bound = second.bound if second.bound != "exact" else first.bound


def _bounded(text: str, reading: Reading) -> Reading:
    """With the hedge behind the unit: 以上, 左右."""
    behind = hedge_behind(text, reading.end)
    if behind is None:
        return reading
    reading.end, reading.bound, reading.hedge = behind.edge, behind.bound, reading.hedge + behind.words
    return reading


_PAIRED = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)$")
_Values = tuple[Decimal, Decimal | None, str, Bound] | None


def _plain(words: str) -> _Values:
    value = Decimal(words) if words.isascii() and "," not in words else parse(words)
    return None if value is None else (value, None, "", "exact")


def _percent(words: str) -> _Values:
    part = words[3:] or "百"
    unit = _PERMILLE[words[0]]
    if part == "百":
        return Decimal(100), None, unit, "exact"
    read = _pair(part) if "点" not in part and _PAIRED.search(part) else _plain(part)
    return None if read is None else (read[0], read[1], unit, "exact")


def _few(words: str) -> _Values:
    value = parse(words.replace("几", "").replace("数", ""))
    return None if value is None else (value, None, "", "at_least")


def _pair(words: str) -> _Values:
    """十七八万: 17万 to 18万."""
    match = _PAIRED.search(words)
    if match is None:
        return None
    head, tail = words[: match.start()], match[3]
    low, high = parse(head + match[1] + tail), parse(head + match[2] + tail)
    return None if low is None or high is None else (low, high, "", "exact")


def _half(words: str) -> _Values:
    return Decimal("0.5"), None, "", "exact"


def _fraction(words: str) -> _Values:
    below, stroke, above = words.partition("/")
    return _plain(f"{above}分之{below}" if stroke else words)


_FORMS = {
    "plain": _plain,
    "fraction": _fraction,
    "percent": _percent,
    "few": _few,
    "pair": _pair,
    "half": _half,
    "semi": _half,
}
