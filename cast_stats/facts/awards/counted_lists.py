"""Lists over commas that tell at their end how many they hold: 甲研究，乙、丙推广，丁技术等4项成果."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.awards.clauses import speaks_of_awards
from cast_stats.facts.awards.honours import COUNTER
from cast_stats.facts.awards.patterns import NUMERAL
from cast_stats.facts.awards.recipients import names_in
from cast_stats.facts.awards.view import HIDDEN, TIME, View
from cast_stats.language.numerals import parse
from cast_stats.language.words import cut

END = re.compile(rf"等(?P<number>{NUMERAL})(?:{COUNTER}|位)")
NARRATES = re.compile(f"[了过着{TIME}]|[后前时中]$")
"""What no member of a list holds."""
NOUNS = ("n", "v", "j", "l", "e", "x", "m")
"""Parts of speech that a member ends with."""
LINKS = ("p", "d", "c", "r", "t")
"""Parts of speech that no member begins with."""


def told_before(view: View, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The members in the clauses before the last of `spans`, with which they are as many as it tells at its end,
    clauses or else names counted; none where it tells no number or they are more or fewer."""
    first, last = spans[-1] if spans else (0, 0)
    end = END.search(view.masked, first, last)
    number = parse(end["number"]) if end else None
    if end is None or number is None:
        return ()
    told: tuple[str, ...] = ()
    members: list[tuple[str, ...]] = []
    names = len(_sides(view, first, end.start()))
    for begun, stop in reversed(spans[:-1]):
        if view.masked[stop] != "," or not _is_member(view.plain[begun:stop], view.masked[begun:stop]):
            break
        members.insert(0, _sides(view, begun, stop))
        names += len(members[0])
        if len(members) + 1 == number:
            return tuple("、".join(sides) for sides in members)
        if names == number:
            told = tuple(name for sides in members for name in sides)
    return told


def _sides(view: View, start: int, end: int) -> tuple[str, ...]:
    return names_in(view.plain[start:end], view.masked[start:end])


def _is_member(plain: str, masked: str) -> bool:
    """Whether a clause can be no more than what is counted: no story, no award."""
    if not plain or NARRATES.search(masked.rstrip(HIDDEN)) or speaks_of_awards(masked):
        return False
    words = cut(plain)
    return words[0].pos[0] not in LINKS and (words[-1].pos[0] in NOUNS or plain[-1] in '"》)')
