"""Words with numerals in them that count nothing, and words beside a number that say so (schemas/number_words.yaml)."""

from __future__ import annotations

from functools import cache

from cast_stats.catalog.entry import Entry, Words, validated
from cast_stats.catalog.files import read_yaml, schemas_dir


class Whole(Entry):
    """Whole words by reason; those of `word` are no numbers at all."""

    word: Words
    name: Words
    ordinal: Words


class After(Entry):
    """What stands behind a numeral and its unit. Nouns structure a text `always`, or (`hard`) behind Chinese numerals,
    or (`soft`) behind Chinese numerals that nothing counts out."""

    always: Words
    hard: Words
    soft: Words
    ordinal_stage: Words
    instalments: Words


class Before(Entry):
    """What stands in front of a numeral."""

    counting: Words
    only: Words
    valued: Words
    phone: Words
    address: Words
    identifier: Words
    formula: Words
    road: Words
    spell: Words
    model: Words
    caption: Words
    caption_not: Words
    property: Words
    lasting: Words


class NumberWords(Entry):
    """The shipped word lists."""

    words: Whole
    after: After
    before: Before


@cache
def number_words() -> NumberWords:
    """The shipped word lists."""
    path = schemas_dir() / "number_words.yaml"
    return validated(NumberWords, read_yaml(path), path)
