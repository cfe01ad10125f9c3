"""The answer of `cast-stats facts`: a table for people, JSON or CSV for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from cast_stats.cli.database import indicator_codes, open_store, region_codes
from cast_stats.cli.output import Output, put_rows
from cast_stats.cli.summary import MARKS
from cast_stats.cli.terminal import console, say
from cast_stats.errors import UsageError
from cast_stats.figures import plain
from cast_stats.messages import _
from cast_stats.records import CATEGORIES
from cast_stats.safe import one_line
from cast_stats.store import FactQuery
from cast_stats.workbook.looks import text_width

COLUMNS = (
    "id", "indicator", "region", "region_name", "level", "subject", "item", "value", "value_max", "unit", "bound",
    "time_type", "time_start", "time_end", "year", "change", "part_of", "family", "category", "quote", "evidence",
    "issue", "article", "page", "confidence",
)  # fmt: skip
RENAMED = {"year": "year_to", "issue": "label", "confidence": "grade"}
SHOWN = 50
SHORT_ID = 8
SHARES = (None, 3, 4, None, None, 3, None)
"""How the columns share a screen that is too narrow: names are shortened, an id, a figure, its year or page never."""
GAP = 2
"""Columns of the screen between two of the table."""


def print_facts(
    database: str, region: str | None, indicator: str | None, words: Mapping[str, Any], output: Output
) -> None:
    """Ask the database and print the answer; facts that carry no year are mentioned where a year is asked for."""
    query = query_of(region, indicator, words)
    with open_store(database) as store:
        rows = map(_flat, store.facts(query, [RENAMED.get(name, name) for name in COLUMNS]))
        if output is Output.TEXT:
            _print_table(rows)
        else:
            put_rows(rows, COLUMNS, output)
        undated = store.count(replace(query, undated=True)) if query.year is not None else 0
    if undated:
        say(_("{count} more figures carry no year; ask without --year to see them").format(count=undated))


def query_of(region: str | None, indicator: str | None, words: Mapping[str, Any]) -> FactQuery:
    """The query that the options ask for. Raises UsageError for a place, indicator or family that there is not."""
    family = words.get("family")
    if family not in (None, *CATEGORIES):
        raise UsageError(_("--family {name}: it is one of {names}").format(name=family, names=", ".join(CATEGORIES)))
    places = region_codes(region) if region else ()
    return FactQuery(places, indicator_codes(indicator) if indicator else (), **words)


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[RENAMED.get(name, name)] for name in COLUMNS}


def _print_table(rows: Iterator[dict[str, Any]]) -> None:
    from rich.table import Table

    headings = (_("id"), _("whose"), _("what"), _("value"), _("year"), _("issue"), _("page"))
    lines = [tuple(map(one_line, _line(row))) for row in islice(rows, SHOWN)]
    widths = (max(map(text_width, cells)) for cells in zip(headings, *lines, strict=True))
    crowded = sum(widths) + GAP * (len(headings) - 1) > console().width
    table = Table(box=None, pad_edge=False, header_style="bold", expand=crowded)
    for heading, share in zip(headings, SHARES, strict=True):
        table.add_column(heading, overflow="ellipsis", no_wrap=True, ratio=share if crowded else None)
    for line in lines:
        table.add_row(*line)
    more = sum(1 for _row in rows)
    if not table.row_count:
        say(_("no such figures in the database"))
        return
    console().print(table)
    if more:
        say(_("{count} more; --csv prints all").format(count=more))


def _line(row: Mapping[str, Any]) -> tuple[str, ...]:
    upper = "" if row["value_max"] is None else f"–{plain(row['value_max'])}"
    value = f"{MARKS[row['bound']]}{plain(row['value'])}{upper}{row['unit']}"
    year, page = (str(row[key] or "") for key in ("year", "page"))
    return row["id"][:SHORT_ID], row["subject"], row["item"], value, year, row["issue"], page
