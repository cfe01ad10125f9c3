"""Who can win what: a person is no 先进单位, a product no 优秀教师."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.naming import is_organisation, pronoun_kind
from cast_stats.facts.persons import person_in

Sort = Literal["person", "body", "work"]

BRACKET = re.compile(r"\([^()]*\)$")
WORKS = ("项目", "成果", "课题", "论文", "作品", "产品", "品种")
"""What the name of a work ends in."""
OF_PRONOUN: dict[str, Sort] = {"person": "person", "organisation": "body", "region": "body", "thing": "work"}


def may_win(name: str, honour: str) -> bool:
    """Whether the honour's name leaves room for a winner of this sort; a name of no plain sort is no body's."""
    wanted, own = _sort_of_winner(honour), _sort_of(name)
    return wanted in (None, own) or (own is None and wanted != "body")


def is_for_body(honour: str) -> bool:
    """Whether only a body can win the honour."""
    return _sort_of_winner(honour) == "body"


def is_for_person(honour: str) -> bool:
    """Whether only a person can win the honour."""
    return _sort_of_winner(honour) == "person"


def is_alike(name: str, honour: str) -> bool:
    """Whether the honour is plainly one for such a winner: 先进协会 for an association, 科普带头人 for a person."""
    if _sort_of_winner(honour) == "person":
        return _sort_of(name) == "person"
    return name[-2:] == honour.rstrip('"')[-2:]


def _sort_of(name: str) -> Sort | None:
    pronoun = pronoun_kind(name)
    if pronoun:
        return OF_PRONOUN.get(pronoun)
    if person_in(name) and "的" not in name:
        return "person"
    if name.endswith(WORKS):
        return "work"
    if is_organisation(name):
        return "body"
    return "work" if name[0] in '"《' or name[-1] in '"》' else None


@cache
def _sort_of_winner(honour: str) -> Sort | None:
    """The sort of winner that the last words of an honour's name tell; None where they tell none."""
    bare = BRACKET.sub("", honour).rstrip('"')
    fitting = ((end, sort) for sort, ends in award_lexicon().winners.items() for end in ends if bare.endswith(end))
    return max(fitting, key=lambda pair: len(pair[0]), default=("", None))[1]
