"""The words that rules speak of: words to be kept whole, and classes of words (schemas/lexicon.yaml, and words.yaml in
the user's own folder)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

from pydantic import ConfigDict, model_validator

from cast_stats.catalog.entry import Entry, Words, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.errors import InvalidSchema
from cast_stats.messages import _

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

    __hash__ = object.__hash__

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
        if len(word) > 2 and (tag[0] == "v" or (len(word), tag) == (3, "i")) and word[-1] in self.noun_endings:
            tag = "n"
        if tag == "m" and DIGITS.search(word):
            return "digits"
        found = self._class_of_word.get(word) or self._class_of_tag.get(tag) or self._class_of_tag.get(tag[:1])
        return found or "mark"


class OwnWords(Entry):
    """Words of a user's own: part of speech → words to keep whole, words to cut, class → words that join it."""

    words: Mapping[str, Words] = {}
    split: Words = ()
    classes: Mapping[str, Words] = {}


WORDS_FILE = "words.yaml"
_own: list[OwnWords] = []


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    path = schemas_dir() / "lexicon.yaml"
    return validated(Lexicon, read_yaml(path), path)


@cache
def lexicon() -> Lexicon:
    """The lexicon in use: the shipped one and the words of `use_words`."""
    return _joined(shipped_lexicon(), _own[0]) if _own else shipped_lexicon()


def use_words(folder: Path | None) -> None:
    """Puts the words of a user's own folder in use beside the shipped ones, in place of those of the folder before; a
    word leaves the class that it has been of. None, or a folder without words.yaml: the shipped ones alone."""
    file = folder / WORDS_FILE if folder else None
    own = [_read_own(file)] if file and file.exists() else []
    if own != _own:
        _own[:] = own
        lexicon.cache_clear()


def _read_own(file: Path) -> OwnWords:
    """The words of one file; a fault names the file."""
    own = validated(OwnWords, read_yaml(file) or {}, file)
    shipped = shipped_lexicon()
    tags = {tag for tags in shipped.parts_of_speech.values() for tag in tags}
    if unknown := sorted({*own.classes} - {*shipped.classes}):
        message = _("{file}: no class of words is called {names}; see the classes in lexicon.yaml")
        raise InvalidSchema(message.format(file=file, names=", ".join(unknown)))
    if unknown := sorted({*own.words} - tags):
        message = _("{file}: no part of speech is called {names}")
        raise InvalidSchema(message.format(file=file, names=", ".join(unknown)))
    words = [word for words in own.classes.values() for word in words]
    if twice := sorted({word for word in words if words.count(word) > 1}):
        raise InvalidSchema(_("{file}: words in two classes: {words}").format(file=file, words=", ".join(twice)))
    return own


def _joined(shipped: Lexicon, own: OwnWords) -> Lexicon:
    """The shipped lexicon with a user's words in it; the segmenter keeps all of them whole."""
    moved = {word for words in own.classes.values() for word in words}
    stay = {name: tuple(word for word in words if word not in moved) for name, words in shipped.classes.items()}
    whole = {**own.words, "n": (*own.words.get("n", ()), *(word for word in moved if len(word) > 1))}
    return Lexicon(
        **{name: getattr(shipped, name) for name in Lexicon.model_fields}
        | {
            "words": {tag: (*shipped.words.get(tag, ()), *whole.get(tag, ())) for tag in {**shipped.words, **whole}},
            "split": (*shipped.split, *own.split),
            "classes": {name: (*stay[name], *own.classes.get(name, ())) for name in stay},
        }
    )
