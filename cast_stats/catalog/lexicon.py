"""The words that rules speak of: words to be kept whole, and classes of words (schemas/lexicon.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from pydantic import ConfigDict, model_validator

from cast_stats.catalog.entry import Entry, Words, validated
from cast_stats.catalog.files import read_yaml, schemas_dir

DIGITS = re.compile("[0-9]")
NUMERALS = re.compile("[0-9零〇一二两三四五六七八九十百千万亿几数多半余]")
"""The general dictionary calls some nouns (良种) numerals; without one of these characters a word is none."""


class Lexicon(Entry):
    """`words`: part of speech → words that the segmenter must keep whole; `split`: those it must cut.
    `classes`: class → its words. `parts_of_speech`: class → the tags it stands for. `mentions`: classes of spans that
    other finders make. `noun_endings`: last characters of nouns that the dictionary calls verbs. `phrase_classes`:
    classes of verbs that open a phrase which the dictionary holds for one word. `whole_classes`: classes of verbs whose
    words the segmenter must keep whole, too."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    words: Mapping[str, Words]
    split: Words
    classes: Mapping[str, Words]
    parts_of_speech: Mapping[str, Words]
    noun_endings: str
    phrase_classes: Words
    whole_classes: Words
    mentions: Words

    @model_validator(mode="after")
    def _one_class_a_tag(self) -> Lexicon:
        tags = [tag for tags in self.parts_of_speech.values() for tag in tags]
        twice = sorted({tag for tag in tags if tags.count(tag) > 1})
        if twice:
            raise ValueError(f"parts of speech in two classes: {', '.join(twice)}")
        return self

    @cached_property
    def class_names(self) -> Words:
        """Every class a word can be of, each once."""
        return tuple(dict.fromkeys((*self.classes, *self.parts_of_speech, *self.mentions)))

    @cached_property
    def kept(self) -> frozenset[str]:
        """The words that must be kept whole."""
        return frozenset(word for words in self.words.values() for word in words)

    @cached_property
    def _class_of_word(self) -> dict[str, str]:
        told = {word: self._class_of_tag[tag] for tag, words in self.words.items() for word in words}
        return told | {word: name for name, words in reversed(list(self.classes.items())) for word in words}

    @cached_property
    def _class_of_tag(self) -> dict[str, str]:
        return {tag: name for name, tags in self.parts_of_speech.items() for tag in tags}

    def class_of(self, word: str, tag: str) -> str:
        """The class of a word: by its own entry, else by its part of speech."""
        if tag == "m" and len(word) > 1 and not NUMERALS.search(word):
            tag = "n"
        if tag[0] == "v" and len(word) > 2 and word[-1] in self.noun_endings:
            tag = "n"
        if tag == "m" and DIGITS.search(word):
            return "digits"
        found = self._class_of_word.get(word) or self._class_of_tag.get(tag) or self._class_of_tag.get(tag[:1])
        return found or "mark"


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    path = schemas_dir() / "lexicon.yaml"
    return validated(Lexicon, read_yaml(path), path)
