"""Wholes told in an earlier sentence or paragraph."""

from __future__ import annotations

import pytest

from cast_stats.facts import find
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

ISSUE = Issue(file="x.txt", sha256="0" * 64, journal="科协之窗", year=2023, number=2, pages=0)


def links(*paragraphs: str) -> dict[str, str]:
    facts = find([Article(title="白河市科协工作", paragraphs=tuple(map(Paragraph, paragraphs)))], ISSUE).facts
    quotes = {fact.id: fact.evidence.quote for fact in facts}
    return {fact.evidence.quote: quotes[fact.part_of] for fact in facts if fact.part_of}


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("全市现有专业技术协会428个，会员3万人。", "从产业看，种植业协会263个、养殖业协会121个、其他协会44个。"),
            {"263个": "428个", "121个": "428个", "44个": "428个"},
        ),
        (
            ("2020年全省研发经费718.4亿元。", "基础研究经费21.3亿元；应用研究经费55.6亿元；试验发展经费641.5亿元。"),
            {"21.3亿元": "718.4亿元", "55.6亿元": "718.4亿元", "641.5亿元": "718.4亿元"},
        ),
        (
            ("全县有科技人员5637人。工程类1204人，占21.4%。", "高级职称21人，中级职称874人，初级职称4742人。"),
            {"1204人": "5637人", "21.4%": "5637人", "21人": "5637人", "874人": "5637人", "4742人": "5637人"},
        ),
        (
            (
                "1985年科技人员发展到26253人。",
                "中专文化程度的15612人；高中以下文化程度的1188人，占4.5%；大专以上9453人。",
            ),
            {"15612人": "26253人", "1188人": "26253人", "4.5%": "26253人", "9453人": "26253人"},
        ),
        (
            ("大会评出45项学生项目奖、36项辅导员项目奖。", "学生一等奖5项、二等奖15项、三等奖25项，有4所学校组队。"),
            {"5项": "45项", "15项": "45项", "25项": "45项"},
        ),
    ],
)
def test_what_adds_up_to_a_number_told_before_is_its_parts(
    paragraphs: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert links(*paragraphs) == expected


def test_a_sentence_may_name_the_whole_of_its_numbers() -> None:
    assert links("共有185家企业报名。", "参赛企业中，民营企业97家。") == {"97家": "185家"}
    assert links("全省有科普人员8.6万人。", "科普人员中，专职人员1.1万人。") == {"1.1万人": "8.6万人"}
    assert links("全区投入经费96亿元。", "分主体看，各类企业经费71亿元。") == {"71亿元": "96亿元"}


def test_an_exact_share_tells_the_whole() -> None:
    found = links("全省高新技术产业产值3215.4亿元。", "医药制造业产值412.8亿元，占总产值的12.84%。")
    assert found == {"412.8亿元": "3215.4亿元", "12.84%": "3215.4亿元"}
    assert links("全省高新技术产业产值3215.4亿元。", "医药制造业产值412.8亿元，占总产值的31.5%。") == {}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("全市有学会60个。", "新建站点25个，小组35个。"),
        ("举办讲座45场。", "培训班12期，展览33场。"),
        ("共有185家企业报名。", "参赛选手中，高校教师97人。"),
        ("共有185家企业报名。", "参赛企业中，民营企业297家。"),
        ("全市有学会462个。", "说明。", "说明。", "说明。", "从行业看，农业学会131个、工业学会331个。"),
    ],
)
def test_what_is_told_apart_is_no_part(paragraphs: tuple[str, ...]) -> None:
    assert links(*paragraphs) == {}
