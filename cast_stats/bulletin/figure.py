"""A figure as the bulletin sees it: its value, how sure it is, when it holds, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from cast_stats.catalog.checks import checks

INFINITY = Decimal("Infinity")
_SCALES = {
    "": 0,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_PRINTED = re.compile(r"[\d０-９,，]+(?:[.．]([\d０-９]+))?(万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?")
_BEFORE = (
    ("不超过", "不超过"), ("超", "超过"), ("突破", "超过"), ("逾", "超过"), ("不少于", "不少于"), ("近", "近"),
    ("不到", "不到"), ("不足", "不到"), ("约", "约"),
)  # fmt: skip
_AFTER = (("余", "余"), ("多", "多"), ("以上", "以上"), ("以内", "以内"), ("以下", "以下"), ("左右", "左右"))
_PLAIN = {"about": ("约", ""), "at_least": ("", "以上"), "at_most": ("", "以下"), "exact": ("", "")}


class Figure(NamedTuple):
    """One fact of the database, with what it took from the catalogue and from its issue."""

    id: str
    issue: str
    label: str
    journal: str | None
    issue_year: int | None
    issue_number: int | None
    printed: str | None
    seq: int
    family: str
    category: str
    subject: str
    item: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: str
    time_type: str | None
    time_start: str | None
    time_end: str | None
    change: str | None
    part_of: str | None
    indicator: str | None
    region: str | None
    region_name: str | None
    level: str | None
    body: str
    year_from: int | None
    year_to: int | None
    article: str
    page: int | None
    quote: str
    position: int
    evidence: str
    grade: str

    @property
    def step(self) -> Decimal:
        """One unit of the last printed digit: 1000 for 12.3万, 1 for 36."""
        found = _PRINTED.search(self.quote)
        if not found:
            return Decimal(1)
        decimals, scale = len(found[1] or ""), _SCALES[found[2] or ""]
        return Decimal(1).scaleb(scale - decimals)

    @property
    def reach(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value that the printed figure allows."""
        if self.bound == "at_least":
            return self.value, INFINITY
        if self.bound == "at_most":
            return -INFINITY, self.value_max or self.value
        slack = self.slack
        return self.value - slack, (self.value_max or self.value) + slack

    @property
    def slack(self) -> Decimal:
        """How far the true value may lie from the printed one: nothing for an exact count without 万 or decimals."""
        if self.bound == "exact" and self.step == 1 and self.unit != "%":
            return Decimal(0)
        if self.bound == "about":
            return max(self.step, _round_step(self.value))
        return self.step * checks().rounding.value

    @property
    def mark(self) -> tuple[str, str]:
        """What stands before and behind the number in a table: 约, 超过 … 余, 以上, and the upper end of a range."""
        before, after = self._bound_words()
        return before, after if self.value_max is None else f"～{self.value_max.normalize():f}{after}"

    def _bound_words(self) -> tuple[str, str]:
        if self.bound == "exact":
            return "", ""
        before = next((shown for word, shown in _BEFORE if self.quote.startswith(word)), "")
        after = next((shown for word, shown in _AFTER if word in self.quote), "")
        if after in ("多", "余") and before:
            return before, ""
        return (before, after) if before or after else _PLAIN[self.bound]


COLUMNS = Figure._fields
"""What a figure takes from the database."""


def figure_of(row: Mapping[str, Any]) -> Figure:
    """The figure of a row of the database with COLUMNS, in that order and no others."""
    return Figure._make(row.values())


def agree(one: Figure, other: Figure) -> bool:
    """Whether two printed figures can be the same number."""
    low, high = max(one.reach[0], other.reach[0]), min(one.reach[1], other.reach[1])
    return low <= high


def _round_step(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 100 for 1200. About so many is not told to the unit."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))
