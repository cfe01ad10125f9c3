"""What stands beside a number, by the lists of schemas/number_words.yaml."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.number_words import number_words
from cast_stats.language.patterns import alternation

ENDS = re.compile(r"$|[，。；、！？,;!?)\]”’\"'\n:]|\.(?![0-9])|和|及|与|以及|或|\s")
"""Where a noun phrase ends."""
_CLAUSE = re.compile("[，。；！？,;!?\n]")
_ADJECTIVE = (
    "(?:新的?|大|重要|主要|重点|关键性?|基本|不同|具体|突出|重大|核心|专项|明确|有效|紧迫|显著|鲜明|根本性?)?"
)  # fmt: skip


@cache
def behind(group: str) -> re.Pattern[str]:
    """A pattern for the words of a list of `after`, with an adjective before them."""
    return re.compile(f"{_ADJECTIVE}(?:{alternation(getattr(number_words().after, group))})")


@cache
def within(group: str) -> re.Pattern[str]:
    """A pattern for the words of a list of `before`, wherever they stand in the clause."""
    return re.compile(alternation(getattr(number_words().before, group)))


@cache
def words_before(group: str) -> tuple[frozenset[str], tuple[int, ...]]:
    """The words of a list of `before`, and their lengths, the longest first."""
    words = frozenset(getattr(number_words().before, group))
    return words, tuple(sorted({len(word) for word in words}, reverse=True))


def stands_before(text: str, at: int, group: str) -> bool:
    """Whether a word of a list of `before` ends at `at`."""
    words, lengths = words_before(group)
    return any(text[at - length : at] in words for length in lengths if at >= length)


def lead(text: str, at: int) -> str:
    """The clause before `at`, 20 characters of it at most."""
    return _CLAUSE.split(text[max(0, at - 20) : at])[-1]
