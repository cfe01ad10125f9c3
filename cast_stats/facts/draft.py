"""A fact on its way: everything a record needs but its id and the id of its whole."""

from __future__ import annotations

from dataclasses import dataclass

from cast_stats.catalog.rules import FamilyRule, ItemRule
from cast_stats.facts.context import Resolved, Sentence
from cast_stats.language.mention import Number
from cast_stats.records import Change, Period


@dataclass(frozen=True, slots=True)
class Draft:
    """One measured quantity with what is known of it. `item_span` is None where the item was taken from elsewhere."""

    sentence: Sentence
    number: Number
    item: str
    item_span: tuple[int, int] | None
    rule: ItemRule | None
    family: FamilyRule
    subject: Resolved
    period: Period | None
    period_source: tuple[str, str]
    change: Change | None
    member: int = 0
