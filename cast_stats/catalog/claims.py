"""Words beside a name that say whether it owns the numbers of its clause (schemas/claims.yaml)."""

from __future__ import annotations

from functools import cache

from cast_stats.catalog.entry import Entry, Words, validated
from cast_stats.catalog.files import read_yaml, schemas_dir

Set = frozenset[str]


class Before(Entry):
    """What stands before a name."""

    closing: Set
    covering: Set
    lasting: Set
    sited: Set
    begun: Set
    within: Set
    at: Set
    entering: Set
    reaching: Words
    reporters: Set
    renaming: Set
    teams: Words
    seeing: Set
    making: Set


class Behind(Entry):
    """What stands behind a name; tuples are of beginnings and endings of words."""

    counting: Set
    counting_places: Set
    growing: Set
    together: Set
    ranking: Words
    ahead: Words
    mean: Set
    singling: Words
    around: Set
    belonging: Set
    hosting: Set
    members: Set
    boards: Set
    offices: Words
    hearing: Set
    electing: Set
    elected: Set
    paying: Set
    starting: Set
    ending: Set
    honours: Words
    leading: Set
    attending: Set
    envoys: Set


class _ClaimWords(Entry):
    """The shipped words, each class explained in the file."""

    before: Before
    behind: Behind


def words_before() -> Before:
    """What stands before a name."""
    return _claim_words().before


def words_behind() -> Behind:
    """What stands behind a name."""
    return _claim_words().behind


@cache
def _claim_words() -> _ClaimWords:
    """The shipped words, read once. Raises InvalidSchema."""
    path = schemas_dir() / "claims.yaml"
    return validated(_ClaimWords, read_yaml(path), path)
