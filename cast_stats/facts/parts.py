"""Which numbers are parts of which whole: 其中 and its like, what was taken of what was handed in, brackets, sums."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

from cast_stats.facts.alike import MANNER, alike
from cast_stats.facts.changes import AMOUNT
from cast_stats.facts.context import START
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio
from cast_stats.facts.marks import PART, STOP, Mark, Marks
from cast_stats.facts.numbers import CLAUSE, Numbers
from cast_stats.facts.picked import BREAK, picked
from cast_stats.facts.shares import link_shares
from cast_stats.facts.sums import SMALLEST_WHOLE, Links, link_sums
from cast_stats.language.words import Word

STATES = ("有", "占", "为", "达", "含", "是", "享受", "具有")
BY_SORT = ("分", "看")
"""What a mark ends with behind which totals told before are told by sorts: 按种类分, 从地区看."""
NEARLY = Decimal("0.9")
"""So much of its whole a list over semicolons tells at least, where 其中 stands in the whole's own sentence."""
LONGEST_WORD = 3
"""Characters at most before the noun with which a sentence begins: 入围|项目."""
BEFORE_LIST = ("，", ",", "：", ":")
"""What may part a mark from its list: 其中，…."""
BOARD = "常"
"""What those begin with that a body elects among its members and is told beside them: 委员、常务委员."""


