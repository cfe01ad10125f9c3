"""The workbook: real numbers, harmless text, Chinese headings, fit to be printed."""

from __future__ import annotations

import errno
import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from hand_made import ISSUE, make_award, make_fact
from openpyxl import load_workbook

from cast_stats.errors import OutputUnwritable
from cast_stats.export.excel import render
from cast_stats.export.sheets import AWARD_COLUMNS, FACT_COLUMNS, LEDGER_COLUMNS
from cast_stats.notes import page_note
from cast_stats.records import Derivation, LedgerEntry, Period, Records
from cast_stats.workbook.looks import text_width

SHEETS = ["概览", "组织统计", "奖项荣誉", "项目指标", "获奖名单", "数字台账", "说明"]


def opened(result: Records) -> Any:
    """The workbook as openpyxl reads it back."""
    return load_workbook(io.BytesIO(render(result, "hexi")["hexi.xlsx"]))


def cell(book: Any, sheet: str, heading: str, row: int = 2) -> Any:
    """The cell under a heading."""
    headings = [found.value for found in book[sheet][1]]
    return book[sheet].cell(row, headings.index(heading) + 1)


def cell_of(value: str, unit: str = "家", **changed: object) -> Any:
    """The value cell of one fact."""
    return cell(opened(Records(ISSUE, (make_fact(value=Decimal(value), unit=unit, **changed),))), "组织统计", "数值")


def test_the_sheets_stand_in_order() -> None:
    assert opened(Records(ISSUE)).sheetnames == SHEETS


def test_each_family_has_its_sheet() -> None:
    facts = (
        make_fact(1),
        make_fact(2, family="award", category="award_count"),
        make_fact(3, family="project", category="money"),
    )
    book = opened(Records(ISSUE, facts, (make_award(),)))
    ids = {name: cell(book, name, "编号").value for name in SHEETS[1:5]}
    assert ids == {"组织统计": "f001", "奖项荣誉": "f002", "项目指标": "f003", "获奖名单": "a001"}


@pytest.mark.parametrize(
    ("value", "unit", "stored", "form"),
    [
        ("1234567", "人", 1234567, "#,##0"),
        ("2.30E+4", "元", 23000, "#,##0"),
        ("0.4", "个百分点", 0.4, "#,##0.0"),
        ("12.345", "公斤", 12.345, "#,##0.000"),
        ("65", "%", 0.65, "0%"),
        ("99.95", "%", 0.9995, "0.00%"),
        ("-7", "%", -0.07, "0%"),
        ("0", "家", 0, "#,##0"),
    ],
)
def test_values_are_numbers_with_a_format(value: str, unit: str, stored: float, form: str) -> None:
    found = cell_of(value, unit)
    assert (found.data_type, found.value, found.number_format) == ("n", stored, form)


@pytest.mark.parametrize("value", ["9.2", "8.41", "0.1", "1.005", "99999999999999.9"])
def test_numbers_reach_the_file_digit_by_digit(value: str) -> None:
    content = render(Records(ISSUE, (make_fact(value=Decimal(value)),)), "hexi")["hexi.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert f"<v>{value}</v>" in archive.read("xl/worksheets/sheet2.xml").decode()


def test_numbers_longer_than_excel_keeps_are_text() -> None:
    found = cell_of("1234567890123456.5")
    assert (found.data_type, found.value) == ("s", "1234567890123456.5")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@x", "#N/A", "#REF!", "0012", "2021-03", "TRUE"])
def test_text_stays_text(text: str) -> None:
    found = cell(opened(Records(ISSUE, (make_fact(item=text),))), "组织统计", "统计项目")
    assert (found.data_type, found.value, found.number_format) == ("s", text, "@")
    assert found.quotePrefix == (text[0] in "=+-@")


def test_text_after_a_formula_like_one_is_not_marked() -> None:
    book = opened(Records(ISSUE, (make_fact(1, item="=1"), make_fact(2, item="科协"))))
    assert not cell(book, "组织统计", "统计项目", row=3).quotePrefix


def test_control_characters_are_seen_not_obeyed() -> None:
    found = cell(opened(Records(ISSUE, (make_fact(item="科\x00协\x1b[31m\uffff"),))), "组织统计", "统计项目")
    assert found.value == "科␀协␛[31m\ufffd"


def test_a_text_longer_than_a_cell_is_cut_visibly() -> None:
    found = cell(opened(Records(ISSUE, (make_fact(article="科" * 40_000),))), "组织统计", "文章")
    assert len(found.value) == 32_767
    assert found.value.endswith("…")


def test_header_is_frozen_and_filtered_and_repeated_in_print() -> None:
    book = opened(Records(ISSUE, (make_fact(1), make_fact(2))))
    for name, columns in (("组织统计", FACT_COLUMNS), ("获奖名单", AWARD_COLUMNS), ("数字台账", LEDGER_COLUMNS)):
        sheet = book[name]
        assert [found.value for found in sheet[1]] == [column.heading for column in columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book["组织统计"].auto_filter.ref.endswith("3")


def test_evidence_is_wrapped_and_no_column_is_absurd() -> None:
    book = opened(Records(ISSUE, (make_fact(article="长" * 300),)))
    assert cell(book, "组织统计", "证据").alignment.wrap_text
    widths = [dimension.width for dimension in book["组织统计"].column_dimensions.values()]
    assert all(6 <= width < 61 for width in widths)


def test_chinese_counts_double_in_widths() -> None:
    assert text_width("企业科协31家") == 12
    assert text_width("甲\n企业科协") == 8
    assert text_width("") == 0


def test_codes_are_shown_in_chinese() -> None:
    fact = make_fact(bound="at_least", change="to", time=Period(type="as_of", end="2020-12-31"), grade="low")
    book = opened(Records(ISSUE, (fact,)))
    shown = {name: cell(book, "组织统计", name).value for name in ("程度", "变化", "时间", "类别", "可信度")}
    assert shown == {"程度": "以上", "变化": "变化后", "时间": "截至2020年12月31日", "类别": "组织数", "可信度": "低"}


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(type="during", start="2019", end="2019"), "2019年"),
        (Period(type="during", start="2017", end="2019-06"), "2017年至2019年6月"),
        (Period(type="since", start="2018-03"), "2018年3月以来"),
        (Period(type="as_of", end="now"), "目前"),
    ],
)
def test_times_read_as_one_writes_them(period: Period, words: str) -> None:
    assert cell(opened(Records(ISSUE, (make_fact(time=period),))), "组织统计", "时间").value == words


