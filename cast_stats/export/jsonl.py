"""JSON Lines: one record a line, numbers exactly as found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import simplejson

from cast_stats.export.registry import Figure, Format
from cast_stats.export.rows import award_row, fact_row
from cast_stats.records import Records

NAME = "records.jsonl"
# what a terminal or an editor could obey, and what UTF-8 cannot hold, stays an escape
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON text: Decimal as number, Chinese as itself, control characters escaped."""
    text = simplejson.dumps(value, ensure_ascii=False, use_decimal=True, indent=indent, allow_nan=False)
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def rows_of(records: Records) -> Iterable[dict[str, Any]]:
    """The flat records of an issue: facts, then awards, each in the issue's order."""
    yield from map(fact_row, records.facts)
    yield from map(award_row, records.awards)


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The file `records.jsonl`."""
    return {NAME: "".join(f"{dumps(row)}\n" for row in rows_of(records)).encode("utf-8")}


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of `records.jsonl`."""
    rows = (simplejson.loads(line, use_decimal=True) for line in files[NAME].decode("utf-8").split("\n") if line)
    return [_figure(row) for row in rows if row["kind"] == "fact"]


def _figure(row: dict[str, Any]) -> Figure:
    value_max = row["value_max"]
    return Figure(
        row["id"], Decimal(row["value"]), None if value_max is None else Decimal(value_max),
        row["unit"], row["subject"], row["item"], row["quote"],
    )  # fmt: skip


FORMAT = Format("jsonl", render, read)
