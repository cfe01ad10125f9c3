"""Which family and category a fact is of: the first family rule whose conditions all hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cast_stats.catalog.rules import FamilyRule
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio

BRACKETS = re.compile("[(（][^)）]*[)）]")
COUNTING = re.compile("(?:总数|总量|数量|总人数|人数|次数|个数|家数|数)$")
"""What may stand behind the noun that is counted: 会员总数."""
INHERITED = frozenset({"member_count", "honoree_count", "award_count"})
LEFT = "whatever-is-left"
"""The family rule of facts of no other kind."""


def family_of(rules: tuple[FamilyRule, ...], item: str, unit: str, clause: str) -> FamilyRule:
    """The rule for a number of `item` in `unit` that stands in `clause` (the item taken out of it)."""
    plain = BRACKETS.sub("", item)
    forms = (plain, COUNTING.sub("", plain) or plain)
    return next(rule for rule in rules if holds(rule, forms, unit, clause))


def passed_on(drafts: Sequence[Draft], wholes: Sequence[int | None]) -> list[FamilyRule]:
    """The family of each draft, where a part of members or of those honoured is of the family of its whole,
    and a part that says nothing of its own kind goes with its whole, too."""
    families = [draft.family for draft in drafts]
    for i, whole in enumerate(wholes):
        if whole is None or is_ratio(drafts[i].number):
            continue
        above = families[whole]
        if above.category in INHERITED or families[i].name == LEFT:
            families[i] = above
    return families


def holds(rule: FamilyRule, forms: tuple[str, str], unit: str, clause: str) -> bool:
    """Whether all conditions of `rule` hold; `forms` are the item and the item without its counting word."""
    item = forms[0]
    return (
        (not rule.unit or unit in rule.unit)
        and (not rule.tail or item.endswith(rule.tail) or forms[1].endswith(rule.tail))
        and (not rule.item or _any_in(rule.item, item))
        and (not rule.near or item.startswith(rule.near) or _any_in(rule.near, clause))
        and (not rule.also_near or _any_in(rule.also_near, clause))
        and not _any_in(rule.not_near, clause)
        and not _any_in(rule.not_item, item)
    )


def _any_in(words: tuple[str, ...], text: str) -> bool:
    return bool(words) and _any_of(words).search(text) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
