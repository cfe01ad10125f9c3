"""Figures in a row that share the unit of the last: 分别为12、15和18个, 1.2、3.4和5.6亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from math import prod

from cast_stats.language.folding import fold
from cast_stats.language.mention import Number, Quantity
from cast_stats.language.numerals import SCALES, tidy

_BETWEEN = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_BARE = re.compile(r"[0-9,]+(?:\.[0-9]+)?[万亿]?")
_SCALE = re.compile("[十百千万亿]*$")
_DEALT = re.compile("(?:分别|依次|分列)[^。；]{0,24}$")
_DEALT_BEHIND = re.compile("[^，。；,;]{0,8}分[别获列]")
_UNREAD = frozenset({None, "other", "name", "structure", "date"})
_SURE = 3
"""From how many figures on a row needs no 分别 to share its unit."""


def share_units(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers of `text`, with bare figures given unit and scale of the quantity that ends their row."""
    shared = list(numbers)
    end = len(shared)
    while end > 1:
        start = end - 1
        if _may_end(shared[start]):
            while start and _is_bare(shared[start - 1]) and _follows(text, shared[start - 1], shared[start]):
                start -= 1
            if start < end - 1 and _is_row(text, shared[start:end]):
                shared[start : end - 1] = [_shared(number, shared[end - 1]) for number in shared[start : end - 1]]
        end = start if start < end - 1 else end - 1
    return shared


def _may_end(number: Number) -> bool:
    """Whether a number may lend its unit: a plain Arabic figure with one."""
    return number.reason is None and bool(number.unit) and number.value_max is None and number.text[0].isdigit()


def _is_bare(number: Number) -> bool:
    return not number.unit and number.reason in _UNREAD and bool(_BARE.fullmatch(_figure(number)))


def _figure(number: Number) -> str:
    """The numeral itself, without what bounds or measures it."""
    return fold(number.text[number.numeral[0] - number.start : number.numeral[1] - number.start]).text


def _follows(text: str, number: Number, other: Number) -> bool:
    return bool(_BETWEEN.fullmatch(text, number.end, other.start))


def _is_row(text: str, row: Sequence[Number]) -> bool:
    """Whether the figures are told of several things: 分别 before them, or three of them, or decimals. Those that are
    dealt out behind (2、18、40篇分获一、二、三等奖) are left: their unit alone does not say what they count."""
    if _DEALT_BEHIND.match(text, row[-1].end):
        return False
    dealt = _DEALT.search(text, max(0, row[0].start - 28), row[0].start)
    return bool(dealt) or len(row) >= _SURE or "." in row[0].text


def _shared(number: Number, last: Number) -> Quantity:
    """The figure as a quantity with the unit and the scale of the last of its row."""
    own = _figure(number)[-1:] in SCALES
    scale = 1 if own else prod(SCALES[ch] for ch in (_SCALE.search(_figure(last)) or [""])[0])
    kept = {field.name: getattr(number, field.name) for field in fields(number)}
    return Quantity(**kept | {"value": tidy(number.value * scale), "unit": last.unit, "reason": None})
