"""Sums: numbers that add up to the one beside them are its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.alike import PERSONS, alike, same_noun
from cast_stats.facts.changes import AMOUNT
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio

Links = list[int | None]
"""For each number of a paragraph the index of the one that it is a part of, or None."""

TOTAL = re.compile("(?:共|共计|合计|总计|总共|累计|总数|总量)[有为达是]{0,2}$")
CALLED = 4
"""Characters of a word at most that calls the number behind it a total."""
OPENS = re.compile("[^、。；;]{0,16}?[，,:：(（]")
LISTS = re.compile("[^。；;，,：:(（]{0,16}?、")
"""What stands behind a member of a list, which is no whole of the next."""
SMALLEST_WHOLE, SMALLEST_OF_TWO, SMALLEST_AHEAD = 10, 30, 100
"""Smaller numbers add up by chance, those of two parts or of another sentence more easily."""
LONGEST = 100
"""Numbers at most from a whole to the last of those that add up to it."""
WINNING = ("奖", "项目", "成果", "作品", "论文")
"""What wins awards, or is told as all of them."""
THING, PEOPLE = "个", ("个人", "人员", "人物")
"""What things are counted by, and what a whole ends with that has people in it."""
GOING_ON = frozenset({"whole", "level"})
"""What item rules take that go on with a noun told before: 科协15个，市级4个."""


def link_sums(drafts: Sequence[Draft], text: str, found: Links) -> None:
    """Add to `found` that runs of two or more numbers of one kind are parts of the number before them to which they add
    up, or of the one behind them where that is called a total."""
    for i, draft in enumerate(drafts):
        number = draft.number
        if is_ratio(number) or number.value < SMALLEST_WHOLE:
            continue
        opens = OPENS.match(text, number.end) or (number.value >= SMALLEST_AHEAD and not LISTS.match(text, number.end))
        ahead = (1,) if opens else ()
        called = TOTAL.search(text, max(0, number.start - CALLED), number.start)
        for step in (1, -1) if called else ahead:
            for j in _run_that_adds_up(drafts, found, i, step):
                if found[j] is None and found[i] != j:
                    found[j] = i


def _run_that_adds_up(drafts: Sequence[Draft], found: Links, whole: int, step: int) -> list[int]:
    """The numbers on one side of `whole`, near it, whose sum is exactly its value; shares, changes and parts of parts
    between them do not count. Empty where there are none."""
    value = rest = drafts[whole].number.value
    run: list[int] = []
    j = whole + step
    while 0 <= j < len(drafts) and rest > 0 and abs(j - whole) <= LONGEST:
        draft = drafts[j]
        aside = is_ratio(draft.number) or draft.change in AMOUNT or found[j] not in (None, whole)
        if not aside and not _go_together(draft, drafts[whole]):
            break
        if not aside:
            run.append(j)
            rest -= draft.number.value
        j += step
    told = [drafts[i] for i in run]
    alone = len(run) == 2 and step > 0 and same_noun(drafts[whole], told[0]) and not _go_on(told)
    goes_on = found[run[0]] == whole or all(found[i] is None for i in run) if run else False
    large = value >= (SMALLEST_OF_TWO if alone else SMALLEST_WHOLE)
    return run if rest == 0 and len(run) > 1 and large and goes_on else []


def _go_together(part: Draft, whole: Draft) -> bool:
    """Whether the sum of such numbers may be such a whole: they count alike, or people beside things in a whole that
    names both: 先进单位和个人158个，其中示范基地29个、带头人51名."""
    units = {part.number.unit, whole.number.unit}
    mixed = units - PERSONS == {THING} and whole.item.endswith(PEOPLE)
    return alike(part, whole) or both_honour(part, whole) or mixed


def both_honour(part: Draft, whole: Draft) -> bool:
    """Whether awards and what won them are counted: 78个获奖项目，科技进步奖56项."""
    return whole.item.endswith(WINNING) and part.item.endswith("奖")


def _go_on(run: Sequence[Draft]) -> bool:
    """Whether numbers are told as more of a noun before them: 市级4个, 区级11个."""
    return all(draft.rule is not None and draft.rule.item in GOING_ON for draft in run)
