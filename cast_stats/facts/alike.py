"""Whether two numbers count things of one kind, so that one can be a part of the other."""

from __future__ import annotations

from cast_stats.facts.draft import Draft

BRACKET = "("
"""What stands in a unit that names two: 篇(幅)."""
PERSONS = frozenset("人名位员")
"""Measure words for people."""
MANNER = "量数"
"""What makes a noun of what is counted and says no more: 申请量, 学会数."""


def alike(a: Draft, b: Draft) -> bool:
    """Whether the units of two numbers go together: 30人 and 12名, 5篇(幅) and 3幅."""
    left, right = (draft.number.unit.removesuffix("次") or "次" for draft in (a, b))
    return left == right or {left, right} <= PERSONS or _is_either(left, right) or _is_either(right, left)


def same_noun(a: Draft, b: Draft) -> bool:
    """Whether what two numbers count ends alike: 学会, 市级学会."""
    return noun_of(a) == noun_of(b)


def noun_of(draft: Draft) -> str:
    """The end of what a number counts, which its parts share: 专利申请|量, 发明专利申请."""
    return draft.item.rstrip(MANNER)[-2:]


def _is_either(unit: str, other: str) -> bool:
    """Whether a unit of two names, 篇(幅), has `other` for one of them."""
    return BRACKET in unit and other in unit
