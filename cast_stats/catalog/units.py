"""Units and measure words (schemas/units.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from cast_stats.catalog.files import read_yaml, schemas_dir

UnitKind = Literal[
    "person", "organisation", "place", "event", "thing", "money", "ratio",
    "length", "area", "volume", "mass", "energy", "physical", "time", "score",
]  # fmt: skip


class _Conditions(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    not_before: str = ""
    yet_before: tuple[str, ...] = ()
    bare: bool = True


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: UnitKind
    units: Mapping[str, _Conditions]


class Unit(_Conditions):
    """A word that stands behind a numeral. `not_before`: characters that make another word of it, but for the words in
    `yet_before`; `bare` false: makes no quantity behind a small Chinese numeral."""

    name: str
    kind: UnitKind


@cache
def units() -> Mapping[str, Unit]:
    """The shipped units by name."""
    groups = [_Group.model_validate(group) for group in read_yaml(schemas_dir() / "units.yaml")]
    return {
        name: Unit(name=name, kind=group.kind, **rule.model_dump())
        for group in groups
        for name, rule in group.units.items()
    }
