"""Words that bound a number: 约, 超过, 余, 以上 (schemas/hedges.yaml)."""

from __future__ import annotations

from functools import cache

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.records import Bound


class Hedge(Entry):
    """Words of one meaning. `not_after`: characters before it that make another word, but for the words of two in
    `yet_after` (入超, but 投入|超); `only_bare`: only before a bare magnitude (上百家); `verb`: bounds nothing before
    一 (突破一批); `after_unit`: stands behind the unit too (三年多).
    """

    words: tuple[str, ...]
    bound: Bound
    not_after: str = ""
    yet_after: tuple[str, ...] = ()
    only_bare: bool = False
    verb: bool = False
    after_unit: bool = False


class Hedges(Entry):
    """Hedges by where they stand: before the numeral, inside, behind the unit, apart, or before a whole."""

    before: tuple[Hedge, ...]
    inside: tuple[Hedge, ...]
    behind: tuple[Hedge, ...]
    apart: tuple[Hedge, ...]
    share: tuple[Hedge, ...]


@cache
def hedges() -> Hedges:
    """The shipped hedges."""
    path = schemas_dir() / "hedges.yaml"
    return validated(Hedges, read_yaml(path), path)
