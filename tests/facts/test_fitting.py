"""A noun behind its measure word ends before the verb, where the measure word counts such nouns."""

from __future__ import annotations

import pytest

from cast_stats.facts.rulecheck import drafts_of, shipped_drafter


def items(text: str) -> list[str]:
    return [draft.item for draft in drafts_of(shipped_drafter(), text)]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("市学会组织4名专家进驻企业。", "专家"),
        ("帮助86家企业申报科技项目。", "企业"),
        ("60多家市级学会组织前沿科普活动。", "市级学会"),
        ("25名科技工作者座谈。", "科技工作者"),
        ("支持9名博士创新创业。", "博士"),
    ],
)
def test_what_somebody_does_is_no_part_of_the_item(text: str, item: str) -> None:
    assert items(text) == [item]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("聘请20名企业技术骨干。", "企业技术骨干"),
        ("培养30名农民培训师。", "农民培训师"),
        ("走访8家企业研发中心。", "企业研发中心"),
        ("有20名学会工作人员。", "学会工作人员"),
        ("评出5名学生一等奖。", "学生一等奖"),
    ],
)
def test_a_noun_that_the_measure_word_counts_stays_whole(text: str, item: str) -> None:
    assert items(text) == [item]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("12条生产线应用后，年产量翻番。", "生产线"),
        ("3个园区学会正式挂牌运行。", "园区学会"),
        ("以36场讲座服务山区群众。", "讲座"),
        ("更换6座水库闸门。", "水库闸门"),
    ],
)
def test_a_mere_verb_behind_a_body_is_what_it_does(text: str, item: str) -> None:
    assert items(text)[0] == item


def test_a_measure_word_of_everything_ends_nothing() -> None:
    assert items("实施14个企业合作项目。") == ["企业合作项目"]


def test_an_item_before_its_number_is_left_alone() -> None:
    assert items("企业申报科技项目12项。") == ["企业申报科技项目"]
