"""What names of organisations are made of, and the words that stand for them (schemas/organisations.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir

Words = frozenset[str]


class OrganisationWords(Entry):
    """`suffixes`, `pointing`, `alone`, `barred`: kind of organisation → words; `regions`: last character of a region's
    name → words that stand for it; the other fields are classes of words, each explained in the file."""

    suffixes: Mapping[str, tuple[str, ...]]
    trades: Words
    national: Words
    classes: Words
    counted: Words
    generic: Words
    stops: Words
    inside: Words
    never_first: Words
    meetings: Words
    conjunctions: Words
    barred: Mapping[str, tuple[str, ...]]
    titles: Words
    lay: Words
    surnames: str
    regions: Mapping[str, tuple[str, ...]]
    pointing: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, tuple[str, ...]]
    common: Words
    openers: Words
    speech: Words
    prepositions: Words
    adverbs: Words
    ideals: Words
    founding: Words
    taking: Words
    giving: Words
    points: tuple[str, ...]


@cache
def organisation_words() -> OrganisationWords:
    """The shipped words."""
    path = schemas_dir() / "organisations.yaml"
    return validated(OrganisationWords, read_yaml(path), path)
