"""Wholes told in earlier sentences or paragraphs: what adds up to one, is told as its share, or is told of its noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from cast_stats.facts.alike import same_noun
from cast_stats.facts.context import Sentence
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio
from cast_stats.facts.marks import STOP
from cast_stats.facts.numbers import Numbers
from cast_stats.facts.shares import OF_IT, is_share
from cast_stats.facts.sums import LONGEST, SMALLEST_WHOLE, Links, both_honour

REACH = 3
"""Paragraphs at most from a whole to its parts."""
SURE, SURE_OF_NOUN = 7, 5
"""So many digits of a whole and parts of it together are no chance: of any nouns, and of one noun."""
AMONG = re.compile("(?:^|(?<=[，,。；;：:]))(?:在?(?:全部|所有))?(?P<noun>[^，,。；;：:、\\d]{2,10})(?<!其)中")
BY_SORT = re.compile("(?:^|(?<=[，,。；;：:]))(?:[从按分][^，,。；;：:\\d]{1,10}?[看分])[，,：:]")
"""What begins a sentence of which parts are told of a whole that an earlier one told."""


def far_wholes(drafts: Sequence[Draft], found: Links, text_of: Callable[[Sentence], str]) -> Links:
    """For each number of an article the index of its whole, where `found` knows those within one paragraph."""
    return _Far(drafts, found, text_of).links()


class _Far(Numbers):
    """The numbers of an article, and what is found of each."""

    def __init__(self, drafts: Sequence[Draft], found: Links, text_of: Callable[[Sentence], str]) -> None:
        super().__init__(drafts, "")
        self.found, self.text_of = list(found), text_of
        self.paragraphs = [draft.sentence.paragraph for draft in drafts]

    def links(self) -> Links:
        """The whole of each number, or None."""
        for told in self._sentences():
            self._link_sums(told)
            self._link_named(told)
            self._link_shares(told)
        return self.found

    def _sentences(self) -> Iterator[list[int]]:
        """The numbers of each full sentence, which goes on over semicolons."""
        told: list[int] = []
        for i in range(len(self.drafts)):
            if told and (self.paragraphs[i] != self.paragraphs[told[0]] or STOP.search(self._between(i - 1, i))):
                yield told
                told = []
            told.append(i)
        if told:
            yield told

    def _between(self, j: int, i: int) -> str:
        """What stands between two numbers of a paragraph."""
        return self.text_of(self.drafts[i].sentence)[self.ends[j] : self.starts[i]]

    def _before(self, i: int, begun: int) -> Iterator[int]:
        """The numbers before number `begun` that could be the whole of number `i`, the nearest first."""
        first = max(bisect_left(self.paragraphs, self.paragraphs[i] - REACH), begun - LONGEST)
        return (j for j in reversed(range(first, begun)) if self.alike(j, i))

    def _link_sums(self, told: Sequence[int]) -> None:
        """The runs of numbers of a sentence that add up to a number told before it."""
        counted = [i for i in told if self.counts(i)]
        while len(counted) > 1:
            whole, run = self._run_from(counted, told[0])
            for i in run:
                self.found[i] = whole
            counted = counted[len(run) or 1 :]

    def _run_from(self, counted: Sequence[int], begun: int) -> tuple[int | None, Sequence[int]]:
        """The number before `begun` that the numbers from the first of `counted` on add up to, and these; none where
        there is no such number."""
        for whole in self._before(counted[0], begun):
            run = [i for i in counted if self.alike(whole, i) and self.found[i] in (None, whole, *counted)]
            sums = list(accumulate(self.drafts[i].number.value for i in run))
            total = self.drafts[whole].number.value
            if run[:1] == counted[:1] and total >= SMALLEST_WHOLE and total in sums[1:]:
                run = run[: sums.index(total) + 1]
                if self._is_sure(whole, run):
                    return whole, run
        return None, ()

    def _is_sure(self, whole: int, run: Sequence[int]) -> bool:
        """Whether it can be no chance that the numbers of a run add up to the whole."""
        digits = len(self.drafts[whole].number.value.normalize().as_tuple().digits)
        one = all(self._is_of(whole, i) for i in run)
        return digits + len(run) >= (SURE_OF_NOUN if one else SURE)

    def _is_of(self, whole: int, i: int) -> bool:
        return same_noun(self.drafts[whole], self.drafts[i]) or both_honour(self.drafts[i], self.drafts[whole])

    def _link_named(self, told: Sequence[int]) -> None:
        """The numbers of a sentence that says first of what it tells parts: 参赛企业中，…; 从产业看，…."""
        draft = self.drafts[told[0]]
        text, begun = self.text_of(draft.sentence), draft.sentence.start
        lead = text[begun : draft.number.start]
        among = AMONG.search(lead)
        if not among and not BY_SORT.match(lead):
            return
        for i in told:
            if self.found[i] is None and self.counts(i):
                self.found[i] = next((j for j in self._before(i, told[0]) if self._is_named(j, i, among)), None)

    def _is_named(self, whole: int, i: int, among: re.Match[str] | None) -> bool:
        """Whether the sentence of number `i` speaks of what number `whole` counts."""
        if self.found[whole] is not None or self.drafts[whole].number.value == self.drafts[i].number.value:
            return False
        if among is None:
            return self.same_noun(whole, i)
        noun, item = among["noun"], self.drafts[whole].item
        return item.endswith(noun) or (len(item) > 1 and noun.endswith(item))

    def _link_shares(self, told: Sequence[int]) -> None:
        """The numbers of a sentence that are exactly the share told of a number of an earlier paragraph."""
        for i, share in pairwise(told):
            if not OF_IT.fullmatch(self._between(i, share)):
                continue
            if self.found[i] is None:
                wholes = (j for j in self._before(i, told[0]) if is_share(self, i, j, share))
                self.found[i] = next(wholes, None)
            if self.found[i] is not None and is_ratio(self.drafts[share].number):
                self.found[share] = self.found[i]
