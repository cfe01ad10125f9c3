"""Checks of figures across texts, tables and years: told twice, jumps, impossible values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cast_stats.bulletin.checks.finding import Finding, told
from cast_stats.bulletin.choose import Choice
from cast_stats.bulletin.figure import Figure, agree
from cast_stats.bulletin.growth import Growth
from cast_stats.bulletin.tables import Head, Table
from cast_stats.catalog.checks import checks
from cast_stats.catalog.indicators import indicators
from cast_stats.catalog.regions import NATION
from cast_stats.figures import plain

TWICE, JUMPS, IMPOSSIBLE = "同一数字两见", "与上年相比", "不可能的值"
WHOLE_SHARE = 100
SHARE_WORDS = ("占", "比例", "比重", "率")


def told_twice(figures: Iterable[Figure]) -> Iterator[Finding]:
    """A figure of the same subject, item, unit and time is the same wherever it is told."""
    groups: dict[tuple[str | None, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.time_type and figure.change not in ("increase", "decrease"):
            time = (figure.time_type, figure.time_start, figure.time_end)
            groups[figure.subject, figure.item, figure.unit, figure.change, *time].append(figure)
    for members in groups.values():
        if len(members) > 1 and len({(one.issue, one.quote) for one in members}) > 1:
            yield _same(members)


def _same(members: Sequence[Figure]) -> Finding:
    first, *others = members
    fits = all(agree(first, other) for other in others)
    quotes = "、".join(f"{one.quote}（{one.label}）" for one in members)
    return Finding(TWICE, "相符" if fits else "不符", f"{first.subject}{first.item}：{quotes}", tuple(members))


def jumps(growths: Iterable[Growth]) -> Iterator[Finding]:
    """A figure that is many times last year's, or a fraction of it, is looked at again."""
    limits = checks().jumps
    for growth in growths:
        now, before = growth.now, growth.before
        limit = limits.stock if growth.indicator.kind == "stock" else limits.flow
        small = max(now.value, before.value) < limits.smallest.value
        fits = small or before.value / limit.factor <= now.value <= before.value * limit.factor
        text = f"{told(now.figure)}；上年 {plain(before.value)}"
        yield Finding(JUMPS, "相符" if fits else "存疑", text, (now.figure, before.figure))


def impossible(figures: Iterable[Figure]) -> Iterator[Finding]:
    """No count is below zero, no share above one hundred, no figure beyond what its indicator can be."""
    for figure in figures:
        if reason := _fault(figure):
            yield Finding(IMPOSSIBLE, "不符", f"{told(figure)}：{reason}", (figure,))


def _fault(figure: Figure) -> str | None:
    if figure.change is None and figure.value < 0:
        return "小于零"
    if figure.value_max is not None and figure.value_max < figure.value:
        return "上限小于下限"
    share = figure.unit == "%" and figure.change is None and any(word in figure.item for word in SHARE_WORDS)
    if share and figure.value > WHOLE_SHARE:
        return "大于百分之百"
    indicator = indicators().get(figure.indicator or "")
    if indicator and not figure.change and not indicator.range[0] <= figure.value <= indicator.range[1]:
        return f"超出{indicator.name}可能的范围（{plain(indicator.range[0])}～{plain(indicator.range[1])}）"
    return None


def parts_of_cells(tables: Iterable[Table]) -> Iterator[Finding]:
    """An indicator that is a part of another is not greater than it; nor is a place than the country."""
    for table in tables:
        for (code, head), choice in table.cells.items():
            indicator = indicators().get(code)
            whole = table.choice(indicator.part_of, head) if indicator and indicator.part_of else None
            if whole:
                yield _not_greater(choice, whole)
            nation = table.choice(code, Head((NATION,), ""))
            if nation and nation is not choice and indicator and indicator.additive:
                yield _not_greater(choice, nation)


def _not_greater(part: Choice, whole: Choice) -> Finding:
    fits = part.figure.reach[0] <= whole.figure.reach[1]
    text = f"{told(part.figure)}；总数 {told(whole.figure)}"
    return Finding(IMPOSSIBLE, "相符" if fits else "不符", text, (part.figure, whole.figure))
