"""Numerals read: Arabic, Chinese, financial and mixed ones, always as Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_VALUE = {ch: i for i, ch in enumerate(DIGITS)} | {"两": 2, "〇": 0}
_PLAIN = str.maketrans(
    "０１２３４５６７８９．，－−○Ｏ壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億兩點負幺",
    "0123456789.,--〇〇一二二三三三四五六六七八九十百千万亿两点负一",
)
_ARABIC = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+")
_TOKEN = re.compile(rf"({_ARABIC.pattern})|([零〇一二三四五六七八九两]+)|([十百千万亿])")
_HALF = Decimal("0.5")
EXACT = Decimal("1e-12")  # thirds and sevenths are kept to twelve places
_DIGITS_KEPT = 15
"""Whole digits up to which a number is brought to a form of its own; what is longer is no figure."""


def parse(text: str) -> Decimal | None:
    """The value of a numeral (4,567.8万, 三万五, 壹佰, 二〇二三, 四分之一, 半), or None where it is none."""
    plain = "".join(text.split()).translate(_PLAIN)
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
    value += Decimal("0." + "".join(str(_VALUE.get(ch, ch)) for ch in match[1]))
    return _scaled(value, match[2])


def _scaled(value: Decimal, scales: str) -> Decimal:
    for scale in scales:
        value *= SCALES[scale]
    return tidy(value) if scales else value


def _sum(plain: str) -> Decimal | None:
    """Sum of digits times scales; a last single digit stands for the next lower scale (三万五, 一百二)."""
    total = section = Decimal(0)
    current: Decimal | None = None
    last, at = 1, 0  # the scale just read
    spoken = False  # `current` is one bare Chinese digit right behind it
    for match in _TOKEN.finditer(plain):
        if match.start() != at:
            return None
        at = match.end()
        arabic, chinese, scale = match.groups()
        if scale is None:
            if current is not None:
                return None
            if chinese and set(chinese) <= {"零", "〇"} and at < len(plain):
                last = 1
                continue
            digits = arabic.replace(",", "") if arabic else "".join(str(_VALUE[ch]) for ch in chinese)
            current = Decimal(digits)
            spoken = bool(chinese) and len(chinese) == 1 and last > 1 and chinese not in "零〇"
        elif SCALES[scale] < 10**4:
            base = current if current is not None else Decimal(1)
            section += base * SCALES[scale] if last != SCALES[scale] or current is not None else base
            current, last, spoken = None, SCALES[scale], False
        else:
            section += _shorthand(current, last, spoken and last < 10**4)
            if not section and not total and current is None:
                section = Decimal(1)
            whole = scale == "亿" or not total or not section
            total = (total + section) * SCALES[scale] if whole else total + section * SCALES[scale]
            section, current, last, spoken = Decimal(0), None, SCALES[scale], False
    if at != len(plain) or not plain:
        return None
    return tidy(total + section + _shorthand(current, last, spoken))


def _shorthand(current: Decimal | None, last: int, spoken: bool) -> Decimal:
    if current is None:
        return Decimal(0)
    return current * last / 10 if spoken else current


def is_whole(value: Decimal) -> bool:
    """Whether a value, of however many digits, has no fraction."""
    return value == value.to_integral_value()


def tidy(value: Decimal) -> Decimal:
    """Without the zeros that a scale leaves behind the point (2.30万 is 23000, not 23000.00)."""
    whole = is_whole(value) and value.adjusted() <= _DIGITS_KEPT
    return value.quantize(Decimal(1)) if whole else value.normalize()
