"""Records as rows of the database and back; what a row says beyond its record is looked up in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import simplejson

from cast_stats.catalog.indicators import indicators
from cast_stats.catalog.subjects import owner
from cast_stats.records import Award, Evidence, Fact, Issue, LedgerEntry, Period

Row = dict[str, Any]


class Years(NamedTuple):
    """The first and the last year of a period, None where the text gives none."""

    first: int | None
    last: int | None


def issue_row(issue: Issue) -> Row:
    """The row of an issue; its key is the hash of the file's content."""
    return {**issue.model_dump(), "label": issue.label}


def fact_row(issue: Issue, seq: int, fact: Fact) -> Row:
    """The row of a fact: the record, its years, its indicator, and where its subject lies."""
    years = years_of(fact.time, issue.year)
    time = fact.time.model_dump() if fact.time else {}
    return {
        **fact.model_dump(include={"id", "family", "category", "subject", "item", "value", "value_max", "unit"}),
        **fact.model_dump(include={"bound", "change", "part_of", "grade"}),
        **{f"time_{key}": time.get(key) for key in ("type", "start", "end")},
        "year_from": years.first,
        "year_to": years.last,
        "indicator": indicator_of(fact.item, fact.unit, fact.category),
        **whereabouts(fact.subject, years.last or issue.year),
        **_proof(issue, seq, fact),
    }


def award_row(issue: Issue, seq: int, award: Award) -> Row:
    """The row of an award; `award_grade` is the award's own (二等奖), `grade` the record's."""
    return {
        **award.model_dump(include={"id", "recipient", "award", "year", "awarder"}),
        "award_grade": award.grade,
        "grade": award.confidence,
        **_proof(issue, seq, award),
    }


def ledger_row(issue: Issue, seq: int, entry: LedgerEntry) -> Row:
    """The row of a ledger entry."""
    row = entry.model_dump()
    return {"issue": issue.sha256, "seq": seq, "position": row.pop("offset"), **row}


def indicator_of(item: str, unit: str, category: str) -> str | None:
    """The code of the indicator that an item is."""
    found = indicators().match(item, unit, category)
    return found.code if found else None


def whereabouts(subject: str, year: int | None) -> Row:
    """The columns that say where a subject lies, at which level, and what body it is."""
    found = owner(subject, year)
    return {
        "region": found.region.code if found.region else None,
        "region_name": found.place,
        "level": found.level,
        "body": found.body,
    }


def years_of(time: Period | None, issued: int | None) -> Years:
    """The years that a period covers; `now` is the issue's year, and what goes on since a time goes on until then."""
    if time is None:
        return Years(None, None)
    first, last = (_year(date, issued) for date in (time.start, time.end))
    if time.type == "as_of":
        return Years(last or first, last or first)
    if time.type == "since":
        return Years(first, last or issued or first)
    return Years(first or last, last or first)


def _year(date: str | None, issued: int | None) -> int | None:
    if date is None:
        return None
    return issued if date == "now" else int(date[:4])


def _proof(issue: Issue, seq: int, record: Fact | Award) -> Row:
    evidence = record.evidence
    return {
        "issue": issue.sha256,
        "seq": seq,
        "article": record.article,
        "section": record.section,
        "page": evidence.page,
        "quote": evidence.quote,
        "position": evidence.offset,
        "evidence": evidence.text,
        "boxes": _json([box.model_dump() for box in evidence.boxes]),
        "rule": record.rule,
        "derivation": _json([step.model_dump() for step in record.derivation]),
        "notes": _json(list(record.notes)),
    }


def fact_of(row: Mapping[str, Any]) -> Fact:
    """The fact of a row that carries its issue's label, as it was stored."""
    time = None
    if row["time_type"]:
        time = Period(type=row["time_type"], start=row["time_start"], end=row["time_end"])
    same = ("id", "family", "category", "subject", "item", "value", "value_max", "unit", "bound", "change", "part_of")
    return Fact(**{key: row[key] for key in same}, time=time, grade=row["grade"], **_record(row))


def award_of(row: Mapping[str, Any]) -> Award:
    """The award of a row that carries its issue's label, as it was stored."""
    same = ("id", "recipient", "award", "year", "awarder")
    own = {key: row[key] for key in same}
    return Award(**own, grade=row["award_grade"], confidence=row["grade"], **_record(row))


def _record(row: Mapping[str, Any]) -> Row:
    evidence = Evidence(
        quote=row["quote"],
        offset=row["position"],
        text=row["evidence"],
        page=row["page"],
        boxes=simplejson.loads(row["boxes"]),
    )
    return {
        "issue": row["label"],
        "article": row["article"],
        "section": row["section"],
        "rule": row["rule"],
        "evidence": evidence,
        "derivation": tuple(simplejson.loads(row["derivation"])),
        "notes": tuple(simplejson.loads(row["notes"])),
    }


def _json(value: Any) -> str:
    return simplejson.dumps(value, ensure_ascii=False, separators=(",", ":"))
