"""Places: names and short names to GB/T 2260 codes, as of a year; zones and parks lie under their city."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from cast_stats.catalog.files import schemas_dir
from cast_stats.errors import InvalidSchema
from cast_stats.messages import _

Level = Literal["国家", "省", "副省级", "市", "县", "乡镇", "园区", "企业", "高校"]
LEVELS: tuple[Level, ...] = ("国家", "省", "副省级", "市", "县", "乡镇", "园区", "企业", "高校")
NATION = "000000"
ALWAYS, FOREVER = 0, 9999
FILES = ("regions.csv", "places.csv")


class Region(NamedTuple):
    """One place under one code, name and parent; `since` and `until` are years, inclusive."""

    code: str
    name: str
    short: str
    level: Level
    parent: str
    since: int
    until: int
    successor: str

    def covers(self, year: int) -> bool:
        """Whether the place is so called, coded and placed in that year."""
        return self.since <= year <= self.until


class Regions:
    """All places of all years, found by name and by code."""

    def __init__(self, rows: Iterable[Region]) -> None:
        self._by_code: dict[str, list[Region]] = {}
        self._by_name: dict[str, list[Region]] = {}
        for row in rows:
            self._by_code.setdefault(row.code, []).append(row)
            self._by_name.setdefault(row.name, []).append(row)
            if row.short != row.name:
                self._by_name.setdefault(row.short, []).append(row)

    def __iter__(self) -> Iterator[Region]:
        return chain.from_iterable(self._by_code.values())

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def find(self, name: str, year: int | None = None, within: str | None = None) -> tuple[Region, ...]:
        """The places that a name or short name means, highest level first; a place that is no more in `year`
        is given as what it has become, one that is not yet as it will be. Without a year: as of today.
        `within` keeps those that lie in (or are) the place of that code."""
        when = FOREVER if year is None else year
        rows = self._by_name.get(name, [])
        valid = [row for row in rows if row.covers(when)]
        ended = (row for row in rows if row.until < when)
        coming = sorted((row for row in rows if row.since > when), key=lambda row: row.since)
        found = valid or [self._as_of(row, when) for row in ended] or coming[:1]
        unique = {row.code: row for row in sorted(found, key=lambda row: (LEVELS.index(row.level), row.code))}
        return tuple(row for row in unique.values() if within is None or self._lies_in(row, within))

    def get(self, code: str, year: int | None = None) -> Region | None:
        """The place of a code as of a year (today without one), or as it was nearest to that year."""
        rows = self._by_code.get(code)
        if not rows:
            return None
        when = FOREVER if year is None else year
        return min(rows, key=lambda row: max(row.since - when, when - row.until, 0))

    def line(self, region: Region) -> tuple[Region, ...]:
        """The place and all that it lies in, up to the country."""
        out = [region]
        while out[-1].parent and (parent := self.get(out[-1].parent, min(region.until, FOREVER))):
            out.append(parent)
        return tuple(out)

    def history(self, region: Region) -> frozenset[str]:
        """All codes under which the place, and what was merged into it, has been known."""
        codes = {row.code for row in self if self._as_of(row, FOREVER).code == region.code}
        return frozenset(codes | {region.code})

    def all_names(self) -> tuple[str, ...]:
        """Short and full names of all places of all years, the highest level first, each once."""
        ordered = sorted(self, key=lambda row: (LEVELS.index(row.level), row.code))
        return tuple(dict.fromkeys(name for row in ordered for name in (row.short, row.name)))

    def full_names(self) -> frozenset[str]:
        """The full names of all places of all years, to compile a matcher from."""
        return frozenset(row.name for row in self)

    def short_names(self, districts: bool = False) -> frozenset[str]:
        """The short names: provinces, cities, counties and zones; those of urban districts (和平, 新城) only on
        demand, as they are common words."""
        return frozenset(row.short for row in self if districts or row.level != "县" or not row.name.endswith("区"))

    def _as_of(self, region: Region, year: int) -> Region:
        """What an ended place has become by that year; its parent where nobody took it over."""
        seen = {region}
        while region.until < year:
            after = self.get(region.successor or region.parent, region.until + 1)
            if after is None or after in seen:
                return region
            seen.add(after)
            region = after
        return region

    def _lies_in(self, region: Region, code: str) -> bool:
        return any(place.code == code for place in self.line(region))


@cache
def regions() -> Regions:
    """All places, read once."""
    return Regions(chain.from_iterable(_rows(schemas_dir() / name) for name in FILES))


def _rows(path: Path) -> Iterator[Region]:
    """The rows of one file; a row that is no place names file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for code, name, short, level, parent, since, until, successor, *_reason in reader:
                if level not in LEVELS:
                    raise ValueError(f"unknown level {level}")
                yield Region(
                    code, name, short, level, parent, int(since or ALWAYS), int(until or FOREVER), successor
                )  # fmt: skip
    except (OSError, ValueError, StopIteration) as error:
        raise InvalidSchema(_("{path}: not a list of places: {error}").format(path=path, error=error)) from error
