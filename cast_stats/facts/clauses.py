"""Clauses: the words of a sentence, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.context import Sentence
from cast_stats.facts.owners.holders import Holder
from cast_stats.language.words import Word

NUMBERED = re.compile("第[0-9一二三四五六七八九十]{1,3}[章节篇]|[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳]")
"""The numbering of a heading, item or point."""
CLAUSE = frozenset("，,；;：:。！？!?")
JOINS = frozenset(("、", "和", "及", "以及", "暨"))
MARKS = frozenset("“”\"'‘’[]【】·■●◆▲※*—-")
GLUED = ("全国", "全省", "全市", "全县", "全球")
"""What the segmenter glues to a verb that it does not know: 行销全国."""
VERBS = frozenset(
    ["是", "为", "使", "令", "让", "推动", "支持", "帮助", "助力", "立足", "服务", "面向", "走向", "辐射", "引领",
     "接管", "重建", "荣获", "喜获", "斩获"]
)  # fmt: skip
"""Verbs that the segmenter holds for something else, or for nouns as well."""


class Clauses:
    """The words of one sentence without white space, and where its clauses begin: the first at `opening`, behind a
    heading that the sentence runs on from. Brackets around a quantity are clauses of their own: (其中县科协3人)."""

    def __init__(self, sentence: Sentence, holders: Sequence[Holder] = (), opening: int = 0) -> None:
        starts = sorted({holder.start for holder in holders})
        whole = [word for word in sentence.words if not word.text.isspace()]
        self.words = [piece for word in whole for piece in _cut(word, starts)] if starts else whole
        self.ends = [word.end for word in self.words]
        self.numbers = {number.start: number for number in sentence.numbers if number.reason is None}
        self.brackets = tuple(self._brackets())
        bounds = {i for bracket in self.brackets for i in bracket}
        self.marks = [i for i, word in enumerate(self.words) if word.text in CLAUSE or i in bounds]
        listed = [i for i, word in enumerate(self.words) if word.text == "、" and self._behind_number(i)]
        self.starts = sorted(i + 1 for i in {-1, *self.marks, *listed, self._ordinal(), self.index(opening) - 1})

    def _ordinal(self) -> int:
        """The last word of the numbering that the sentence begins with (二、 第三节 1.); -1 without one."""
        opening = "".join(word.text for word in self.words[:5])
        size = len(match[0]) if (match := NUMBERED.match(opening)) else 0
        at, last = 0, -1
        while at < size and last + 1 < len(self.words):
            last += 1
            at += len(self.words[last].text)
        return last if at == size else -1

    def _brackets(self) -> Iterator[tuple[int, int]]:
        """The first and last word of each pair of brackets with a quantity in them."""
        opened: list[int] = []
        for i, word in enumerate(self.words):
            if word.text == "(":
                opened.append(i)
            elif word.text == ")" and opened:
                first = opened.pop()
                if any(inner.start in self.numbers for inner in self.words[first:i]):
                    yield first, i

    def _behind_number(self, i: int) -> bool:
        """Whether the word before is a number, or a bracket with one in it."""
        return i > 0 and (self.words[i - 1].start in self.numbers or any(i - 1 == last for _, last in self.brackets))

    def closing(self, position: int) -> int:
        """Where the brackets around a quantity close that `position` stands in; 0 where it stands in none."""
        at = self.index(position)
        return next((self.words[last].start for first, last in self.brackets if first < at < last), 0)

    def index(self, position: int) -> int:
        """The word that holds the character at `position`; one past the last where there is none."""
        return bisect_right(self.ends, position)

    def each(self) -> Iterator[list[Word]]:
        """The words of each clause, without the mark that ends it."""
        for first, behind in zip(self.starts, (*self.starts[1:], len(self.words) + 1), strict=True):
            yield self.words[first : behind - 1]

    def before(self, position: int) -> list[Word]:
        """The words of the clause before `position`."""
        at = self.index(position)
        return self.words[self.starts[bisect_right(self.starts, at) - 1] : at] if at < len(self.words) else []

    def after(self, position: int) -> list[Word]:
        """The words of the clause from `position` on; 、 ends none here."""
        at = self.index(position)
        mark = bisect_left(self.marks, at)
        return self.words[at : self.marks[mark] if mark < len(self.marks) else None]


def _cut(word: Word, starts: Sequence[int]) -> tuple[Word, ...]:
    """A word, cut where a holder begins behind a preposition or a glued verb in it: 由|县, 行销|全国."""
    first = bisect_right(starts, word.start)
    at = starts[first] if first < len(starts) else word.end
    if at >= word.end:
        return (word,)
    led = word.text[: at - word.start]
    if led in organisation_words().prepositions or (len(led) == 2 and word.text.endswith(GLUED)):
        behind = Word(at, word.end, word.text[at - word.start :], word.pos)
        return Word(word.start, at, led, "p" if len(led) == 1 else "v"), behind
    return (word,)


def acts(word: Word) -> bool:
    """Whether a word is a verb or a set phrase with one in it, or ties nouns together."""
    if word.text in VERBS or (len(word.text) > 3 and word.text[:2] in organisation_words().adverbs):
        return True
    return (word.pos[0] in "vi" and word.pos != "vn") or word.text in ("、", "的")


def moves(word: Word) -> bool:
    """Whether a word is a verb, adverb, preposition or pronoun: no part of a list or a post."""
    return word.pos[0] in "vdpr" and word.pos != "vn"
