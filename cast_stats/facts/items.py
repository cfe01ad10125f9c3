"""What is counted: the first item rule whose pattern matches round a number says where its noun stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cast_stats.catalog.lexicon import lexicon
from cast_stats.catalog.rules import ItemRule, RuleBook
from cast_stats.facts.alike import PERSONS
from cast_stats.facts.elements import Elements
from cast_stats.facts.patterns import END, Alphabet, Groups, Pattern
from cast_stats.language.mention import Number
from cast_stats.language.words import is_known

ABOVE = frozenset({"previous", "whole", "step"})
"""Where a rule takes the item of a number before."""
RATIOS = frozenset({"%", "‰", "个百分点", "百分点", "倍", "成", "比"})
SORTS = frozenset({"各类", "各种", "各项", "各式", "各级", "各级各类"})
"""What a noun begins with behind its verb, which the dictionary may take for a noun: 转化|各类成果, 农村各类人才."""
QUOTES = frozenset('《“"')
RUNNING = frozenset({"组织", "推广"})
"""Verbs that the dictionary takes for nouns, whatever title stands behind them: 组织|“大篷车”进校园活动."""


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """The rule that explains a number, the span of its item in the paragraph (None: that of the number before), and the
    spans of those that have the number each. `back` counts the figures back to the one whose item it takes."""

    rule: ItemRule
    span: tuple[int, int] | None
    owners: tuple[tuple[int, int], ...] = ()
    back: int = 1


class ItemFinder:
    """The item rules of a rule book, compiled once."""

    def __init__(self, book: RuleBook) -> None:
        self.alphabet = Alphabet(lexicon().class_names, book.unions, book.phrases)
        self._serving: dict[tuple[str, str, str, str], tuple[tuple[ItemRule, Pattern], ...]] = {}
        self._quantity, self._enum = self.alphabet.letter("quantity"), self.alphabet.letter("enum")
        self._opening, self._closing = self.alphabet.letter("paren_open"), self.alphabet.letter("paren_close")
        self._folk = self.alphabet.letter("folk")
        self._joining = self.alphabet.members("joining")
        self._printing = self.alphabet.letter("printing")
        self._nouns = self.alphabet.members("placed") + self.alphabet.members("being")
        self._rules: tuple[tuple[ItemRule, Pattern], ...] = tuple(
            (rule, self.alphabet.compile(rule.pattern)) for rule in book.items
        )

    def find(self, elements: Elements, number: Number, units: Collection[str] = ()) -> ItemMatch | None:
        """The match of the first rule that explains `number`, or None; `units` are those that stood before it."""
        index = elements.position.get(number.start)
        if index is None:
            return None
        left, right = elements.left_of(index), elements.right_of(index)
        kind = "percentage" if is_ratio(number) else "count"
        for rule, pattern in self._rules_for(kind, number.unit, left[:1] or END, right[:1] or END):
            if (rule.same_unit and not _told(number.unit, units)) or (rule.each and not number.each):
                continue
            groups = pattern.match(left, right)
            if groups is not None:
                return ItemMatch(
                    rule,
                    self._span(rule, elements, index, number, groups),
                    self._owners(elements, index, groups),
                    self._steps(elements, index, groups),
                )
        return None

    def _rules_for(self, kind: str, unit: str, before: str, behind: str) -> tuple[tuple[ItemRule, Pattern], ...]:
        """The rules that serve numbers of a kind and a unit between two classes of words."""
        key = kind, unit, before, behind
        if key not in self._serving:
            self._serving[key] = tuple(
                (rule, pattern)
                for rule, pattern in self._rules
                if rule.of in ("any", kind)
                and (not rule.units or unit in rule.units)
                and pattern.may_match(before, behind)
            )
        return self._serving[key]

    def _span(
        self, rule: ItemRule, elements: Elements, index: int, number: Number, groups: Groups
    ) -> tuple[int, int] | None:
        if rule.item in ABOVE:
            return None
        if rule.item == "unit":
            return number.end - len(number.unit), number.end
        if rule.item == "member":
            return elements.span(index, *self._member(elements, index, groups))
        first, last = self._own(elements, index, *groups["item"])
        return elements.span(index, self._behind_verb(elements, index, first, last), last)

    def _member(self, elements: Elements, index: int, groups: Groups) -> tuple[int, int]:
        """The member of the listed item that this number is for; the whole list where the counts do not agree."""
        members = self._members(elements, index, groups["item"])
        earlier, later = (self._numbers_in(elements, index, groups.get(name)) for name in ("earlier", "later"))
        return members[earlier] if len(members) == earlier + 1 + later else groups["item"]

    def _members(self, elements: Elements, index: int, group: tuple[int, int] | None) -> list[tuple[int, int]]:
        """The members of a list, each as first and last word; none of no group."""
        if group is None:
            return []
        joints = [i for i in range(group[0], group[1] + 1) if elements.letters[index + i] in self._joining]
        return list(zip([group[0], *(i + 1 for i in joints)], [*(i - 1 for i in joints), group[1]], strict=True))

    def _owners(self, elements: Elements, index: int, groups: Groups) -> tuple[tuple[int, int], ...]:
        members = self._members(elements, index, groups.get("owners"))
        return tuple(elements.span(index, *member) for member in members)

    def _steps(self, elements: Elements, index: int, groups: Groups) -> int:
        """How many figures back the one stands that has the same place in the list before 分别."""
        return sum(self._numbers_in(elements, index, groups.get(name)) for name in ("earlier", "later")) + 1

    def _numbers_in(self, elements: Elements, index: int, group: tuple[int, int] | None) -> int:
        return elements.letters[index + group[0] : index + group[1] + 1].count(self._quantity) if group else 0

    def _own(self, elements: Elements, index: int, first: int, last: int) -> tuple[int, int]:
        """The group without what belongs to the next number: 5名专家、会员|20人, 126场报告听众|6万人."""
        follower = index + last + 1
        if first < 0 or elements.letters[follower : follower + 1] != self._quantity:
            return first, last
        cut = self._last_joint(elements.letters, index + first, follower)
        if cut > index + first:
            return first, cut - index - 1
        return (first, last - 1) if last > first and elements.letters[follower - 1] == self._folk else (first, last)

    def _last_joint(self, letters: str, start: int, end: int) -> int:
        """Where the last 、 outside brackets stands, or -1: 9个县(市、区)、|会员20人."""
        depth = 0
        for at in range(end - 1, start - 1, -1):
            depth += (letters[at] == self._closing) - (letters[at] == self._opening)
            if letters[at] == self._enum and not depth:
                return at
        return -1

    def _behind_verb(self, elements: Elements, index: int, first: int, last: int) -> int:
        """The first word of the group behind its verb, by 各类 or a title: 培训|各类人才, 印发|《小报》."""
        words, letters = elements.words[index + first : index + last + 1], elements.letters[index + first :]
        if len(words) > 1 and words[1].text in QUOTES and (letters[0] == self._printing or words[0].text in RUNNING):
            return first + 1
        at = next((i for i, word in enumerate(words) if word.text in SORTS), 0)
        named = any(letters[i] in self._nouns and is_known(words[i].text) for i in range(at))
        return first if named else first + at


def _told(unit: str, units: Collection[str]) -> bool:
    """Whether a unit, or one like it, 名 and 人, stood before."""
    return unit in units or (unit in PERSONS and not PERSONS.isdisjoint(units))


def is_ratio(number: Number) -> bool:
    """Whether the number is a share, a multiple or a change in per cent, not a count."""
    return number.unit in RATIOS or (not number.unit and 0 < number.value < 1)
