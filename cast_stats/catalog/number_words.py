"""Words with numerals in them that count nothing, and words beside a number that say so (schemas/number_words.yaml)."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from cast_stats.catalog.files import read_yaml, schemas_dir

Words = tuple[str, ...]


class Whole(BaseModel):
    """Whole words by reason; those of `word` are no numbers at all."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: Words
    name: Words
    ordinal: Words


class After(BaseModel):
    """What stands behind a numeral and its unit. Nouns structure a text `always`, or (`hard`) behind Chinese numerals,
    or (`soft`) behind Chinese numerals that nothing counts out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    always: Words
    hard: Words
    soft: Words
    ordinal_units: Words
    ordinal_stage: Words
    instalments: Words


class Before(BaseModel):
    """What stands in front of a numeral."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    counting: Words
    only: Words
    valued: Words
    phone: Words
    address: Words
    identifier: Words
    formula: Words
    road: Words
    spell: Words
    caption: Words
    caption_not: Words
    property: Words
    lasting: Words


class NumberWords(BaseModel):
    """The shipped word lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: Whole
    after: After
    before: Before


@cache
def number_words() -> NumberWords:
    """The shipped word lists."""
    return NumberWords.model_validate(read_yaml(schemas_dir() / "number_words.yaml"))
