"""A sentence as the patterns see it: its words, times and quantities in a row, each of one class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cast_stats.catalog.lexicon import lexicon
from cast_stats.facts.context import Sentence
from cast_stats.facts.patterns import Alphabet
from cast_stats.language.mention import Number
from cast_stats.language.words import Word

FROM = re.compile("[由从].*[^起来]$")
"""A time that opens a change: 由2020年的9家上升到…"""
RATIO, RATIO_MARKS = "比", ":∶︰：比"
"""The unit of the terms of a ratio, and what stands between them."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The words of a sentence without white space; `letters` holds the character of each one's class in `alphabet`.
    `position` finds the element of a quantity by where the quantity begins."""

    words: tuple[Word, ...]
    letters: str
    backward: str
    position: dict[int, int]

    def left_of(self, index: int) -> str:
        """The letters left of element `index`, nearest first."""
        return self.backward[len(self.letters) - index :]

    def right_of(self, index: int) -> str:
        """The letters right of element `index`."""
        return self.letters[index + 1 :]

    def span(self, index: int, first: int, last: int) -> tuple[int, int]:
        """The span of text from element `index + first` to `index + last`, both included."""
        return self.words[index + first].start, self.words[index + last].end


def elements_of(sentence: Sentence, alphabet: Alphabet) -> Elements:
    """The sentence's elements; quantities are the numbers that have no reason against them."""
    quantities: dict[int, Number] = {n.start: n for n in sentence.numbers if n.reason is None}
    regions = {i for o in sentence.organisations if o.kind == "region" for i in range(o.start, o.end)}
    words = tuple(_terms_joined([word for word in sentence.words if not word.text.isspace()], quantities))
    known = lexicon()
    letter = alphabet.letter
    names = [
        "quantity" if w.start in quantities and (w.pos == "m" or w.end == quantities[w.start].end)
        else "from" if w.pos == "t" and FROM.match(w.text)
        else "region" if w.start in regions and w.text not in known.classes["span"]
        else known.class_of(w.text, w.pos)
        for w in words
    ]  # fmt: skip
    letters = "".join(map(letter, _acting(names, words)))
    at = {i: place for place, w in enumerate(words) if names[place] == "quantity" for i in range(w.start, w.end)}
    position = {start: at[start] for start in quantities if start in at}
    return Elements(words, letters, letters[::-1], position)


def _acting(names: list[str], words: Sequence[Word]) -> Iterator[str]:
    """The classes of words; a noun of what is done is a verb before 了, 着 and 过, and any noun before 了: 贡献了."""
    for name, behind, word in zip_longest(names, names[1:], words[1:]):
        acts = behind == "aspect" and (name == "nominal" or (name == "noun" and word.text == "了"))
        yield "doing" if acts else name


def _terms_joined(words: list[Word], quantities: Mapping[int, Number]) -> Iterator[Word]:
    """The words with the terms of a ratio, 26:30:44, as one."""
    terms = {number.start for number in quantities.values() if number.unit == RATIO}
    at = 0
    while at < len(words):
        last = at
        while terms and last + 2 < len(words) and _is_joint(words[last : last + 3], terms):
            last += 2
        yield words[at]._replace(end=words[last].end) if last > at else words[at]
        at = last + 1


def _is_joint(words: list[Word], terms: set[int]) -> bool:
    """Whether three words are two terms of a ratio with their mark."""
    first, mark, second = words
    return mark.text in RATIO_MARKS and first.start in terms and second.start in terms
