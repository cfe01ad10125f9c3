"""Which numbers are parts of which whole: 其中 and its like, what was taken of what was handed in, brackets, sums."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from cast_stats.facts.alike import PERSONS, alike, noun_of, same_noun
from cast_stats.facts.changes import AMOUNT
from cast_stats.facts.context import START
from cast_stats.facts.draft import Draft
from cast_stats.facts.items import is_ratio
from cast_stats.facts.marks import NEAR, PART, STOP, Marks
from cast_stats.facts.sums import Links, link_sums
from cast_stats.language.words import Word

PERSONAL = ("户", "员", "者")
THINGS = frozenset(("个", "家", "项", "所", "单位", "支", "处", "件", "篇", "种", "类", "户", "场", "期", "次"))
BODIES, WORKS = frozenset(("家", "所", "户", "单位")), frozenset(("项", "件", "篇", "次", "场", "期", "种"))
"""Measure words of bodies, and of what they do: none of these is a part of those."""
MEASURES = re.compile("元|吨|斤|克|亩|米|里|公顷|时")
"""What a unit holds that measures and does not count."""
BREAK = re.compile("[，,；;、]")
STATES = ("有", "占", "为", "达", "含", "是", "享受", "具有")
CLAUSE = re.compile("[，,；;：:。]")
PICKED = re.compile(
    "(?:投产|采纳|登载|刊用|刊登|获奖|授权|立项|验收|落地|签约|入选|通过|评选?出|确定|录用|鉴定|转化|优选|遴选|收录|被评为|完成|结题|结业"
    "|解决|收回|回收|合格|成功|授奖|发表|取得|获得|晋升|晋级|命名)[了出的]{0,2}[^，,。；;、]{0,10}$"
)
"""What stands before those taken of more: 收到建议50条，采纳12条."""
SINGLES = re.compile(
    r"(?!.*[比较由从])(?:女性?|常务(?:理事|委员)|常委|男性?|\d+岁及?以[上下]|[^\d]{0,10}(?:职称|学历)[^\d]{0,6}|[^\d]{0,16}的|[^\d]{1,8}仅)有?"
)
"""What stands before those with a mark of their own: 40岁以下9人, 获批示的3条."""
DOING = re.compile(
    "[^，,。；;、]{0,8}?(?:获|取得|被|入选|成长|领到|考取|晋级|晋升|评为|当选|上榜|挺进|进入|夺|捧|摘|通过|合格|领取|走上|跻身|收入)"
)
"""What those do who were singled out: 9人取得证书."""
TAKEN = re.compile("(?:发布|上报|对接|推广|实到|到会|结案|办结|审结|受理)[了出]?$")
"""What stands right before those taken of more: 应到87人，实到61人."""
HAVING = re.compile("[^，,。；;：:、]{0,8}有$")
"""What stands between a whole and what it has: 19个项目有14个获奖."""
LISTED = re.compile("[^，,。；;：:、]{0,14}、[^，,。；;：:、]{0,14}$")
BARE = re.compile("(?:[我全][省市县区州国])?(?:又?有|仅|只有|已)?")
BY_SORT = ("分", "看")
"""What a mark ends with behind which totals told before are told by sorts: 按种类分, 从地区看."""
BOARD = "常"
"""What those begin with that a body elects among its members and is told beside them: 委员、常务委员."""
SHARE = re.compile("占|比重|比例")


def parents(drafts: Sequence[Draft], text: str) -> Links:
    """For each of the drafts of one paragraph the index of the draft that it is a part of, or None."""
    return _Parts(drafts, text).links()


def _any_between(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, is in (start, end]."""
    return bisect_right(places, start) < bisect_right(places, end)


