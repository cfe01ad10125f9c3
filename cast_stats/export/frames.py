"""Records as pandas frames: flat columns, Decimal values, one row a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from cast_stats.export.rows import AWARD_COLUMNS, FACT_COLUMNS, LEDGER_COLUMNS, award_row, fact_row, flat, ledger_row
from cast_stats.records import Award, Fact, LedgerEntry

if TYPE_CHECKING:
    from pandas import DataFrame


def fact_frame(facts: Iterable[Fact]) -> DataFrame:
    """One row a fact, columns FACT_COLUMNS."""
    return _frame(map(fact_row, facts), FACT_COLUMNS)


def award_frame(awards: Iterable[Award]) -> DataFrame:
    """One row an award, columns AWARD_COLUMNS."""
    return _frame(map(award_row, awards), AWARD_COLUMNS)


def ledger_frame(ledger: Iterable[LedgerEntry]) -> DataFrame:
    """One row a number of the issue, columns LEDGER_COLUMNS."""
    return _frame(map(ledger_row, ledger), LEDGER_COLUMNS)


def _frame(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> DataFrame:
    from pandas import DataFrame

    # dtype object: values stay Decimal, pages stay int beside None
    return DataFrame([flat(row) for row in rows], columns=list(columns), dtype=object)
