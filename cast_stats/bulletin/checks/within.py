"""Checks of figures against others of their own text: parts, changes, shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cast_stats.bulletin.checks.finding import Finding, Verdict, told, total
from cast_stats.bulletin.figure import INFINITY, Figure
from cast_stats.catalog.checks import checks
from cast_stats.figures import plain

PARTS, CHANGES, SHARES = "部分与总数", "前后与增减", "百分比与基数"
AMONG_THEM = ("其中", "包括", "含")
HUNDRED = Decimal(100)
RELATIVE = {"%": HUNDRED, "‰": Decimal(1000), "倍": Decimal(1)}
"""Units of a change against what it began with: how many of them make one."""
POINTS = ("个百分点", "百分点")
Reach = tuple[Decimal, Decimal]


def parts(figures: Iterable[Figure]) -> Iterator[Finding]:
    """The parts of a whole add up to it, as far as rounding allows; parts after 其中 need not be all of them."""
    by_id = {figure.id: figure for figure in figures}
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in by_id.values():
        if figure.part_of in by_id and figure.unit == by_id[figure.part_of].unit:
            groups[figure.part_of].append(figure)
    for name, members in groups.items():
        yield _sum_of(by_id[name], sorted(members, key=lambda figure: figure.seq))


def _sum_of(whole: Figure, members: Sequence[Figure]) -> Finding:
    low, high = (sum((figure.reach[end] for figure in members), Decimal(0)) for end in (0, 1))
    verdict: Verdict = "不符"
    note = f"相差{plain(abs(sum((one.value for one in members), Decimal(0)) - whole.value))}"
    if low <= whole.reach[1] and high >= whole.reach[0]:
        verdict, note = "相符", ""
    elif high < whole.reach[0]:
        listed_in_part = len(members) == 1 or any(word in whole.evidence for word in AMONG_THEM)
        verdict, note = ("相符", "其中项，未尽列") if listed_in_part else ("存疑", f"{note}，或未尽列")
    sums = total(figure.value for figure in members)
    text = f"{told(whole)}；各部分 {sums}{f'；{note}' if note else ''}"
    return Finding(PARTS, verdict, text, (whole, *members))


def changes(figures: Iterable[Figure]) -> Iterator[Finding]:
    """What grew from one number to another grew by the difference (by the percentage, so many times) told with it."""
    groups: dict[tuple[str, ...], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.change:
            place = (figure.issue, figure.article, figure.evidence, figure.subject, figure.item)
            groups[place][figure.change].append(figure)
    for ends in groups.values():
        if len(ends["from"]) == len(ends["to"]) == 1:
            for by in (*ends["increase"], *ends["decrease"]):
                yield from _moved(ends["from"][0], ends["to"][0], by)


def _moved(before: Figure, after: Figure, by: Figure) -> Iterator[Finding]:
    sign = 1 if by.change == "increase" else -1
    low, high = _difference(before.reach, after.reach) if sign == 1 else _difference(after.reach, before.reach)
    sums = f"{plain(after.value)}-{plain(before.value)}={plain(after.value - before.value)}"
    if by.unit in RELATIVE and by.unit != before.unit and before.value:
        low, high = (end if abs(end) == INFINITY else end * RELATIVE[by.unit] / before.value for end in (low, high))
        sums = f"({sums})÷{plain(before.value)}"
    elif by.unit not in (before.unit, *POINTS):
        return
    fits = low <= by.reach[1] and high >= by.reach[0]
    yield Finding(CHANGES, "相符" if fits else "不符", f"{told(by)}；{sums}", (before, after, by))


def _difference(before: Reach, after: Reach) -> Reach:
    return after[0] - before[1] if before[1] != INFINITY else -INFINITY, after[1] - before[0]


def shares(figures: Iterable[Figure]) -> Iterator[Finding]:
    """A percentage right behind a part, in the sentence of its whole, is the part's share of the whole."""
    sentences: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        sentences[figure.issue, figure.article, figure.evidence].append(figure)
    for members in sentences.values():
        ordered = sorted(members, key=lambda figure: figure.position)
        by_id = {figure.id: figure for figure in ordered}
        for part, share in pairwise(ordered):
            whole = by_id.get(part.part_of or "")
            if whole and share.unit == "%" and share.change is None and part.unit == whole.unit != "%" and whole.value:
                yield _share_of(part, whole, share)


def _share_of(part: Figure, whole: Figure, share: Figure) -> Finding:
    real = _share(part.value, whole.value)
    slack = max(checks().share_points.value, share.slack)
    slack += _share(part.slack, whole.value) + real * whole.slack / whole.value
    fits = share.reach[0] - slack <= real <= share.reach[1] + slack
    text = f"{told(share)}；{plain(part.value)}÷{plain(whole.value)}={real:.1f}%"
    return Finding(SHARES, "相符" if fits else "不符", text, (part, whole, share))


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part if abs(part) == INFINITY else part * HUNDRED / whole
