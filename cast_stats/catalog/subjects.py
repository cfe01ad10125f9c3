"""Whose number it is: the place, level and body that a subject's name says."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.regions import NATION, Level, Region, regions

Body = Literal["科协", "学会", "其他"]
LONGEST = 20
"""Characters of the longest name of a place."""


class Owner(NamedTuple):
    """Where a subject lies (None where its name does not say), at which level it stands, and what body it is."""

    region: Region | None
    level: Level | None
    body: Body
    place: str | None = None
    """The place by name: the region's, or that of a place that is in no list."""


class Ending(Entry):
    """Endings of names with the level and the body that they say."""

    words: tuple[str, ...]
    body: Body
    level: Level | None = None


class Subjects(Entry):
    """The rules for names of subjects."""

    endings: tuple[Ending, ...]
    nation: tuple[str, ...]
    unknown_places: dict[str, Level]


@lru_cache(maxsize=65536)
def owner(subject: str, year: int | None = None) -> Owner:
    """The place, level and body of a subject, as of a year; a zone lies in the place that its name begins with."""
    region, rest = _place(subject, year)
    ending = _ending(rest if region else subject)
    if region is None and subject in subjects().nation:
        region = regions().get(NATION)
    body = ending.body if ending else "其他"
    level = ending.level if ending else None
    if region:
        return Owner(region, level or (region.level if ending or not rest else None), body, region.name)
    name = _bare(subject, ending)
    unknown = None if level or body == "学会" or name in regions() else _level_of_unknown(name)
    return Owner(None, level or unknown, body, name if unknown else None)


def _bare(subject: str, ending: Ending | None) -> str:
    """The name without the words for the body that it is."""
    words = sorted(ending.words, key=len, reverse=True) if ending else ()
    return subject.removesuffix(next((word for word in words if subject.endswith(word)), ""))


def _level_of_unknown(name: str) -> Level | None:
    """The level of a place that is in no list, by the end of its name."""
    suffixes = (word for word in subjects().unknown_places if name.endswith(word) and len(name) > len(word) + 1)
    return subjects().unknown_places.get(next(suffixes, ""))


def _place(subject: str, year: int | None) -> tuple[Region | None, str]:
    """The innermost place that the name begins with, read step by step (省, 市, 县), and what stands after it."""
    region: Region | None = None
    rest = subject
    while step := _step(rest, region, year):
        region, rest = step
    return region, rest


def _step(rest: str, within: Region | None, year: int | None) -> tuple[Region, str] | None:
    for length in range(min(len(rest), LONGEST), 1, -1):
        found = regions().find(rest[:length], year, within.code if within else None)
        highest = [region for region in found if region.level == found[0].level and region != within]
        if len(highest) == 1:
            return highest[0], rest[length:]
    return None


def _ending(name: str) -> Ending | None:
    fitting = [
        (len(word), rank, one)
        for rank, one in enumerate(subjects().endings)
        for word in one.words
        if name.endswith(word)
    ]
    return min(fitting, key=lambda found: (-found[0], found[1]))[2] if fitting else None


@cache
def subjects() -> Subjects:
    """The rules, read once. Raises InvalidSchema."""
    path = schemas_dir() / "subjects.yaml"
    return validated(Subjects, read_yaml(path), path)
