"""Cells become facts: item from the stub, unit, time and owner from heads, stub, unit line and title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from cast_stats.facts.build import record_id
from cast_stats.facts.context import Resolved
from cast_stats.facts.families import FamilyFinder
from cast_stats.facts.grades import LOW_READING
from cast_stats.facts.tables.axes import Entry, entries
from cast_stats.facts.tables.labels import scaled, value_of
from cast_stats.facts.tables.parts import can_be_part, whole_columns
from cast_stats.facts.tables.reader import Slots, TableReader
from cast_stats.facts.times.dating import written
from cast_stats.language.numbers import find_numbers
from cast_stats.layout.article import Article, Cell, Table
from cast_stats.records import Derivation, Evidence, Fact, Issue, LedgerEntry

RULE = "table-cell"
BAR, GAP = " | ", " "

Place = tuple[int, int]
"""Row and column of a cell."""


@dataclass(frozen=True, slots=True)
class TableSetting:
    """Where a table stands, and what holds for it unless it says otherwise: `subject` of the article, `families` finds
    the family of a figure, `article` and `paragraph` its place in the issue."""

    issue: Issue
    title: str
    section: str
    article: int
    paragraph: int
    subject: Resolved
    families: FamilyFinder


def table_findings(
    article: Article, index: int, issue: Issue, subject: Resolved, families: FamilyFinder
) -> tuple[list[Fact], list[LedgerEntry]]:
    """The facts and the ledger of all tables of an article, which is the issue's article `index`."""
    facts: list[Fact] = []
    ledger: list[LedgerEntry] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.table is not None:
            setting = TableSetting(issue, article.title, article.section, index, number, subject, families)
            own, numbers = findings_of(paragraph.table, setting)
            facts += own
            ledger += numbers
    return facts, ledger


def findings_of(table: Table, setting: TableSetting) -> tuple[list[Fact], list[LedgerEntry]]:
    """The facts of a table's figures, row by row; a figure without any label, or that counts rows, becomes none. And an
    entry for each number: a figure with its record, any other with the reason why it is none."""
    told = entries(table)
    facts = _facts(table, [entry for entry in told if entry.labels and not entry.ordinal], setting)
    figures = {(entry.cell.row, entry.cell.column): entry for entry in told}
    ledger: list[LedgerEntry] = []
    for cell in table.cells:
        place = (cell.row, cell.column)
        ledger += [_figure(figures[place], facts.get(place), setting)] if place in figures else _label(cell, setting)
    return list(facts.values()), ledger


def _facts(table: Table, found: Sequence[Entry], setting: TableSetting) -> dict[Place, Fact]:
    reader = TableReader(table, found, setting.title, written(setting.title, (), setting.issue), setting.subject)
    facts = {(entry.cell.row, entry.cell.column): _fact(entry, reader.read(entry), setting) for entry in found}
    wholes = _wholes(found, reader.wholes)
    return {place: _with_whole(fact, facts.get(wholes.get(place, place), fact)) for place, fact in facts.items()}


def _fact(entry: Entry, slots: Slots, setting: TableSetting) -> Fact:
    """The record of one figure; the title of its table is part of what tells its family."""
    factor, unit = scaled(slots.unit)
    value = _times(value_of(entry.cell.text), factor)
    evidence = _evidence(entry)
    clause = GAP.join((setting.title, *(label.text for label in entry.labels))) + "#"
    family = setting.families.find(slots.item, unit, clause, slots.subject.text)
    place = (setting.article, setting.paragraph, entry.cell.row, entry.cell.column)
    read = entry.cell.places.confidence
    return Fact(
        id=record_id(setting.issue, "table", *place, entry.cell.text),
        family=family.family, category=family.category, subject=slots.subject.text, item=slots.item,
        value=abs(value) if slots.change else value, unit=unit, time=slots.period, change=slots.change,
        issue=setting.issue.label, article=setting.title, section=setting.section, evidence=evidence, rule=RULE,
        grade="high" if entry.stub and slots.unit else "medium",
        derivation=_derivation(slots, family.name),
        notes=("low-reading-confidence",) if read and min(read) < LOW_READING else (),
    )  # fmt: skip


def _times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without the zeros that the factor brings."""
    if factor == 1:
        return value
    product = (value * factor).normalize()
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def _evidence(entry: Entry) -> Evidence:
    """The row as printed, then what stands above the figure; page and boxes are the figure's."""
    cell = entry.cell
    before = "".join(other.text + GAP for other in entry.row if other.text and other.column < cell.column)
    behind = "".join(GAP + other.text for other in entry.row if other.text and other.column > cell.column)
    above = [label.text for label in (entry.section, *entry.head) if label]
    return Evidence(
        quote=cell.text, offset=len(before), text=BAR.join([before + cell.text + behind, *above]),
        page=cell.places.page(0), boxes=cell.places.spread(0, len(cell.text)),
    )  # fmt: skip


def _derivation(slots: Slots, family: str) -> tuple[Derivation, ...]:
    told: Mapping[str, tuple[str, str]] = {
        "item": ("explicit", "table"),
        "family": ("explicit", family),
        "subject": (slots.subject.how, slots.subject.source),
        "time": (slots.period_how, "table"),
    }
    return tuple(Derivation.model_validate({"slot": s, "how": how, "source": by}) for s, (how, by) in told.items())


def _wholes(found: Sequence[Entry], rows: Mapping[int, int]) -> dict[Place, Place]:
    """For each part the place of its whole: a marked column goes before a row that is set in; `rows` are those of the
    wholes."""
    parts = [entry.cell for entry in found if entry.cell.row in rows]
    wholes = {(cell.row, cell.column): (rows[cell.row], cell.column) for cell in parts}
    for row, group in groupby(found, key=lambda entry: entry.cell.row):
        for column, whole in whole_columns(list(group)).items():
            wholes[row, column] = (row, whole)
    return wholes


def _with_whole(fact: Fact, whole: Fact) -> Fact:
    """The fact as a part of the whole, where both are figures of one kind and the part is not the larger."""
    if whole is fact or fact.change or whole.change or fact.unit != whole.unit:
        return fact
    adds_up = can_be_part(fact.item, fact.unit) and can_be_part(whole.item, whole.unit)
    smaller = abs(fact.value) <= abs(whole.value)
    return fact.model_copy(update={"part_of": whole.id}) if adds_up and smaller else fact


def _figure(entry: Entry, fact: Fact | None, setting: TableSetting) -> LedgerEntry:
    evidence = _evidence(entry)
    return LedgerEntry(
        quote=evidence.quote, page=evidence.page, article=setting.title, context=evidence.text, offset=evidence.offset,
        record=fact.id if fact else None,
        reason=None if fact else "ordinal" if entry.ordinal else "unresolved",
    )  # fmt: skip


def _label(cell: Cell, setting: TableSetting) -> Iterator[LedgerEntry]:
    """The numbers in a head, a stub or a cell of words: they name, they do not measure."""
    for number in find_numbers(cell.text):
        yield LedgerEntry(
            quote=number.text, page=cell.places.page(number.start), article=setting.title, context=cell.text,
            offset=number.start, reason=number.reason or "structure", detail="table label",
        )  # fmt: skip
