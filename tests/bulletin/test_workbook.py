"""The workbook, opened again: every number a number, every code a text, every cell with its evidence."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cast_stats.bulletin.book import workbook as book
from cast_stats.bulletin.book.lists import LEFT, TAKEN
from cast_stats.bulletin.choose import RULE
from cast_stats.catalog.corrections import Correction
from cast_stats.catalog.regions import regions
from cast_stats.records import Records
from tests.bulletin.conftest import Publish
from tests.bulletin.made import ISSUES, made

SHEETS = (book.CONTENTS, book.EXPLANATIONS, book.CHARTS, book.EVIDENCE, book.CONFLICTS, book.CHECKS, book.UNUSED,
          book.CANDIDATES)  # fmt: skip
CORRECTION = Correction.model_validate(
    {"indicator": "JG03", "subject": "陕西", "year": 2023, "was": 960, "now": 961, "reason": "来函更正"}
)


@pytest.fixture
def opened(publish: Publish) -> Workbook:
    return load_workbook(io.BytesIO(book.render(publish(by_hand=[CORRECTION]))))


def lines(workbook: Workbook, title: str) -> list[dict[str, Any]]:
    rows = workbook[title].iter_rows(values_only=True)
    head = next(rows)
    return [dict(zip(head, row, strict=True)) for row in rows]


def sheet_of(workbook: Workbook, title: str) -> Any:
    (found,) = (sheet for sheet in workbook if str(sheet["A1"].value).partition("　")[2].startswith(title))
    return found


def grid(sheet: Any) -> dict[tuple[str, str], Any]:
    """The cells of a table by the words of its row and column."""
    heads = {cell.column: str(cell.value).splitlines()[0] for cell in sheet[4] if cell.value and cell.value != "Item"}
    found = {}
    for row in sheet.iter_rows(min_row=5):
        if not row[0].value or str(row[0].value).startswith(("注", "附")):
            break
        found |= {(row[0].value.strip(), heads[cell.column]): cell for cell in row[1:-1] if cell.value is not None}
    return found


def test_all_sheets_are_there(opened: Workbook) -> None:
    assert set(SHEETS) <= set(opened.sheetnames)
    assert opened.sheetnames[:3] == [book.CONTENTS, book.EXPLANATIONS, "表1-1"]


def test_a_table_in_the_form_of_the_yearbooks(opened: Workbook) -> None:
    sheet = sheet_of(opened, "基层科协组织各省")
    assert sheet["A1"].value == "表1-3　基层科协组织各省(自治区、直辖市)情况（2023年）"
    assert sheet["A3"].value == "单位：个"
    assert sheet["A3"].alignment.horizontal == "right"
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert (sheet["A4"].border.top.style, sheet["A4"].border.bottom.style) == ("medium", "thin")
    last = max(cell.row for cell in grid(sheet).values())
    assert all(sheet.cell(last, column).border.bottom.style == "medium" for column in range(1, 8))
    notes = [str(cell.value) for cell in sheet["A"] if str(cell.value or "").lstrip().startswith(("注", "2", "3", "4"))]
    assert any("约" in note for note in notes)
    assert any("陕西企业科协数为更正数（原为960）：来函更正" in note for note in notes)


def test_bounds_are_marks_around_numbers(opened: Workbook) -> None:
    cells = grid(sheet_of(opened, "基层科协组织各省"))
    many, about, exact, by_hand = (
        cells[row, column]
        for row, column in (
            ("企业科协数(个)", "浙江"), ("基层科协组织数(个)", "全国"), ("企业科协数(个)", "安徽"),
            ("企业科协数(个)", "陕西"),
        )
    )  # fmt: skip
    assert (many.value, many.number_format) == (3200, '#,##0"多"')
    assert (about.value, about.number_format) == (123000, '"约"#,##0')
    assert (exact.value, exact.number_format) == (1386, "#,##0")
    assert (by_hand.value, by_hand.number_format) == (961, '#,##0"*"')


def test_values_stand_in_the_unit_of_the_row(opened: Workbook) -> None:
    assert grid(sheet_of(opened, "人员和会员分级"))["学会个人会员数(万人)", "合计"].value == 1220
    assert grid(sheet_of(opened, "经费各省"))["科普经费(万元)", "湖北"].value == 12000


def test_parts_are_marked(opened: Workbook) -> None:
    cells = grid(sheet_of(opened, "科协组织和学会分级"))
    assert cells["#市级科协数(个)", "合计"].value == 428


def test_every_number_is_a_number_and_every_code_a_text(opened: Workbook) -> None:
    for sheet in opened:
        if sheet.title.startswith("表"):
            cells = grid(sheet)
            assert cells
            assert all(cell.data_type == "n" for cell in cells.values())
    for title, column in (
        (book.EVIDENCE, "指标代码"), (book.EVIDENCE, "年份"), (book.EVIDENCE, "记录编号"), (book.UNUSED, "指标代码"),
    ):  # fmt: skip
        assert all(isinstance(line[column], str) for line in lines(opened, title))
    assert all(isinstance(line["数值"], int | float) for line in lines(opened, book.EVIDENCE))


def test_no_cell_is_a_formula(publish: Publish) -> None:
    text = "江西省 | 企业科协 | 36家 | 36 家 | org_count | -2023-12 | sentence==1+1，企业科协36家"
    issue = made("=SUM(A1)", 2024, 1, "@危险", text)
    workbook = load_workbook(io.BytesIO(book.render(publish([issue]))))
    assert not [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert lines(workbook, book.EVIDENCE)[0]["证据"].startswith("=1+1")


def test_a_figure_without_a_page_stands_beside_one_with_a_page(publish: Publish) -> None:
    paged = made("山河科协", 2024, 1, "年报", "江西省 | 企业科协 | 36家 | 36 家 | org_count | -2023-12")
    told = made("山河简讯", 2024, 1, "年报", "江西省 | 个人会员 | 58人 | 58 人 | member_count | -2023-12")
    bare = [
        fact.model_copy(update={"evidence": fact.evidence.model_copy(update={"page": None})}) for fact in told.facts
    ]
    workbook = load_workbook(io.BytesIO(book.render(publish([paged, Records(told.issue, tuple(bare))]))))
    pages = {line["记录编号"]: line["页"] for line in lines(workbook, book.EVIDENCE)}
    assert pages == {paged.facts[0].id: 3, bare[0].id: None}


def test_every_cell_has_its_evidence(opened: Workbook) -> None:
    evidence = lines(opened, book.EVIDENCE)
    by_id = {fact.id: fact for issue in ISSUES for fact in issue.facts}
    cells = {(sheet.title, cell.coordinate) for sheet in opened if sheet.title.startswith("表")
             for cell in grid(sheet).values()}  # fmt: skip
    assert {(line["表"], line["单元格"]) for line in evidence} == cells
    for line in evidence:
        fact = by_id[line["记录编号"]]
        assert (line["原文"], line["证据"]) == (fact.evidence.quote, fact.evidence.text)
        assert (line["刊期"], line["页"], line["文章"]) == (fact.issue, fact.evidence.page, fact.article)
        assert line["原文"] in line["证据"]


def test_evidence_and_contents_lead_to_the_cells(opened: Workbook) -> None:
    sheet = opened[book.EVIDENCE]
    links = {cell.hyperlink.location for cell in sheet["B"][1:]}
    assert all(re.fullmatch(r"'表\d+-\d+'![B-Z]+\d+", link) for link in links)
    targets = {cell.hyperlink.location.split("'")[1] for cell in opened[book.CONTENTS]["B"] if cell.hyperlink}
    assert targets == set(opened.sheetnames) - {book.CONTENTS}


def test_conflicts_stand_side_by_side(opened: Workbook) -> None:
    sides = [(line["取舍"], line["数值"], line["理由"], line["刊期"]) for line in lines(opened, book.CONFLICTS)]
    assert sides == [
        (TAKEN, 1035, "刊期较晚", "湖山通讯 2024年第3期"),
        (LEFT, 1020, None, "江淮科协 2024年第1期"),
    ]


def test_failed_sums_are_told_and_sums_that_hold_too(opened: Workbook) -> None:
    sums = [(line["结论"], line["内容"]) for line in lines(opened, book.CHECKS) if line["校验项"] == "部分与总数"]
    assert sums[0][0] == "不符"
    assert "约12.3万个" in sums[0][1]
    assert "26000+32000+1000+70000=129000" in sums[0][1]
    assert sums[1] == ("相符", "全国各级科协 3195个；各部分 32+428+2735=3195")


def test_the_rule_is_stated(opened: Workbook) -> None:
    told = "\n".join(str(cell.value) for row in opened[book.EXPLANATIONS].iter_rows() for cell in row if cell.value)
    assert all(criterion in told for criterion in RULE)
    assert all(issue.issue.label in told for issue in ISSUES[1:])
    assert "未做配平处理" in told


def test_growth_stands_below_its_table(opened: Workbook) -> None:
    sheet = sheet_of(opened, "基层科协组织各省")
    (start,) = (cell.row for cell in sheet["A"] if str(cell.value).startswith("附：比上年增长"))
    heads = {cell.value: cell.column for cell in sheet[start + 1]}
    cell = sheet.cell(start + 2, heads["安徽"])
    assert (sheet.cell(start + 2, 1).value, Decimal(str(cell.value)), cell.number_format) == (
        "企业科协数", Decimal("14.5"), "0.0",
    )  # fmt: skip


def test_charts_are_native_and_draw_the_numbers_beside_them(publish: Publish) -> None:
    content = book.render(publish())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    kinds = {kind for chart in charts for kind in ("barChart", "lineChart") if re.search(f"<(c:)?{kind}>", chart)}
    assert kinds == {"barChart", "lineChart"}
    sheet = load_workbook(io.BytesIO(content))[book.CHARTS]
    ranking = [(sheet.cell(row, 1).value, sheet.cell(row, 2).value) for row in range(3, 7)]
    assert ranking == [("浙江", 3200), ("安徽", 1386), ("湖北", 1035), ("陕西", 960)]
    assert any(re.search(r"<(c:)?f>'?图表'?!\$B\$3:\$B\$6</", chart) for chart in charts)


def test_the_same_bulletin_gives_the_same_bytes(publish: Publish) -> None:
    assert book.render(publish()) == book.render(publish())


def test_many_columns_are_continued_below(publish: Publish) -> None:
    names = re.findall("..", "唐山邯郸邢台保定承德沧州廊坊衡水太原大同阳泉长治晋城朔州")
    text = "\n".join(f"{name}市 | 企业科协 | {n}家 | {n} 家 | org_count | -2023" for n, name in enumerate(names, 30))
    workbook = load_workbook(io.BytesIO(book.render(publish([made("某刊", 2024, 1, "综述", text)]))))
    sheet = workbook["表1-1"]
    (again,) = (cell for cell in sheet["A"] if "（续表1）" in str(cell.value))
    assert [cell.value for cell in sheet[4]][1:-1] == [f"{name}市" for name in names[:7]]
    assert [cell.value for cell in sheet[again.row + 3]][1:-1] == [f"{name}市" for name in names[7:]]
    assert [cell.value for cell in sheet[again.row + 4]][1:-1] == [37, 38, 39, 40, 41, 42, 43]
    assert not sheet.row_breaks.brk  # both go on one page
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.freeze_panes == "B1"
    assert len(lines(workbook, book.EVIDENCE)) == len(names)


def test_a_block_that_does_not_fit_begins_a_page(publish: Publish) -> None:
    places = [region.name for region in regions() if region.level == "市" and region.covers(2023)][:90]
    text = "\n".join(f"{name} | 企业科协 | {n}家 | {n} 家 | org_count | -2023" for n, name in enumerate(places, 30))
    sheet = load_workbook(io.BytesIO(book.render(publish([made("某刊", 2024, 1, "综述", text)]))))["表1-1"]
    titles = [cell.row - 1 for cell in sheet["A"] if "（续表" in str(cell.value)]
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert len(titles) == 8
    assert breaks
    assert set(breaks) < set(titles)


def test_a_year_without_figures_still_opens(publish: Publish) -> None:
    workbook = load_workbook(io.BytesIO(book.render(publish(year=1999))))
    assert book.CHARTS not in workbook.sheetnames
    assert lines(workbook, book.EVIDENCE) == []


def test_candidates_are_of_categories_with_chinese_names(opened: Workbook) -> None:
    kinds = {line["类别"] for line in lines(opened, book.CANDIDATES)}
    assert kinds
    assert not any(kind.isascii() for kind in kinds)
