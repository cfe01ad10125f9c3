"""Numbers written as numerals, in every style that the language room reads."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from cast_stats.language.numerals import DIGITS

Style = Literal["arabic", "thousands", "fullwidth", "chinese", "financial", "digits", "wan", "mixed"]

FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
_MINUS = {"fullwidth": "－", "chinese": "负", "financial": "负", "digits": "负"}


def write(number: Decimal | int, style: Style) -> str:
    """The number in one way of writing, as it can be read back; `digits` is for whole numbers from 0 (二〇二三)."""
    value = Decimal(number)
    if value < 0:
        return _MINUS.get(style, "-") + write(-value, style)
    if style == "arabic":
        return f"{value:f}"
    if style == "thousands":
        return f"{value:,f}"
    if style == "fullwidth":
        return f"{value:f}".translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    if style == "digits":
        return "".join("〇" if ch == "0" else DIGITS[int(ch)] for ch in str(int(value)))
    if style == "wan":
        return f"{value.scaleb(-4):f}万"
    if style == "mixed":
        return _written_mixed(value)
    return _written_chinese(value, *((DIGITS, "十百千") if style == "chinese" else (FINANCIAL, "拾佰仟")))


def _written_mixed(value: Decimal) -> str:
    """3亿2000万500: Arabic digits below every scale."""
    whole, rest = divmod(value, 10**4)
    if not whole or rest != int(rest):
        return f"{value:f}"
    high, low = divmod(int(whole), 10**4)
    return (f"{high}亿" if high else "") + (f"{low}万" if low else "") + (f"{int(rest)}" if rest else "")


def _written_chinese(value: Decimal, digits: str, scales: str) -> str:
    whole, point, fraction = f"{value:f}".partition(".")
    words = _below_wan_yi(int(whole), digits, scales)
    return words + ("点" + "".join(digits[int(ch)] for ch in fraction) if point else "")


def _below_wan_yi(number: int, digits: str, scales: str) -> str:
    """A whole number in groups of four digits: 亿 and 万 between them, 零 for a gap."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            gap = digits[0] if 0 < low < size // 10 else ""
            tail = gap + _below_wan_yi(low, digits, scales) if low else ""
            return _below_wan_yi(high, digits, scales) + name + tail
    words, skipped = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            words += (digits[0] if skipped and words else "") + digits[digit] + (scales[power - 1] if power else "")
        skipped = digit == 0
    return words or digits[0]
