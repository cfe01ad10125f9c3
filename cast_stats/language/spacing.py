"""Blanks in print: where they and other marks set the digits of one number apart (4 778人, 1，063件, 会 员 1 2 3 人,
12·5%), and text without any."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANK = r" \t\r\f\v\u00a0\u2000-\u200f\u202f\u205f\u3000\ufeff"
_HAN = r"\u4e00-\u9fff"
_GROUPS = r"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?"
_UNIT = rf"(?!年)[{_HAN}%‰℃]|[-—~]+[0-9]|×10|[a-zA-Z]{{1,3}}(?![a-zA-Z])"
_THOUSANDS = re.compile(
    rf"(?<![0-9A-Za-z.][{BLANK}])(?<![0-9A-Za-z.第表图附注])(?<![0-9],){_GROUPS.format(mark=f'[{BLANK}]')}"
    rf"(?=[{BLANK}]?(?:{_UNIT})|[，。；、);]|,(?![0-9]))"
)
_WIDE_THOUSANDS = re.compile(
    rf"(?<=[{_HAN}]){_GROUPS.format(mark='，[ ]?')}(?=[{BLANK}]?[{_HAN}%‰])"
    r"|(?<=[０-９])，(?=[０-９]{3}(?![０-９]))"
)
_NEXT = zip("一二三四五六七八三", ("二两", *"三四五六七八九五"), strict=True)
_COUNTED = "[十百千万亿个人辆斤亩元户家块里只头本岁天年台吨公米尺丈棵株]"
_IN_A_ROW = re.compile(
    rf"(?<=[{_HAN}，,][一二三四五六七八])(?:{'|'.join(f'(?<={low})、(?=[{high}])' for low, high in _NEXT)})"
    rf"(?=.(?!十?年[代级]){_COUNTED})(?<![第、届].、)"
)
_RAISED_POINT = re.compile("(?<=[0-9])·(?=[0-9]+(?:[%‰万亿元斤吨倍亩米担户岁张名]|公[里斤顷]|[人个](?![民代大项])))")
_LETTERSPACED = re.compile(
    rf"(?<=[{_HAN}][{BLANK}])[0-9](?:[{BLANK}][0-9])+(?![0-9])(?:[{BLANK}]?\.[{BLANK}]?[0-9](?:[{BLANK}][0-9])*)?"
    rf"(?=[{BLANK}]?%|[{BLANK}][{_HAN}](?:[{BLANK}，。；、]|$))"
)
_SINGLY = re.compile(
    rf"(?:(?<=[{_HAN}])|(?<=[，。；、,][{BLANK}])|(?<=[，。；、,]))[0-9]"
    rf"(?:(?:[{BLANK}][0-9])+(?![0-9])(?:[{BLANK}]*\.[{BLANK}]?[0-9](?:[{BLANK}][0-9])*)?"
    rf"|[{BLANK}]+\.[{BLANK}]?[0-9](?:[{BLANK}][0-9])*)(?=[{_HAN}]|[{BLANK}]?[%‰])"
)
"""Digits set singly between characters that stand close: 收入4 0 6 3万元, 增加6    . 1 7倍."""
_APART = re.compile(rf"(?<=[0-9])[{BLANK}](?=[0-9])")
_ROW = re.compile("[一二三四五六七八]、[二两三四五六七八九]")
_WIDE = re.compile("[0-9０-９]，[ ]?[0-9０-９]{3}")


def is_set_apart(text: str) -> bool:
    """Whether a text without blanks may hold a number whose digits other marks set apart."""
    raised = "·" in text and _RAISED_POINT.search(text)
    return bool(raised or _ROW.search(text) or _WIDE.search(text))


def with_plain_marks(text: str) -> str:
    """The text with a comma for a wide one between thousands and a point for a raised one; of the same length."""
    if "，" in text:
        text = _WIDE_THOUSANDS.sub(lambda match: match[0].replace("，", ","), text)
    return _RAISED_POINT.sub(".", text) if "·" in text else text


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """The spans within numbers of half-width text that are to be left out."""
    for pattern in (_THOUSANDS, _LETTERSPACED, _SINGLY):
        for number in pattern.finditer(text):
            yield from (match.span() for match in _APART.finditer(text, *number.span()))
    if _ROW.search(text):
        yield from (match.span() for match in _IN_A_ROW.finditer(text))


def unspaced(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
