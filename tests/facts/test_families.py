"""Families: the order of the rules and what passes from a whole to its parts."""

from __future__ import annotations

import pytest

from cast_stats.catalog.rules import RuleBook
from cast_stats.errors import InvalidSchema
from cast_stats.facts.families import FamilyFinder, measure_of, passed_on
from cast_stats.facts.parts import parents
from cast_stats.facts.rulecheck import drafts_of, shipped_drafter


def kinds(text: str) -> list[tuple[str, str]]:
    drafts = drafts_of(shipped_drafter(), text)
    return [(f.family, f.category) for f in passed_on(drafts, parents(drafts, text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市有企业科协58家。", [("association", "org_count")]),
        ("58家企业科协参会。", [("project", "participants")]),
        ("学会现有个人会员1200人。", [("association", "member_count")]),
        ("获省科技进步二等奖3项。", [("award", "award_count")]),
        ("表彰先进集体12个。", [("award", "honoree_count")]),
        ("大会表彰了30名教师。", [("award", "honoree_count")]),
        ("评选出20个农技协，5个科普基地，8名带头人。", [("award", "honoree_count")] * 3),
        ("表彰了20名教师，8名带头人参加培训。", [("award", "honoree_count"), ("project", "participants")]),
        ("建成院士工作站8家。", [("project", "platform")]),
        ("举办科普讲座26场，听众3200人次。", [("project", "activity"), ("project", "participants")]),
        ("获授权发明专利15项。", [("project", "ip")]),
        ("投入经费120万元。", [("project", "money")]),
        ("征集企业技术需求86项。", [("project", "demand")]),
        ("签订合作协议9项。", [("project", "project")]),
        ("发放科普资料2万份。", [("project", "publication")]),
        ("编印《农技通讯》12期。", [("project", "publication")]),
        ("公司有职工860人。", [("project", "company")]),
        ("引进博士12名。", [("project", "talent")]),
        ("走访企业45家。", [("project", "service")]),
        ("科普设施覆盖率达82%。", [("project", "ratio")]),
    ],
)
def test_the_kind_of_a_figure(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_parts_of_members_are_members() -> None:
    assert kinds("发展会员345人，其中教师168人、工人42人。") == [("association", "member_count")] * 3


def test_a_share_keeps_its_own_kind() -> None:
    assert kinds("现有会员1100人，其中女会员占28%。")[-1] == ("project", "ratio")


def test_what_goes_on_keeps_the_kind_of_what_went_before() -> None:
    assert kinds("企业科协由9家增加到58家。") == [("association", "org_count")] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织6家学会深入山区。", ("project", "participants")),
        ("新建3家学会。", ("association", "org_count")),
        ("32家学会的专家到场。", ("project", "participants")),
        ("14个乡镇成立了科协。", ("association", "org_count")),
        ("该会由9户果农发起。", ("association", "member_count")),
        ("引进樱桃新品种7个。", ("project", "technical")),
        ("选育樱桃新品种7个。", ("project", "ip")),
        ("产品合格率提高到97%。", ("project", "technical")),
        ("急救培训8期、240人。", ("project", "participants")),
        ("毛收入达到30万。", ("project", "money")),
        ("签订技术合同25份。", ("project", "project")),
        ("与8所高校签约。", ("project", "project")),
        ("发放《养蜂问答》3000册。", ("project", "publication")),
        ("帮助企业解决难题16个。", ("project", "service")),
        ("惠及学生2.3万人。", ("project", "participants")),
        ("新购发电机2台。", ("project", "company")),
        ("苹果产量翻一番。", ("project", "ratio")),
        ("获得专利授权35件。", ("project", "ip")),
        ("41名会员参加座谈会。", ("project", "participants")),
        ("省卫生厅等9个部门联合举办，15名工作人员参加。", ("project", "participants")),
        ("邀请6位劳动模范作报告。", ("project", "participants")),
        ("26名专家参与评选。", ("project", "participants")),
        ("协会先后4次获先进学会称号。", ("award", "award_count")),
        ("报告厅可容纳300人。", ("project", "other")),
        ("普通高中招生8100人。", ("project", "other")),
        ("9个农技协入选“科普惠农兴村计划”。", ("award", "honoree_count")),
        ("县级科协7个。从业人员92人。", ("association", "member_count")),
        ("机床7台。从业人员92人。", ("project", "company")),
    ],
)
def test_what_is_done_tells_what_the_noun_does_not(text: str, expected: tuple[str, str]) -> None:
    assert kinds(text)[-1] == expected


def test_what_ends_a_list_tells_of_its_first() -> None:
    assert kinds("16所学校，3家工厂先后成立了科协。") == [("association", "org_count")] * 2


@pytest.mark.parametrize(
    ("item", "unit", "family"),
    [("机构数", "个", "association"), ("机关人数", "人", "association"), ("科普经费", "元", "project")],
)
def test_the_title_of_a_table_tells_the_family(item: str, unit: str, family: str) -> None:
    found = shipped_drafter().families.find(item, unit, f"各级科协基本情况 {item}#")
    assert found.family == family


def test_persons_among_persons_are_of_one_kind() -> None:
    assert kinds("参会代表300人，其中院士3人。") == [("project", "participants")] * 2


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("公司有员工800人，其中工程师60人。", "company"),
        ("全省有科普人员6万人，其中专职人员1万人。", "talent"),
        ("参会专家50人，其中女性9人。", "participants"),
    ],
)
def test_some_of_many_are_what_the_many_are(text: str, category: str) -> None:
    assert {kind for _, kind in kinds(text)} == {category}


def test_a_weak_rule_gives_way_to_the_whole() -> None:
    assert kinds("全省有企业科协90家，其中国有企业30家。") == [("association", "org_count")] * 2
    assert kinds("全省有国有企业30家。") == [("project", "company")]


def test_prizes_are_no_part_of_the_works() -> None:
    assert kinds("收到作品80件，其中一等奖5件。")[-1] == ("award", "award_count")


@pytest.mark.parametrize(
    ("unit", "measure"),
    [("件(套)", "thing"), ("吨/年", "mass"), ("%", "ratio"), ("", "none"), ("人", "person"), ("番", "ratio")],
)
def test_units_are_known_by_their_kind(unit: str, measure: str) -> None:
    assert measure_of(unit) == measure


RULE = {
    "name": "rest", "why": "All.", "family": "project", "category": "other",
    "examples": ["书 | 本 | 书#"], "counter_examples": ["书 | 本 | 书#"],
}  # fmt: skip


def test_the_longest_noun_tells_the_kind() -> None:
    book = RuleBook.model_validate(
        {
            "kinds": {"tree": ["树"], "list": ["决策树"]},
            "families": [{**RULE, "name": "lists", "category": "technical", "kind": ["list"]}, RULE],
        }
    )
    finder = FamilyFinder(book)
    assert [finder.find(item, "棵", f"{item}#").name for item in ("果树", "二叉决策树")] == ["rest", "lists"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"families": [{**RULE, "kind": ["bird"]}]}, "rest: no kinds or acts are called bird"),
        ({"families": [{**RULE, "act_before": ["fly"]}]}, "rest: no kinds or acts are called fly"),
        ({"kinds": {"tree": ["树"], "wood": ["木", "树"]}}, "nouns of two kinds: 树"),
    ],
)
def test_names_that_mean_nothing_are_refused(content: dict[str, object], fault: str) -> None:
    with pytest.raises(InvalidSchema, match=fault):
        FamilyFinder(RuleBook.model_validate(content))