def parents(drafts: Sequence[Draft], text: str) -> Links:
    """For each of the drafts of one paragraph the index of the draft that it is a part of, or None."""
    return _Parts(drafts, text).links()


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, is in (start, end]."""
    return bisect_right(places, start) < bisect_right(places, end)


class _Parts(Numbers):
    """The numbers of a paragraph, with the marks that make some of them parts."""

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        super().__init__(drafts, text)
        self.counted: list[int] = []
        self.over = tuple(Marks(drafts, text).over())

    def links(self) -> Links:
        """The whole of each number, or None."""
        for i, draft in enumerate(self.drafts):
            bracketed = self._bracketed(i)
            whole = self._of_which(i) if bracketed is None else bracketed
            taken = picked(self, i)
            self.found[i] = taken if whole is None else whole
            if bracketed is None and not is_ratio(draft.number):
                self.counted.append(i)
        link_sums(self.drafts, self.text, self.found)
        link_shares(self)
        return self.found

    def _bracketed(self, i: int) -> int | None:
        """The number before the bracket that a number stands in: 会员300人(女80人)."""
        number = self.drafts[i].number
        opened = self.text.rfind("(", 0, number.start)
        if opened < self.text.rfind(")", 0, number.start) or STOP.search(self.text, opened, number.start):
            return None
        first = bisect_right(self.ends, opened, 0, i)
        before = first - 1
        other = first < i and self.same_unit(first, i) and self.found[first] != before
        return before if before >= 0 and self.alike(before, i) and not other else None

    def _of_which(self, i: int) -> int | None:
        """The whole that the nearest mark before a number speaks of."""
        number, mark = self.drafts[i].number, self.over[i]
        if mark is None or self.drafts[i].change:
            return None
        behind = bisect_left(self.counted, bisect_right(self.ends, mark.start))
        before = self.counted[:behind] if mark.whole is None else [mark.whole]
        first = bisect_left(self.starts, mark.start)
        apart = PART.search(self.text, mark.start, number.start) is not None
        if is_ratio(number):
            return before[-1] if before and not apart else None
        if self._goes_on(mark.start, first, i):
            return None
        if first < i and self._narrows(i - 1, i) and self.found[i - 1] is not None:
            return i - 1
        near = tuple(takewhile(lambda j: self.beside(j, before[-1]), reversed(before)))
        wholes = [j for j in near if self.alike(j, i) or (self.things(j, i) and self.named(j, i))]
        by_sort = self.text.endswith(BY_SORT, 0, mark.start)
        told = [j for j in reversed(before) if self.alike(j, i) and self.found[j] is None] if by_sort else wholes
        named = next((j for j in told if self.same_noun(j, i) and self._has_all(j, first, i)), None)
        if apart:
            return self._behind_semicolon(mark, first, i, named)
        shared = self.found[first] if first != i and self.same_unit(first, i) else None
        if shared is not None and self.holds(shared, i) and (named is None or self.same_noun(shared, i)):
            return shared
        total = self._total(i) if first == i else None
        exact = next((j for j in told if self.drafts[j].number.value == total), None)
        if exact is not None or named is not None:
            return named if exact is None else exact
        return self._nearest(first, i, [*self._with_room(wholes, total)], near, before)

    def _nearest(self, first: int, i: int, wholes: list[int], near: Sequence[int], before: Sequence[int]) -> int | None:
        """The best of the `wholes`, or else of the numbers `near` and `before` the mark."""
        wholes = wholes or [j for j in near if self.people(j, i)]
        if alike(self.drafts[i], self.drafts[first]):
            last = [j for j in near if self.drafts[j].change not in AMOUNT][:1]
            wholes = wholes or [j for j in last if self.things(j, i)]
            wholes = [j for j in wholes if self.named(j, i)] or wholes
        if wholes:
            return self._of_list(wholes[0])
        far = (j for j in reversed(before) if self.alike(j, i) and (self.same_noun(j, i) or self._is_topic(j, i)))
        return next(far, None)

    def _total(self, first: int) -> Decimal | None:
        """What the numbers listed from one on add up to, where they are several."""
        run = [self.drafts[first].number.value]
        for i in range(first + 1, len(self.drafts)):
            between = self.text[self.ends[i - 1] : self.starts[i]]
            if STOP.search(between) or PART.search(between):
                break
            if self.counts(i) and self.same_unit(first, i):
                run.append(self.drafts[i].number.value)
        total = sum(run, Decimal(0))
        return total if len(run) > 1 and total >= SMALLEST_WHOLE else None

    def _with_room(self, wholes: Sequence[int], total: Decimal | None) -> Sequence[int]:
        """Those of the wholes that all of the list goes into, where there are such."""
        return [j for j in wholes if self.drafts[j].number.value >= (total or 0)] or wholes

    def _has_all(self, j: int, first: int, i: int) -> bool:
        """Whether number `j` could be the whole of the first of a list too, where that counts what `i` counts."""
        return not (self.same_unit(first, i) and self.same_noun(first, i)) or self.holds(j, first)

    def _of_list(self, j: int) -> int:
        """The whole of the list that number `j` ends: 收到100项，评出一等奖2项、二等奖8项，其中….."""
        between = self.text[self.ends[j - 1] : self.starts[j]] if j else ""
        listed = "、" in between and not CLAUSE.search(between)
        whole = self.found[j]
        return whole if listed and whole is not None and self.found[j - 1] == whole else j

    def _is_topic(self, j: int, i: int) -> bool:
        """Whether the sentence of number `i` begins with what number `j` counts: 参赛项目涉及22个行业，其中…."""
        item, begun = self.drafts[j].item, self.drafts[i].sentence.start
        return len(item) > 1 and item in self.text[begun : begun + len(item) + LONGEST_WORD]

    def _behind_semicolon(self, mark: Mark, first: int, i: int, named: int | None) -> int | None:
        """The whole of a number of a list that goes on over semicolons: that of the last one of its kind."""
        shared = self.found[first]
        goes_on = named is None and self.same_noun(first, i) and alike(self.drafts[first], self.drafts[i])
        if goes_on and shared is not None and self.holds(shared, i):
            return shared
        if named is not None or self.drafts[i].item.endswith(tuple(MANNER)):
            return named
        twin = next((j for j in reversed(range(first, i)) if self._is_twin(j, i)), None)
        whole = None if twin is None else self.found[twin]
        return whole if whole is not None and self._has_room(whole, first, i) else None

    def _is_twin(self, j: int, i: int) -> bool:
        return self.found[j] is not None and self.counts(j) and alike(self.drafts[j], self.drafts[i])

    def _has_room(self, whole: int, first: int, i: int) -> bool:
        """Whether number `i` goes into the whole beside the parts before it; where the whole stands in the sentence of
        the mark, whether it is all but filled by the list."""
        size = self.drafts[whole].number.value
        sums = [s for s in self._sums(whole, first, i) if s <= size]
        told = sum((self.drafts[j].number.value for j in range(first, i) if self.found[j] == whole), Decimal(0))
        if told + self.drafts[i].number.value > size or not self.counts(i):
            return False
        return not self.beside(whole, first) or (bool(sums) and sums[-1] >= NEARLY * size)

    def _sums(self, whole: int, first: int, i: int) -> Iterator[Decimal]:
        """What the parts of the whole add up to with number `i` and those behind it, one after the other."""
        total = sum((self.drafts[j].number.value for j in range(first, i) if self.found[j] == whole), Decimal(0))
        for j in range(i, len(self.drafts)):
            if STOP.search(self.text, self.starts[i], self.starts[j]):
                return
            if self.counts(j) and alike(self.drafts[j], self.drafts[i]):
                total += self.drafts[j].number.value
                yield total

    def _narrows(self, j: int, i: int) -> bool:
        """Whether number `i` counts some of what number `j` counts: 选手52名，女选手17名."""
        one, more = self.drafts[j].item, self.drafts[i].item
        return len(one) > 1 and more != one and more.endswith(one) and more[0] != BOARD and self.alike(j, i)

    def _goes_on(self, mark: int, first: int, i: int) -> bool:
        """Whether the sentence has gone on from what a mark speaks of to something else that was done."""
        told, begun, here = self.ends[first], self.drafts[i].sentence.start, self.starts[i]
        before = _any_between(self._breaks, told, begun) and self._is_verb_at(begun)
        turned = before or _any_between(self._turns, max(told, begun), here)
        return turned and not self._acts(first, mark)

    @cached_property
    def _breaks(self) -> list[int]:
        """Where something other than members of a list follows on a break."""
        ends = set(self.ends)
        breaks = (m.end() for m in BREAK.finditer(self.text) if m[0] != "、" or m.start() in ends)
        return [place for place in breaks if self._is_apart(place)]

    @cached_property
    def _turns(self) -> list[int]:
        """Where something that was done follows on a break."""
        return [place for place in self._breaks if self._is_verb_at(place)]

    def _is_apart(self, start: int) -> bool:
        """Whether what begins at `start` is no list before the next number."""
        behind = bisect_left(self.starts, start)
        return behind < len(self.starts) and "、" not in self.text[start : self.starts[behind]]

    def _acts(self, i: int, start: int) -> bool:
        """Whether what begins at `start`, for a number of a later sentence that, begins with a verb."""
        begun = start + (self.text[start : start + 1] in BEFORE_LIST)
        word = self._first_word(max(begun, self.drafts[i].sentence.start))
        return self._is_apart(start) and word is not None and word.pos == "v"

    def _is_verb_at(self, start: int) -> bool:
        """Whether the first word from `start` on is a verb that is no part of a noun that is counted."""
        word = self._first_word(start)
        return word is not None and word.pos == "v" and word.text not in STATES and word.start not in self._nouns

    def _first_word(self, start: int) -> Word | None:
        """The first word from `start` on that is no adverb, time or conjunction."""
        first = bisect_left(self._words, start, key=START)
        behind = (self._words[i] for i in range(first, len(self._words)))
        return next((word for word in behind if word.pos not in ("d", "t", "c")), None)

    @cached_property
    def _words(self) -> list[Word]:
        """The words of the sentences that numbers stand in."""
        sentences = {id(draft.sentence): draft.sentence for draft in self.drafts}
        return [word for sentence in sentences.values() for word in sentence.words]

    @cached_property
    def _nouns(self) -> frozenset[int]:
        """The places of all nouns that are counted."""
        spans = (draft.item_span for draft in self.drafts if draft.item_span)
        return frozenset(place for span in spans for place in range(*span))
