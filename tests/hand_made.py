"""Records of our own making, for tests that need some."""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from cast_stats.records import Award, Evidence, Fact, Issue, PageBox


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]
"""Runs a command line; each argument is a word of it."""


ISSUE = Issue(file="hexi.pdf", sha256="ab" * 32, journal="河西科协", year=2021, number=3, serial=88, pages=12)


def make_fact(number: int = 1, **changed: object) -> Fact:
    """A fact of our own; `changed` replaces its fields."""
    fields: dict[str, object] = {
        "id": f"f{number:03}",
        "family": "association",
        "category": "org_count",
        "subject": "河西市",
        "item": "企业科协",
        "value": Decimal(31),
        "unit": "家",
        "issue": "河西科协 2021-3",
        "article": "把家建在车间里",
        "section": "经验交流",
        "rule": "count-after-noun",
        "grade": "high",
        "evidence": Evidence(
            quote="31家", offset=8, text="全市已有企业科协31家。", page=4,
            boxes=(PageBox(page=4, x0=56.5, top=120, x1=98.25, bottom=132),),
        ),
    }  # fmt: skip
    return Fact.model_validate({**fields, **changed, "evidence": changed.get("evidence", fields["evidence"])})


def make_award(number: int = 1, **changed: object) -> Award:
    """An award of our own; `changed` replaces its fields."""
    fields: dict[str, object] = {
        "id": f"a{number:03}",
        "recipient": "河西泵业有限公司",
        "award": "省职工创新成果奖",
        "grade": "二等奖",
        "year": "2020",
        "awarder": "省总工会",
        "issue": "河西科协 2021-3",
        "article": "把家建在车间里",
        "rule": "won",
        "evidence": Evidence(quote="二等奖", offset=2, text="获得二等奖。", page=5),
    }
    return Award.model_validate(fields | changed)


def count_up(last: int, tell: Callable[[int, int], None]) -> int:
    """Tells each number up to the last with the last; gives the process that counted."""
    for number in range(1, last + 1):
        tell(number, last)
    return os.getpid()
