"""The form of an answer, and rows as CSV or JSON on stdout."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from cast_stats.cli.terminal import put
from cast_stats.errors import UsageError
from cast_stats.export.csv import csv_value
from cast_stats.export.jsonl import dumps
from cast_stats.messages import _


class Output(Enum):
    """Text for people, JSON or CSV for programs."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"

    @classmethod
    def of(cls, *, json: bool, csv: bool) -> Output:
        """The form that the options ask for. Raises UsageError for two at once."""
        if json and csv:
            raise UsageError(_("--json and --csv contradict each other; give one of them"))
        return cls.JSON if json else cls.CSV if csv else cls.TEXT


def put_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output: Output) -> None:
    """The rows on stdout, as one JSON list or as CSV with a header."""
    if output is Output.JSON:
        put(dumps([{name: row[name] for name in columns} for row in rows], indent=1))
        return
    buffer = io.StringIO()
    writer = csv_module.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_value(row[name]) for name in columns] for row in rows)
    put(buffer.getvalue().removesuffix("\n"))
