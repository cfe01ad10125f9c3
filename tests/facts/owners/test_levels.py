"""Levels: from which level of places an article speaks, and which place that is."""

from __future__ import annotations

import pytest
from marked import scene

from cast_stats.facts.context import Scene
from cast_stats.facts.owners.focus import Candidate
from cast_stats.facts.owners.holders import Holder
from cast_stats.facts.owners.levels import BODY, FIRST, WHOLE, fits, level_above, level_words, region_of_level
from cast_stats.facts.owners.subjects import SubjectResolver


def read(*lines: str) -> tuple[Scene, list]:  # type: ignore[type-arg]
    made = scene(*lines)
    return made, SubjectResolver(made)._read


@pytest.mark.parametrize(
    ("line", "weight"),
    [("我县建站3个。", FIRST), ("全县建站3个。", WHOLE), ("县科协建站3个。", BODY), ("自治县建站3个。", BODY)],
)
def test_words_of_a_level(line: str, weight: int) -> None:
    assert level_words(read(line)[1]) == {"县": weight}


def test_the_country_and_named_places_are_no_level() -> None:
    assert not level_words(read("全国有学会200个，邢台市有学会40个。")[1])


@pytest.mark.parametrize(
    ("lines", "level", "region"),
    [
        (("邢台市科协换届，全市有会员300人。",), "市", "邢台市"),
        (("内丘县、沙河市和临城县科协充实人员。邢台市有论文60篇获奖。",), "市", "邢台市"),
        (("由河北省人民政府主办的博览会开幕，我省参展单位40家。",), "省", None),
        (("培训班在邢台市举办，全市学员300人。",), "市", None),
        (("全省有学会90个。",), "省", None),
    ],
)
def test_the_region_of_a_level(lines: tuple[str, ...], level: str, region: str | None) -> None:
    assert region_of_level(*read(*lines), level) == region


@pytest.mark.parametrize(
    ("name", "kind", "weight", "level"),
    [
        ("红旗公社", "government", 3, "县"),
        ("县林学会", "association", 2, "县"),
        ("县科协", "association", 2, None),
        ("县林学会", "association", 9, None),
        ("周平", "person", 1, None),
    ],
)
def test_a_level_that_outweighs_its_bodies(name: str, kind: str, weight: int, level: str | None) -> None:
    rows = read("全县有会员300人。", "全县建站30个。")[1]
    assert level_above(Candidate(Holder(0, len(name), name, kind), weight), rows) == level


def test_where_no_level_is_spoken_from_none_outweighs() -> None:
    assert level_above(Candidate(Holder(0, 4, "红旗公社", "government"), 3), read("建站30个。")[1]) is None


def test_levels_of_names() -> None:
    assert fits("邢台市", "市")
    assert fits("广西壮族自治区", "省")
    assert not fits("邢台市", "县")
