"""Tables of awards: one award a row, from the columns that their heads name."""

from __future__ import annotations

import pytest

from cast_stats.facts.awards.tables import awards_of_tables
from cast_stats.layout.article import Article, Cell, Paragraph, Table
from cast_stats.records import Award, Issue


def table(title: str, *rows: str, spans: dict[tuple[int, int], int] | None = None) -> Table:
    """A table of one head row; cells are parted by |, an empty cell under a span is left out."""
    cells = [
        Cell(r, c, text, row_span=(spans or {}).get((r, c), 1))
        for r, row in enumerate(rows)
        for c, text in enumerate(map(str.strip, row.split("|")))
        if text != "^"
    ]
    return Table(title, "", tuple(cells), header_rows=1, stub_columns=1)


def read(source: Table, title: str = "") -> list[Award]:
    article = Article(title=title, paragraphs=(Paragraph(source.title, "table", table=source),))
    return list(awards_of_tables(article, 0, Issue(file="t", sha256="0", year=2020, pages=1)))


def test_person_with_honour_year_and_giver() -> None:
    found = read(table("", "姓名 | 荣誉称号 | 授予时间 | 授予单位", "周 敏 | 全省先进工作者 | 2018年5月 | 省科协"))
    assert [(a.recipient, a.award, a.year, a.awarder) for a in found] == [("周敏", "全省先进工作者", "2018", "省科协")]
    assert found[0].evidence.quote == "周 敏 全省先进工作者 2018年5月 省科协"


def test_work_beside_its_unit_with_a_grade_that_spans_rows() -> None:
    source = table(
        "2019年全市科普作品大赛获奖作品",
        "等级 | 作品名称 | 单位",
        "一等奖 | 《一滴水》 | 市水利学会",
        "^ | 《风的力量》 | 市气象局",
        "二等奖 | 《根》 | 市农科院",
        spans={(1, 0): 2},
    )
    found = read(source)
    assert [(a.recipient, a.grade, a.year) for a in found] == [
        ("《一滴水》", "一等奖", "2019"), ("《风的力量》", "一等奖", "2019"), ("《根》", "二等奖", "2019"),
    ]  # fmt: skip


def test_the_honour_of_the_title() -> None:
    found = read(table("全市科协系统先进集体名单", "序号 | 单位名称", "1 | 东河县科协", "2 | 市医学会"))
    assert [(a.recipient, a.award) for a in found] == [
        ("东河县科协", "全市科协系统先进集体"), ("市医学会", "全市科协系统先进集体"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        table("学会基本情况", "单位名称 | 会员数", "市医学会 | 1200"),
        table("获奖情况", "单位 | 一等奖 | 二等奖", "东河县 | 2 | 5"),
        table("获奖统计", "单位 | 等级", "东河县 | 12"),
        table("", "姓名 | 奖项", "3人 | 一等奖"),
    ],
)
def test_no_awards_in_tables_of_numbers(source: Table) -> None:
    assert read(source) == []


def test_a_body_s_own_honours_are_those_of_the_title_s_body() -> None:
    source = table("桃源县科协历年获奖情况", "年份 | 荣誉称号 | 授予单位", "2009 | 科普先进集体 | 省科协")
    found = read(source)
    assert [(a.recipient, a.award, a.year, a.awarder) for a in found] == [
        ("桃源县科协", "科普先进集体", "2009", "省科协"),
    ]  # fmt: skip


def test_a_grade_alone_is_the_title_s_award_or_the_competition_s() -> None:
    award = table("2015年全县科技进步奖获奖项目", "项目名称 | 等级", "刮板机研制 | 二等")
    assert [(a.award, a.grade, a.year) for a in read(award)] == [("全县科技进步奖", "二等", "2015")]
    event = table("", "论文题目 | 等级", "旱作梯田研究 | 一等奖")
    found = read(event, "关于公布2021年优秀论文评选结果的通知")
    assert [(a.award, a.grade, a.year) for a in found] == [("优秀论文评选一等奖", "一等奖", "2021")]


def test_a_work_is_named_as_it_is_printed() -> None:
    source = table(
        "省科普作品大赛获奖作品",
        "作品名称 | 作者 | 等级",
        "土和水的“悄悄话” | 周敏 | 一等奖",
        "风、雨与雷 | 何田 | 二等奖",
    )
    assert [a.recipient for a in read(source)] == ["土和水的“悄悄话”", "风、雨与雷"]
