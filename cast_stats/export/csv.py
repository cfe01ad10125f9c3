"""CSV for people: UTF-8 with a byte-order mark, which Excel needs to see Chinese; nothing in it runs as a formula."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from cast_stats.export.frames import award_frame, csv_rows, csv_text, fact_frame, ledger_frame
from cast_stats.export.registry import Figure, Format
from cast_stats.figures import plain
from cast_stats.records import Records
from cast_stats.safe import csv_cell, from_csv_cell

if TYPE_CHECKING:
    from pandas import DataFrame

FACTS, AWARDS, LEDGER = "facts.csv", "awards.csv", "ledger.csv"
ENCODING, LINE_END = "utf-8-sig", "\r\n"


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The files facts.csv, awards.csv and ledger.csv."""
    return {
        FACTS: _csv(fact_frame(records.facts)),
        AWARDS: _csv(award_frame(records.awards)),
        LEDGER: _csv(ledger_frame(records.ledger)),
    }


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of facts.csv."""
    return [_figure(row) for row in csv_rows(files[FACTS], ENCODING)]


def csv_value(value: object) -> str:
    """A value as CSV text: numbers in plain digits, nothing that runs as a formula."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value) if isinstance(value, int) else csv_cell(str(value))


def _csv(frame: DataFrame) -> bytes:
    return csv_text(frame, csv_value, LINE_END).encode(ENCODING)


def _figure(row: Mapping[str, str]) -> Figure:
    texts = {name: from_csv_cell(row[name]) for name in ("id", "unit", "subject", "item", "quote")}
    value_max = row["value_max"]
    return Figure(value=Decimal(row["value"]), value_max=Decimal(value_max) if value_max else None, **texts)


FORMAT = Format("csv", render, read)
