"""The value of a numeral by its form: 25, 四分之一, 百分之三十, 数百, 七八万, 一半."""

from __future__ import annotations

import re
from decimal import Decimal

from cast_stats.language.numerals import parse, tidy
from cast_stats.records import Bound

_PERMILLE = {"百": "%", "千": "‰"}
_PAIRED = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)$")
_RAISED = str.maketrans("²³⁴⁵⁶⁷⁸⁹", "23456789")
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


def _power(words: str) -> _Values:
    """3.5×10⁶: 3500000."""
    figure, _, power = words.partition("×10")
    value = parse(figure)
    return None if value is None else (tidy(value.scaleb(int(power.lstrip("^").translate(_RAISED)))), None, "", "exact")


FORMS = {
    "plain": _plain,
    "fraction": _fraction,
    "percent": _percent,
    "few": _few,
    "pair": _pair,
    "half": _half,
    "semi": _half,
    "power": _power,
}
