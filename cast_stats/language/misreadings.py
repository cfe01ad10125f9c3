"""Misread characters: what OCR left in print is read as the word it stands for; lengths never change."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from cast_stats.catalog.misreadings import Misreading, misreadings
from cast_stats.catalog.regions import regions

_DIGITLIKE = re.compile(
    r"(?<![A-Za-z0-9.])(?=[lIOo.,]*[0-9])(?=[0-9.,]*[lIOo])[0-9lIOo.,]+"
    r"(?=[年月日号家个项名人位次场期届万亿千百元余多斤吨亩公米册份篇张块台件套户只头株所处条种辆座间%‰])"
)
_LETTER = re.compile("[lIOo]")
_DIGIT = str.maketrans("lIOo", "1100")
# a nought among Chinese digits, and a Chinese nought behind Arabic ones: 二OO八年, 三O人, 2〇人
_NOUGHT = re.compile(
    "(?<=[一二三四五六七八九〇百千])(?:[O0oО]{1,2}(?=[一二三四五六七八九〇年])|[OoО](?=[人个名户家项篇份次]))"
)
_ARABIC_NOUGHT = re.compile("(?<=[0-9])〇+")


class _Window(NamedTuple):
    """Words of one length that have the misread character at one place: printed form → right form and its entry."""

    offset: int
    length: int
    forms: dict[str, tuple[str, Misreading]]


def mend(text: str) -> str:
    """The text with misread characters put right where a known word comes out: 院十专家, 松阳具, 2O24年."""
    if _LETTER.search(text):
        text = _DIGITLIKE.sub(lambda match: match[0].translate(_DIGIT), text)
    text = _NOUGHT.sub(lambda match: "〇" * len(match[0]), text)
    if "〇" in text:
        text = _ARABIC_NOUGHT.sub(lambda match: "0" * len(match[0]), text)
    table, suspect = _table()
    pieces: list[str] = []
    done = 0
    for match in suspect.finditer(text):
        for window in table[match[0]]:
            start = match.start() - window.offset
            found = window.forms.get(text[start : start + window.length]) if start >= done else None
            if found and _stands_free(text, start, start + window.length, found[1]):
                pieces += text[done:start], found[0]
                done = start + window.length
                break
    return "".join([*pieces, text[done:]]) if pieces else text


def _stands_free(text: str, start: int, end: int, entry: Misreading) -> bool:
    """Whether no character beside the printed form makes it a word of its own."""
    after, before = text[end : end + 1], text[start - 1 : start] if start else ""
    return not (after and after in entry.not_before) and not (before and before in entry.not_after)


@cache
def _table() -> tuple[dict[str, tuple[_Window, ...]], re.Pattern[str]]:
    """First misread character → the words it may stand in, the longest first; and a pattern for those characters."""
    found: dict[str, dict[tuple[int, int], dict[str, tuple[str, Misreading]]]] = defaultdict(lambda: defaultdict(dict))
    for entry in (*misreadings(), _counties()):
        for word in entry.words:
            at = word.index(entry.right)
            printed = word[:at] + entry.read + word[at + len(entry.read) :]
            found[entry.read[0]][len(word), at][printed] = word, entry
    table = {
        read: tuple(_Window(at, length, forms) for (length, at), forms in sorted(windows.items(), reverse=True))
        for read, windows in found.items()
    }
    return table, re.compile(f"[{''.join(table)}]")


def _counties() -> Misreading:
    """Counties whose 县 was read as 具."""
    names = sorted(regions().full_names())
    words = tuple(name for name in names if name.find("县") == len(name) - 1 > 1)
    return Misreading(read="具", right="县", words=words, not_before="有备体象")
