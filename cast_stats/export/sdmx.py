"""SDMX-CSV 2.0: one observation a figure; the record's id is a dimension, as journals tell figures more than once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from cast_stats.export.frames import csv_rows, csv_text, frame_of
from cast_stats.export.registry import Figure, Format
from cast_stats.export.tidy import NOW, Value, tidy_rows, tidy_text
from cast_stats.records import Records

FILE = "figures.sdmx.csv"
STRUCTURE = {"STRUCTURE": "dataflow", "STRUCTURE_ID": "CAST_STATS:FIGURES(1.0)", "ACTION": "I"}
NOT_APPLICABLE = "_Z"
DIMENSIONS = {"RECORD": "id", "INDICATOR": "indicator", "REF_AREA": "region"}
ATTRIBUTES = {
    "UNIT_MEASURE": "unit", "OBS_STATUS": "bound", "OBS_MAX": "value_max", "TIME_TYPE": "time_type",
    "TIME_START": "time_start", "CHANGE": "change", "PART_OF": "part_of", "SUBJECT": "subject", "ITEM": "item",
    "CATEGORY": "category", "QUOTE": "quote", "SOURCE": "issue", "SOURCE_PAGE": "page", "CONF_STATUS": "confidence",
}  # fmt: skip
HEADER = (*STRUCTURE, *DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", *ATTRIBUTES)


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The file figures.sdmx.csv."""
    frame = frame_of(map(_observation, tidy_rows(records.facts)), HEADER)
    return {FILE: csv_text(frame, tidy_text, "\n").encode("utf-8")}


def _observation(row: Mapping[str, Value]) -> dict[str, Value]:
    period = row["time_end"] or row["time_start"]
    return {
        **STRUCTURE,
        **{name: row[column] or NOT_APPLICABLE for name, column in DIMENSIONS.items()},
        "TIME_PERIOD": None if period == NOW else period,
        "OBS_VALUE": row["value"],
        **{name: row[column] for name, column in ATTRIBUTES.items()},
    }


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of figures.sdmx.csv."""
    return [_figure(row) for row in csv_rows(files[FILE], "utf-8")]


def _figure(row: Mapping[str, str]) -> Figure:
    value_max = Decimal(row["OBS_MAX"]) if row["OBS_MAX"] else None
    return Figure(
        row["RECORD"], Decimal(row["OBS_VALUE"]), value_max,
        row["UNIT_MEASURE"], row["SUBJECT"], row["ITEM"], row["QUOTE"],
    )  # fmt: skip


FORMAT = Format("sdmx", render, read, default=False)
