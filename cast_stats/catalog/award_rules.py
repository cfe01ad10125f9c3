"""The words of awards (schemas/awards.yaml), validated, and the form of a rule for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.records import Grade


class AwardLexicon(Entry):
    """The words that awards are told by; `#` in a word stands for any numeral."""

    classes: Mapping[str, tuple[str, ...]]
    guards: Mapping[str, tuple[str, str]]
    heads: tuple[str, ...]
    merits: tuple[str, ...]
    bearers: tuple[str, ...]
    no_honour: frozenset[str]
    winners: Mapping[Literal["person", "body", "work"], tuple[str, ...]]
    grades: tuple[str, ...]
    events: tuple[str, ...]
    front: tuple[str, ...]
    back: tuple[str, ...]
    not_yet: tuple[str, ...]
    unreal: tuple[str, ...]
    works: tuple[str, ...]
    callings: tuple[str, ...]
    given: tuple[str, ...]
    surnames: str
    pronouns: Mapping[str, tuple[str, ...]]
    wholes: tuple[str, ...]
    kin: Mapping[str, tuple[str, ...]]
    makes: tuple[str, ...]
    nobody: frozenset[str]
    joints: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]
    table: Mapping[str, tuple[str, ...]]


class AwardRule(Entry):
    """One form in which an award is told.

    `pattern` runs over a clause: names of classes of words, `<slot>`s, `?` for what may be missing, `^` and `$` for the
    clause's ends (see facts/awards/patterns.py). Without `<who>` the winners are those named behind the clause
    (获评的是:A、B). `object`: the award must end like an honour (`head`), may be anything
    that the verb takes (`any`), is the verb itself (`verb`: 表彰, 通报表扬), was told before (`told`: 获此殊荣), or
    stands behind each member of the slot `<members>` (`members`: A等2个"X"、B等3名"Y") or before the number and the
    brackets that name them (`counted`: X2个(A、B)), or is all that brackets behind a name hold (`aside`: A(2007年X);
    the pattern is of what they hold); `ends` narrows what it may end in.
    `specific`: only recipients that are plainly a person, an organisation or a title are taken. `goes_on`: it serves
    only behind words of these classes in the sentence, whose verb it goes on with: 授予A"X"称号, B"Y"称号.
    An example reads `text => recipient / award / year / grade / awarder | …`: the rows that this rule must make of the
    text, no more and no fewer; `-` stands for none, and fields left out at the end are not looked at. Of a
    counter-example the rule must make no row.
    """

    name: str
    why: str
    pattern: str
    object: Literal["head", "any", "verb", "told", "members", "counted", "aside"] = "head"
    ends: tuple[str, ...] = ()
    specific: bool = False
    goes_on: tuple[str, ...] = ()
    grade: Grade = "high"
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    @property
    def by_giver(self) -> bool:
        """Whether the giver is the subject: A授予…."""
        first = re.search("<(awarder|who|members)", self.pattern)
        return first is not None and first[1] == "awarder"


@cache
def award_lexicon() -> AwardLexicon:
    """The shipped words."""
    path = schemas_dir() / "awards.yaml"
    return validated(AwardLexicon, read_yaml(path), path)
