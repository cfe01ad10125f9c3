"""Places whose names other words hide: every county has its association, whatever its name means elsewhere."""

from __future__ import annotations

import pytest

from cast_stats.catalog.regions import Region, regions
from cast_stats.language.gazetteer import leading_place, short_names_of_bodies
from cast_stats.language.numbers import find_numbers
from cast_stats.language.organisations import find_organisations

AMBIGUOUS = {"新建", "会同", "合作", "中方"}
"""Common words that no reader takes for a county without more: 新建科协."""
ENDS = ("科协", "县政府")
PARTS = ("自治", "族", "特别", "左旗", "右旗", "前旗", "后旗", "中旗", "联合旗")


def counties() -> list[Region]:
    """The counties and cities of today that are called by a short name."""
    rows = [row for row in regions() if row.level in ("市", "县") and row.short != row.name and row.covers(2024)]
    usable = [row for row in rows if not any(part in row.name for part in PARTS) and row.short not in AMBIGUOUS]
    return [row for row in usable if row.name[0] != "市" and len(row.name) - len(row.short) == 1]


@pytest.mark.parametrize(
    "form", ["去年，{}科协举办讲座。", "{}科协被评为先进集体。", "活动由{}科协承办。", "去年，{}县政府投资建馆。"]
)
def test_every_county_has_its_association(form: str) -> None:
    lost = []
    for row in counties():
        text = form.format(row.short)
        if not any(found.text.startswith(f"{row.short}{end}") for found in find_organisations(text) for end in ENDS):
            lost.append(row.short)
    assert len(lost) <= len(counties()) * 0.005, lost


def test_no_name_of_a_place_holds_a_quantity() -> None:
    names = {name for row in counties() for name in (row.name, row.short)}
    read = {name for name in names for n in find_numbers(f"去年，{name}科协举办讲座") if n.reason is None}
    assert not read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("大足科协举办讲座", ["大足"]),
        ("由云和科协承办", ["云和"]),
        ("丽水市云和科协承办", ["云和"]),
        ("于都、临高科学技术协会联合举办", ["临高"]),
        ("大名县政府投资", ["大名"]),
        ("临高县委员会", []),
        ("企业科协32个", []),
        ("全市各大足科协", []),
        ("这是最大名科协", []),
    ],
)
def test_a_short_name_stands_right_before_its_body(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in short_names_of_bodies(text)] == names


@pytest.mark.parametrize(
    ("name", "size"), [("柘荣县科协", 3), ("柘荣科协", 2), ("呼和浩特市一中", 5), ("科协", 0), ("县科协", 0)]
)
def test_the_place_that_leads_a_name(name: str, size: int) -> None:
    assert leading_place(name) == size


@pytest.mark.parametrize(
    "name",
    ["白朗县住建局", "黄陂区科普志愿者协会", "剑川县乡村振兴局", "温岭市农办", "瑞金市计生委", "施甸县人大常委会",
     "幸福社区科协", "前进农场敬老院", "红旗公社卫生院", "永春县自然资源和规划局", "敖汉旗委", "涉县政府",
     "西沙区科普工作领导小组", "寒亭区科学会堂", "三台县政协"],
)  # fmt: skip
def test_offices_and_societies_of_a_county(name: str) -> None:
    assert name in {found.text for found in find_organisations(f"去年，{name}举办讲座12场。")}
