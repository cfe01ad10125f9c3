"""The catalogue takes all official indicators, maps items to them by rule, and does not load with loose ends."""

from __future__ import annotations

import copy
import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.catalog.files import read_yaml, schemas_dir
from cast_stats.catalog.indicators import Indicator, indicators, load
from cast_stats.errors import InvalidSchema
from cast_stats.records import CATEGORIES

LEVEL_PREFIXES = {
    "中国科协系统": "系统", "科协(小计)": "科协小计", "学会(小计)": "学会小计", "全国学会": "全国学会",
    "省级学会": "省级学会",
}  # fmt: skip
OFFICIAL_NAMES = 68
"""The 69 names of the official tables; two of them name the views of the web sites (科普网站系统浏览人次)."""


@pytest.fixture
def raw() -> Any:
    return copy.deepcopy(read_yaml(schemas_dir() / "indicators.yaml"))


def code(item: str, unit: str, category: str) -> str | None:
    found = indicators().match(item, unit, category)
    return found.code if found else None


def official_rows(shared: Path) -> dict[str, set[str]]:
    """Each official name with the levels that have a figure in some year."""
    levels: dict[str, set[str]] = defaultdict(set)
    with (shared / "reference" / "official_indicators.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            prefix = next((p for p in LEVEL_PREFIXES if row["indicator"].startswith(p)), "")
            name = row["indicator"].removeprefix(prefix)
            told = any(row[year] for year in ("2008", "2009", "2010", "2011"))
            levels[name].update({LEVEL_PREFIXES.get(prefix, "系统")} if told else set())
    return levels


def test_every_official_indicator_is_in_the_catalogue_with_its_levels(shared: Path) -> None:
    official = official_rows(shared)
    assert len(official) == OFFICIAL_NAMES + 1
    found: dict[str, set[str]] = defaultdict(set)
    for name, levels in official.items():
        (indicator,) = indicators().named(name)
        assert indicator.official, name
        found[indicator.code] |= levels
    for indicator in indicators():
        if indicator.official:
            assert set(indicator.levels) == found[indicator.code], indicator.name


def test_the_official_indicators_are_complete_without_the_list() -> None:
    official = [one for one in indicators() if one.official]
    assert len(official) == OFFICIAL_NAMES
    assert {level for one in official for level in one.levels} == set(LEVEL_PREFIXES.values())
    assert len({one.chapter for one in official}) == 11


def test_official_figures_are_plausible(shared: Path) -> None:
    """The tables' figures, in the unit that they are printed in, lie in the ranges."""
    with (shared / "reference" / "official_indicators.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            prefix = next((p for p in LEVEL_PREFIXES if row["indicator"].startswith(p)), "")
            (indicator,) = indicators().named(row["indicator"].removeprefix(prefix))
            scale = indicator.scale * (100 if indicator.unit == "元" else 1)  # money is printed in millions
            for year in ("2008", "2009", "2010", "2011"):
                if row[year]:
                    low, high = indicator.range
                    assert low <= Decimal(row[year]) * scale <= high, row


@pytest.mark.parametrize(
    ("item", "unit", "category", "found"),
    [
        ("企业科协", "家", "org_count", "JG03"),
        ("企业科协数量", "个", "org_count", "JG03"),
        ("全省企业科协总数", "个", "org_count", "JG03"),
        ("建立企业科协", "家", "org_count", "JG03"),
        ("贵州省企业科协", "家", "org_count", "JG03"),
        ("贵州省已建企业科协数量", "家", "org_count", "JG03"),
        ("全省共有企业科协", "家", "org_count", "JG03"),
        ("贵州", "家", "org_count", None),
        ("贵州企业", "家", "org_count", None),
        ("“企业科协”", "家", "org_count", "JG03"),
        ("示范企业科协", "家", "org_count", "JG21"),
        ("新建企业科协", "家", "org_count", "JG22"),
        ("全国学会", "个", "org_count", "JG13"),
        ("学会", "个", "org_count", "JG12"),
        ("科普讲座", "场", "activity", "KP01"),
        ("科普讲座", "人次", "participants", None),
        ("科普讲座受众", "人次", "participants", "KP02"),
        ("科普讲座听讲人数", "人次", "participants", "KP02"),
        ("科技期刊", "种", "publication", "CM01"),
        ("科技期刊", "册", "publication", "CM02"),
        ("企业科协", "家", "service", None),
        ("企业科协", "%", "ratio", None),
        ("小企业科协", "家", "org_count", None),
        ("", "", "other", None),
        ("数", "个", "other", None),
    ],
)
def test_items_map_by_alias_unit_and_category(item: str, unit: str, category: str, found: str | None) -> None:
    assert code(item, unit, category) == found


@given(st.sampled_from(list(indicators())), st.data())
def test_every_alias_maps_to_its_indicator(indicator: Indicator, data: st.DataObject) -> None:
    alias = data.draw(st.sampled_from((indicator.name, *indicator.aliases)))
    unit, category = data.draw(st.sampled_from(indicator.units)), data.draw(st.sampled_from(indicator.categories))
    assert indicators().match(alias, unit, category) == indicator


@given(st.text(max_size=12), st.sampled_from(["个", "家", "元", ""]), st.sampled_from(CATEGORIES["project"]))
def test_any_text_can_be_asked_for(item: str, unit: str, category: str) -> None:
    found = indicators().match(item, unit, category)
    assert found is None or (unit in found.units and category in found.categories)


def test_indicators_are_found_by_code_name_alias_and_part_of_a_name() -> None:
    def codes(words: str) -> list[str]:
        return [one.code for one in indicators().named(words)]

    assert codes("jg03") == codes("JG03") == codes("企业科协数") == codes("企业科协") == ["JG03"]
    assert set(codes("青少年科技竞赛参加")) == {"QS06"}
    assert {"QS01", "QS02"} <= set(codes("青少年科普讲座数") + codes("听讲人数"))
    assert codes("没有这样的指标") == []
    assert codes("") == []


def test_values_are_shown_in_the_unit_of_the_tables() -> None:
    members = indicators().get("RY04")
    assert members is not None
    assert (members.display, members.scale) == ("万人", Decimal(10_000))
    assert members.shown(Decimal("12345678")) == Decimal("1234.5678")


def test_an_alias_of_two_indicators_does_not_load(raw: Any) -> None:
    raw["indicators"][1]["aliases"].append(raw["indicators"][0]["aliases"][0])
    with pytest.raises(InvalidSchema, match="JG01 and JG02"):
        load(raw, "here")


def test_the_same_alias_in_another_unit_loads(raw: Any) -> None:
    raw["indicators"][1] |= {"units": ["朵"], "unit": "朵", "display": "朵"}
    raw["indicators"][1]["aliases"].append(raw["indicators"][0]["aliases"][0])
    load(raw, "here")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"part_of": "XX01"}, "XX01"),
        ({"code": "JG01"}, "twice"),
        ({"code": "ZZ01"}, "chapter"),
        ({"code": "1"}, "code"),
        ({"display": "千元"}, "scale"),
        ({"units": ["家"]}, "not in units"),
        ({"kind": "flood"}, "kind"),
        ({"categories": ["fun"]}, "categories"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_loose_ends_do_not_load_and_are_named(raw: Any, change: dict[str, Any], said: str) -> None:
    raw["indicators"][4] |= change
    with pytest.raises(InvalidSchema, match=said) as caught:
        load(raw, "indicators.yaml")
    assert "indicators.yaml" in str(caught.value)


def test_every_indicator_is_described(raw: Any) -> None:
    for one in indicators():
        assert one.english.isascii(), one.code
        assert len(one.definition) > 4, one.code
        assert one.range[0] < one.range[1], one.code
        assert not one.part_of or indicators().get(one.part_of) is not None
    codes = [one.code for one in indicators()]
    assert codes == sorted(codes, key=lambda name: (list(indicators().chapters).index(name[:2]), name))
