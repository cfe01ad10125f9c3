"""Which numbers are parts of which whole: 其中 and its like, a share of a part, parts that add up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio

BRACKET = "("
"""What stands in a unit that names two: 篇(幅)."""
PERSONS = frozenset("人名位员")
THINGS = frozenset(("个", "家", "项", "所", "单位", "支", "处", "件", "篇", "种", "类"))
OF_WHICH = re.compile(
    "其中|当中|组成[，,]|(?:覆盖|拥有)(?=[0-9]+[多余]?[名位人])|包括|涵盖|含|内有|经[^，,。；;]{0,12}(?:评审|筛选|评选|梳理|遴选|论证|审核|评比|评议)"
)
AMONG = re.compile("[^，,。；;、]{0,24}?中(?=[，,挑评选有来占已])")
SELECTED = re.compile(
    "(?:采纳|登载|刊用|刊登|获奖|授权|立项|验收|落地|签约|入选|通过|评出|选出|评选出|确定|收入|录用|鉴定|转化|优选|遴选|收录|被评为)[了出]?[^，,。；;]{0,8}$"
)
SHARE = re.compile("占|比重|比例")
TOTAL = re.compile("(?:共|共计|合计|总计|总共|累计|总数|总量)[有为达是]{0,2}$")
OPENS = re.compile("[^、。；;]{0,16}?[，,:：(（]")
CHANGES = frozenset({"increase", "decrease"})
SMALLEST_WHOLE = 10
"""Smaller numbers add up by chance."""
STOP = re.compile("[。；;！？!?]")


def parents(drafts: Sequence[Draft], text: str) -> list[int | None]:
    """For each of the drafts of one paragraph the index of the draft that it is a part of, or None."""
    marks = _marks(drafts, text)
    found = [_whole_of_which(drafts, i, text, marks) for i in range(len(drafts))]
    _link_selected(drafts, found, text)
    _link_sums(drafts, found, text)
    _link_shares(drafts, found, text)
    return found


def alike(a: Draft, b: Draft) -> bool:
    """Whether two numbers count things of one kind, so that one can be a part of the other."""
    left, right = a.number.unit, b.number.unit
    return left == right or {left, right} <= PERSONS or _is_either(left, right) or _is_either(right, left)


def _is_either(unit: str, other: str) -> bool:
    """Whether a unit of two names, 篇(幅), has `other` for one of them."""
    return BRACKET in unit and other in unit


def _marks(drafts: Sequence[Draft], text: str) -> list[int]:
    """Where words stand that make the numbers behind them parts of one before."""
    marks = [m.end() for m in OF_WHICH.finditer(text)]
    for draft in drafts:
        among = AMONG.match(text, draft.number.end)
        if among:
            marks.append(among.end())
    return sorted(marks)


def _whole_of_which(drafts: Sequence[Draft], i: int, text: str, marks: Sequence[int]) -> int | None:
    """The last number before the nearest mark that counts things of the same kind and is not smaller."""
    number = drafts[i].number
    mark = next((m for m in reversed(marks) if m <= number.start), None)
    if mark is None or STOP.search(text, mark, number.start) or drafts[i].change in CHANGES:
        return None
    before = [j for j in range(i) if drafts[j].number.end <= mark and not is_ratio(drafts[j].number)]
    if is_ratio(number):
        return before[-1] if before else None
    whole = [j for j in before if drafts[j].number.value >= number.value and drafts[j].change not in CHANGES]
    same = [j for j in whole if alike(drafts[j], drafts[i])]
    near = [j for j in whole if {drafts[j].number.unit, number.unit} <= THINGS]
    return max(same or near, default=None)


def _link_selected(drafts: Sequence[Draft], found: list[int | None], text: str) -> None:
    """What was taken up of what was handed in, 建议582条，采纳364条, is a part of it."""
    for i, draft in enumerate(drafts):
        before = [j for j in range(i) if alike(drafts[j], draft) and drafts[j].sentence is draft.sentence]
        if found[i] is not None or not before or is_ratio(draft.number):
            continue
        whole = drafts[before[-1]].number
        if whole.value > draft.number.value and SELECTED.search(text, whole.end, draft.number.start):
            found[i] = before[-1]


def _link_shares(drafts: Sequence[Draft], found: list[int | None], text: str) -> None:
    """A share that follows a part, 其中女性876人，占43.5%, is a share of the same whole."""
    for i in range(1, len(drafts)):
        between = text[drafts[i - 1].number.end : drafts[i].number.start]
        if (
            is_ratio(drafts[i].number)
            and SHARE.search(between)
            and not STOP.search(between)
            and found[i - 1] is not None
        ):
            found[i] = found[i - 1]


def _link_sums(drafts: Sequence[Draft], found: list[int | None], text: str) -> None:
    """Runs of two or more numbers of one kind that add up to the number before them, or behind them where that is
    called a total, are its parts."""
    for i, draft in enumerate(drafts):
        number = draft.number
        if is_ratio(number) or number.value < SMALLEST_WHOLE:
            continue
        directions = (1, -1) if TOTAL.search(text, 0, number.start) else (1,) if OPENS.match(text, number.end) else ()
        for step in directions:
            for j in _run_that_adds_up(drafts, found, i, step):
                if found[j] is None and found[i] != j:
                    found[j] = i


def _run_that_adds_up(drafts: Sequence[Draft], found: Sequence[int | None], whole: int, step: int) -> list[int]:
    """The numbers on one side of `whole` whose sum is exactly its value; shares, changes and parts of parts between
    them do not count. Empty where there are none."""
    rest, run = drafts[whole].number.value, []
    j = whole + step
    while 0 <= j < len(drafts) and rest > 0:
        aside = is_ratio(drafts[j].number) or drafts[j].change in CHANGES or found[j] is not None
        if not aside and not alike(drafts[j], drafts[whole]):
            break
        if not aside:
            run.append(j)
            rest -= drafts[j].number.value
        j += step
    return run if rest == 0 and len(run) > 1 else []
