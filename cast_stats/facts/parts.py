"""Which numbers are parts of which whole: 其中, an enumerated breakdown, and parts that add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio

OF_WHICH = re.compile("其中|当中|内含|内有")
PERSONS = frozenset("人名位员")
SUM_TOLERANCE = 0


def parents(drafts: Sequence[Draft], text: str) -> list[int | None]:
    """For each of the drafts of one sentence the index of the draft that it is a part of, or None."""
    found: list[int | None] = [None] * len(drafts)
    for i, draft in enumerate(drafts):
        found[i] = _whole_of_which(drafts, i, text)
    _link_sums(drafts, found, text)
    return found


def alike(a: Draft, b: Draft) -> bool:
    """Whether two numbers count things of one kind, so that one can be a part of the other."""
    left, right = a.number.unit, b.number.unit
    return left == right or {left, right} <= PERSONS


def _whole_of_which(drafts: Sequence[Draft], i: int, text: str) -> int | None:
    """The last number before the nearest 其中 that counts things of the same kind and is not smaller."""
    start = drafts[i].number.start
    marks = [m for m in OF_WHICH.finditer(text, drafts[i].sentence.start, start)]
    if not marks or any(c in text[marks[-1].end() : start] for c in "。；;"):
        return None
    mark = marks[-1].start()
    for j in range(i - 1, -1, -1):
        whole = drafts[j].number
        if whole.end <= mark and not is_ratio(whole):
            if is_ratio(drafts[i].number) or (alike(drafts[j], drafts[i]) and whole.value >= drafts[i].number.value):
                return j
    return None


def _link_sums(drafts: Sequence[Draft], found: list[int | None], text: str) -> None:
    """Runs of two or more numbers of one kind that add up to the number before or behind them are its parts."""
    for i, draft in enumerate(drafts):
        if is_ratio(draft.number):
            continue
        for step in (1, -1):
            run = _run_that_adds_up(drafts, i, step)
            for j in run:
                if found[j] is None and found[i] != j:
                    found[j] = i


def _run_that_adds_up(drafts: Sequence[Draft], whole: int, step: int) -> list[int]:
    total, run = drafts[whole].number.value, []
    j = whole + step
    while 0 <= j < len(drafts) and alike(drafts[j], drafts[whole]) and not is_ratio(drafts[j].number):
        run.append(j)
        total -= drafts[j].number.value
        if total <= SUM_TOLERANCE:
            return run if total == 0 and len(run) > 1 else []
        j += step
    return []
