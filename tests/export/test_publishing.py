"""The publishing formats are read by the libraries that others use for them: frictionless, pysdmx, pyarrow."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hand_made import ISSUE, make_fact

from cast_stats.errors import MissingExtra
from cast_stats.export import datapackage, parquet, sdmx
from cast_stats.export.tidy import FIELDS, NAMES, tidy_rows
from cast_stats.records import Period, Records

FACTS = (
    make_fact(1, subject="湖南省", item="企业科协", unit="家", value=Decimal("1520"), bound="about",
              family="association", category="org_count", time=Period(type="as_of", end="2021-12")),
    make_fact(2, subject="湖南省", item="公民科学素质比例", unit="%", value=Decimal("12.35"), value_max=Decimal("12.5"),
              family="project", category="ratio", time=Period(type="during", start="2020", end="2020")),
    make_fact(3, subject="株洲市", item="灯盏", unit="", value=Decimal("7"), family="project", category="other",
              time=None, part_of="f1"),
)  # fmt: skip
RESULT = Records(ISSUE, FACTS)


def rows() -> list[dict[str, Any]]:
    return tidy_rows(FACTS)  # type: ignore[return-value]


def test_tidy_rows_carry_indicator_and_place() -> None:
    first, second, third = rows()
    assert tuple(first) == NAMES
    assert (first["indicator"], first["region"], first["level"]) == ("JG03", "430000", "省")
    assert second["indicator"] == "KP13"
    assert (third["indicator"], third["region"], third["time_end"]) == (None, "430200", None)


@pytest.mark.filterwarnings("ignore")  # frictionless' own
def test_frictionless_accepts_and_reads_the_data_package(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name, content in datapackage.render(RESULT, "x").items():
        (tmp_path / name).write_bytes(content)
    package = frictionless.Package(str(tmp_path / datapackage.PACKAGE))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])
    read = [row.to_dict() for row in package.resources[0].read_rows()]
    assert [row["id"] for row in read] == [fact.id for fact in FACTS]
    assert [row["value"] for row in read] == [Decimal("1520"), Decimal("12.35"), Decimal("7")]
    assert [row["region"] for row in read] == ["430000", "430000", "430200"]
    assert [row["time_end"] for row in read] == ["2021-12", "2020", None]


@pytest.mark.filterwarnings("ignore")
def test_frictionless_refuses_what_is_no_number(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    files = datapackage.render(RESULT, "x")
    files[datapackage.DATA] = files[datapackage.DATA].replace(b",1520,", b",many,")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert not frictionless.Package(str(tmp_path / datapackage.PACKAGE)).validate().valid


@pytest.mark.filterwarnings("ignore")  # pysdmx reads through pandas
def test_pysdmx_reads_the_observations() -> None:
    csv20 = pytest.importorskip("pysdmx.io.csv.sdmx20.reader")
    (dataset,) = csv20.read(sdmx.render(RESULT, "x")[sdmx.FILE].decode("utf-8"))
    assert str(dataset.short_urn) == "Dataflow=CAST_STATS:FIGURES(1.0)"
    data = dataset.data
    assert list(data["RECORD"]) == [fact.id for fact in FACTS]
    assert list(data["INDICATOR"]) == ["JG03", "KP13", sdmx.NOT_APPLICABLE]
    assert list(data["REF_AREA"]) == ["430000", "430000", "430200"]
    assert [Decimal(value) for value in data["OBS_VALUE"]] == [Decimal("1520"), Decimal("12.35"), Decimal("7")]
    assert list(data["TIME_PERIOD"]) == ["2021-12", "2020", ""]


def test_sdmx_keys_are_unique_and_filled() -> None:
    lines = sdmx.render(RESULT, "x")[sdmx.FILE].decode("utf-8").splitlines()
    start = len(sdmx.STRUCTURE)
    keys = [tuple(line.split(",")[start : start + len(sdmx.DIMENSIONS)]) for line in lines[1:]]
    assert len(set(keys)) == len(FACTS)
    assert all(all(key) for key in keys)


def test_a_time_that_is_now_is_no_period() -> None:
    now = make_fact(4, time=Period(type="as_of", end="now"))
    header, line = sdmx.render(Records(ISSUE, (now,)), "x")[sdmx.FILE].decode("utf-8").splitlines()
    assert line.split(",")[header.split(",").index("TIME_PERIOD")] == ""


def test_pyarrow_reads_exact_decimals_and_types() -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    table = reader.read_table(io.BytesIO(parquet.render(RESULT, "x")[parquet.FILE]))
    assert table.column_names == list(NAMES)
    types = {"string": arrow.types.is_string, "number": arrow.types.is_decimal, "integer": arrow.types.is_int64}
    assert all(types[field.type](table.schema.field(field.name).type) for field in FIELDS)
    assert table["value"].to_pylist() == [Decimal("1520"), Decimal("12.35"), Decimal("7")]
    assert table["region"].to_pylist() == ["430000", "430000", "430200"]


def test_parquet_without_pyarrow_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match="parquet"):
        parquet.render(RESULT, "x")
