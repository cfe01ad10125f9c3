"""Indicators: what is counted year by year, and which indicator an item of a fact is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain, product
from typing import Any, Literal

from pydantic import Field, model_validator

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.regions import regions
from cast_stats.errors import InvalidSchema
from cast_stats.messages import _
from cast_stats.records import Category

SCALES = {"": Decimal(1), "万": Decimal(10_000), "百万": Decimal(1_000_000), "亿": Decimal(100_000_000)}
LONGEST_PLACE = 8
SHORTEST = 2
"""Characters that are left at least when words are taken off an item's ends."""


class Chapter(Entry):
    """A chapter of the bulletin: a group of indicators."""

    name: str
    english: str


class Indicator(Entry):
    """One indicator. Values are kept in `unit` and shown in `display` (万人次 is 10,000 人次)."""

    code: str = Field(pattern=r"^[A-Z]{2}\d{2}$")
    name: str
    english: str
    definition: str
    unit: str
    display: str
    units: tuple[str, ...]
    kind: Literal["stock", "flow"]
    additive: bool
    official: bool
    levels: tuple[str, ...]
    range: tuple[Decimal, Decimal]
    categories: tuple[Category, ...]
    aliases: tuple[str, ...]
    part_of: str | None = None

    @model_validator(mode="after")
    def _display_is_a_scale_of_the_unit(self) -> Indicator:
        if self.unit not in self.units or self.display.removesuffix(self.unit) not in SCALES:
            raise ValueError(f"{self.code}: {self.display} is no scale of {self.unit}, or {self.unit} is not in units")
        return self

    @property
    def chapter(self) -> str:
        """The chapter's code: the letters of the own one."""
        return self.code[:2]

    @property
    def scale(self) -> Decimal:
        """How many units one displayed unit is."""
        return SCALES[self.display.removesuffix(self.unit)]

    def shown(self, value: Decimal) -> Decimal:
        """The value in the displayed unit, exactly."""
        return value / self.scale


class Harmless(Entry):
    """Words and marks that change nothing of what an item counts."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    marks: tuple[str, ...]


Key = tuple[str, str, str]


class Indicators(Entry):
    """The catalogue of indicators, in the order of the bulletin."""

    harmless: Harmless
    levels: dict[str, tuple[str, ...]]
    chapters: dict[str, Chapter]
    indicators: tuple[Indicator, ...]

    def __iter__(self) -> Iterator[Indicator]:  # type: ignore[override]
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def get(self, code: str) -> Indicator | None:
        """The indicator of a code."""
        return self._by_code.get(code)

    def match(self, item: str, unit: str, category: str) -> Indicator | None:
        """The indicator that an item is, by alias, unit and category; None if it is none: a candidate."""
        keys = ((form, unit, category) for form in self._forms(item))
        return next((self._by_alias[key] for key in keys if key in self._by_alias), None)

    def named(self, words: str) -> tuple[Indicator, ...]:
        """The indicators that a user means by a code, a name, an alias or a part of a name."""
        if words.upper() in self._by_code:
            return (self._by_code[words.upper()],)
        plain = self._bare(words)
        by_name = tuple(one for one in self if plain == self._bare(one.name))
        by_alias = tuple(one for one in self if plain in map(self._bare, one.aliases))
        return by_name or by_alias or tuple(one for one in self if plain and plain in self._bare(one.name))

    @cached_property
    def _by_code(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self}

    @cached_property
    def _by_alias(self) -> dict[Key, Indicator]:
        return {key: indicator for indicator in self for key in self._keys(indicator)}

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.harmless.marks)))

    def _keys(self, indicator: Indicator) -> set[Key]:
        names = (indicator.name, *indicator.aliases)
        return set(product(map(self._bare, names), indicator.units, indicator.categories))

    def _bare(self, item: str) -> str:
        return self._marks.sub("", item)

    def _forms(self, item: str) -> Iterator[str]:
        """The item as it stands, then with less and less at its ends: harmless endings, beginnings, a place's name."""
        bare = self._bare(item)
        while len(bare) >= SHORTEST:
            yield bare
            for word in _longest(self.harmless.suffixes):
                if bare.endswith(word) and len(bare) - len(word) >= SHORTEST:
                    yield bare.removesuffix(word)
            bare = self._beheaded(bare)

    def _beheaded(self, form: str) -> str:
        """The form without the harmless word or the place that it begins with; nothing if there is none."""
        words = (word for word in _longest(self.harmless.prefixes) if form.startswith(word))
        places = (form[:length] for length in range(LONGEST_PLACE, 1, -1) if form[:length] in regions())
        head = next(chain(words, places), form)
        return form.removeprefix(head)


def _longest(words: tuple[str, ...]) -> list[str]:
    return sorted(words, key=len, reverse=True)


@cache
def indicators() -> Indicators:
    """The catalogue, read and checked once. Raises InvalidSchema."""
    path = schemas_dir() / "indicators.yaml"
    return load(read_yaml(path), str(path))


def load(raw: Any, where: str) -> Indicators:
    """The catalogue from parsed YAML; overlapping aliases and loose ends do not load."""
    catalogue = validated(Indicators, raw, where)
    for fault in (*_overlaps(catalogue), *_loose_ends(catalogue)):
        raise InvalidSchema(f"{where}: {fault}")
    return catalogue


def _overlaps(catalogue: Indicators) -> Iterator[str]:
    seen: dict[Key, str] = {}
    for indicator in catalogue:
        for key in sorted(catalogue._keys(indicator)):
            other = seen.setdefault(key, indicator.code)
            if other != indicator.code:
                yield _("{alias} in {unit} is both {one} and {other}; take it out of one of them").format(
                    alias=key[0], unit=key[1], one=other, other=indicator.code
                )


def _loose_ends(catalogue: Indicators) -> Iterator[str]:
    codes = [indicator.code for indicator in catalogue]
    for indicator in catalogue:
        if codes.count(indicator.code) > 1:
            yield _("{code} stands twice").format(code=indicator.code)
        if indicator.chapter not in catalogue.chapters:
            yield _("{code} has no chapter").format(code=indicator.code)
        if indicator.part_of is not None and indicator.part_of not in codes:
            yield _("{code} is a part of {whole}, which does not exist").format(
                code=indicator.code, whole=indicator.part_of
            )
