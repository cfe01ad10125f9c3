"""Which family and category a fact is of: the first family rule whose conditions all hold."""

from __future__ import annotations

from collections.abc import Iterable

from cast_stats.catalog.rules import FamilyRule


def family_of(rules: tuple[FamilyRule, ...], item: str, unit: str, clause: str) -> FamilyRule:
    """The rule for a number of `item` in `unit` that stands in `clause`."""
    return next(rule for rule in rules if holds(rule, item, unit, clause))


def holds(rule: FamilyRule, item: str, unit: str, clause: str) -> bool:
    """Whether all conditions of `rule` hold."""
    return (
        (not rule.unit or unit in rule.unit)
        and (not rule.tail or item.endswith(rule.tail))
        and (not rule.item or _any_in(rule.item, item))
        and (not rule.near or _any_in(rule.near, clause))
        and not _any_in(rule.not_near, clause)
        and not _any_in(rule.not_item, item)
    )


def _any_in(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)
