"""Shares: what a per cent is told of, and the whole of which a number is exactly the share told beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from cast_stats.facts.items import is_ratio
from cast_stats.facts.marks import STOP
from cast_stats.facts.numbers import Numbers

SHARE = re.compile("占|比重|比例")
OF_IT = re.compile("[，,(]?占(?P<whole>[^，,。；;\\d的]{0,20})(?:的(?:比例|比重)?)?(?:从|由)?(?:\\d{4}年的)?为?$")
"""What stands between a number and its share: 85亿元，占总额的69%."""
HUNDRED = Decimal(100)


def link_shares(numbers: Numbers) -> None:
    """Add to what is found of `numbers` the whole of each number whose share is told, and the same for the share."""
    for i in range(1, len(numbers.drafts)):
        between = numbers.text[numbers.ends[i - 1] : numbers.starts[i]]
        if not is_ratio(numbers.drafts[i].number) or not SHARE.search(between) or STOP.search(between):
            continue
        of_it = OF_IT.fullmatch(between)
        if of_it:
            share = i + (numbers.drafts[i].change == "from")
            numbers.found[i - 1] = _told_by_share(numbers, i - 1, share, of_it["whole"])
        if numbers.found[i - 1] is not None:
            numbers.found[i] = numbers.found[i - 1]


def _told_by_share(numbers: Numbers, part: int, share: int, called: str) -> int | None:
    """The whole found already, unless only another number before has just that share as its part."""
    known = numbers.found[part]
    if known is not None and is_share(numbers, part, known, share):
        return known
    wholes = (j for j in reversed(range(part)) if numbers.alike(j, part) and _is_called(numbers, j, called))
    exact = (j for j in wholes if is_share(numbers, part, j, share))
    return next(exact, known)


def _is_called(numbers: Numbers, whole: int, called: str) -> bool:
    """Whether what a share is told of may be the whole: by no name, as all, or by its noun."""
    noun = called.rstrip("总数量额")
    return not noun or noun.startswith(("全", "总")) or noun[-2:] in numbers.drafts[whole].item


def is_share(numbers: Numbers, part: int, whole: int, share: int) -> bool:
    """Whether the part is the per cent of the whole that is told, as exactly as that is printed."""
    if share == len(numbers.drafts):
        return False
    told = numbers.drafts[share].number
    value, of = numbers.drafts[part].number.value, numbers.drafts[whole].number.value
    if told.unit != "%" or told.bound != "exact" or not of:
        return False
    return abs(value / of * HUNDRED - told.value) <= Decimal(1).scaleb(-_places(told.value))


def _places(value: Decimal) -> int:
    """How many digits stand behind the point."""
    return max(0, -int(value.as_tuple().exponent))
