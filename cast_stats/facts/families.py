"""Which family and category a fact is of: what its noun is, what is done with it, its unit and its owner tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cast_stats.catalog.rules import FamilyRule, RuleBook
from cast_stats.catalog.units import units
from cast_stats.errors import InvalidSchema
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import RATIOS, is_ratio
from cast_stats.language.patterns import alternation
from cast_stats.messages import _

BRACKETS = re.compile("[(（][^)）]*[)）]")
INHERITED = frozenset({"member_count", "honoree_count", "award_count"})
PLACE = "place"
UNKNOWN = "none"
"""The kind of an item that no word tells, and the measure of a number without a unit."""
NUMBER = "#"
PER = re.compile("[/每]")
QUOTES = '”"’」』'
PERSONS = ("人数", "人次")
"""What an item ends with that counts persons though its number has no unit: 受众人次4.6万."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells the family of a number: its `item` (`core`: without counting words, `modifier`: what stands before the
    noun in it) and the item's `kind`, its `unit` and what kind of unit that is (`measure`), its `clause`, the acts
    before and behind it there, its `owner`, and the category of the number that it `follows`."""

    item: str
    core: str
    modifier: str
    kind: str
    unit: str
    measure: str
    clause: str
    before: frozenset[str]
    behind: frozenset[str]
    owner: str
    follows: str


class FamilyFinder:
    """The family rules of a rule book with the words that they speak of."""

    def __init__(self, book: RuleBook) -> None:
        _check_names(book)
        self._rules = book.families
        self._serving: dict[tuple[str, str, str], tuple[FamilyRule, ...]] = {}
        self._behind = re.compile(f"(?:{alternation(book.behind)})$")
        self._kind_of = {noun: kind for kind, nouns in book.kinds.items() for noun in nouns}
        self._acts_of: dict[str, list[str]] = {}
        for act, verbs in book.acts.items():
            for verb in verbs:
                self._acts_of.setdefault(verb, []).append(act)
        self._counted: dict[str, frozenset[str]] = {}
        for kind, counting in book.counted.items():
            for unit in counting:
                self._counted[unit] = self._counted.get(unit, frozenset()) | {kind}
        self._longest = max(map(len, self._kind_of), default=0)
        self._words = re.compile(alternation((*self._kind_of, *self._acts_of)))

    def find(self, item: str, unit: str, clause: str, owner: str = "", follows: str = "") -> FamilyRule:
        """The rule for a number of `item` in `unit` that stands as `#` in `clause`, is `owner`'s, and `follows` one of
        that category."""
        signs = self._signs(item, unit, clause, owner, follows)
        return next(rule for rule in self._rules_for(signs.kind, signs.unit, signs.measure) if _holds(rule, signs))

    def _rules_for(self, kind: str, unit: str, measure: str) -> tuple[FamilyRule, ...]:
        """The rules that serve items of a kind in a unit of a measure."""
        key = kind, unit, measure
        if key not in self._serving:
            self._serving[key] = tuple(rule for rule in self._rules if _serves(rule, *key))
        return self._serving[key]

    def counted_in(self, unit: str) -> frozenset[str]:
        """The kinds of things that a unit counts; none where it counts things of every kind."""
        return self._counted.get(unit, frozenset())

    def is_place(self, item: str) -> bool:
        """Whether the item tells of places: townships that something reached are no more of what was counted before."""
        return self.kind_of(item) == PLACE

    def _signs(self, item: str, unit: str, clause: str, owner: str, follows: str) -> Signs:
        plain = BRACKETS.sub("", item).rstrip(QUOTES) or item
        core, head = plain, self._head_of(plain)
        while not head and (shorter := self._behind.sub("", core)) not in ("", core):
            core, head = shorter, self._head_of(shorter)
        measure = "person" if not unit and plain.endswith(PERSONS) else measure_of(unit)
        rest = clause.replace(item, "", 1) if head else clause
        before, _, behind = rest.partition(NUMBER)
        modifier = core.removesuffix(head) if head else ""
        kind, done = self._kind_of.get(head, UNKNOWN), self._acts(before) | self._acts(modifier)
        return Signs(item, core, modifier, kind, unit, measure, rest, done, self._acts(behind), owner, follows)

    def kind_of(self, noun: str) -> str | None:
        """The kind of the longest word that a noun ends in."""
        return self._kind_of.get(self._head_of(noun))

    def _head_of(self, noun: str) -> str:
        """The longest word of a kind that a noun ends in, or nothing."""
        tails = (noun[-length:] for length in range(min(self._longest, len(noun)), 0, -1))
        return next((tail for tail in tails if tail in self._kind_of), "")

    def _acts(self, text: str) -> frozenset[str]:
        """The acts whose verbs stand in a text; a verb within a noun, 培训 in 培训班, is none."""
        found = (self._acts_of.get(word[0], ()) for word in self._words.finditer(text))
        return frozenset(act for acts in found for act in acts)


def _check_names(book: RuleBook) -> None:
    """Raises InvalidSchema where a rule speaks of words that the book does not have, or a noun is of two kinds."""
    nouns = [noun for nouns in book.kinds.values() for noun in nouns]
    if len(nouns) > len(set(nouns)):
        twice = sorted({noun for noun in nouns if nouns.count(noun) > 1})
        raise InvalidSchema(_("rules: nouns of two kinds: {nouns}").format(nouns=", ".join(twice)))
    for rule in book.families:
        kinds = {*rule.kind, *rule.not_kind} - {*book.kinds, UNKNOWN}
        acts = {*rule.act, *rule.act_before, *rule.not_act} - {*book.acts}
        if unknown := sorted(kinds | acts):
            message = _("rules: {rule}: no kinds or acts are called {names}")
            raise InvalidSchema(message.format(rule=rule.name, names=", ".join(unknown)))


def measure_of(unit: str) -> str:
    """The kind of a unit, as units.yaml groups them (件(套), 件次 as 件, 吨/年 as 吨); `none` where there is none."""
    if not unit:
        return UNKNOWN
    if unit in RATIOS:
        return "ratio"
    forms = unit, BRACKETS.sub("", unit), PER.split(unit)[0], unit.removesuffix("次")
    return next((units().by_name[form].kind for form in forms if form in units()), UNKNOWN)


def passed_on(drafts: Sequence[Draft], wholes: Sequence[int | None]) -> list[FamilyRule]:
    """The family of each draft, where a part of members or of those honoured is of the family of its whole, and so
    are persons among persons (参会300人，其中院士3位) and a part that says nothing of its own kind."""
    families = [draft.family for draft in drafts]
    for i, whole in enumerate(wholes):
        if whole is None or is_ratio(drafts[i].number):
            continue
        own, above = families[i], families[whole]
        persons = all(measure_of(drafts[j].number.unit) == "person" for j in (i, whole))
        said = above.category in INHERITED or (own.weak and not above.weak)
        if said or (persons and _is_among(own, above)):
            families[i] = above
    return families


def _is_among(some: FamilyRule, everyone: FamilyRule) -> bool:
    """Whether persons of one family are told as some of those of another: academicians of those who came, engineers of
    a firm's staff; whoever is told beside a firm's staff else, is not."""
    if everyone.category == "company":
        return some.category == "talent"
    return some.family == "project" or (some.family == "association" and everyone.category == "talent")


def _serves(rule: FamilyRule, kind: str, unit: str, measure: str) -> bool:
    """Whether `rule` speaks of items of a kind in a unit of a measure."""
    told = not (rule.unit or rule.measure) or unit in rule.unit or measure in rule.measure
    return told and kind not in rule.not_kind and (not rule.kind or kind in rule.kind)


def _holds(rule: FamilyRule, signs: Signs) -> bool:
    """Whether the other conditions of `rule` hold, which speak of more than kind, unit and measure."""
    acts = signs.before | signs.behind
    return (
        (not rule.act or not acts.isdisjoint(rule.act))
        and (not rule.act_before or not signs.before.isdisjoint(rule.act_before))
        and acts.isdisjoint(rule.not_act)
        and (not rule.owner or signs.owner.endswith(rule.owner))
        and (not rule.follows or signs.follows in rule.follows)
        and (not rule.tail or signs.item.endswith(rule.tail) or signs.core.endswith(rule.tail))
        and (not rule.item or _any_in(rule.item, signs.item))
        and (not rule.near or _any_in(rule.near, signs.clause) or _any_in(rule.near, signs.modifier))
        and not _any_in(rule.not_near, signs.clause)
        and not _any_in(rule.not_item, signs.item)
    )


def _any_in(words: tuple[str, ...], text: str) -> bool:
    return bool(words) and _any_of(words).search(text) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(words))
