"""Topics of paragraphs, points of a series, bodies behind their associations, bodies without a place."""

from __future__ import annotations

import pytest
from marked import scene

from cast_stats.facts.clauses import Clauses
from cast_stats.facts.owners.bodies import bodies_in, breakdown
from cast_stats.facts.owners.claims import claims_of
from cast_stats.facts.owners.holders import NO_SHORT_NAMES, holders_in
from cast_stats.facts.owners.topics import (
    bracketed_body,
    is_bracketed,
    is_point,
    numbered_body,
    opening_of,
    parents_of,
    topic_of,
)


@pytest.mark.parametrize(
    ("paragraph", "name", "kind"),
    [
        ("①陆敏　1979年5月生，植物园副研究员。", "陆敏", "person"),
        ("2.陈桂兰，女，退休教师。", "陈桂兰", "person"),
        ("周立山扎根果园三十年。", "周立山", "person"),
        ("马　骏　省气象学会秘书长", "马骏", "person"),
        ("县农学会　1963年成立，会员48人。", "县农学会", "association"),
        ("河口镇：举办应急讲座6场。", "河口镇", "region"),
        ("白杨专家工作站：建站5年，进站专家9人。", "白杨专家工作站", "institute"),
    ],
)
def test_a_paragraph_is_about_whom_it_opens_with(paragraph: str, name: str, kind: str) -> None:
    made = scene(paragraph)
    topic = topic_of(made, made.sentences[0], ("周立山",))
    assert topic is not None
    assert (topic.holder.name, topic.holder.kind) == (name, kind)


@pytest.mark.parametrize(
    "paragraph",
    [
        "学会活动　1980年有学会6个。",
        "从作者看，少数民族作者占两成八。",
        "2019年，共举办讲座12场。",
        "科普工作取得新进展。",
        "会员周立山种果树30亩。",
        "周立山介绍，果园有30亩。",
        "企业科协：新建30家。",
        "指导思想：坚持为民服务。",
    ],
)
def test_other_openings_are_nobody(paragraph: str) -> None:
    made = scene(paragraph)
    assert topic_of(made, made.sentences[0], ("周立山",)) is None


@pytest.mark.parametrize("text", ["二是带出队伍。", "首先，抓组织。", "(三)学术。", "②抓阵地。"])
def test_points(text: str) -> None:
    assert is_point(text)


@pytest.mark.parametrize("text", ["二等奖8个。", "第三产业增长。", "首批学会5个。"])
def test_no_points(text: str) -> None:
    assert not is_point(text)


@pytest.mark.parametrize(
    ("heading", "name"),
    [("一、制药厂", "制药厂"), ("（二）县农机修造厂", "县农机修造厂"), ("3.枫林小学", "枫林小学")],
)
def test_a_numbered_heading_that_is_a_body(heading: str, name: str) -> None:
    made = scene(heading)
    body = numbered_body(made, made.sentences[0])
    assert body is not None
    assert body.name == name


@pytest.mark.parametrize(
    "line", ["一、主要工厂", "二、专业合作社", "三、企业科协", "制药厂", "四、抓好学会工作", "五、制药厂。建于1970年。"]
)
def test_other_headings_are_no_body(line: str) -> None:
    made = scene(line)
    assert numbered_body(made, made.sentences[0]) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("【东屏云谷科技企业孵化器科协案例】建库", "东屏云谷科技企业孵化器科协"),
        ("[青禾县老科协]有会员", "青禾县老科协"),
        ("【南屏特钢集团经验】", "南屏特钢集团"),
    ],
)
def test_headings_in_brackets_that_name_a_body(text: str, name: str) -> None:
    body = bracketed_body(text)
    assert body
    assert body.name == name


@pytest.mark.parametrize("text", ["【概况】", "【院士专家工作站】", "【企业科协】", "【科技馆】", "【流动科技馆】"])
def test_headings_in_brackets_that_name_none(text: str) -> None:
    assert is_bracketed(text)
    assert bracketed_body(text) is None


def test_no_heading_in_brackets() -> None:
    assert not is_bracketed("青禾县科协有会员30人。")
    assert bracketed_body("青禾县科协有会员30人。") is None


@pytest.mark.parametrize(
    ("paragraph", "clause"),
    [
        ("技术咨询　县科技服务部1985年开业。", "县科技服务部"),
        ("【概况】　全市有学会46个。", "全市"),
        ("县农学会1963年成立。", "县农学会"),
    ],
)
def test_a_clause_begins_behind_a_heading(paragraph: str, clause: str) -> None:
    made = scene(paragraph)
    text = made.text(made.sentences[0])
    assert text[opening_of(made, made.sentences[0]) :].startswith(clause)


def test_an_association_names_the_body_behind_it() -> None:
    names = ["北江造船公司科学技术协会", "枫林大学科协", "邢台市科协", "省林学会"]
    assert list(parents_of(names)) == [("北江造船公司", "company"), ("枫林大学", "school")]
    assert list(parents_of(["恒拓新材料科协"])) == [("恒拓新材料", "company")]


def names_of_bodies(text: str) -> list[str]:
    sentence = scene(text).sentences[0]
    named = holders_in(text, sentence.organisations, NO_SHORT_NAMES, 0, len(text))
    return [holder.name for holder in bodies_in(Clauses(sentence, named), named)]


def test_bodies_are_subjects_of_clauses() -> None:
    text = "人民医院发放手册2万册，水务局、农业局发放传单1万份，青少年活动中心接待学生300人。"
    assert names_of_bodies(text) == ["人民医院", "水务局", "农业局", "青少年活动中心"]


@pytest.mark.parametrize(
    "text", ["新建社区卫生服务中心3个。", "走访人民医院2家。", "重点实验室增加5家。", "农村举办讲座3场。"]
)
def test_what_is_no_body_of_its_own(text: str) -> None:
    assert names_of_bodies(text) == []


def places(text: str) -> list[str]:
    sentence = scene(text).sentences[0]
    clauses = Clauses(sentence, holders := holders_in(text, sentence.organisations, NO_SHORT_NAMES, 0, len(text)))
    return [h.name for claim in breakdown(clauses, claims_of(clauses, holders)) for h in claim.holders]


def test_a_breakdown_goes_on_with_places() -> None:
    assert places("其中邢台市18个，大新区9个，城南、义平各4个。") == ["大新区", "城南", "义平"]


def test_a_breakdown_goes_on_with_the_same_verb() -> None:
    assert places("其中邢台市设立18个，省级学会设立9个。") == ["省级学会"]


@pytest.mark.parametrize(
    "text", ["邢台市18个，一等奖3个。", "邢台市人口18万人，农村9万人。", "邢台市新增18个，大新区9个。"]
)
def test_a_breakdown_ends_where_something_else_is_told(text: str) -> None:
    assert places(text) == []


def test_a_name_reaches_over_no_wide_gap_and_begins_in_no_quantity() -> None:
    assert [m.text for m in scene("白云起　　省气象学会主席").sentences[0].organisations] == ["省气象学会"]
    assert scene("全县17处公社恢复科协。").sentences[0].organisations == ()
