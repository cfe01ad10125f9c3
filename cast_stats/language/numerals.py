"""Numerals read: Arabic, Chinese, financial and mixed ones, always as Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

from cast_stats.language.spacing import unspaced

DIGITS = "零一二三四五六七八九"
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_VALUE = {ch: str(i) for i, ch in enumerate(DIGITS)} | {"两": "2", "〇": "0"}
_PLAIN = str.maketrans(
    "０１２３４５６７８９．，－−○Ｏ壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億兩點負幺",
    "0123456789.,--〇〇一二二三三三四五六六七八九十百千万亿两点负一",
)
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+")
_DIGIT = "零〇一二三四五六七八九两"
_NUMERAL = re.compile(rf"(?:[{_DIGIT}十百千万亿]+|{_ARABIC.pattern})+")
_GROUP = re.compile("([^万亿]*)([万亿]?)")
_PART = re.compile(rf"([零〇]+(?![{_DIGIT}]))?(?:({_ARABIC.pattern})|([{_DIGIT}]+))?([十百千])?")
"""A gap of zeros, digits of either kind, and the scale behind them: each may be missing."""
_HALF = Decimal("0.5")
EXACT = Decimal("1e-12")  # thirds and sevenths are kept to twelve places
_DIGITS_KEPT = 15
"""Whole digits up to which a number is brought to a form of its own; what is longer is no figure."""


def parse(text: str) -> Decimal | None:
    """The value of a numeral (4,567.8万, 三万五, 壹佰, 二〇二三, 四分之一, 半), or None where it is none."""
    plain = unspaced(text).translate(_PLAIN)
    plain = plain.replace("廿", "二十").replace("卅", "三十").replace("卌", "四十")
    if plain[:1] in ("-", "负"):
        value = parse(plain[1:]) if plain[1:2] not in ("-", "负") else None
        return None if value is None else -value
    body = plain.rstrip("百千万亿")
    if _ARABIC.fullmatch(body):
        return _scaled(Decimal(body.replace(",", "")), plain[len(body) :])
    if plain == "半":
        return _HALF
    return _fraction(plain) if "分之" in plain else _mixed(plain)


def _fraction(plain: str) -> Decimal | None:
    """分母分之分子, with a whole number before 又."""
    whole, _, rest = plain.rpartition("又")
    below, above = (parse(part) for part in rest.split("分之", 1))
    before = parse(whole) if whole else Decimal(0)
    if below is None or above is None or before is None or not below:
        return None
    part = above / below
    return before + (part.quantize(EXACT).normalize() if part.adjusted() < _DIGITS_KEPT else part)


def _mixed(plain: str) -> Decimal | None:
    """Chinese numerals, alone or mixed with Arabic ones; 点 makes decimals, and a scale may follow them."""
    whole, point, rest = plain.partition("点")
    if not point:
        return _sum(whole)
    match = re.fullmatch(r"([零〇一二三四五六七八九]+|[0-9]+)([百千万亿]*)", rest)
    value = _sum(whole) if whole else None
    if match is None or value is None:
        return None
    value += Decimal("0." + "".join(_VALUE.get(ch, ch) for ch in match[1]))
    return _scaled(value, match[2])


def _scaled(value: Decimal, scales: str) -> Decimal:
    for scale in scales:
        value *= SCALES[scale]
    return tidy(value) if scales else value


def _sum(plain: str) -> Decimal | None:
    """Groups below 万, each with its scale: 亿 scales all before it (二万亿), 万 its own group (三亿二万)."""
    if not _NUMERAL.fullmatch(plain):
        return None
    total, last = Decimal(0), 1
    for text, scale in _GROUP.findall(plain):
        below = _below_wan(text, last, is_end=not scale)
        if below is None:
            return None
        if scale:
            if not text and not total:
                below = Decimal(1)
            last = SCALES[scale]
            total = total + below * last if scale == "万" and below else (total + below) * last
        else:
            total += below
    return tidy(total)


def _below_wan(text: str, last: int, *, is_end: bool) -> Decimal | None:
    """Digits times 十, 百, 千. One digit at the numeral's end is of the scale below the one before it (三万五, 一百二);
    `last` is the scale before the text."""
    total = Decimal(0)
    for part in _PART.finditer(text):
        gap, arabic, chinese, scale = part.groups()
        number = _digits(arabic, chinese)
        last = SCALES[scale] if scale else 1 if gap else last
        if scale:
            total += last if number is None else number * last
        elif number is not None:
            if part.end() < len(text):
                return None
            is_short = chinese and len(chinese) == 1 and last > 1 and (is_end or last < SCALES["万"])
            total += number * last / 10 if is_short else number
    return total


def _digits(arabic: str | None, chinese: str | None) -> Decimal | None:
    """The number that digits alone write, one way or the other."""
    if arabic:
        return Decimal(arabic.replace(",", ""))
    return Decimal("".join([_VALUE[ch] for ch in chinese])) if chinese else None


def is_whole(value: Decimal) -> bool:
    """Whether a value, of however many digits, has no fraction."""
    return value == value.to_integral_value()


def tidy(value: Decimal) -> Decimal:
    """Without the zeros that a scale leaves behind the point (2.30万 is 23000, not 23000.00)."""
    whole = is_whole(value) and value.adjusted() <= _DIGITS_KEPT
    return value.quantize(Decimal(1)) if whole else value.normalize()
