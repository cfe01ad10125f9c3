"""A sentence as the patterns see it: its words, times and quantities in a row, each of one class."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cast_stats.catalog.lexicon import lexicon
from cast_stats.facts.context import Sentence
from cast_stats.facts.patterns import Alphabet
from cast_stats.language.mention import Number
from cast_stats.language.words import Word

FROM = re.compile("[由从].*[^起来]$")
"""A time that opens a change: 由2020年的9家上升到…"""


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
    words = tuple(word for word in sentence.words if not word.text.isspace())
    class_of = lexicon().class_of
    letter = alphabet.letter
    names = [
        "quantity" if w.pos == "m" and w.start in quantities
        else "from" if w.pos == "t" and FROM.match(w.text)
        else "region" if w.start in regions
        else class_of(w.text, w.pos)
        for w in words
    ]  # fmt: skip
    letters = "".join(map(letter, names))
    position = {w.start: i for i, w in enumerate(words) if names[i] == "quantity"}
    return Elements(words, letters, letters[::-1], position)
