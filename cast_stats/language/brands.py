"""Brands: made-up words before a trade or a name's head, which are companies' names or begin them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cast_stats.catalog.organisations import organisation_words
from cast_stats.language.heads import common_nouns, function_words
from cast_stats.language.positions import OWN, Positions, is_wordlike
from cast_stats.language.words import NAMELIKE

SIZES = (2, 3)
"""Characters of a made-up name."""


def branded(text: Positions) -> Iterator[tuple[int, int]]:
    """Spans of short names of companies: a made-up word and a trade, behind which no noun goes on: 恒拓新材料研发了…"""
    for match in _trades().finditer(text.text):
        head, end = match.span()
        if text.word_at(head) and text.ends_word(end) and not _goes_on(text, end):
            start = _brand(text, head)
            if start < head:
                yield start, end


def with_brand(text: Positions, start: int) -> int:
    """Where a name begins with the made-up word of two or three characters before it, of which the segmenter knows
    none: 康|达|苹果协会."""
    words = organisation_words()
    at = start
    while at and start not in text.placed and is_wordlike(text.text[at - 1]):
        piece = text.word_before(at)
        if len(piece.text) > 1 or piece.text in OWN or piece.text in function_words() or piece.text in words.openers:
            return start
        at = piece.start
    return at if SIZES[0] <= start - at <= SIZES[1] else start


@cache
def _trades() -> re.Pattern[str]:
    return re.compile("|".join(sorted(organisation_words().trades, key=len, reverse=True)))


def _goes_on(text: Positions, end: int) -> bool:
    """Whether a noun behind a trade makes a common noun of it: 生物|多样性."""
    word = text.word_at(end)
    known = organisation_words()
    if word is None or word.text in known.titles or word.text in known.stops:
        return False
    return word.pos[0] in "nb" or word.pos in ("vn", "l", "j")


def _brand(text: Positions, head: int) -> int:
    """Where the made-up word before a trade begins: one that the segmenter holds for a name, or two characters at a
    clause's start; `head` where there is none."""
    before = text.word_before(head) if head else None
    if before is None or before.end != head or before.start in text.placed:
        return head
    if len(before.text) in SIZES:
        common = before.text in common_nouns() or before.text in organisation_words().stops
        return before.start if before.pos in NAMELIKE and not common else head
    start = with_brand(text, head)
    return start if text.opens(start) else head
