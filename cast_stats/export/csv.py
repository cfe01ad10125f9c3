"""CSV for people: UTF-8 with a byte-order mark, which Excel needs to see Chinese; nothing in it runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cast_stats.export.registry import Figure, Format, Result
from cast_stats.export.rows import (
    AWARD_COLUMNS,
    FACT_COLUMNS,
    LEDGER_COLUMNS,
    Row,
    award_row,
    fact_row,
    flat,
    ledger_row,
)
from cast_stats.figures import plain
from cast_stats.safe import csv_cell, from_csv_cell

FACTS, AWARDS, LEDGER = "facts.csv", "awards.csv", "ledger.csv"


def render(result: Result, stem: str) -> dict[str, bytes]:
    """The files facts.csv, awards.csv and ledger.csv."""
    return {
        FACTS: _csv(FACT_COLUMNS, map(fact_row, result.facts)),
        AWARDS: _csv(AWARD_COLUMNS, map(award_row, result.awards)),
        LEDGER: _csv(LEDGER_COLUMNS, map(ledger_row, result.ledger)),
    }


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of facts.csv."""
    text = files[FACTS].decode("utf-8-sig")
    return [_figure(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(columns)
    for row in rows:
        cells = flat(row)
        table.writerow([_cell(cells[name]) for name in columns])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value) if isinstance(value, int) else csv_cell(str(value))


def _figure(row: Mapping[str, str]) -> Figure:
    texts = {name: from_csv_cell(row[name]) for name in ("id", "unit", "subject", "item", "quote")}
    value_max = row["value_max"]
    return Figure(value=Decimal(row["value"]), value_max=Decimal(value_max) if value_max else None, **texts)


FORMAT = Format("csv", render, read)
