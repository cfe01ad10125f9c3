"""Cells become facts: item from the stub, unit, time and owner from heads, stub, unit line and title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from cast_stats.catalog.rules import FamilyRule
from cast_stats.facts.build import record_id
from cast_stats.facts.context import Resolved
from cast_stats.facts.families import family_of
from cast_stats.facts.grades import LOW_READING
from cast_stats.facts.table_axes import Entry, entries
from cast_stats.facts.table_labels import (
    GENERIC,
    GROWTH,
    TOTAL,
    YEAR_END,
    is_owner,
    is_place,
    is_time,
    period_of,
    read_label,
    scaled,
    tells_time,
    value_of,
    without_times,
    year_end,
)  # fmt: skip
from cast_stats.facts.table_parts import can_be_part, whole_columns, whole_rows
from cast_stats.layout.article import Cell, Table
from cast_stats.records import Change, Derivation, Evidence, Fact, Issue, Period

RULE = "table-cell"
BAR = " | "
TITLE_TAIL = re.compile(r"(?:及其?(?:构成|增长速度|增速)|(?:完成|基本|主要|执行)?情况)?(?:统计|一览)?表?$")
TITLE_HEAD = re.compile(r"^(?:(?:续|附|统计)?表\s*[\d.\-－—–]*[:：]?\s*)?")


@dataclass(frozen=True, slots=True)
class TableSetting:
    """Where a table stands, and what holds for it unless it says otherwise: `subject` of the article, `families` as
    the rules have them, `article` and `paragraph` its place in the issue."""

    issue: Issue
    title: str
    section: str
    article: int
    paragraph: int
    subject: Resolved
    families: tuple[FamilyRule, ...]


@dataclass(frozen=True, slots=True)
class _Slots:
    """What one figure's labels say."""

    item: str
    unit: str
    period: Period | None
    period_how: str
    subject: Resolved
    change: Change | None


def facts_from_table(table: Table, setting: TableSetting) -> tuple[Fact, ...]:
    """The facts of a table's figures, row by row; a figure without any label becomes none."""
    found = [entry for entry in entries(table) if entry.labels and not entry.ordinal]
    reader = _Reader(table, setting, found)
    facts = {(entry.cell.row, entry.cell.column): reader.fact(entry) for entry in found}
    wholes = _wholes(found)
    return tuple(_with_whole(fact, facts.get(wholes.get(place, place)), fact.id) for place, fact in facts.items())


