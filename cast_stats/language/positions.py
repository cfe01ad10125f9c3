"""A text with its words and places, asked by position: which word stands here, and whether a phrase begins."""

from __future__ import annotations

from bisect import bisect_right

from cast_stats.language.places import find_places
from cast_stats.language.words import Word, cut

PREPOSED = "由在与和向从为被对据受经获访致赴"
"""Prepositions that the segmenter takes for a word's beginning before a bare level: 由县|文化馆."""
OWN = "省市县区州盟旗镇乡"
"""A bare level before a name: 省科协, 县农学会."""


class Positions:
    """One text without white space, its words, and its places: `places` by where they end, `placed` where they
    begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = cut(text)
        self.places = {place.end: place for place in find_places(text, self.words)}
        self.placed = {place.start for place in self.places.values()}
        self._starts = [word.start for word in self.words]

    def index(self, at: int) -> int:
        """Which word holds the character at `at`."""
        return bisect_right(self._starts, at) - 1

    def word_before(self, at: int) -> Word:
        """The word that holds the character before `at`."""
        return self.words[self.index(at - 1)]

    def word_at(self, at: int) -> Word | None:
        """The word that begins at `at`."""
        word = self.words[self.index(at)] if at < len(self.text) else None
        return word if word and word.start == at else None

    def ends_word(self, at: int) -> bool:
        """Whether a word ends at `at`."""
        return at > 0 and self.word_before(at).end == at

    def opens(self, at: int) -> bool:
        """Whether a clause begins at `at`, or the object of a preposition."""
        return at == 0 or not is_wordlike(self.text[at - 1]) or self.word_before(at).text in PREPOSED


def is_wordlike(text: str) -> bool:
    """Whether a text is one piece of a name: letters, digits, or what joins them."""
    return all(char.isalnum() or char in "·-" for char in text)
