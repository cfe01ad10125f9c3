"""Records as pandas frames: one a table, built once, from which CSV and workbooks are written."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cast_stats.export.rows import AWARD_COLUMNS, FACT_COLUMNS, LEDGER_COLUMNS, award_row, fact_row, flat, ledger_row
from cast_stats.records import Award, Fact, LedgerEntry

if TYPE_CHECKING:
    from pandas import DataFrame


def fact_frame(facts: Iterable[Fact]) -> DataFrame:
    """One row a fact, columns FACT_COLUMNS."""
    return frame_of(map(flat, map(fact_row, facts)), FACT_COLUMNS)


def award_frame(awards: Iterable[Award]) -> DataFrame:
    """One row an award, columns AWARD_COLUMNS."""
    return frame_of(map(flat, map(award_row, awards)), AWARD_COLUMNS)


def ledger_frame(ledger: Iterable[LedgerEntry]) -> DataFrame:
    """One row a number of the issue, columns LEDGER_COLUMNS."""
    return frame_of(map(flat, map(ledger_row, ledger)), LEDGER_COLUMNS)


def frame_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> DataFrame:
    """The rows as a frame of objects: values stay Decimal, pages stay int beside None."""
    from pandas import DataFrame

    return DataFrame([[row[name] for name in columns] for row in rows], columns=list(columns), dtype=object)


def csv_text(frame: DataFrame, cell: Callable[[object], str], line_end: str) -> str:
    """The frame as CSV with a header; `cell` writes a value out."""
    return str(frame.map(cell).to_csv(index=False, lineterminator=line_end))


def csv_rows(content: bytes, encoding: str) -> list[dict[str, str]]:
    """The rows of a CSV file, every cell a text."""
    from pandas import read_csv

    frame = read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding=encoding)
    return frame.to_dict("records")  # type: ignore[return-value]
