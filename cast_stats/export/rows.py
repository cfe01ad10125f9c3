"""Records as flat rows: the keys and columns that all formats share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cast_stats.figures import canonical
from cast_stats.records import Award, Evidence, Fact, LedgerEntry

Row = dict[str, Any]

FACT_COLUMNS = (
    "kind", "id", "family", "category", "subject", "item", "value", "value_max", "unit", "bound",
    "time_type", "time_start", "time_end", "change", "quote", "offset", "evidence", "part_of",
    "issue", "article", "section", "page", "boxes", "rule", "confidence", "derivation", "notes",
)  # fmt: skip
AWARD_COLUMNS = (
    "kind", "id", "recipient", "award", "grade", "year", "awarder", "quote", "offset", "evidence",
    "issue", "article", "section", "page", "boxes", "rule", "confidence", "derivation", "notes",
)  # fmt: skip
LEDGER_COLUMNS = ("quote", "page", "article", "context", "offset", "record", "reason", "detail")


def fact_row(fact: Fact) -> Row:
    """The flat record of a fact; `time` and `boxes` are nested, numbers are Decimal."""
    return {
        "kind": fact.kind,
        "id": fact.id,
        "family": fact.family,
        "category": fact.category,
        "subject": fact.subject,
        "item": fact.item,
        "value": canonical(fact.value),
        "value_max": None if fact.value_max is None else canonical(fact.value_max),
        "unit": fact.unit,
        "bound": fact.bound,
        "time": fact.time.model_dump() if fact.time else None,
        "change": fact.change,
        **_evidence(fact.evidence),
        "part_of": fact.part_of,
        **_place(fact),
        "confidence": fact.grade,
        **_account(fact),
    }


def award_row(award: Award) -> Row:
    """The flat record of an award; `grade` is the award's own (二等奖), `confidence` the record's."""
    return {
        "kind": award.kind,
        "id": award.id,
        "recipient": award.recipient,
        "award": award.award,
        "grade": award.grade,
        "year": award.year,
        "awarder": award.awarder,
        **_evidence(award.evidence),
        **_place(award),
        "confidence": award.confidence,
        **_account(award),
    }


def ledger_row(entry: LedgerEntry) -> Row:
    """The flat row of a ledger entry."""
    return entry.model_dump()


def flat(row: Mapping[str, Any]) -> Row:
    """A row without nesting: for tables."""
    cells = dict(row)
    if "time" in cells:
        time = cells.pop("time") or {}
        cells |= {f"time_{key}": time.get(key) for key in ("type", "start", "end")}
    if "boxes" in cells:
        cells["boxes"] = "; ".join(_box_text(box) for box in cells["boxes"])
    if "derivation" in cells:
        cells["derivation"] = "; ".join(f"{d['slot']}: {d['how']} {d['source']}".rstrip() for d in cells["derivation"])
    if "notes" in cells:
        cells["notes"] = "; ".join(cells["notes"])
    return cells


def _evidence(evidence: Evidence) -> Row:
    return {
        "quote": evidence.quote,
        "offset": evidence.offset,
        "evidence": evidence.text,
        "page": evidence.page,
        "boxes": [box.model_dump() for box in evidence.boxes],
    }


def _place(record: Fact | Award) -> Row:
    return {"issue": record.issue, "article": record.article, "section": record.section, "rule": record.rule}


def _account(record: Fact | Award) -> Row:
    return {"derivation": [step.model_dump() for step in record.derivation], "notes": list(record.notes)}


def _box_text(box: Mapping[str, Any]) -> str:
    return "{page}:{x0:g},{top:g},{x1:g},{bottom:g}".format(**box)
