"""Cells become facts: whose, what, how many, in which unit, when, and part of which; nothing is lost or made up."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.catalog.rules import shipped_rules
from cast_stats.facts.context import Resolved
from cast_stats.facts.families import FamilyFinder
from cast_stats.facts.find import find
from cast_stats.facts.tables.axes import entries
from cast_stats.facts.tables.find import TableSetting, findings_of, table_findings
from cast_stats.layout.article import Article, Cell, Paragraph, Places, Table
from cast_stats.records import Fact, Issue, LedgerEntry

ISSUE = Issue(file="yearbook.pdf", sha256="a" * 64, year=2016, pages=3)
OWNER = Resolved("青海省科协", "default", "title")
SETTING = TableSetting(ISSUE, "青海省科协统计公报", "资料", 4, 7, OWNER, FamilyFinder(shipped_rules()))


def places(text: str, x: float, page: int = 3, confidence: float | None = None) -> Places:
    """Characters ten points wide from x on."""
    boxes = array("f", [v for i in range(len(text)) for v in (x + 10 * i, 100.0, x + 10 * i + 10, 110.0)])
    read = array("f", [] if confidence is None else [confidence] * len(text))
    return Places(array("H", [page] * len(text)), boxes, read)


def table(
    rows: Sequence[Sequence[str]],
    title: str = "",
    unit: str = "",
    head: int = 1,
    stub: int = 1,
    confidence: float | None = None,
) -> Table:
    """A table of cells without spans; blanks before a stub set it in."""
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            inset = 10.0 * (len(text) - len(text.lstrip("　")))
            bare = text.strip("　")
            cells.append(Cell(row, column, bare, places(bare, 100 * column + inset, confidence=confidence)))
    return Table(title, unit, tuple(cells), head, stub)


def facts_in(one: Table, setting: TableSetting) -> list[Fact]:
    return findings_of(one, setting)[0]


def ledger_of(one: Table, setting: TableSetting) -> list[LedgerEntry]:
    return findings_of(one, setting)[1]


def facts(*args: object, **options: object) -> list[Fact]:
    return facts_in(table(*args, **options), SETTING)  # type: ignore[arg-type]


def short(fact: Fact) -> tuple[str, str, str, str]:
    return fact.subject, fact.item, str(fact.value), fact.unit


def test_item_from_the_stub_unit_from_its_brackets() -> None:
    found = facts([("指标", "数量"), ("学会(个)", "87"), ("个人会员(万人)", "4.35")], "2015年省级学会情况")
    assert [short(fact) for fact in found] == [
        ("青海省科协", "学会", "87", "个"),
        ("青海省科协", "个人会员", "43500", "人"),
    ]
    assert {fact.time.start for fact in found if fact.time} == {"2015"}


@pytest.mark.parametrize(
    ("rows", "unit", "expect"),
    [
        ([("指标", "单位", "数量"), ("讲座", "场", "306")], "", "场"),
        ([("指标", "讲座"), ("西宁市", "306")], "场", "场"),
        ([("指标", "讲座（场）"), ("西宁市", "306")], "个", "场"),
        ([("指标", "数量"), ("讲座/场", "306")], "", "场"),
        ([("指标", "占比"), ("女会员", "36%")], "", "%"),
        ([("指标", "数量"), ("参加人数", "306")], "", "人"),
        ([("指标", "数量"), ("讲座", "306")], "个、人次", ""),
    ],
)
def test_units_from_column_line_head_stub_and_cell(rows: list[tuple[str, ...]], unit: str, expect: str) -> None:
    assert [fact.unit for fact in facts(rows, unit=unit)] == [expect]


def test_years_in_the_head_are_times() -> None:
    found = facts([("指标", "2013年", "2014年"), ("企业科协(个)", "61", "74")], "基层组织")
    assert [(str(f.value), f.time.start if f.time else None) for f in found] == [("61", "2013"), ("74", "2014")]
    assert {fact.item for fact in found} == {"企业科协"}


def test_bare_years_and_last_year_are_times() -> None:
    found = facts([("指标", "2013", "2014"), ("企业科协(个)", "61", "74")])
    assert [fact.time.start for fact in found if fact.time] == ["2013", "2014"]
    found = facts([("指标", "本年", "上年"), ("企业科协(个)", "74", "61")], "2014年基层组织")
    assert [fact.time.start for fact in found if fact.time] == ["2014", "2013"]


@pytest.mark.parametrize("title", ["2014年年末会员人数", "会员人数（2014年底）"])
def test_the_end_of_a_year_is_a_date(title: str) -> None:
    (fact,) = facts([("指标", "人数(人)"), ("会员", "74")], title)
    assert fact.time is not None
    assert (fact.time.type, fact.time.end) == ("as_of", "2014-12")


def test_regions_in_the_stub_are_the_owners() -> None:
    found = facts([("地区", "企业科协(个)", "会员(人)"), ("西宁市", "12", "830"), ("海东市", "7", "411")])
    assert [short(fact) for fact in found] == [
        ("西宁市", "企业科协", "12", "个"), ("西宁市", "会员", "830", "人"),
        ("海东市", "企业科协", "7", "个"), ("海东市", "会员", "411", "人"),
    ]  # fmt: skip


def test_levels_in_the_head_are_the_owners() -> None:
    found = facts([("指标", "合计", "#省级", "市州级", "县级"), ("讲座(场)", "90", "12", "30", "48")])
    assert [fact.subject for fact in found][:2] == ["青海省科协", "省级"]
    assert {fact.item for fact in found} == {"讲座"}


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("2015年海东市科普资源情况", "海东市"),
        ("表2-3 西宁市科协系统基本情况", "西宁市科协"),
        ("2015年全省科普资源情况", "青海省科协"),
        ("2015年省级学会情况", "青海省科协"),
        ("青海省各市州科普资源情况", "青海省科协"),
        ("科普资源：与海东市比较", "青海省科协"),
        ("2015年省级科普经费收入", "省级"),
        ("各市级科普经费收入", "青海省科协"),
        ("", "青海省科协"),
    ],
)
def test_an_owner_in_the_title_goes_before_the_article_s(title: str, owner: str) -> None:
    (fact,) = facts([("指标", "数量"), ("科普基地(个)", "74")], title)
    assert fact.subject == owner


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("2015年全市一般公共预算收入", "海东市"),
        ("2015年市级一般公共预算收入", "海东市本级"),
        ("2015年市本级政府性基金支出", "海东市本级"),
        ("2015年县级财政支出", "县级"),
    ],
)
def test_the_purse_of_one_level_is_told_from_that_of_all(title: str, owner: str) -> None:
    setting = replace(SETTING, subject=Resolved("海东市", "default", "title"))
    (fact,) = facts_in(table([("科目", "决算数"), ("科学技术", "74")], title, "万元"), setting)
    assert fact.subject == owner


def test_a_place_in_the_stub_goes_before_the_title_s() -> None:
    found = facts([("地区", "科普基地(个)"), ("合计", "19"), ("互助县", "12")], "2015年海东市科普资源情况")
    assert [fact.subject for fact in found] == ["海东市", "互助县"]


def test_a_marked_column_is_a_part_of_the_one_before() -> None:
    whole, part = facts([("指标", "合计", "#市科协"), ("职工(人)", "117", "43")])
    assert part.part_of == whole.id
    assert whole.part_of is None


def test_columns_that_add_up_to_a_total_are_its_parts() -> None:
    found = facts([("项目", "合计", "市科协", "县科协", "经费(元)"), ("职工(人)", "117", "43", "74", "5")])
    assert [fact.part_of for fact in found] == [None, found[0].id, found[0].id, None]
    found = facts([("项目", "合计", "市科协", "县科协"), ("职工(人)", "117", "43", "75")])
    assert all(fact.part_of is None for fact in found)


@pytest.mark.parametrize("mark", ["#", "＃", "其中：", "其中:", "其中"])
def test_a_marked_row_is_a_part(mark: str) -> None:
    whole, part, other = facts([("指标", "人"), ("职工(人)", "117"), (f"{mark}女职工(人)", "43"), ("会员(人)", "900")])
    assert part.part_of == whole.id
    assert part.item.endswith("女职工")
    assert other.part_of is None


def test_rows_set_in_and_numbered_are_parts() -> None:
    rows = [
        ("科目", "万元"),
        ("一、收入", "900"),
        ("　　1.拨款", "700"),
        ("　　2.会费", "200"),
        ("二、支出", "850"),
        ("合计", "1750"),
    ]
    income, grant, fees, spent, total = facts(rows, unit="万元")
    assert [fact.part_of for fact in (income, grant, fees, spent, total)] == [None, income.id, income.id, None, None]
    assert grant.value == Decimal(7_000_000)


def test_a_part_is_no_larger_than_its_whole_and_of_its_unit() -> None:
    found = facts([("指标", "数"), ("学会(个)", "5"), ("#会员(人)", "43"), ("#省级学会(个)", "9")])
    assert all(fact.part_of is None for fact in found)


def test_shares_and_growth_are_no_parts() -> None:
    found = facts([("指标", "比上年增长(%)"), ("会员", "5.5"), ("#女会员", "4.0")])
    assert all(fact.part_of is None for fact in found)


@pytest.mark.parametrize("head", ["比上年增长(%)", "增速（%）", "涨跌幅度（%）", "同比增减(%)"])
def test_growth_has_many_names(head: str) -> None:
    rose, fell = facts([("指标", head), ("观众", "4.1"), ("读者", "-12.5")])
    assert (rose.change, fell.change, str(fell.value)) == ("increase", "decrease", "12.5")


def test_growth_is_a_change_of_what_stands_before() -> None:
    made, grown, made_less, shrunk = facts(
        [("指标", "人数(万人)", "比上年增长(%)"), ("观众", "82.6", "4.1"), ("读者", "3.1", "-12.5")], "2015年科技馆"
    )
    assert [fact.change for fact in (made, grown, made_less, shrunk)] == [None, "increase", None, "decrease"]
    assert (grown.value, shrunk.value, shrunk.unit) == (Decimal("4.1"), Decimal("12.5"), "%")
    assert grown.item == made.item
    assert grown.time == made.time


@pytest.mark.parametrize("blank", ["", "-", "—", "……", "…", "*", "/"])
def test_blanks_and_yearbook_signs_are_nothing(blank: str) -> None:
    found = facts([("指标", "2013年", "2014年"), ("企业科协(个)", blank, "74")])
    assert [str(fact.value) for fact in found] == ["74"]


@pytest.mark.parametrize("name", ["序号", "编号", "排名", "代码"])
def test_numbers_that_count_rows_are_ordinals(name: str) -> None:
    one = table([(name, "市州", "企业科协(个)"), ("1", "西宁市", "12"), ("2", "海东市", "7")], stub=0)
    assert [str(fact.value) for fact in facts_in(one, SETTING)] == ["12", "7"]
    assert [entry.reason for entry in ledger_of(one, SETTING)] == ["ordinal", None, "ordinal", None]


def test_a_row_across_the_table_opens_a_section_with_its_own_head() -> None:
    cells = [
        Cell(0, 0, "指标", places("指标", 0)), Cell(0, 1, "数量(个)", places("数量(个)", 100)),
        Cell(1, 0, "学会", places("学会", 0)), Cell(1, 1, "87", places("87", 100)),
        Cell(2, 0, "科普场馆", places("科普场馆", 0), column_span=2),
        Cell(3, 0, "名称", places("名称", 0)), Cell(3, 1, "观众(万人次)", places("观众(万人次)", 100)),
        Cell(4, 0, "科技馆", places("科技馆", 0)), Cell(4, 1, "31.2", places("31.2", 100)),
    ]  # fmt: skip
    first, second = facts_in(Table("", "", tuple(cells), 1, 1), SETTING)
    assert (first.unit, second.unit, second.value) == ("个", "人次", Decimal(312_000))
    assert "科普场馆" in second.evidence.text
    assert second.item == "科技馆观众"


def test_two_halves_side_by_side_have_their_own_stubs() -> None:
    found = facts([("指标", "数量", "指标", "数量"), ("学会(个)", "87", "讲座(场)", "306")])
    assert [(fact.item, str(fact.value), fact.unit) for fact in found] == [("学会", "87", "个"), ("讲座", "306", "场")]


def test_stubs_that_come_again_are_told_apart() -> None:
    found = facts([("指标", "人次"), ("讲座", "90"), ("　城镇", "40"), ("展览", "70"), ("　城镇", "30")], unit="人次")
    assert len({fact.item for fact in found}) == 4


def test_what_is_left_over_is_told_by_its_whole_and_by_nothing_else() -> None:
    rows = [("项目", "数量"), ("一、讲座(场)", "8"), ("二、其他活动(场)", "5"), ("三、咨询(次)", "9")]
    rows += [("1.义诊(次)", "4"), ("2.其他咨询(次)", "5")]
    assert [fact.item for fact in facts(rows)] == ["讲座", "其他活动", "咨询", "义诊", "咨询：其他咨询"]


def test_a_total_is_named_by_the_title() -> None:
    (fact,) = facts([("市州", "数量(个)"), ("合计", "19")], "表2 2015年全省企业科协情况表")
    assert fact.item == "企业科协合计"


def test_evidence_is_the_printed_row_with_the_head() -> None:
    found = facts([("地区", "企业科协(个)", "会员(人)"), ("西宁市", "12", "12")])
    first, second = (fact.evidence for fact in found)
    assert first.text == "西宁市 12 12 | 企业科协(个)"
    assert first.offset != second.offset
    assert (first.page, first.boxes[0].x0, second.boxes[0].x0) == (3, 100, 200)


def test_digits_read_with_doubt_say_so() -> None:
    sure, unsure = (facts([("指标", "数"), ("学会(个)", "87")], confidence=c)[0] for c in (0.99, 0.5))
    assert sure.notes == ()
    assert unsure.notes == ("low-reading-confidence",)


def test_a_table_of_words_gives_nothing() -> None:
    assert facts([("姓名", "单位"), ("张三", "某学会"), ("李四", "某协会")]) == []


def test_tables_of_an_article_are_all_found() -> None:
    one = table([("指标", "数"), ("学会(个)", "87")])
    paragraphs = (Paragraph("正文。"), Paragraph("", "table", table=one), Paragraph("", "table", table=one))
    found, ledger = table_findings(Article("公报", paragraphs=paragraphs), 0, ISSUE, OWNER, SETTING.families)
    assert len(found) == len({fact.id for fact in found}) == 2
    assert [entry.record for entry in ledger] == [fact.id for fact in found]


names = st.text(alphabet="天地玄黄宇宙洪荒日月盈昃", min_size=1, max_size=6)
figures = st.one_of(
    st.integers(0, 10**7).map(str), st.integers(1000, 10**7).map(lambda n: f"{n:,}"),
    st.integers(-999, 999).map(lambda n: f"{n / 10:.1f}"), st.sampled_from(["", "—", "…"]),
)  # fmt: skip
bodies = st.lists(st.tuples(names, figures, figures, figures), min_size=1, max_size=6)


@given(bodies)
def test_every_figure_is_one_fact_with_its_value_and_place(body: list[tuple[str, str, str, str]]) -> None:
    one = table([("指标", "甲类", "乙类", "丙类"), *body])
    printed = [text for row in body for text in row[1:] if any(char.isdigit() for char in text)]
    found = facts_in(one, SETTING)
    assert [fact.evidence.quote for fact in found] == printed
    assert [fact.value for fact in found] == [Decimal(text.replace(",", "")) for text in printed]
    assert len({fact.id for fact in found}) == len(found)


@given(bodies)
def test_every_number_of_a_table_is_in_the_ledger(body: list[tuple[str, str, str, str]]) -> None:
    one = table([("指标", "2013年", "2014年", "2015年"), *body])
    ids = {fact.id for fact in facts_in(one, SETTING)}
    ledger = ledger_of(one, SETTING)
    assert {entry.record for entry in ledger if entry.record} == ids
    assert len([entry for entry in ledger if not entry.record]) == 3
    for entry in ledger:
        assert entry.context[entry.offset : entry.offset + len(entry.quote)] == entry.quote


@given(bodies)
def test_the_same_table_gives_the_same_facts(body: list[tuple[str, str, str, str]]) -> None:
    rows = [("指标", "甲类", "乙类", "丙类"), *body]
    assert facts_in(table(rows), SETTING) == facts_in(table(rows), SETTING)


def test_entries_know_their_labels() -> None:
    (entry,) = entries(table([("指标", "2014年"), ("学会(个)", "87")]))
    assert [cell.text for cell in entry.labels] == ["学会(个)", "2014年"]


def test_tables_behind_a_yearly_report_are_about_whom_it_is_about() -> None:
    cells = table([("指标", "数量"), ("科普基地(个)", "74")], "科普资源")
    appendix = Article(
        "附表", paragraphs=(Paragraph("附表", "title", level=1), Paragraph("科普资源", "table", table=cells))
    )
    prose = Paragraph("2015年,全市共有科普基地74个,比上年增加6个。")
    for title, owner in (("海东市2015年科学技术普及统计公报", "海东市"), ("海东市的几处科普基地", "附表")):
        report = Article(title, paragraphs=(Paragraph(title, "title", level=1), prose))
        assert [fact.subject for fact in find((report, appendix), ISSUE).facts if fact.rule == "table-cell"] == [owner]


@pytest.mark.parametrize(
    ("title", "head", "items"),
    [
        ("2015年科普经费筹集额增长速度", "增速(%)", ["省级科普经费筹集额", "社会捐赠科普经费筹集额"]),
        ("表4 2015年分行业科普经费比上年增长情况", "比上年增长(%)", ["省级科普经费", "社会捐赠科普经费"]),
        ("2015年主要指标增长速度", "增速(%)", ["省级", "社会捐赠"]),
        ("2015年会员构成", "占比(%)", ["省级占比", "社会捐赠占比"]),
        ("", "增速(%)", ["省级", "社会捐赠"]),
    ],
)
def test_rates_alone_say_by_the_title_what_grew(title: str, head: str, items: list[str]) -> None:
    found = facts([("指标", head), ("省级", "7.4"), ("社会捐赠", "-2.1")], title)
    assert [fact.item for fact in found] == items


def test_what_grew_is_not_said_twice() -> None:
    rows = [("指标", "增速(%)"), ("科普经费", "7.4"), ("省级经费", "-2.1"), ("海东市", "3.0")]
    found = facts(rows, "2015年科普经费增长速度")
    assert [(fact.subject, fact.item) for fact in found] == [
        ("青海省科协", "科普经费"), ("青海省科协", "省级经费"), ("海东市", "科普经费"),
    ]  # fmt: skip


def test_brackets_whose_unit_was_not_read_are_no_part_of_the_name() -> None:
    (fact,) = facts([("指标", "在册人数()"), ("志愿者", "74")])
    assert (fact.item, fact.unit) == ("志愿者在册人数", "人")
