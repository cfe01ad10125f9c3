"""The regions that names hold, and those that lie round them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from cast_stats.catalog.regions import regions
from cast_stats.language.places import find_places
from cast_stats.language.words import cut


@cache
def places_of(name: str) -> tuple[str, ...]:
    """The full names of the regions that a name holds, widest first: 福建省三明市科协 → 福建省, 三明市."""
    return tuple(place.full for place in find_places(name, cut(name)))


def wider(places: Iterable[str]) -> tuple[str, ...]:
    """The regions that these lie in, nearest first; of several places of one name, the one that lies in another."""
    known = tuple(places)
    for name in reversed(known):
        lines = [tuple(r.name for r in regions().line(row)[1:]) for row in regions().find(name)]
        if lines:
            return max(lines, key=lambda line: len(set(line) & set(known)))
    return ()
