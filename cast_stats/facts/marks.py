"""The words that make the numbers behind them parts: 其中, 60个工作站中, 按种类分."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio

STOP = re.compile("[。！？!?]")
PART = re.compile("[；;]")
NEAR = 60
"""Characters at most between a whole and what is told of it."""
OF_WHICH = re.compile(
    "其中|当中|组成[，,]|(?:覆盖|拥有)(?=[0-9]+[多余]?[名位人])|包括|涵盖|(?<![蕴饱富不])[内包]?含(?![量义税糖水有])|内有"
    "|按[^，,。；;、0-9]{1,8}分(?=[，,：:])|[从按分][^，,。；;、0-9]{1,10}看(?=[，,：:])|在(?:全部|所有|全体)[^，,。；;、0-9]{1,10}中"
)
AMONG = re.compile("(?:[^，,。；;、]|(?<=[一二三特])、(?=[一二三])){0,24}?(?<!其)中(?![国央心小学共级华介])")
"""What stands behind a whole whose parts are told next: 60个工作站中，…"""
NAMED_AMONG = re.compile(
    "(?:^|(?<=[，,。；;：:在]))[^，,。；;：:、\\d]{2,8}(?<![动间议程作赛期展会国])中(?:[，,有](?!关)|(?=[^，,。；;：:、\\d]{2,12}\\d))"
)
"""A noun told before whose parts are told next: 高级人员中有推广研究员1人."""
HEADING = re.compile("(?:^|(?<=[，,。；;]))[^，,。；;\\d]{4,20}$")
"""What begins a clause and names a whole: 主持完成的项目|包括."""


class Mark(NamedTuple):
    """Words that make the numbers from `start` up to `end` parts; `whole`: of the number that they name."""

    start: int
    end: int
    whole: int | None


class Marks:
    """The marks of a paragraph that holds the numbers `drafts`."""

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        self.drafts, self.text = drafts, text
        self.starts = [draft.number.start for draft in drafts]

    def _found(self) -> Iterator[Mark]:
        for match in OF_WHICH.finditer(self.text):
            end = self._end_of_bracket(match.start()) or self._end_of(STOP, match.end())
            yield Mark(match.end(), end, self._headed(match.start()))
        for j, draft in enumerate(self.drafts):
            if among := AMONG.match(self.text, draft.number.end):
                yield Mark(among.end(), self._end_of_part(among.end()), j)
        for match in NAMED_AMONG.finditer(self.text):
            whole = next((j for j in reversed(range(len(self.drafts))) if self._is_named(j, match)), None)
            if whole is not None:
                yield Mark(match.end(), self._end_of_part(match.end()), whole)

    def _headed(self, place: int) -> int | None:
        """The number whose noun, with all that tells it apart, is the subject of the clause at `place`."""
        heading = HEADING.search(self.text, max(0, place - NEAR), place)
        if heading is None:
            return None
        return next((j for j, start in enumerate(self.starts) if self.text.endswith(heading[0], 0, start)), None)

    def _is_named(self, j: int, among: re.Match[str]) -> bool:
        """Whether `among` speaks of what number `j` before it counts."""
        draft, noun = self.drafts[j], among[0].strip("，,有").removesuffix("中")
        known = draft.item.startswith(noun[:2]) or draft.item.endswith(noun[-2:])
        behind = bisect_left(self.starts, among.end())
        room = behind < len(self.drafts) and draft.number.value >= self.drafts[behind].number.value
        return known and room and draft.number.end <= among.start() and not is_ratio(draft.number)

    def _end_of_part(self, start: int) -> int:
        return min(self._end_of(mark, start) for mark in (STOP, PART))

    def over(self) -> Iterator[Mark | None]:
        """The mark that each number stands behind, the last of several."""
        ahead = deque(sorted(self._found(), key=lambda mark: mark.start))
        behind: list[Mark] = []
        for start in self.starts:
            while ahead and ahead[0].start <= start:
                behind.append(ahead.popleft())
            while behind and behind[-1].end <= start:
                behind.pop()
            yield behind[-1] if behind else None

    def _end_of_bracket(self, place: int) -> int:
        """Where the bracket closes that a place stands in, or 0."""
        opened = self.text.rfind("(", 0, place)
        return 0 if opened <= self.text.rfind(")", 0, place) else self.text.find(")", place)

    def _end_of(self, stop: re.Pattern[str], start: int) -> int:
        match = stop.search(self.text, start)
        return match.start() if match else len(self.text)
