"""Whether a page's text layer can be trusted: judged page by page, from its characters and pictures alone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import groupby
from typing import Literal

from cast_stats.reading.page import Box, Page

Kind = Literal["good", "none", "garbled", "imaged", "poor"]
"""`none`: no text; `garbled`: codes that stand for other glyphs; `imaged`: digits and Latin as text, hanzi as
pictures or outlines; `poor`: a layer of OCR text of low quality over a picture of the page."""

FEW = 12
"""Fewer characters than this are a page number or a running head, and tell nothing of the layer."""
MANY_HANZI = 100
ODD_SHARE = 0.05
RARE_SHARE = 0.2
COMMON_SHARE = 0.08
HANZI_SHARE = 0.15
SYMBOL_SHARE = 0.08
LETTER_SHARE = 0.5
VOWEL_SHARE = (0.28, 0.5)
ROUGH_SHARE = 0.01
PICTURE_OF_TEXT = 0.25
PICTURE_OF_PAGE = 0.7
PICTURES_PER_CHARACTER = 0.2
STRETCH = 4
"""So many readable characters in a row are text; fewer may be a picture or a smudge that was read."""

SYMBOLS = frozenset("!\"#$&'*;<=>?@[\\]^_`{|}~")
PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》…—·％.,:;()%")
VOWELS = frozenset("aeiou")
LATIN_MARKS = frozenset("·×°±÷§«»©®²³µ¼½¾")
COMMON = frozenset(
    "的一是不了在有人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民"
    "得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性应开它合因由其些然前外天政四日那社义"
    "事平形相全表间样与关各重新线内数正心反看原又么利比或但质气第向道"
)
"""Some of the most frequent hanzi: of running Chinese text of any kind they make up more than a fifth."""


def judge(page: Page) -> Kind:
    """What the page's text layer is worth."""
    text = page.chars
    covered = _covered(page)
    if not text or (len(text) < FEW and covered >= PICTURE_OF_TEXT):
        return "none"
    if _garbled(text):
        return "garbled"
    if _hanzi_missing(text) and (covered >= PICTURE_OF_TEXT or len(page.pictures) > PICTURES_PER_CHARACTER * len(text)):
        return "imaged"
    if covered >= PICTURE_OF_PAGE and _roughness(text) >= ROUGH_SHARE:
        return "poor"
    return "good"


def trusted(page: Page) -> float:
    """How many hanzi and digits of a page can be believed, be it a text layer or OCR: those in readable stretches,
    each counted by its confidence, or, where the layer tells none, by how clean the whole layer is."""
    text, clean = page.chars, 1 - _roughness(page.chars)
    total = 0.0
    for readable, stretch in groupby(range(len(text)), key=lambda index: _is_readable(text[index])):
        indices = list(stretch)
        if readable and len(indices) >= STRETCH:
            counted = (index for index in indices if text[index].isdecimal() or _is_hanzi(text[index]))
            total += sum(page.confidence[index] if page.confidence else clean for index in counted)
    return total


def _is_readable(char: str) -> bool:
    return (char.isascii() and char.isalnum()) or char in PUNCTUATION or (_is_hanzi(char) and _in_daily_use(char))


def _garbled(text: str) -> bool:
    """Private-use and control codes, mojibake in rare hanzi, or hanzi and signs that no text would hold."""
    if len(text) < FEW:
        return False
    counts = Counter(text)
    hanzi = Counter({char: count for char, count in counts.items() if _is_hanzi(char)})
    if _share(_is_odd, counts) >= ODD_SHARE:
        return True
    if hanzi.total() >= FEW and _share(lambda char: not _in_daily_use(char), hanzi) >= RARE_SHARE:
        return True
    if hanzi.total() >= MANY_HANZI and _share(COMMON.__contains__, hanzi) < COMMON_SHARE:
        return True
    symbols = _share(SYMBOLS.__contains__, counts)
    return hanzi.total() < HANZI_SHARE * len(text) and symbols >= SYMBOL_SHARE and not _is_latin_prose(text)


def _hanzi_missing(text: str) -> bool:
    """Hardly a hanzi, and no prose of another language."""
    return _share(_is_hanzi, Counter(text)) < HANZI_SHARE / 5 and not _is_latin_prose(text)


def _is_latin_prose(text: str) -> bool:
    letters = Counter(char for char in text.lower() if char.isascii() and char.isalpha())
    low, high = VOWEL_SHARE
    return letters.total() >= LETTER_SHARE * len(text) and low <= _share(VOWELS.__contains__, letters) <= high


def _roughness(text: str) -> float:
    """Share of characters that good text hardly has."""
    return len(_rough(text)) / max(1, len(text))


def _rough(text: str) -> list[int]:
    """Where characters stand that good text hardly has: rare hanzi, and signs between signs of another kind."""
    rare = [index for index, char in enumerate(text) if _is_hanzi(char) and not _in_daily_use(char)]
    heaps = [
        index
        for index, three in enumerate(zip(text, text[1:], text[2:], strict=False), 1)
        if len(set(three)) > 1 and all(map(_is_sign, three))
    ]
    return [*rare, *heaps]


def _is_sign(char: str) -> bool:
    return not char.isalnum() and char not in "“”‘’《》（）()"


def _is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


def _is_odd(char: str) -> bool:
    """A code without a meaning of its own, or a Latin letter with marks, rare beside hanzi."""
    if char == "\ufffd" or "\u00a1" <= char <= "\u024f":
        return char not in LATIN_MARKS
    return unicodedata.category(char) in ("Co", "Cc", "Cn", "Cs")


@cache
def _in_daily_use(hanzi: str) -> bool:
    """Whether the hanzi is among the 3,755 of GB 2312's first level or the 5,401 of Big5's."""
    return _level(hanzi, "gb2312", 0xB0, 0xD7) or _level(hanzi, "big5", 0xA4, 0xC6)


def _level(hanzi: str, encoding: str, first: int, last: int) -> bool:
    try:
        code = hanzi.encode(encoding)
    except UnicodeEncodeError:
        return False
    return first <= code[0] <= last


def _share(test: Callable[[str], bool], counts: Counter[str]) -> float:
    """Which part of the characters passes a test."""
    return sum(count for char, count in counts.items() if test(char)) / counts.total() if counts else 0.0


def _covered(page: Page) -> float:
    """Share of the page that pictures cover; strips of one picture add up."""
    area = sum(_inside(box, page) for box in page.pictures)
    return min(1.0, area / max(page.width * page.height, 1.0))


def _inside(box: Box, page: Page) -> float:
    width = min(box.x1, page.width) - max(box.x0, 0.0)
    height = min(box.bottom, page.height) - max(box.top, 0.0)
    return max(width, 0.0) * max(height, 0.0)
