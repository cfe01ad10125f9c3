"""Parts and wholes: marks, enumerations, shares, and parts that add up."""

from __future__ import annotations

import pytest

from cast_stats.facts.parts import parents
from cast_stats.facts.rulecheck import drafts_of, shipped_drafter


def links(text: str) -> dict[str, str]:
    drafts = drafts_of(shipped_drafter(), text)
    wholes = parents(drafts, text)
    return {d.number.text: drafts[w].number.text for d, w in zip(drafts, wholes, strict=True) if w is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全省有科协组织322个，其中市级14个，县级122个。", {"14个": "322个", "122个": "322个"}),
        ("现有会员1100人，其中女会员312人，占28.4%。", {"312人": "1100人", "28.4%": "1100人"}),
        ("拥有学会60个，会员5万人，其中农科学会12个，女会员1.2万人。", {"12个": "60个", "1.2万人": "5万人"}),
        ("委员会由27名成员组成，设主席1人，副主席2人。", {"1人": "27名", "2人": "27名"}),
        ("共收到论文286篇，经专家评审，152篇收入论文集。", {"152篇": "286篇"}),
        ("推荐的150项技术中，来自企业的占65%。", {"65%": "150项"}),
        ("卫生机构床位3475张。其中，医院3134张。", {"3134张": "3475张"}),
    ],
)
def test_marked_parts_have_their_whole(text: str, expected: dict[str, str]) -> None:
    assert links(text) == expected


def test_parts_that_add_up_need_no_mark() -> None:
    assert links("全年举办活动60场，讲座25场，展览35场。") == {"25场": "60场", "35场": "60场"}
    assert links("金奖2项，银奖3项，铜奖5项，共10项。") == {"2项": "10项", "3项": "10项", "5项": "10项"}


@pytest.mark.parametrize(
    "text",
    [
        "举办讲座10场，培训农民300人次。",
        "全市有学会60个。其他组织25个，小组40个。",
        "会员100人，比上年增加30人。",
        "学会10个，其中会员300人。",
    ],
)
def test_neighbours_are_no_parts(text: str) -> None:
    assert links(text) == {}


def test_a_part_is_never_larger_than_its_whole() -> None:
    assert "9000人" not in links("发展会员300人，其中参加活动9000人。")
