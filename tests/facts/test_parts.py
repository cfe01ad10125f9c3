"""Parts and wholes: marks, enumerations, shares, and parts that add up."""

from __future__ import annotations

import pytest

from cast_stats.facts.parts import parents
from cast_stats.facts.rulecheck import drafts_of, shipped_drafter
from cast_stats.language.folding import fold


def links(text: str) -> dict[str, str]:
    drafts = drafts_of(shipped_drafter(), text)
    wholes = parents(drafts, fold(text).text)
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
        (
            "有职工340人（含临时工60人）。其中工程师12人，技术员30人。",
            {"60人": "340人", "12人": "340人", "30人": "340人"},
        ),
        ("市级学会70个，所属专业委员会260个，其中新建学会6个。", {"6个": "70个"}),
        ("分布在全市12个区，全市48个工作站中，东区25个，西区10个。", {"25个": "48个", "10个": "48个"}),
        ("公布了90个单位和160个活动。其中，本省8家单位入选，12项活动入选。", {"8家": "90个", "12项": "160个"}),
        ("承担科研项目15项，其中省级6项，申请专利9件，培训30人。", {"6项": "15项"}),
        ("种植大户37户，其中9人取得职称。", {"9人": "37户"}),
    ],
)
def test_marked_parts_have_their_whole(text: str, expected: dict[str, str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到建议50条，采纳12条。", {"12条": "50条"}),
        ("签订合同2640项，完成2205项，成交额1870万元。", {"2205项": "2640项"}),
        ("发放问卷60份，当场收回52份。", {"52份": "60份"}),
        ("选送的19个项目有14个获奖。", {"14个": "19个"}),
        ("带出徒弟28人，2人成长为技师。", {"2人": "28人"}),
        ("完成项目356项，有3项获国家级奖，14项获省级奖。", {"3项": "356项", "14项": "356项"}),
        ("收到论文400篇，评出一等奖8篇、二等奖20篇。", {"8篇": "400篇", "20篇": "400篇"}),
        ("提供报告98篇，获得批示的31篇，占31.6%。", {"31篇": "98篇", "31.6%": "98篇"}),
        ("表彰科技工作者320人，45岁以下130人。", {"130人": "320人"}),
        ("选举理事69名，常务理事21名。", {"21名": "69名"}),
        ("会员1134人（女219人）。", {"219人": "1134人"}),
    ],
)
def test_what_was_taken_of_more_is_a_part_of_it(text: str, expected: dict[str, str]) -> None:
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
        "产值1.04亿元，纯利润5200万元。",
        "收入（不含基金）2亿元，投资1.5亿元。",
        "获三等奖11个，二等奖8个，一等奖3个。",
        "代表102名，选出委员21名。",
        "参加讲座的186人次，另有志愿者180人；结业学员90名。",
    ],
)
def test_neighbours_are_no_parts(text: str) -> None:
    assert links(text) == {}


def test_a_part_is_never_larger_than_its_whole() -> None:
    assert "9000人" not in links("发展会员300人，其中参加活动9000人。")
