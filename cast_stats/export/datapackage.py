"""A Frictionless Data Package: a tidy CSV of figures and datapackage.json, which tells every column's type."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import simplejson

from cast_stats.export.registry import Figure, Format, Result
from cast_stats.export.tidy import FIELDS, NAMES, Field, Value, tidy_rows
from cast_stats.figures import plain
from cast_stats.safe import visible

DATA, PACKAGE = "figures.csv", "datapackage.json"


def render(result: Result, stem: str) -> dict[str, bytes]:
    """The files figures.csv (UTF-8, no byte-order mark) and datapackage.json."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(NAMES)
    writer.writerows([_cell(value) for value in row.values()] for row in tidy_rows(result.facts))
    package = simplejson.dumps(_package(result), ensure_ascii=False, indent=2)
    return {DATA: buffer.getvalue().encode("utf-8"), PACKAGE: f"{package}\n".encode()}


def _package(result: Result) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "cast-stats-figures",
        "title": f"Figures of {visible(result.issue.label)}",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "figures",
                "path": DATA,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [_field(field) for field in FIELDS], "primaryKey": ["id"], "missingValues": [""]},
            }
        ],
    }


def _field(field: Field) -> dict[str, Any]:
    told: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.meaning}
    return told | ({"constraints": {"enum": list(field.codes)}} if field.codes else {})


def _cell(value: Value) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return "" if value is None else visible(str(value))


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of figures.csv."""
    lines = csv.DictReader(io.StringIO(files[DATA].decode("utf-8"), newline=""))
    return [_figure(row) for row in lines]


def _figure(row: Mapping[str, str]) -> Figure:
    texts = {name: row[name] for name in ("id", "unit", "subject", "item", "quote")}
    value_max = Decimal(row["value_max"]) if row["value_max"] else None
    return Figure(value=Decimal(row["value"]), value_max=value_max, **texts)


FORMAT = Format("datapackage", render, read, default=False)
