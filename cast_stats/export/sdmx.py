"""SDMX-CSV 2.0: one observation a figure; the record's id is a dimension, as journals tell figures more than once."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

from cast_stats.export.registry import Figure, Format, Result
from cast_stats.export.tidy import NOW, Value, tidy_rows
from cast_stats.figures import plain
from cast_stats.safe import visible

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


def render(result: Result, stem: str) -> dict[str, bytes]:
    """The file figures.sdmx.csv."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(map(_observation, tidy_rows(result.facts)))
    return {FILE: buffer.getvalue().encode("utf-8")}


def _observation(row: Mapping[str, Value]) -> list[str]:
    keys = [_cell(row[name]) or NOT_APPLICABLE for name in DIMENSIONS.values()]
    period = row["time_end"] or row["time_start"]
    told = [_cell(row[name]) for name in ATTRIBUTES.values()]
    return [*STRUCTURE.values(), *keys, "" if period == NOW else _cell(period), _cell(row["value"]), *told]


def _cell(value: Value) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return "" if value is None else visible(str(value))


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of figures.sdmx.csv."""
    lines = csv.DictReader(io.StringIO(files[FILE].decode("utf-8"), newline=""))
    return [_figure(row) for row in lines]


def _figure(row: Mapping[str, str]) -> Figure:
    value_max = Decimal(row["OBS_MAX"]) if row["OBS_MAX"] else None
    return Figure(
        row["RECORD"], Decimal(row["OBS_VALUE"]), value_max,
        row["UNIT_MEASURE"], row["SUBJECT"], row["ITEM"], row["QUOTE"],
    )  # fmt: skip


FORMAT = Format("sdmx", render, read, default=False)
