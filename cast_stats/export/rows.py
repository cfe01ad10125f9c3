"""Records as flat rows: the keys and columns that all formats share."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from cast_stats.figures import canonical
from cast_stats.records import (
    Award,
    Bound,
    Category,
    Change,
    Derivation,
    Fact,
    Family,
    Grade,
    LedgerEntry,
    PageBox,
    Period,
    Record,
)

Row = dict[str, Any]
Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
Id = Annotated[str, Field(description="derived from the content: the same in every run")]
Offset = Annotated[int, Field(ge=0, description="where the quote begins in the evidence, in characters")]
Passage = Annotated[str, Field(description="the text that the quote stands in, as printed")]
PageNumber = Annotated[int | None, Field(ge=1, description="counted from 1 in the file; null in plain text")]
RuleName = Annotated[str, Field(description="name of the rule that made the record")]


class FactRow(Record):
    """One line of records.jsonl that holds a fact."""

    kind: Literal["fact"] = "fact"
    id: Id
    family: Family
    category: Category
    subject: str = Field(description="whose number it is")
    item: str = Field(description="what is counted")
    value: Number = Field(description="万 and 亿 multiplied out; 65% is 65; the lower end of a range")
    value_max: Number | None = Field(description="the upper end where the text gives a range")
    unit: str = Field(description="as printed, without 万 and 亿; empty where the text prints none")
    bound: Bound
    time: Period | None = Field(description="when the figure holds")
    change: Change | None
    quote: str = Field(description="the quantity as printed, with its modifier")
    offset: Offset
    evidence: Passage
    part_of: str | None = Field(description="id of the fact of which this is a part")
    issue: str
    article: str
    section: str
    page: PageNumber
    boxes: tuple[PageBox, ...]
    rule: RuleName
    confidence: Grade
    derivation: tuple[Derivation, ...]
    notes: tuple[str, ...]


class AwardRow(Record):
    """One line of records.jsonl that holds an award."""

    kind: Literal["award"] = "award"
    id: Id
    recipient: str
    award: str
    grade: str | None = Field(description="the award's own grade, as 二等奖")
    year: str | None
    awarder: str | None
    quote: str
    offset: Offset
    evidence: Passage
    issue: str
    article: str
    section: str
    page: PageNumber
    boxes: tuple[PageBox, ...]
    rule: RuleName
    confidence: Grade
    derivation: tuple[Derivation, ...]
    notes: tuple[str, ...]


def fact_row(fact: Fact) -> Row:
    """The flat record of a fact; `time`, `boxes` and `derivation` are nested, numbers are Decimal."""
    numbers = {
        "value": canonical(fact.value),
        "value_max": None if fact.value_max is None else canonical(fact.value_max),
    }
    return _row(FactRow, fact, numbers | {"confidence": fact.grade})


def award_row(award: Award) -> Row:
    """The flat record of an award; `grade` is the award's own (二等奖), `confidence` the record's."""
    return _row(AwardRow, award, {})


def ledger_row(entry: LedgerEntry) -> Row:
    """The flat row of a ledger entry."""
    return entry.model_dump()


def _row(form: type[FactRow | AwardRow], record: Fact | Award, replaced: Row) -> Row:
    """The record's fields and its evidence's side by side, in the order of `form`."""
    fields = record.model_dump() | replaced
    evidence: Row = fields["evidence"]
    fields |= evidence | {"evidence": evidence["text"]}
    return {name: fields[name] for name in form.model_fields}


def flat(row: Mapping[str, Any]) -> Row:
    """A row without nesting: for tables."""
    cells: Row = {}
    for name, value in row.items():
        cells |= _flattened(name, value)
    return cells


def _flattened(name: str, value: Any) -> Row:
    match name:
        case "time":
            return {f"time_{part}": (value or {}).get(part) for part in Period.model_fields}
        case "boxes":
            return {name: "; ".join("{page}:{x0:g},{top:g},{x1:g},{bottom:g}".format(**box) for box in value)}
        case "derivation":
            return {name: "; ".join("{slot}: {how} {source}".format(**step).rstrip() for step in value)}
        case "notes":
            return {name: "; ".join(value)}
        case _:
            return {name: value}


def _columns(form: type[Record]) -> tuple[str, ...]:
    times = tuple(f"time_{part}" for part in Period.model_fields)
    return tuple(column for name in form.model_fields for column in (times if name == "time" else (name,)))


FACT_COLUMNS = _columns(FactRow)
AWARD_COLUMNS = _columns(AwardRow)
LEDGER_COLUMNS = _columns(LedgerEntry)
