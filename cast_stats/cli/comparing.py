"""The answer of `cast-stats diff`: two sides read, their figures held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import simplejson

from cast_stats.cli.database import open_store
from cast_stats.cli.output import Output, put_rows
from cast_stats.cli.summary import MARKS
from cast_stats.cli.terminal import console, say
from cast_stats.errors import InputMissing, UnreadableInput
from cast_stats.figures import plain
from cast_stats.files import files_of
from cast_stats.messages import _
from cast_stats.safe import one_line
from cast_stats.store import FactQuery, Store
from cast_stats.store.compare import Difference, Row, differences
from cast_stats.store.rows import indicator_of

RECORDS = "records.jsonl"
COLUMNS = ("kind", "subject", "item", "before", "after", "unit", "issue_before", "issue_after", "id_before", "id_after")
SIGNS = {"new": "+", "gone": "-", "changed": "~"}


class Side(NamedTuple):
    """One side: its figures, and whether it is a run (whose times are compared too)."""

    rows: list[Row]
    run: bool


def print_differences(before: str, after: str, database: str, output: Output) -> None:
    """Print what is new, gone or changed. Raises InputMissing where a side is nothing that is known."""
    sides = [read_side(side, database) for side in (before, after)]
    found = list(differences(sides[0].rows, sides[1].rows, timed=all(side.run for side in sides)))
    if output is not Output.TEXT:
        put_rows(map(_flat, found), COLUMNS, output)
        return
    for difference in found:
        console().print(one_line(_line(difference)), soft_wrap=True)
    counts = Counter(difference.kind for difference in found)
    say(
        _("{new} new, {gone} gone, {changed} changed").format(
            new=counts["new"], gone=counts["gone"], changed=counts["changed"]
        )
    )


def read_side(name: str, database: str) -> Side:
    """The figures of a year, an issue, a database, or the results of a run."""
    path = Path(name)
    if name and path.is_dir():
        return Side([row for file in _results(path) for row in _jsonl_rows(file)], True)
    if path.is_file():
        return Side(list(_jsonl_rows(path)) if path.suffix == ".jsonl" else _all_rows(name), True)
    if "://" in name:
        return Side(_all_rows(name), True)
    with open_store(database) as store:
        return Side(_stored_rows(store, name), False)


def _results(folder: Path) -> tuple[Path, ...]:
    files = files_of(folder, f"**/{RECORDS}")
    if not files:
        raise InputMissing(_("{folder}: no results in this folder; check the name").format(folder=folder))
    return files


def _stored_rows(store: Store, name: str) -> list[Row]:
    rows: list[Row] = []
    if name.isdigit() and len(name) == len("2024"):
        rows = [row for row in store.facts_of_year(int(name)) if row["time_type"]]
    elif name:
        rows = list(store.facts(FactQuery(issue=name)))
    if not rows:
        raise InputMissing(
            _("{name}: neither a file, nor a year or issue of the database with figures").format(name=name)
        )
    return rows


def _all_rows(where: str) -> list[Row]:
    with open_store(where) as store:
        return list(store.facts(FactQuery()))


def _jsonl_rows(path: Path) -> Iterator[Row]:
    try:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and (row := simplejson.loads(line, use_decimal=True))["kind"] == "fact":
                yield _stored_form(row)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableInput(_("{path}: not the records of a run: {error}").format(path=path, error=error)) from error


def _stored_form(row: dict[str, Any]) -> Row:
    """A row of records.jsonl with the columns of the database that are compared."""
    time = row["time"] or {}
    upper = row["value_max"]
    return {
        **row,
        **{f"time_{key}": time.get(key) for key in ("type", "start", "end")},
        "value": Decimal(row["value"]),
        "value_max": None if upper is None else Decimal(upper),
        "label": row["issue"],
        "indicator": indicator_of(row["item"], row["unit"], row["category"]),
    }


def _flat(difference: Difference) -> dict[str, Any]:
    sides = {"before": difference.before or {}, "after": difference.after or {}}
    flat: dict[str, Any] = {"kind": difference.kind}
    flat |= {name: difference.row[name] for name in ("subject", "item", "unit")}
    for side, row in sides.items():
        flat |= {side: row.get("value"), f"issue_{side}": row.get("label"), f"id_{side}": row.get("id")}
    return flat


def _line(difference: Difference) -> str:
    told = " → ".join(_told(row) for row in (difference.before, difference.after) if row)
    row = difference.row
    return f"{SIGNS[difference.kind]} {row['subject']}  {row['item']}  {told}  ({row['label']})"


def _told(row: Row) -> str:
    upper = "" if row["value_max"] is None else f"–{plain(row['value_max'])}"
    dates = dict.fromkeys(_("now") if date == "now" else date for date in (row["time_start"], row["time_end"]) if date)
    time = f" [{'/'.join(dates)}]" if dates else ""
    return f"{MARKS[row['bound']]}{plain(row['value'])}{upper}{row['unit']}{time}"
