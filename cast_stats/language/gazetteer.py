"""The names of the gazetteer as texts have them: full ones, short ones, and those that look like other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cast_stats.catalog.organisations import organisation_words
from cast_stats.catalog.regions import regions

LONGEST = 13
"""Characters of a region's full name at most."""
SHORTEST = 2
BODY = re.compile("科协|科学技术协会|[省市县区州旗](?:委(?![员托派任])|政府|政协|人大)")
"""What every place has, and hardly anything else with a common word before it: 临高|科协, 云和|县政府."""
BEFORE = "在由与和向对从为被给经让省市州盟旗、"
"""Characters that a place's short name may stand behind."""
LEVELS = frozenset("省市县区州盟旗")
ENDS = "省市县区州盟旗镇乡村"
"""Last characters of the names of places, which by themselves stand for the own one: 县科协."""
NAMES = 1 << 12
"""Names that are remembered at once."""


@cache
def full_names() -> frozenset[str]:
    """Full names that mean a region wherever they stand: 城区, 郊区 and 矿区 are common nouns."""
    return frozenset(name for name in regions().full_names() if len(name) > 2 or name[-1] in "县国")


@cache
def _short_names() -> frozenset[str]:
    """Short names that are no common words."""
    return frozenset(name for name in regions().short_names() - organisation_words().common if len(name) > 1)


@lru_cache(NAMES)
def full_name(short: str) -> str:
    """What a short name stands for, 开平 → 开平市; nothing for what is none, or for what is now the country."""
    if short == "中国":
        return short
    region = regions().find(short)[0] if short in _short_names() else None
    return region.name if region and region.level != "国家" else ""


@cache
def cities() -> frozenset[str]:
    """The short names of provinces and prefectures: known whatever part of speech the segmenter gives them."""
    return frozenset(row.short for row in regions() if row.level in ("省", "副省级", "市") and full_name(row.short))


def city_in_front(name: str) -> str:
    """The short name that an organisation's name begins with (北京大学), or nothing."""
    return next((name[:size] for size in (2, 3) if name[:size] in cities() or name[:size] == "中国"), "")


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
