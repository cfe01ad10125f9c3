"""What a figure's labels say of it, in the light of the whole table: item, unit, time, owner, change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cast_stats.facts.context import Resolved
from cast_stats.facts.tables.axes import Entry
from cast_stats.facts.tables.labels import (
    GENERIC,
    GROWTH,
    TOTAL,
    YEAR_END,
    is_owner,
    is_place,
    is_time,
    owner_in,
    period_of,
    read_label,
    scaled,
    tells_time,
    value_of,
    without_times,
    year_end,
)  # fmt: skip
from cast_stats.facts.tables.parts import whole_rows
from cast_stats.layout.article import Table
from cast_stats.records import Change, Period

TITLE_TAIL = re.compile(r"(?:及其?(?:构成|增长速度|增速)|(?:完成|基本|主要|执行)?情况)?(?:统计|一览)?表?$")
TITLE_HEAD = re.compile(r"^(?:(?:续|附|统计)?表\s*[\d.\-－—–]*[:：]?\s*)?")
TITLE_TIME = re.compile(r"^(?:(?:19|20)\d\d年?(?:度|末|年末)?)?(?:全[国省市县区州])?")
NOT_GROWN = re.compile(rf"^[分按各](?:行业|产业|地区|类型)分?|(?:比上年|同比)?(?:{GROWTH.pattern}).*$")
"""What a title says besides the thing that grew."""
MANY = re.compile("[、及和与]|主要|指标|产品|情况|经济$")
LIST = re.compile("[、,，;；]")
PURSE = re.compile(r"(?<!各)([省市县区州旗])本?级(?=[^，,、。]*(?:预算|决算|收入|支出|收支|基金|经费))")
"""Money of a level of government alone, not of all below it."""
SHARES = ("%", "％", "‰")


@dataclass(frozen=True, slots=True)
class Slots:
    """What one figure's labels say; `period_how` and `subject.how` as in records.Derivation."""

    item: str
    unit: str
    period: Period | None
    period_how: str
    subject: Resolved
    change: Change | None