def _wholes(found: Sequence[Entry]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each part's row and column those of its whole: a marked column before a row that is set in."""
    rows = whole_rows(found)
    wholes = {
        (entry.cell.row, entry.cell.column): (rows[entry.cell.row], entry.cell.column)
        for entry in found if entry.cell.row in rows
    }  # fmt: skip
    for row, group in groupby(found, key=lambda entry: entry.cell.row):
        for column, whole in whole_columns(list(group)).items():
            wholes[row, column] = (row, whole)
    return wholes


def _with_whole(fact: Fact, whole: Fact | None, own: str) -> Fact:
    """The fact as a part of the whole, where both are figures of one kind and the part is not the larger."""
    if whole is None or whole.id == own or fact.change or whole.change:
        return fact
    alike = fact.unit == whole.unit and can_be_part(fact.item, fact.unit) and can_be_part(whole.item, whole.unit)
    return fact.model_copy(update={"part_of": whole.id}) if alike and abs(fact.value) <= abs(whole.value) else fact


class _Reader:
    """Knows what a table's title, unit line and repeated stubs mean for each of its figures."""

    def __init__(self, table: Table, setting: TableSetting, found: Sequence[Entry]) -> None:
        self.table = table
        self.setting = setting
        printed = setting.issue.printed or (str(setting.issue.year) if setting.issue.year else None)
        self.period = period_of(table.title, printed) or period_of(setting.title, printed)
        self.issued = _year(self.period) or printed
        heads = [cell for entry in found for cell in entry.head]
        self.common = [cell for cell in heads if cell.column_span > 1 and heads.count(cell) == len(found)]
        self.measures = {
            entry.cell.column: self._heads(entry) for entry in sorted(found, key=lambda entry: entry.cell.column)
            if not any(read_label(cell.text).unit in ("%", "％", "‰") for cell in entry.head)
        }  # fmt: skip
        stubs = {entry.cell.row: read_label(entry.stub[-1].text).name for entry in found if entry.stub}
        names = list(stubs.values())
        self.repeated = {name for name in names if names.count(name) > 1}
        wholes = whole_rows(found)
        self.above = {row: stubs[wholes[row]] if row in wholes else self._named_above(stubs, row) for row in stubs}

    def _named_above(self, stubs: Mapping[int, str], row: int) -> str:
        """The nearest stub above a row that no other row has."""
        return next((stubs[r] for r in sorted(stubs, reverse=True) if r < row and stubs[r] not in self.repeated), "")

    def fact(self, entry: Entry) -> Fact:
        """The record of one figure."""
        slots, setting = self._slots(entry), self.setting
        factor, unit = scaled(slots.unit)
        value = _times(value_of(entry.cell.text), factor)
        evidence = _evidence(entry)
        family = family_of(setting.families, slots.item, unit, evidence.text)
        place = (setting.article, setting.paragraph, entry.cell.row, entry.cell.column)
        return Fact(
            id=record_id(setting.issue, "table", *place, entry.cell.text),
            family=family.family,
            category=family.category,
            subject=slots.subject.text,
            item=slots.item,
            value=abs(value) if slots.change else value,
            unit=unit,
            time=slots.period,
            change=slots.change,
            issue=setting.issue.label,
            article=setting.title,
            section=setting.section,
            evidence=evidence,
            rule=RULE,
            grade="high" if entry.stub and slots.unit else "medium",
            derivation=_derivation(slots, family.name),
            notes=_notes(entry.cell),
        )

    def _slots(self, entry: Entry) -> _Slots:
        labels = [read_label(cell.text) for cell in entry.labels]
        heads = self._heads(entry)
        stubs = [read_label(cell.text).name for cell in entry.stub]
        named = next((label.unit for label in reversed(labels) if label.unit), "")
        unit = "%" if entry.cell.text[-1] in "%％" else self._unit(entry, named)
        growth = any(GROWTH.search(head) for head in heads) and scaled(unit)[1] in ("%", "‰", "个百分点")
        change: Change | None = ("increase" if value_of(entry.cell.text) >= 0 else "decrease") if growth else None
        period, how = self._period([*heads, *stubs])
        return _Slots(self._item(entry, stubs, heads), unit, period, how, self._subject(stubs, heads), change)

    def _unit(self, entry: Entry, named: str) -> str:
        """The unit from label, unit column, or unit line; a line of several units tells none."""
        line = self.table.unit
        return named or entry.unit or ("" if re.search(r"[、,，;；]", line) else line)

    def _period(self, labels: Sequence[str]) -> tuple[Period | None, str]:
        telling = [label for label in labels if tells_time(label, self.issued)]
        told = next((period for label in telling if (period := period_of(label, self.issued))), None)
        if told:
            return told, "explicit"
        if self.period and any(YEAR_END.search(label) for label in labels):
            return year_end(self.period), "explicit"
        return self.period, "inherited"

    def _subject(self, stubs: Sequence[str], heads: Sequence[str]) -> Resolved:
        """The owner that a stub or head names; else the article's."""
        for label in [*(s for s in stubs if is_place(s)), *(h for h in reversed(heads) if is_owner(h))]:
            return Resolved(label, "explicit", "table")
        return self.setting.subject

    def _item(self, entry: Entry, stubs: Sequence[str], heads: Sequence[str]) -> str:
        """The stub's name with what the head adds; the title's noun where neither names a thing."""
        stub = next((name for name in reversed(stubs) if not is_place(name) and not is_time(name, self.issued)), "")
        head = self._measure(entry, heads)
        if stub and (stub in self.repeated or stub.startswith("其他")):
            above = stubs[-2] if len(stubs) > 1 else self.above[entry.cell.row]
            stub = f"{above}：{stub}" if above else stub
        if (stub and TOTAL.fullmatch(stub) and len(stub) == 2) or (not stub and not head):
            stub = self._title() + stub
        if _said(stub, head):
            return stub
        measure = bool(entry.stub and read_label(entry.stub[-1].text).unit)
        return (head + stub if measure else stub + head) or entry.labels[-1].text

    def _measure(self, entry: Entry, heads: Sequence[str]) -> str:
        """What the heads say is measured; a head of growth means the measure of the column before."""
        if any(GROWTH.search(head) for head in heads):
            before = [
                e for e in self.rows[entry.cell.row] if e.cell.column < entry.cell.column and e.stub == entry.stub
            ]
            heads = self._heads(before[0]) if before else heads
        return "".join(dict.fromkeys(without_times(name, self.issued) for name in heads if self._adds(name)))

    def _heads(self, entry: Entry) -> list[str]:
        """The names of the heads that tell this column from others, outermost first."""
        return [read_label(cell.text).name for cell in entry.head if cell not in self.common]

    def _adds(self, head: str) -> bool:
        """Whether a head says what is measured, not when, whose, or nothing."""
        bare = YEAR_END.sub("", head)
        return not (
            GENERIC.fullmatch(head) or GROWTH.search(head) or is_owner(head) or is_time(head, self.issued) or not bare
        )  # fmt: skip

    def _title(self) -> str:
        """The noun of the table's title: without its number, times, and words such as 情况表."""
        text = TITLE_TAIL.sub("", TITLE_HEAD.sub("", self.table.title))
        return re.sub(r"^(?:(?:19|20)\d\d年?(?:度|末|年末)?)?(?:全[国省市县区州])?", "", text)


def _said(stub: str, head: str) -> bool:
    """Whether the stub ends with the head, or in a word of its kind: 发电量, 产量."""
    return bool(head) and (stub.endswith(head) or (len(head) == 2 and stub[-1:] == head[-1]))


def _evidence(entry: Entry) -> Evidence:
    """The printed labels and the figure, one behind the other; page and boxes are the figure's."""
    cell = entry.cell
    before = BAR.join(label.text for label in entry.labels) + BAR
    places = cell.places
    return Evidence(
        quote=cell.text, offset=len(before), text=before + cell.text,
        page=places.page(0), boxes=places.spread(0, len(cell.text)),
    )  # fmt: skip


def _derivation(slots: _Slots, family: str) -> tuple[Derivation, ...]:
    return (
        Derivation(slot="item", how="explicit", source="table"),
        Derivation(slot="family", how="explicit", source=family),
        Derivation(slot="subject", how=slots.subject.how, source=slots.subject.source),
        Derivation(slot="time", how=slots.period_how, source="table"),
    )


def _notes(cell: Cell) -> tuple[str, ...]:
    read = cell.places.confidence
    return ("low-reading-confidence",) if read and min(read) < LOW_READING else ()


def _times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without zeros that the factor brings."""
    if factor == 1:
        return value
    product = (value * factor).normalize()
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def _year(period: Period | None) -> str | None:
    """The year that relative times of the table lean on."""
    iso = period and (period.end if period.end != "now" else period.start)
    return iso[:4] if iso else None
