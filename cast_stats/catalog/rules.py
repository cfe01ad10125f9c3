"""The sentence patterns in schemas/rules/: each with a name, a reason, examples with the result, counter-examples."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from cast_stats.catalog.award_rules import AwardRule
from cast_stats.catalog.entry import LIST, NAMED, Entry, Words, fault_words
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.lexicon import WORDS_FILE
from cast_stats.catalog.units import UNITS_FILE
from cast_stats.errors import InvalidSchema
from cast_stats.messages import _


class ItemRule(Entry):
    """Where the noun that a number counts stands.

    `item` says what is taken: the pattern's `group` of that name, or the item of the number before it (`previous`), of
    the one before it that is not smaller (`whole`), of the one in the same place of the list before it (`step`), the
    group and the noun of the number before it (`level`), the number's own `unit`, or one `member` of the group for each
    number between the groups `earlier` and `later`; `suffix` is put behind it, `{unit}` in it is the number's unit.
    `of` and `units` say which numbers it serves, `same_unit` only those in a unit that stood before in the paragraph,
    `each` only those that hold for each of the words in the group `owners`. An example reads `text => item | item …`,
    one item a number that this rule must explain."""

    name: str
    why: str
    pattern: str
    of: Literal["any", "count", "percentage"] = "any"
    units: Words = ()
    item: Literal["group", "previous", "whole", "step", "level", "unit", "member"] = "group"
    same_unit: bool = False
    each: bool = False
    suffix: str = ""
    grade: Literal["high", "medium", "low"] = "medium"
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)


class FamilyRule(Entry):
    """Which family and category a fact is of. Conditions left out hold for all; a list holds where one of its members
    does. `kind`: what the item is, `act`: what is done in the clause (`act_before`: before the number), both by the
    words of the rule book; `unit`: the unit by its name, or `measure`: by its kind in units.yaml; `owner`: the owner
    ends with it; `follows`: the number before it is of that category; `tail`: the item ends with it; `item`: it stands
    in the item; `near`: it stands in the clause or before the noun in the item. A `weak` rule gives way to the family
    of the whole, or of the number before."""

    name: str
    why: str
    family: Literal["association", "award", "project"]
    category: str
    weak: bool = False
    kind: Words = ()
    not_kind: Words = ()
    act: Words = ()
    act_before: Words = ()
    not_act: Words = ()
    unit: Words = ()
    measure: Words = ()
    owner: Words = ()
    follows: Words = ()
    tail: Words = ()
    item: Words = ()
    not_item: Words = ()
    near: Words = ()
    not_near: Words = ()
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)


class RuleBook(Entry):
    """All rules in force, in the order in which they are tried, and the names that their patterns use."""

    unions: Mapping[str, Words] = {}
    phrases: Mapping[str, str] = {}
    kinds: Mapping[str, Words] = {}
    acts: Mapping[str, Words] = {}
    counted: Mapping[str, Words] = {}
    behind: Words = ()
    items: tuple[ItemRule, ...] = ()
    families: tuple[FamilyRule, ...] = ()
    awards: tuple[AwardRule, ...] = ()

    @property
    def rules(self) -> tuple[ItemRule | FamilyRule | AwardRule, ...]:
        """All of them: items, families, awards."""
        return (*self.items, *self.families, *self.awards)


SECTIONS: dict[str, type[dict[str, Any]] | type[list[Any]]] = {
    name: dict if name in ("unions", "phrases", "kinds", "acts", "counted") else list for name in RuleBook.model_fields
}
"""What a rules file may hold: sections whose entries have names, and lists."""


def read_rules(folder: Path) -> RuleBook:
    """The rules of one folder, its files in the order of their names; a fault names the file and the rule."""
    merged: dict[str, Any] = {name: kind() for name, kind in SECTIONS.items()}
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in (UNITS_FILE, WORDS_FILE):
            for name, entries in _sections(path):
                merged[name] = [*merged[name], *entries] if SECTIONS[name] is list else {**merged[name], **entries}
    try:
        book = RuleBook.model_validate(merged)
    except ValidationError as error:
        raise InvalidSchema(f"{folder}: {_first_fault(error, merged)}") from error
    _require_unique(book.rules, folder)
    return book


def _sections(path: Path) -> Iterator[tuple[str, Any]]:
    """The sections of one file. Raises InvalidSchema where it has another, or one of another form."""
    content = read_yaml(path) or {}
    if not isinstance(content, Mapping):
        raise InvalidSchema(
            _("{path}: no sections; write {names}").format(path=path, names=", ".join(f"{name}:" for name in SECTIONS))
        )
    for name, entries in content.items():
        if name not in SECTIONS:
            message = _("{path}: {name}: no section of rules is called so; there are {names}")
            raise InvalidSchema(message.format(path=path, name=name, names=", ".join(SECTIONS)))
        if entries is not None and not isinstance(entries, SECTIONS[name]):
            raise InvalidSchema(f"{path}: {name}: {_(LIST if SECTIONS[name] is list else NAMED)}")
        yield name, entries or SECTIONS[name]()


@cache
def shipped_rules() -> RuleBook:
    """The rules that come with the program."""
    return read_rules(schemas_dir() / "rules")


def with_own_rules(book: RuleBook, folder: Path) -> RuleBook:
    """The rules of `folder` before those of `book`: a user's own rules are tried first."""
    own = read_rules(folder)
    joined = RuleBook(
        unions={**book.unions, **own.unions},
        phrases={**book.phrases, **own.phrases},
        kinds=_joined(book.kinds, own.kinds, {word for words in own.kinds.values() for word in words}),
        acts=_joined(book.acts, own.acts),
        counted=_joined(book.counted, own.counted),
        behind=(*book.behind, *own.behind),
        items=(*own.items, *book.items),
        families=(*own.families, *book.families),
        awards=(*own.awards, *book.awards),
    )
    _require_unique(joined.rules, folder)
    return joined


def _joined(shipped: Mapping[str, Words], own: Mapping[str, Words], moved: Collection[str] = ()) -> Mapping[str, Words]:
    """Classes of words with a user's own words put to them; words that are `moved` leave their shipped class."""
    stay = {name: tuple(word for word in words if word not in moved) for name, words in shipped.items()}
    return {name: (*stay.get(name, ()), *own.get(name, ())) for name in {**shipped, **own}}


def _require_unique(rules: Sequence[ItemRule | FamilyRule | AwardRule], folder: Path) -> None:
    names = [rule.name for rule in rules]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = _("{folder}: two rules are called {names}; rename one")
        raise InvalidSchema(message.format(folder=folder, names=", ".join(twice)))


def _first_fault(error: ValidationError, merged: Mapping[str, Any]) -> str:
    fault = error.errors()[0]
    section, *rest = fault["loc"]
    rule = merged[str(section)][rest[0]] if rest and isinstance(rest[0], int) else {}
    name = rule.get("name", rest[0] if rest else "") if isinstance(rule, Mapping) else ""
    return f"{section} {name}: {fault_words(fault)} ({'.'.join(map(str, rest[1:]))})"
