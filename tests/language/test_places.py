"""Places that no gazetteer has, places counted together, and what only looks like a place."""

from __future__ import annotations

import pytest

from cast_stats.language.places import find_places
from cast_stats.language.words import cut


def places(text: str) -> list[tuple[str, str]]:
    """The places of a text as printed, with their full names."""
    return [(place.text, place.full) for place in find_places(text, tuple(cut(text)))]


def names(text: str) -> list[str]:
    return [name for name, _ in places(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("濉城镇于1956年配干事1人", "濉城镇"),
        ("石桥镇现有农户900户", "石桥镇"),
        ("石门村是省级示范村", "石门村"),
        ("昨日，望河县有学会8个", "望河县"),
        ("梅园社区建成体验馆1个", "梅园社区"),
        ("向阳大队办起小组14个", "向阳大队"),
        ("2022年青禾县科普日活动启动", "青禾县"),
    ],
)
def test_small_places_where_a_clause_begins(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "农村有学会8个",
        "城镇于去年扩大",
        "我县有学会8个",
        "文明社区57个",
        "2020年先进县评选",
        "科普社区有12个",
        "示范村是重点",
        "新型农村建设",
    ],
)
def test_common_nouns_are_no_places(text: str) -> None:
    assert names(text) == []


def test_a_name_is_what_is_printed_where_the_gazetteer_s_level_differs() -> None:
    assert places("通海市举行") == [("通海市", "通海市")]
    assert places("通海举行") == [("通海", "通海县")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("福建、湖南、四川三省有学会90个", ["福建、湖南、四川三省"]),
        ("邢台和保定两市有学会90个", ["邢台和保定两市"]),
        ("三省共有学会90个", ["三省"]),
        ("其中，四市有学会90个", ["四市"]),
    ],
)
def test_places_counted_together_are_one(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize("text", ["建成三市级平台", "覆盖四县内学校", "全市六区都有"])
def test_a_count_that_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["地处鲁中山区", "位于豫西南山区", "陕南山区茶农", "粤东山区各校"])
def test_mountains_of_a_province_are_no_district(text: str) -> None:
    assert not [name for name in names(text) if name.endswith("山区")]


@pytest.mark.parametrize(("text", "name"), [("大连市中山区科协", "中山区"), ("深圳南山区有学会9个", "南山区")])
def test_districts_called_as_mountains_are(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("text", ["科技兴县活动", "工业强省目标"])
def test_slogans_are_no_places(text: str) -> None:
    assert names(text) == []