def test_overview_counts_records_and_gives_notes() -> None:
    note = page_note(7, "ocr", "it has no text layer")
    ledger = (LedgerEntry(quote="1998", article="甲", context="生于1998", offset=2, reason="age_birth"),)
    sheet = opened(Records(ISSUE, (make_fact(1), make_fact(2)), (make_award(),), ledger, (note,)))["概览"]
    rows = [tuple(value for value in row if value is not None) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ("河西科协 2021年第3期（总第88期）",)
    assert ("组织统计", "合计", 2) in rows
    assert ("组织数", 2) in rows
    assert ("项目指标", "合计", 0) in rows
    assert ("获奖名单", "合计", 1) in rows
    assert ("不成为记录的原因", "年龄或出生年份", 1) in rows
    assert sum(row[-1] for row in rows if row[-2:-1] and row[-2] in ("高", "中", "低")) == 3
    assert ("第7页", "第 7 页由文字识别读取：没有文字层") in rows


def test_numbers_of_the_ledger_add_up_in_the_overview() -> None:
    made = {"article": "甲", "context": "共1998人", "offset": 1}
    ledger = (
        LedgerEntry(quote="1998", record="f001", **made),
        LedgerEntry(quote="1998", reason="date", **made),
        LedgerEntry(quote="1998", reason="date", **made),
    )
    rows = [row[1:3] for row in opened(Records(ISSUE, ledger=ledger))["概览"].iter_rows(values_only=True)]
    counts = dict(rows[[row[0] for row in rows].index("成为记录") :])
    assert (counts["成为记录"], counts["不是统计数字"], counts["日期"]) == (1, 2, 2)


def test_a_long_number_is_remarked() -> None:
    book = opened(Records(ISSUE, (make_fact(1, value=Decimal("12345678901234567")), make_fact(2))))
    assert cell(book, "组织统计", "备注").value == "数值超过15位有效数字，以文本存放"
    assert cell(book, "组织统计", "备注", row=3).value is None


def test_notes_and_sources_are_told_in_chinese() -> None:
    steps = (
        Derivation(slot="subject", how="inherited", source="paragraph"),
        Derivation(slot="time", how="explicit", source="2021年"),
        Derivation(slot="recipient", how="default", source=""),
        Derivation(slot="family", how="explicit", source="associations"),
    )
    book = opened(Records(ISSUE, (make_fact(derivation=steps, notes=("low-reading-confidence",)),)))
    assert (
        cell(book, "组织统计", "依据").value
        == "主体：承前 本段；时间：写明 2021年；获奖者：推定；类别：写明 associations"
    )
    assert cell(book, "组织统计", "备注").value == "数字识别把握不大，请与原页核对"


def test_texts_of_the_explanations_are_not_cut() -> None:
    sheet = opened(Records(ISSUE))["说明"]
    for row in sheet.iter_rows(max_col=2):
        needed = text_width(str(row[1].value or "")) / sheet.column_dimensions["B"].width
        assert sheet.row_dimensions[row[0].row].height >= 15 * needed


def test_every_column_is_explained() -> None:
    sheet = opened(Records(ISSUE))["说明"]
    explained = {row[0] for row in sheet.iter_rows(values_only=True) if row[1]}
    assert {column.heading for column in (*FACT_COLUMNS, *AWARD_COLUMNS, *LEDGER_COLUMNS)} <= explained


def test_no_clock_goes_into_the_file() -> None:
    content = render(Records(ISSUE, (make_fact(),)), "hexi")["hexi.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "the disk is full"), (errno.EFBIG, "larger than a file may be")]
)
def test_a_full_disk_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch, code: int, told: str) -> None:
    def full(writer: object) -> None:
        raise OSError(code, "")

    monkeypatch.setattr("pandas.ExcelWriter.close", full)
    monkeypatch.setattr("pandas.io.excel._openpyxl.OpenpyxlWriter.close", full)
    with pytest.raises(OutputUnwritable, match=told):
        render(Records(ISSUE), "hexi")


def test_awards_are_explained_as_awards() -> None:
    told = {column.heading: column.meaning for column in AWARD_COLUMNS}
    assert all("数字" not in told[heading] for heading in ("原文", "证据"))
