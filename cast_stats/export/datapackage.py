"""A Frictionless Data Package: a tidy CSV of figures and datapackage.json, which tells every column's type."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import simplejson

from cast_stats.export.frames import csv_rows, csv_text, frame_of
from cast_stats.export.registry import Figure, Format
from cast_stats.export.tidy import FIELDS, NAMES, Field, tidy_rows, tidy_text
from cast_stats.records import Records
from cast_stats.safe import visible

DATA, PACKAGE = "figures.csv", "datapackage.json"


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The files figures.csv (UTF-8, no byte-order mark) and datapackage.json."""
    data = csv_text(frame_of(tidy_rows(records.facts), NAMES), tidy_text, "\n")
    package = simplejson.dumps(_package(records), ensure_ascii=False, indent=2)
    return {DATA: data.encode("utf-8"), PACKAGE: f"{package}\n".encode()}


def _package(records: Records) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "cast-stats-figures",
        "title": f"Figures of {visible(records.issue.label)}",
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


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of figures.csv."""
    return [_figure(row) for row in csv_rows(files[DATA], "utf-8")]


def _figure(row: Mapping[str, str]) -> Figure:
    texts = {name: row[name] for name in ("id", "unit", "subject", "item", "quote")}
    value_max = Decimal(row["value_max"]) if row["value_max"] else None
    return Figure(value=Decimal(row["value"]), value_max=value_max, **texts)


FORMAT = Format("datapackage", render, read, default=False)
