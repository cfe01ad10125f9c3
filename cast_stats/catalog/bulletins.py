"""The layouts of the yearly bulletin: which indicators stand in which table, and what its columns are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from cast_stats.catalog.entry import Entry, validated
from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.indicators import Chapter, indicators
from cast_stats.catalog.regions import Level
from cast_stats.catalog.subjects import Body
from cast_stats.errors import InvalidSchema
from cast_stats.messages import _

SHAPES = "shapes.yaml"
PART = "#"


class Column(Entry):
    """A fixed column of figures of the whole country: its subjects by name, or by level and body."""

    name: str
    english: str
    subjects: tuple[str, ...] = ()
    level: Level | None = None
    body: Body | None = None


class Shape(Entry):
    """What stands in the columns: fixed ones, or a place each of some levels."""

    title: str
    english: str
    columns: tuple[Column, ...] = ()
    levels: tuple[Level, ...] = ()
    nation: bool = False

    @model_validator(mode="after")
    def _either_columns_or_levels(self) -> Shape:
        if bool(self.columns) == bool(self.levels):
            raise ValueError("a shape has either columns or levels")
        return self


class Line(Entry):
    """A row: an indicator, or a part (#) of the row above it that is none."""

    indicator: str
    part: bool

    @model_validator(mode="before")
    @classmethod
    def _from_code(cls, raw: Any) -> Any:
        return {"indicator": raw.removeprefix(PART), "part": raw.startswith(PART)} if isinstance(raw, str) else raw


class Layout(Entry):
    """A table of the bulletin, made once for each of its shapes that has figures."""

    title: str
    english: str
    shapes: tuple[str, ...]
    rows: tuple[Line, ...] = Field(min_length=1)
    takes: dict[str, dict[str, str]] = Field(default_factory=dict)
    charts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicators that the table shows."""
        return tuple(line.indicator for line in self.rows)


class ChapterLayout(Entry):
    """The tables of a chapter, in order."""

    chapter: str
    tables: tuple[Layout, ...]


class Bulletins(Entry):
    """All layouts, in the order of the bulletin."""

    shapes: dict[str, Shape]
    chapters: tuple[ChapterLayout, ...]

    def chapter(self, code: str) -> Chapter:
        """Name and English name of a chapter."""
        return indicators().chapters[code]


@cache
def bulletins() -> Bulletins:
    """All layouts, read and checked once. Raises InvalidSchema."""
    return load(schemas_dir() / "bulletins")


def load(folder: Path) -> Bulletins:
    """The layouts of a folder: shapes.yaml and one file a chapter, in the order of their names."""
    chapters = [path for path in sorted(folder.glob("*.yaml")) if path.name != SHAPES]
    raw = {**read_yaml(folder / SHAPES), "chapters": [read_yaml(path) for path in chapters]}
    found = validated(Bulletins, raw, folder)
    for fault in _loose_ends(found):
        raise InvalidSchema(f"{folder}: {fault}")
    return found


def _loose_ends(found: Bulletins) -> Iterator[str]:
    shown: dict[str, str] = {}
    for chapter in found.chapters:
        for layout in chapter.tables:
            yield from _faults(layout, found)
            for code in layout.codes:
                if shown.setdefault(code, layout.title) != layout.title:
                    yield _("{code} stands in {one} and in {other}").format(
                        code=code, one=shown[code], other=layout.title
                    )


def _faults(layout: Layout, found: Bulletins) -> Iterator[str]:
    taken = {code for takes in layout.takes.values() for code in takes.values()}
    for code in {*layout.codes, *layout.takes, *taken, *layout.charts}:
        if indicators().get(code) is None:
            yield _("{title}: there is no indicator {code}").format(title=layout.title, code=code)
    for name in layout.shapes:
        if name not in found.shapes:
            yield _("{title}: there is no shape {name}").format(title=layout.title, name=name)
    if layout.rows[0].part:
        yield _("{title}: the first row cannot be a part").format(title=layout.title)
