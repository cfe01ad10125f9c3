"""The object of an award verb: names, grades, years, givers; what is no honour."""

from __future__ import annotations

import pytest

from cast_stats.facts.awards.honours import ends_like_honour, honours_in, years_in
from cast_stats.facts.awards.view import view_of


def named(text: str, strict: bool = True) -> list[tuple[str, str | None]]:
    view = view_of(text)
    return [(honour.name, honour.grade) for honour in honours_in(view.plain, view.masked, strict).named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省科技进步奖二等奖", [("省科技进步奖", "二等奖")]),
        ("省科技进步二等奖", [("省科技进步二等奖", "二等奖")]),
        ("“星火奖”一等奖", [("星火奖", "一等奖")]),
        ("第九届茶叶博览会金奖", [("第九届茶叶博览会金奖", "金奖")]),
        ("一、二等奖", [("一等奖", "一等奖"), ("二等奖", "二等奖")]),
        ("金、银奖", [("金奖", "金奖"), ("银奖", "银奖")]),
        ("全国先进集体、省级文明单位等称号", [("全国先进集体", None), ("省级文明单位", None)]),
        ("“甲奖”“乙奖”和“丙奖”等荣誉", [("甲奖", None), ("乙奖", None), ("丙奖", None)]),
        ("全国科普工作先进集体和先进个人", [("全国科普工作先进集体", None), ("先进个人", None)]),
        ("科学技术和产业发展奖", [("科学技术和产业发展奖", None)]),
        ("第三名的好成绩", [("第三名", "第三名")]),
        ("全省科普示范县（区）称号", [("全省科普示范县(区)", None)]),
        ("了“三八红旗手”荣誉称号", [("三八红旗手", None)]),
        ("欧盟有机食品认证", [("欧盟有机食品认证", None)]),
    ],
)
def test_names_and_grades(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "国家级奖2项", "三等奖11个、二等奖8个", "多项国家级奖励", "12项省部级科技奖", "铜奖、银奖各一次", "奖励",
        "大奖", "国家发明专利", "立项支持", "资金200万元", "一致好评", "称号", "认证", "3金2银", "",
    ],
)  # fmt: skip
def test_no_honour(text: str) -> None:
    assert named(text) == []


def test_a_verb_that_takes_only_honours_takes_any_object() -> None:
    assert named("2022年度“健康中国”行动先行者", strict=False) == [('"健康中国"行动先行者', None)]
    assert named("“教学名师”的李平颁发证书", strict=False) == []


def test_the_giver_in_the_object() -> None:
    view = view_of("由省科协、省教育厅联合颁发的“科学之星”奖杯")
    found = honours_in(view.plain, view.masked, True)
    assert (found.awarder, found.named[0].name) == ("省科协、省教育厅", "科学之星")


def test_an_organiser_is_no_giver() -> None:
    view = view_of("市总工会举办的职工技能大赛一等奖")
    found = honours_in(view.plain, view.masked, True)
    assert (found.awarder, found.named[0].name) == (None, "职工技能大赛一等奖")


def test_years_of_the_members_of_a_list() -> None:
    view = view_of("2018年度先进集体、2020年度文明单位")
    found = honours_in(view.plain, view.masked, True).named
    assert [(honour.name, honour.years) for honour in found] == [("先进集体", ("2018",)), ("文明单位", ("2020",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2020年、2022年", ("2020", "2022")), ("二〇一九年度", ("2019",)), ("一九八五年", ("1985",)), ("12020号", ())],
)
def test_years_in(text: str, expected: tuple[str, ...]) -> None:
    assert years_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("先进集体", True), ("科技示范班", False), ("全省青年科技人才托举工程", True), ("农民收入", False)],
)
def test_ends_like_honour(text: str, expected: bool) -> None:
    assert ends_like_honour(text) is expected