class TableReader:
    """Knows what a table's title, unit line, common heads and repeated stubs mean for each of its figures."""

    def __init__(self, table: Table, found: Sequence[Entry], title: str, printed: str | None, owner: Resolved) -> None:
        self.table = table
        self.titled = _titled(table.title, owner)
        self.period = period_of(table.title, printed) or period_of(title, printed)
        self.issued = _year(self.period) or printed
        heads = [cell for entry in found for cell in entry.head]
        times = Counter(map(id, heads))
        self.common = {id(cell) for cell in heads if cell.column_span > 1 and times[id(cell)] == len(found)}
        self.measures = {
            entry.cell.column: self._heads(entry) for entry in sorted(found, key=lambda entry: entry.cell.column)
            if not any(read_label(cell.text).unit in SHARES for cell in entry.head)
        }  # fmt: skip
        rates_alone = all(any(GROWTH.search(cell.text) for cell in entry.head) for entry in found)
        self.grown = self._grown() if rates_alone else ""
        labels = {entry.cell.row: read_label(entry.stub[-1].text) for entry in found if entry.stub}
        stubs = {row: label.name for row, label in labels.items()}
        self.wholes = whole_rows(found)
        self.repeated = {name for name, count in Counter(stubs.values()).items() if count > 1}
        named = {row: name for row, name in self._named_above(stubs) if labels[row].rank is None}
        self.above = named | {row: stubs[whole] for row, whole in self.wholes.items()}

    def read(self, entry: Entry) -> Slots:
        """What the labels of one figure say."""
        labels = [read_label(cell.text) for cell in entry.labels]
        heads = self._heads(entry)
        stubs = [read_label(cell.text).name for cell in entry.stub]
        unit = self._unit(entry, next((label.unit for label in reversed(labels) if label.unit), ""))
        growth = any(GROWTH.search(head) for head in heads) and scaled(unit)[1] in ("%", "‰", "个百分点")
        change: Change | None = ("increase" if value_of(entry.cell.text) >= 0 else "decrease") if growth else None
        period, how = self._period([*heads, *stubs])
        return Slots(self._item(entry, stubs, heads), unit, period, how, self._subject(stubs, heads), change)

    def _heads(self, entry: Entry) -> list[str]:
        """The names of the heads that tell this column from others, outermost first."""
        return [read_label(cell.text).name for cell in entry.head if id(cell) not in self.common]

    def _named_above(self, stubs: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """For each row with a stub that others have the nearest stub above it that no other row has."""
        above = ""
        for row in sorted(stubs):
            if stubs[row] in self.repeated:
                yield row, above
            else:
                above = stubs[row]

    def _unit(self, entry: Entry, named: str) -> str:
        """The unit that stands in the cell, in a label, in the unit column, or in the unit line if that names one."""
        if entry.cell.text[-1] in SHARES:
            return entry.cell.text[-1]
        return named or entry.unit or ("" if LIST.search(self.table.unit) else self.table.unit)

    def _period(self, labels: Sequence[str]) -> tuple[Period | None, str]:
        telling = [label for label in labels if tells_time(label, self.issued)]
        told = next((period for label in telling if (period := period_of(label, self.issued))), None)
        if told:
            return told, "explicit"
        if self.period and any(YEAR_END.search(label) for label in labels):
            return year_end(self.period), "explicit"
        return self.period, "inherited"

    def _subject(self, stubs: Sequence[str], heads: Sequence[str]) -> Resolved:
        """The owner that a stub or head names; else that of the title; else the article's."""
        for label in [*(s for s in stubs if is_place(s)), *(h for h in reversed(heads) if is_owner(h))]:
            return Resolved(label, "explicit", "table")
        return self.titled

    def _item(self, entry: Entry, stubs: Sequence[str], heads: Sequence[str]) -> str:
        """The stub's name with what the head adds; the title's noun where neither names a thing."""
        stub = next((name for name in reversed(stubs) if not is_place(name) and not is_time(name, self.issued)), "")
        head = self._measure(entry, heads)
        if stub and (stub in self.repeated or stub.startswith("其他")):
            above = stubs[-2] if len(stubs) > 1 else self.above.get(entry.cell.row)
            stub = f"{above}：{stub}" if above else stub
        if (len(stub) == 2 and TOTAL.fullmatch(stub)) or (not stub and not head):
            stub = (self.grown or self._title()) + stub
        elif self.grown and self.grown not in stub and stub[-2:] != self.grown[-2:]:
            return stub + self.grown
        if _said(stub, head):
            return stub
        measure = bool(entry.stub and read_label(entry.stub[-1].text).unit)
        return (head + stub if measure else stub + head) or entry.labels[-1].text

    def _measure(self, entry: Entry, heads: Sequence[str]) -> str:
        """What the heads say is measured; a head of growth means the measure of the column before."""
        if any(GROWTH.search(head) for head in heads):
            before = [names for column, names in self.measures.items() if column < entry.cell.column]
            heads = before[-1] if before else heads
        return "".join(dict.fromkeys(without_times(name, self.issued) for name in heads if self._adds(name)))

    def _adds(self, head: str) -> bool:
        """Whether a head says what is measured, not when, whose, or nothing."""
        if GENERIC.fullmatch(head) or GROWTH.search(head) or is_owner(head):
            return False
        return bool(YEAR_END.sub("", head)) and not is_time(head, self.issued)

    def _grown(self) -> str:
        """What grew, where the table's only figures are rates of growth and its title names one thing."""
        name = NOT_GROWN.sub("", self._title())
        return "" if MANY.search(name) else name

    def _title(self) -> str:
        """The noun of the table's title: without its number, times, and words such as 情况表."""
        return TITLE_TIME.sub("", TITLE_TAIL.sub("", TITLE_HEAD.sub("", self.table.title)))


def _said(stub: str, head: str) -> bool:
    """Whether the stub ends with the head, or in a word of its kind: 发电量, 产量."""
    return bool(head) and (stub.endswith(head) or (len(head) == 2 and stub[-1:] == head[-1]))


def _titled(title: str, owner: Resolved) -> Resolved:
    """The owner that a table's title names, or whose purse it tells of (市级预算 → 本级); else the article's, which may
    be a part of what the title names."""
    named = owner_in(title)
    if named and not owner.text.startswith(named):
        owner = Resolved(named, "explicit", "title")
    purse = PURSE.search(title)
    if purse is None:
        return owner
    name = f"{owner.text}本级" if owner.text.endswith(purse[1]) else purse[0]
    return Resolved(name, "explicit", "title")


def _year(period: Period | None) -> str | None:
    """The year that relative times of the table lean on."""
    iso = period and (period.end if period.end != "now" else period.start)
    return iso[:4] if iso else None
