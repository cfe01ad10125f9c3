"""Families: the order of the rules and what passes from a whole to its parts."""

from __future__ import annotations

import pytest

from cast_stats.facts.families import passed_on
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
