"""The numbers of a paragraph while their wholes are sought: which could be a part of which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.alike import PERSONS, alike, noun_of, same_noun
from cast_stats.facts.changes import AMOUNT
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio
from cast_stats.facts.sums import Links

PERSONAL = ("户", "员", "者")
BODIES = frozenset(("家", "所", "户", "单位"))
WORKS = frozenset(("项", "件", "篇", "次", "场", "期", "种", "幅", "份", "条", "部", "首", "则", "例"))
"""Measure words of bodies, and of what they do: none of these is a part of those."""
THINGS = BODIES | WORKS | frozenset("个支处类款批宗块届门")
CLAUSE = re.compile("[，,；;：:。]")
AVERAGE = re.compile(r"单产|[人户日亩年]均|平均|每[\u4e00-\u9fff]")
"""What an item holds that is told of each of many and is no part of what they have together."""


class Numbers:
    """The numbers of a paragraph, and for each the index of its whole as far as it is found."""

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        self.drafts, self.text = drafts, text
        self.starts = [draft.number.start for draft in drafts]
        self.ends = [draft.number.end for draft in drafts]
        self.found: Links = [None] * len(drafts)
        self.picked: set[int] = set()

    def counts(self, i: int) -> bool:
        """Whether number `i` is a count that can have parts or be one: no share, no change, no average."""
        draft = self.drafts[i]
        return not is_ratio(draft.number) and draft.change not in AMOUNT and not AVERAGE.search(draft.item)

    def holds(self, j: int, i: int) -> bool:
        """Whether number `j` counts what number `i` could be a part of."""
        whole, part = self.drafts[j], self.drafts[i]
        counts = self.counts(j) and part.change not in AMOUNT and not AVERAGE.search(part.item)
        return counts and whole.number.value >= part.number.value

    def alike(self, j: int, i: int) -> bool:
        """Whether number `i` could be a part of number `j` by its unit too."""
        return alike(self.drafts[j], self.drafts[i]) and self.holds(j, i)

    def beside(self, j: int, i: int) -> bool:
        """Whether two numbers stand in one sentence."""
        return self.drafts[j].sentence is self.drafts[i].sentence

    def lead(self, i: int) -> str:
        """What stands before a number in its clause."""
        start = self.drafts[i - 1].number.end if i else 0
        return CLAUSE.split(self.text[start : self.drafts[i].number.start])[-1]

    def same_unit(self, j: int, i: int) -> bool:
        """Whether two numbers have one unit."""
        return self.drafts[j].number.unit == self.drafts[i].number.unit

    def same_noun(self, j: int, i: int) -> bool:
        """Whether two numbers count one noun; what was taken of more counts that: 申请专利19件，授权11件."""
        return any(same_noun(self.drafts[k], self.drafts[i]) for k in self._taken_of(j))

    def _taken_of(self, j: int) -> tuple[int, ...]:
        """Number `j`, and what it was taken from."""
        whole = self.found[j] if j in self.picked else None
        return (j,) if whole is None else (j, whole)

    def named(self, j: int, i: int) -> bool:
        """Whether what the part counts is named before the whole: 学会、协会70个，委员会26个，其中新建学会6个."""
        other = j > 0 and self.same_noun(j - 1, i)
        told = any(noun_of(self.drafts[i]) in self.lead(k) for k in self._taken_of(j))
        return self.same_noun(j, i) or (told and not other)

    def things(self, j: int, i: int) -> bool:
        """Whether both numbers count things, if by other measure words: 项目9个，其中省级2项."""
        whole, part = (self.drafts[k].number.unit for k in (j, i))
        return {whole, part} <= THINGS and not (whole in BODIES and part in WORKS) and self.holds(j, i)

    def people(self, j: int, i: int) -> bool:
        """Whether both numbers count people, if by other measure words: 大户37户，其中9人."""
        whole, part = self.drafts[j], self.drafts[i]
        return part.number.unit in PERSONS and whole.item.endswith(PERSONAL) and self.holds(j, i)
