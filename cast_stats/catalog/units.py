"""Units and measure words (schemas/units.yaml, and units.yaml in the user's own folder)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from cast_stats.catalog.entry import Entry, first_fault
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.errors import InvalidSchema

UnitKind = Literal[
    "person", "organisation", "place", "event", "thing", "money", "ratio",
    "length", "area", "volume", "mass", "energy", "physical", "time", "duration", "score",
]  # fmt: skip
_HALF_WIDTH = str.maketrans("（）％／", "()%/")


class _Conditions(Entry):
    not_before: str = ""
    yet_before: tuple[str, ...] = ()
    bare: bool = True
    item: bool = False
    parts: Mapping[str, int] = {}
    near: str = ""


class _Group(Entry):
    kind: UnitKind
    units: Mapping[str, _Conditions]


class Unit(_Conditions):
    """A word that stands behind a numeral. `not_before`: characters that make another word of it, but for the words in
    `yet_before`; `bare` false: makes no quantity behind a small Chinese numeral;
    `item`: is what is counted, not a unit; `parts`: smaller units behind it → how many of them make one;
    `near`: what must stand shortly before it."""

    name: str
    kind: UnitKind


class Units:
    """All units. `by_first`: first character → units by name, grouped by length, the longest first."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_name = {unit.name: unit for unit in units}
        table: dict[str, dict[int, dict[str, Unit]]] = {}
        for name, unit in self.by_name.items():
            table.setdefault(name[0], {}).setdefault(len(name), {})[name] = unit
        self.by_first = {first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in table.items()}

    def __contains__(self, name: str) -> bool:
        return name in self.by_name


@cache
def units() -> Units:
    """The units in use: the shipped ones and those of `use_units`."""
    return Units([*_read(schemas_dir() / UNITS_FILE), *_own])


UNITS_FILE = "units.yaml"
_own: list[Unit] = []


def use_units(folder: Path | None) -> None:
    """Puts the units of a user's own folder in use beside the shipped ones, in place of those of the folder before; an
    entry of the same name replaces the shipped one. None, or a folder without units.yaml: the shipped ones alone."""
    file = folder / UNITS_FILE if folder else None
    own = _read(file) if file and file.exists() else []
    if own != _own:
        _own[:] = own
        units.cache_clear()


def _read(file: Path) -> list[Unit]:
    """The units of one file, with half-width marks; a fault names the file."""
    try:
        groups = TypeAdapter(list[_Group]).validate_python(read_yaml(file))
    except ValidationError as error:
        raise InvalidSchema(f"{file}: {first_fault(error)}") from error
    return [
        Unit(name=name.translate(_HALF_WIDTH), kind=group.kind, **rule.model_dump())
        for group in groups
        for name, rule in group.units.items()
    ]
