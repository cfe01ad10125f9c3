"""Which family and category a fact is of: what its noun is, what is done with it, its unit and its owner tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cast_stats.catalog.rules import FamilyRule, RuleBook
from cast_stats.catalog.units import units
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import RATIOS, is_ratio

BRACKETS = re.compile("[(（][^)）]*[)）]")
INHERITED = frozenset({"member_count", "honoree_count", "award_count"})
LEFT = "whatever-is-left"
"""The family rule of facts of no other kind."""
UNKNOWN = "none"
"""The kind of an item that no word tells, and the measure of a number without a unit."""
NUMBER = "#"


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells the family of a number: its `item` (`core`: without counting words) and the item's `kind`, its `unit`
    and what kind of unit that is (`measure`), its `clause`, the acts before and behind it there, and its `owner`."""

    item: str
    core: str
    kind: str
    unit: str
    measure: str
    clause: str
    before: frozenset[str]
    behind: frozenset[str]
    owner: str


class FamilyFinder:
    """The family rules of a rule book with the words that they speak of."""

    def __init__(self, book: RuleBook) -> None:
        self._rules = book.families
        self._behind = re.compile(f"(?:{_any(book.behind)})+$")
        self._kind_of = {noun: kind for kind, nouns in book.kinds.items() for noun in nouns}
        self._acts_of: dict[str, list[str]] = {}
        for act, verbs in book.acts.items():
            for verb in verbs:
                self._acts_of.setdefault(verb, []).append(act)
        self._longest = max(map(len, self._kind_of), default=0)
        self._words = re.compile(_any((*self._kind_of, *self._acts_of)))

    def find(self, item: str, unit: str, clause: str, owner: str = "") -> FamilyRule:
        """The rule for a number of `item` in `unit` that stands as `#` in `clause`, and is `owner`'s."""
        signs = self.signs(item, unit, clause, owner)
        return next(rule for rule in self._rules if holds(rule, signs))

    def signs(self, item: str, unit: str, clause: str, owner: str = "") -> Signs:
        """What tells the family of a number."""
        plain = BRACKETS.sub("", item) or item
        core = self._behind.sub("", plain) or plain
        kind = self._kind(plain, item) or self._kind(core) or UNKNOWN
        rest = clause if kind == UNKNOWN else clause.replace(item, "", 1)
        before, _, behind = rest.partition(NUMBER)
        return Signs(
            item, core, kind, unit, measure_of(unit), rest, self._acts(before) | self._acts_opening(item),
            self._acts(behind), owner,
        )  # fmt: skip

    def _kind(self, *forms: str) -> str | None:
        """The kind of the longest noun that one of the forms ends in."""
        tails = (form[-length:] for length in range(self._longest, 0, -1) for form in forms if len(form) >= length)
        return next((self._kind_of[tail] for tail in tails if tail in self._kind_of), None)

    def _acts(self, text: str) -> frozenset[str]:
        """The acts whose verbs stand in a text; a verb within a noun, 培训 in 培训班, is none."""
        found = (self._acts_of.get(word[0], ()) for word in self._words.finditer(text))
        return frozenset(act for acts in found for act in acts)

    def _acts_opening(self, item: str) -> frozenset[str]:
        """The acts of a verb that an item begins with: 培训农民."""
        opening = self._words.match(item)
        return frozenset(self._acts_of.get(opening[0], ())) if opening and opening[0] != item else frozenset()


def measure_of(unit: str) -> str:
    """The kind of a unit, as units.yaml groups them: of 件(套) that of 件; `none` where a number has none."""
    if not unit:
        return UNKNOWN
    if unit in RATIOS:
        return "ratio"
    known: Mapping[str, object] = units().by_name
    name = next((name for name in (unit, BRACKETS.sub("", unit), re.split("[/每]", unit)[0]) if name in known), None)
    return units().by_name[name].kind if name else UNKNOWN


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


def holds(rule: FamilyRule, signs: Signs) -> bool:
    """Whether all conditions of `rule` hold."""
    acts = signs.before | signs.behind
    return (
        (not rule.kind or signs.kind in rule.kind)
        and signs.kind not in rule.not_kind
        and (not (rule.unit or rule.measure) or signs.unit in rule.unit or signs.measure in rule.measure)
        and (not rule.act or not acts.isdisjoint(rule.act))
        and (not rule.act_before or not signs.before.isdisjoint(rule.act_before))
        and acts.isdisjoint(rule.not_act)
        and (not rule.owner or signs.owner.endswith(rule.owner))
        and (not rule.tail or signs.item.endswith(rule.tail) or signs.core.endswith(rule.tail))
        and (not rule.item or _any_in(rule.item, signs.item))
        and (not rule.near or signs.item.startswith(rule.near) or _any_in(rule.near, signs.clause))
        and not _any_in(rule.not_near, signs.clause)
        and not _any_in(rule.not_item, signs.item)
    )


def _any(words: Sequence[str]) -> str:
    """The expression of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _any_in(words: tuple[str, ...], text: str) -> bool:
    return bool(words) and _any_of(words).search(text) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_any(words))
