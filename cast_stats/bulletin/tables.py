"""Tables of the bulletin: layouts filled with the figures that the rule takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cast_stats.bulletin.choose import Choice, choose, corrected
from cast_stats.bulletin.figure import Figure
from cast_stats.bulletin.yearly import unfit
from cast_stats.catalog.bulletins import Bulletins, Layout, Line, Shape
from cast_stats.catalog.corrections import Correction
from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.catalog.regions import NATION, Region, regions
from cast_stats.errors import InvalidSchema
from cast_stats.messages import _

BELOW_COUNTY = ("乡镇", "园区", "企业", "高校")
NO_COLUMN = "不属于任何一栏"
NOWHERE = "~"
"""Stands for the code of a place that has none, behind all that have one."""


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """The head of a column; columns stand in the order of `key` (the code of the place)."""

    key: tuple[str, ...]
    name: str = field(compare=False)
    english: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows, its columns, and what the rule took for the cells that have a figure."""

    number: str
    layout: Layout
    shape_name: str
    shape: Shape
    year: int
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    cells: Mapping[tuple[str, Head], Choice]

    @property
    def title(self) -> str:
        """The title over the table."""
        return f"{self.layout.title}{self.shape.title}（{self.year}年）"

    def choice(self, code: str, head: Head) -> Choice | None:
        """What stands in a cell, if anything."""
        return self.cells.get((code, head))


@dataclass(frozen=True, slots=True)
class Unused:
    """A figure of an indicator that no table takes, and why."""

    figure: Figure
    reason: str


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of a year: those that fit, by indicator, and those that do not, with the reason."""

    year: int
    fitting: Mapping[str, Sequence[Figure]]
    unused: tuple[Unused, ...]


def year_of(figures: Iterable[Figure], year: int) -> Year:
    """Sort out the figures that are the year's figures of an indicator."""
    fitting: dict[str, list[Figure]] = defaultdict(list)
    unused: list[Unused] = []
    for figure in figures:
        indicator = indicators().get(figure.indicator or "")
        if indicator is None:
            continue
        reason = unfit(figure, indicator, year)
        if reason is None:
            fitting[indicator.code].append(figure)
        elif year in (figure.year_to, figure.issue_year if figure.time_type is None else None):
            unused.append(Unused(figure, reason))
    return Year(year, fitting, tuple(unused))


def tables_of(year: Year, layouts: Bulletins, corrections: Sequence[Correction] = ()) -> tuple[Table, ...]:
    """All tables of the year that have a figure, numbered by chapter. Raises InvalidSchema for a correction that
    meets no cell, or whose guard fails."""
    open_corrections = [one for one in corrections if one.year == year.year]
    tables: list[Table] = []
    for chapter_number, chapter in enumerate(layouts.chapters, 1):
        made: list[Table] = []
        for layout in chapter.tables:
            for name in layout.shapes:
                number = f"{chapter_number}-{len(made) + 1}"
                table = _table(number, layout, name, layouts.shapes[name], year, open_corrections)
                if table.cells:
                    made.append(table)
        tables += made
    for correction in open_corrections:
        if not any(choice.correction == correction for table in tables for choice in table.cells.values()):
            raise InvalidSchema(
                _("correction of {indicator} {subject} {year}: there is no such cell").format(
                    indicator=correction.indicator, subject=correction.subject, year=correction.year
                )
            )
    return tuple(tables)


def unplaced(year: Year, tables: Sequence[Table]) -> Iterator[Unused]:
    """The fitting figures that stand in no cell, not even as one that was not taken."""
    placed = {
        figure.id for table in tables for choice in table.cells.values() for figure in (choice.figure, *choice.others)
    }
    for figures in year.fitting.values():
        yield from (Unused(figure, NO_COLUMN) for figure in figures if figure.id not in placed)


def _table(
    number: str, layout: Layout, name: str, shape: Shape, year: Year, corrections: Sequence[Correction]
) -> Table:
    pools: dict[tuple[str, Head], list[Figure]] = defaultdict(list)
    for code, figure, head in _placed(layout, shape, year):
        pools[code, head].append(figure)
    cells = {at: _cell(at, pool, corrections) for at, pool in pools.items()}
    places = tuple(sorted({head for _code, head in cells}))
    if places == (Head((NATION,), ""),):  # the country alone stands in the table by level
        places, cells = (), {}
    heads = places if shape.columns else _unlike(places)
    shown = {code for code, _head in cells}
    lines = tuple(line for line in layout.rows if line.indicator in shown)
    return Table(number, layout, name, shape, year.year, heads, lines, cells)


def _placed(layout: Layout, shape: Shape, year: Year) -> Iterator[tuple[str, Figure, Head]]:
    """Every figure that has a cell in the table: the row's code, the figure, the column."""
    for code in layout.codes:
        for figure in year.fitting.get(code, ()):
            if head := _head(figure, shape):
                yield code, figure, head
    if not shape.columns:
        return
    by_name = {head.name: head for head in _fixed_heads(shape)}
    for code, takes in layout.takes.items():
        for name, source in takes.items():
            national = (figure for figure in year.fitting.get(source, ()) if figure.region in (None, NATION))
            yield from ((code, figure, by_name[name]) for figure in national)


def _head(figure: Figure, shape: Shape) -> Head | None:
    if shape.columns:
        return _fixed_head(figure, shape)
    region = regions().get(figure.region, figure.year_to) if figure.region else None
    if figure.body == "学会":
        return None
    if region is None:
        name = figure.region_name or figure.subject
        return Head((NOWHERE, name), name) if figure.level in shape.levels else None
    if shape.nation and region.code == NATION and figure.level == "国家":
        return Head((NATION,), region.short, "National")
    if figure.level not in shape.levels:
        return None
    if figure.level in BELOW_COUNTY and region.level != figure.level:
        return Head((region.code, figure.subject), figure.subject)
    return Head((region.code,), region.short if region.level == "省" else region.name)


def _fixed_heads(shape: Shape) -> tuple[Head, ...]:
    return tuple(Head((f"{index:02}",), column.name, column.english) for index, column in enumerate(shape.columns))


def _fixed_head(figure: Figure, shape: Shape) -> Head | None:
    """The first column that names the subject, else the first of its level and body; figures of a place have none."""
    if figure.region not in (None, NATION):
        return None
    pairs = list(zip(_fixed_heads(shape), shape.columns, strict=True))
    named = (head for head, column in pairs if figure.subject in column.subjects)
    alike = (
        head
        for head, column in pairs
        if column.level is not None and (column.level, column.body) == (figure.level, figure.body)
    )
    return next(named, next(alike, None))


def _unlike(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The heads, places of one name told apart by the city that they lie in."""
    names = [head.name for head in heads]
    return tuple(Head(head.key, f"{_city(head)}{head.name}") if names.count(head.name) > 1 else head for head in heads)


def _city(head: Head) -> str:
    region: Region | None = regions().get(head.key[0])
    line = regions().line(region) if region else ()
    return line[1].short if len(line) > 1 else ""


def _cell(at: tuple[str, Head], pool: Sequence[Figure], corrections: Sequence[Correction]) -> Choice:
    code, head = at
    indicator = _indicator(code)
    choice = choose(pool, indicator)
    for correction in corrections:
        names = {head.name, choice.figure.subject, choice.figure.region_name}
        if correction.indicator == code and correction.subject in names:
            return corrected(choice, correction, indicator, pool)
    return choice


def _indicator(code: str) -> Indicator:
    found = indicators().get(code)
    if found is None:  # layouts are checked at load
        raise KeyError(code)
    return found
