"""Places that the words around them hide: short names told by the body behind them, names that lead a body's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cast_stats.catalog.organisations import organisation_words
from cast_stats.catalog.regions import regions

LONGEST = 13
"""Characters of a region's full name at most."""
SHORTEST = 2
BODY = re.compile("科协|科学技术协会|[省市县区州旗](?:委(?![员托派任])|政府|政协|人大)")
"""What every place has, and hardly anything else with a common word before it: 临高|科协, 云和|县政府."""
BEFORE = "在由与和向对从为被给经让省市州盟旗、"
"""Characters that a place's short name may stand behind."""


@cache
def _shorts() -> frozenset[str]:
    """The short names of all places, those of districts too, that are no names by themselves: no 城区, 矿区."""
    every = {row.short for row in regions() if row.short != row.name and row.level in ("省", "副省级", "市", "县")}
    words = organisation_words()
    verbs = words.stops | words.prepositions | words.never_first
    return frozenset(name for name in every - words.common - words.generic - verbs if len(name) >= SHORTEST)


def short_names_of_bodies(text: str) -> Iterator[tuple[int, int]]:
    """Where a place's short name stands alone before its body, whatever word it may be elsewhere: 大足|科协."""
    for match in BODY.finditer(text):
        end = match.start()
        starts = (start for start in range(max(0, end - LONGEST), end - 1) if text[start:end] in _shorts())
        start = next((at for at in starts if _may_begin(text, at)), None)
        if start is not None:
            yield start, end


def _may_begin(text: str, at: int) -> bool:
    """Whether a name may begin here: a clause does, or something ends that stands before names."""
    return at == 0 or not text[at - 1].isalnum() or text[at - 1] in BEFORE


def leading_place(name: str) -> int:
    """How many characters of an organisation's name are that of its place; 0 for a name that tells none."""
    known = regions()
    sizes = range(min(LONGEST, len(name)), SHORTEST - 1, -1)
    return next((size for size in sizes if name[:size] in known), 0)
