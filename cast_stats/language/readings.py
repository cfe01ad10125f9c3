"""One numeral read with what belongs to it on the right: 多/余, scale, unit, a range's other end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from cast_stats.catalog.units import Unit, units
from cast_stats.language.hedging import hedge_behind, hedge_inside
from cast_stats.language.measures import CONTINUOUS, Measure, measure_at
from cast_stats.language.numeral_forms import FORMS
from cast_stats.language.numerals import EXACT, SCALES, is_whole, parse, tidy
from cast_stats.language.patterns import INSIDE, NUMERAL
from cast_stats.records import Bound

_TO = re.compile(
    r"(?:\(含\))?(?:——|--|[-—~]|至|到)(?=[0-9零一二两三四五六七八九十百千半])|(?<![0-9.、][0-9])、(?=[2-9](?![0-9.、]))"
)
_PART = re.compile(r"零?([0-9]{1,3}(?:\.[0-9]+)?|[一二两三四五六七八九十百零]{1,5})")
_LARGE = re.compile(r"[十百千]?万亿|[十百千]?[万亿]|[百千]")
_COIN = "[0-9]{1,2}|[一二两三四五六七八九]"
_CENT_SIGN = "分(?![之钟公店会支校])"
_BARE = r"(?![\u4e00-\u9fff0-9])"
_COINS = re.compile(
    rf"({_COIN})[角毛](?!形)(?:零?({_COIN})(?:{_CENT_SIGN}|{_BARE}))?|零?({_COIN}){_CENT_SIGN}|零({_COIN}){_BARE}"
)
_CENTS = re.compile(rf"({_COIN})(?:分|{_BARE})")
_DIME = re.compile("[一二三四五六七八九](?![0-9.零〇二三四五六七八九十百千万亿两来等级维号年月角])")
_TENTH = re.compile("半|[一二三四五六七八九](?![个百千万])")
_THREE_TO_FIVE = Decimal(3), Decimal(5)
_DEALT = re.compile("(?:分[别获为]|依次|各|第)[^，。；]{0,16}$")
_TIMES_OF = re.compile("(?:参观|受益|培训|服务|诊疗|就诊|听课|观看|游客)人次")
"""Behind a number without a unit: 3422万参观人次."""
_IN_SPEECH = re.compile("个亿(?!元)")
_COINED = frozenset({"元", "块", "角", "毛"})
_COIN_NAMES = {"块钱": "块", "毛钱": "毛"}
_MANIFOLD = ("种", "样", "元", "个", "少")  # 多 before them is a word of its own
_LEFT_OVER = frozenset({"余粮", "余款", "余额", "余热", "余地", "余量", "余钱", "余缺", "余股"})
_HALF_OF = ("导", "年", "径", "岛", "数", "截")  # 半 before them is a word of its own
_MORE = ("多", "余")
_HALF, _CENT = Decimal("0.5"), Decimal("0.01")
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
    read = FORMS[form](match[0])
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
    """多, 余, 几 or 来 behind the numeral, and the scale that may follow: 20余万, 四百来户; 个亿 for 亿."""
    if whole := _IN_SPEECH.match(text, reading.end):
        reading.value = tidy(reading.value * SCALES["亿"])
        reading.end = reading.numeral_end = whole.end()
        reading.scaled = True
    inside = INSIDE.match(text, reading.end)
    if inside is None:
        return
    mark, scale = inside[1] or inside[3], inside[2] or ""
    if mark == "来" and (not is_whole(reading.value / 10) or not (scale or measure_at(text, inside.end()))):
        return
    if scale:
        reading.value = tidy(reading.value * prod(SCALES[ch] for ch in scale))
    reading.end = reading.numeral_end = inside.end()
    reading.bound, reading.hedge, reading.scaled = hedge_inside(mark), mark, bool(scale)


def _add_unit(text: str, reading: Reading) -> None:
    """The unit, and what may stand behind it and still belong to the value: 角 and 分, 半, 多."""
    measure = measure_at(text, reading.end)
    if measure and measure.name == "个":
        measure = _split(text, reading, measure.end) or measure
    reading.measure = measure
    if measure is None and _TIMES_OF.match(text, reading.end):
        reading.unit = "人次"
    if measure is None or measure.unit.item:
        return
    reading.end = measure.end
    reading.unit = _COIN_NAMES.get(measure.name, measure.name)
    if reading.unit in _COINED:
        _add_coins(text, reading)
    elif reading.unit in ("成", "折"):
        _as_percent(text, reading)
    _add_parts(text, reading, measure.unit)
    if measure.unit.kind in CONTINUOUS or reading.unit in _COINED:
        _add_more(text, reading)


def _add_parts(text: str, reading: Reading, unit: Unit) -> None:
    """The smaller units behind a whole number of the unit, each with its numeral: 3亩5分, 5小时零20分, 1丈2尺5寸."""
    if not unit.parts or not is_whole(reading.value) or reading.bound != "exact":
        return
    while (numeral := _PART.match(text, reading.end)) and (amount := parse(numeral[1])) is not None:
        smaller = measure_at(text, numeral.end())
        size = unit.parts.get(smaller.name) if smaller else None
        if smaller is None or size is None or amount >= size:
            return
        reading.value += (amount / size).quantize(EXACT)
        reading.end = smaller.end
    reading.value = tidy(reading.value)


def _add_more(text: str, reading: Reading) -> None:
    """半, 多 or 余 behind the unit: 三吨半, 五元多."""
    mark, follow = (text[reading.end + i : reading.end + i + 1] for i in (0, 1))
    if mark == "半" and follow not in _HALF_OF:
        reading.value, reading.end = reading.value + _HALF, reading.end + 1
    elif mark in _MORE and follow not in _MANIFOLD and mark + follow not in _LEFT_OVER:
        reading.end, reading.bound, reading.hedge = reading.end + 1, "at_least", mark


def _split(text: str, reading: Reading, end: int) -> Measure | None:
    """The unit that 半, 多 or 余 cuts in two: 两个半小时, 2个多百分点; and 0.4个点."""
    mark = text[end : end + 1]
    if mark == "点" and not is_whole(reading.value):
        return Measure(end + 1, "个点", units().by_name["个百分点"])
    rest = measure_at(text, end + 1) if mark in _MORE or mark == "半" else None
    if rest is None or rest.unit.kind not in CONTINUOUS:
        return None
    if mark == "半":
        reading.value += _HALF
    else:
        reading.bound, reading.hedge = "at_least", mark
    return Measure(rest.end, f"个{rest.name}" if rest.unit.kind == "ratio" else rest.name, rest.unit)


def _add_coins(text: str, reading: Reading) -> None:
    """What stands behind 元 or 块 and 角 or 毛: 12元5角, 三块零四分, 两块八, 五毛二."""
    end, cents = reading.end, Decimal(0)
    if reading.unit in ("角", "毛"):
        if tail := _CENTS.match(text, end):
            end, cents = tail.end(), _digit(tail[1])
    elif tail := _COINS.match(text, end):
        end, cents = tail.end(), 10 * _digit(tail[1]) + _digit(tail[2] or tail[3] or tail[4])
    elif reading.unit == "块" and (tail := _DIME.match(text, end)) and _ends_price(text, tail.end()):
        end, cents = tail.end(), 10 * _digit(tail[0])
    if cents:
        worth = 10 if reading.unit in ("角", "毛") else 1
        reading.end, reading.value = end, tidy(reading.value + cents * _CENT * worth)


def _ends_price(text: str, at: int) -> bool:
    """Whether a price may end at `at`: what follows is no unit, or is one of them (两块五一斤)."""
    return bool(measure_at(text, at + 1)) if text[at : at + 1] == "一" else not measure_at(text, at)


def _digit(words: str | None) -> Decimal:
    return (parse(words) if words else None) or Decimal(0)


def _as_percent(text: str, reading: Reading) -> None:
    """成 and 折 as percentages, with the tenth behind them: 两成五, 九成半, 八折."""
    value, factor = reading.value, 10 if reading.unit == "成" or reading.value < 10 else 1
    if reading.unit == "成" and (tenth := _TENTH.match(text, reading.end)):
        value, reading.end = value + (_HALF if tenth[0] == "半" else _digit(tenth[0]) / 10), tenth.end()
    reading.value, reading.unit = tidy(value * factor), "%"
    reading.value_max = None if reading.value_max is None else tidy(reading.value_max * factor)


def _join(text: str, first: Reading, second: Reading, to: str) -> None:
    """Makes `first` the range of both, but where they are two numbers (从9家到202家, 3-5 without a unit)."""
    if first.measure and second.measure and first.unit != second.unit:
        return
    if first.measure and not second.measure:
        return
    if to[-1] in "到至" and first.measure and text[first.start - 1 : first.start] in ("从", "由", "自"):
        return
    low = first.value
    if not first.unit and second.measure and second.measure.name == "成":
        low = tidy(low * 10)
    if to == "、" and not _is_few(text, first, second):
        return
    scale = _LARGE.search(text, second.start, second.numeral_end)
    if scale and second.scaled and not first.measure and not first.scaled:
        low = tidy(low * prod(SCALES[ch] for ch in scale[0]))
    fractional = not (is_whole(first.value) or is_whole(second.value))
    if second.value <= low or not (first.unit or second.unit or second.scaled or fractional):
        return
    first.value, first.value_max = low, second.value
    first.end, first.numeral_end = second.end, second.numeral_end
    first.unit, first.measure = second.unit or first.unit, second.measure or first.measure
    first.bound = second.bound if second.bound != "exact" else first.bound


def _is_few(text: str, first: Reading, second: Reading) -> bool:
    """Whether 3、5个 says how many about; two figures that are dealt out are two."""
    near = second.value - first.value == 1 or (first.value, second.value) == _THREE_TO_FIVE
    return near and not first.unit and second.measure is not None and not _DEALT.search(text, 0, first.start)


def _bounded(text: str, reading: Reading) -> Reading:
    """With the hedge behind the unit: 以上, 左右."""
    behind = hedge_behind(text, reading.end)
    if behind is None:
        return reading
    reading.end, reading.bound, reading.hedge = behind.edge, behind.bound, reading.hedge + behind.words
    return reading