class _Parts:
    """The numbers of a paragraph while their wholes are sought."""

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        self.drafts, self.text = drafts, text
        self.starts = [draft.number.start for draft in drafts]
        self.ends = [draft.number.end for draft in drafts]
        self.found: Links = [None] * len(drafts)
        self.picked: set[int] = set()
        self.counted: list[int] = []
        self.over = tuple(Marks(drafts, text).over())

    def links(self) -> Links:
        """The whole of each number, or None."""
        for i, draft in enumerate(self.drafts):
            bracketed = self._bracketed(i)
            whole = self._of_which(i) if bracketed is None else bracketed
            picked = self._picked(i)
            self.found[i] = picked if whole is None else whole
            if bracketed is None and not is_ratio(draft.number):
                self.counted.append(i)
        link_sums(self.drafts, self.text, self.found)
        self._link_shares()
        return self.found

    def _holds(self, j: int, i: int) -> bool:
        """Whether number `j` counts what number `i` could be a part of."""
        whole, part = self.drafts[j], self.drafts[i]
        counts = not is_ratio(whole.number) and whole.change not in AMOUNT and part.change not in AMOUNT
        return counts and whole.number.value >= part.number.value

    def _alike(self, j: int, i: int) -> bool:
        return alike(self.drafts[j], self.drafts[i]) and self._holds(j, i)

    def _beside(self, j: int, i: int) -> bool:
        """Whether two numbers stand in one sentence."""
        return self.drafts[j].sentence is self.drafts[i].sentence

    def _lead(self, i: int) -> str:
        """What stands before a number in its clause."""
        start = self.drafts[i - 1].number.end if i else 0
        return CLAUSE.split(self.text[start : self.drafts[i].number.start])[-1]

    def _bracketed(self, i: int) -> int | None:
        """The number before the bracket that a number stands in: 会员300人(女80人)."""
        number = self.drafts[i].number
        opened = self.text.rfind("(", 0, number.start)
        if opened < self.text.rfind(")", 0, number.start) or STOP.search(self.text, opened, number.start):
            return None
        before = bisect_right(self.ends, opened, 0, i) - 1
        return before if before >= 0 and self._alike(before, i) else None

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
        near = tuple(takewhile(lambda j: self._beside(j, before[-1]), reversed(before)))
        wholes = [j for j in near if self._alike(j, i) or (self._things(j, i) and self._named(j, i))]
        by_sort = self.text.endswith(BY_SORT, 0, mark.start)
        told = (j for j in reversed(before) if self._alike(j, i)) if by_sort else wholes
        named = next((j for j in told if self._same_noun(j, i)), None)
        shared = self.found[first]
        if apart and named is None and shared is not None and self._same_noun(first, i) and self._holds(shared, i):
            return shared
        if apart or named is not None:
            return named
        if first != i and shared is not None and self._holds(shared, i) and self._same_unit(first, i):
            return shared
        wholes = wholes or [j for j in near if self._people(j, i)]
        if alike(self.drafts[i], self.drafts[first]):
            last = [j for j in near if self.drafts[j].change not in AMOUNT][:1]
            wholes = wholes or [j for j in last if self._things(j, i)]
            wholes = [j for j in wholes if self._named(j, i)] or wholes
        far = (j for j in reversed(before) if self._alike(j, i) and self._same_noun(j, i))
        return wholes[0] if wholes else next(far, None)

    def _narrows(self, j: int, i: int) -> bool:
        """Whether number `i` counts some of what number `j` counts: 选手52名，女选手17名."""
        one, more = self.drafts[j].item, self.drafts[i].item
        return len(one) > 1 and more != one and more.endswith(one) and more[0] != BOARD and self._alike(j, i)

    def _same_unit(self, j: int, i: int) -> bool:
        return self.drafts[j].number.unit == self.drafts[i].number.unit

    def _same_noun(self, j: int, i: int) -> bool:
        return same_noun(self.drafts[j], self.drafts[i])

    def _named(self, j: int, i: int) -> bool:
        """Whether what the part counts is named before the whole: 学会、协会70个，委员会26个，其中新建学会6个."""
        other = j > 0 and self._same_noun(j - 1, i)
        return self._same_noun(j, i) or (noun_of(self.drafts[i]) in self._lead(j) and not other)

    def _things(self, j: int, i: int) -> bool:
        """Whether both numbers count things, if by other measure words: 项目9个，其中省级2项."""
        whole, part = (self.drafts[k].number.unit for k in (j, i))
        return {whole, part} <= THINGS and not (whole in BODIES and part in WORKS) and self._holds(j, i)

    def _people(self, j: int, i: int) -> bool:
        """Whether both numbers count people, if by other measure words: 大户37户，其中9人."""
        whole, part = self.drafts[j], self.drafts[i]
        return part.number.unit in PERSONS and whole.item.endswith(PERSONAL) and self._holds(j, i)

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
        return self._is_apart(start) and self._is_verb_at(max(start, self.drafts[i].sentence.start))

    def _is_verb_at(self, start: int) -> bool:
        """Whether the first word from `start` on is a verb that is no part of a noun that is counted."""
        first = bisect_left(self._words, start, key=START)
        behind = (self._words[i] for i in range(first, len(self._words)))
        word = next((w for w in behind if w.pos not in ("d", "t", "c")), None)
        return word is not None and word.pos == "v" and word.text not in STATES and word.start not in self._nouns

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

    def _picked(self, i: int) -> int | None:
        """What a number was taken from that stands before it: 建议50条，采纳12条; 参赛40人，6人获奖."""
        if is_ratio(self.drafts[i].number) or self.drafts[i].change or MEASURES.search(self.drafts[i].number.unit):
            return None
        near = takewhile(lambda j: self.starts[i] - self.ends[j] <= NEAR, reversed(range(i)))
        j = next((j for j in near if self._alike(j, i)), None)
        if j is None:
            return None
        between = self.text[self.drafts[j].number.end : self.drafts[i].number.start]
        if STOP.search(between):
            return None
        if self._is_picked(j, i, between):
            self.picked.add(i)
            return self.found[j] if j in self.picked else j
        if i - 1 in self.picked and LISTED.fullmatch(
            self.text[self.drafts[i - 1].number.end : self.drafts[i].number.start]
        ):
            self.picked.add(i)
            return self.found[i - 1]
        return None

    def _is_picked(self, j: int, i: int, between: str) -> bool:
        lead = self._lead(i)
        if HAVING.fullmatch(between):
            return True
        if (PICKED.search(lead) or TAKEN.search(lead)) and not PART.search(between):
            return True
        if SINGLES.fullmatch(lead.split("、")[-1]) and BREAK.search(between):
            return True
        doing = DOING.match(self.text, self.drafts[i].number.end)
        beside = j == i - 1 or (i - 1 in self.picked and self.found[i - 1] in (j, self.found[j]))
        in_a_row = PART.search(between) and DOING.match(self.text, self.ends[j])
        return (
            beside
            and not in_a_row
            and BARE.fullmatch(lead) is not None
            and CLAUSE.search(between) is not None
            and doing is not None
        )

    def _link_shares(self) -> None:
        """A share that follows a part, 其中女性876人，占43.5%, is a share of the same whole."""
        for i in range(1, len(self.drafts)):
            between = self.text[self.drafts[i - 1].number.end : self.drafts[i].number.start]
            follows = is_ratio(self.drafts[i].number) and SHARE.search(between) and not STOP.search(between)
            if follows and self.found[i - 1] is not None:
                self.found[i] = self.found[i - 1]
