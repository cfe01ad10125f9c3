"""From the text of issues to the cells of the workbook, compared with what the issues say."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook

from cast_stats import Options, extract
from cast_stats.cli.app import run
from cast_stats.store import Store

TEXTS = {
    ("云岭科协", 2023, 1): """云岭科协 2022年工作回顾

截至2022年底，云南省企业科协达到640家，贵州省企业科协达到410家。2022年，云南省科协举办科普讲座2100场，贵州省科协举办科普讲座1300场。
""",
    ("云岭科协", 2024, 1): """贵州省科协：把服务送到车间

截至2023年底，贵州省有企业科协468家，个人会员5.2万人。2023年，贵州省科协举办科普讲座1450场。全省共有园区科协30家，其中，省级园区科协12家，市级园区科协20家。
""",
    ("云岭科协", 2024, 4): """云南省科协年度报告

截至2023年底，云南省有企业科协702家，贵州省有企业科协475家。2023年，云南省科协举办科普讲座约2300场。
""",
}  # fmt: skip
SAMPLES = ("kexie-zhichuang-2023-02.pdf", "kexie-zhichuang-2023-04.pdf", "kexie-zhichuang-2024-02.pdf")


class Shown(NamedTuple):
    """A cell as one sees it."""

    value: Decimal
    number_format: str


def cells(workbook: Workbook, title: str) -> dict[tuple[str, str], Shown]:
    """The cells of the table of a title, by the name of the row's indicator and the column's name."""
    (sheet,) = (one for one in workbook if str(one["A1"].value).partition("　")[2].startswith(title))
    heads = {cell.column: str(cell.value).split("\n")[0] for cell in sheet[4]}
    found = {}
    for row in sheet.iter_rows(min_row=5):
        if not row[0].value or str(row[0].value).startswith("注"):
            break
        name = str(row[0].value).strip("　#").rpartition("(")[0]
        for cell in row[1:-1]:
            if cell.value is not None:
                found[name, heads[cell.column]] = Shown(Decimal(str(cell.value)), cell.number_format)
    return found


def lines(workbook: Workbook, title: str) -> list[dict[str, Any]]:
    rows = workbook[title].iter_rows(values_only=True)
    head = next(rows)
    return [dict(zip(head, row, strict=True)) for row in rows]


def publish(database: Path, year: int, folder: Path) -> Workbook:
    out = folder / f"{year}.xlsx"
    assert run(["bulletin", str(year), "-o", str(out), "--database", str(database)]) == 0
    return load_workbook(io.BytesIO(out.read_bytes()))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The bulletin of 2023 from three texts of two years."""
    folder = tmp_path_factory.mktemp("texts")
    with Store.open(folder / "records.db") as store:
        for number, ((journal, year, issue), text) in enumerate(TEXTS.items()):
            path = folder / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            found = extract(path, Options(journal=journal, year=year, number=issue))
            store.replace_issue(found.records)
    return publish(folder / "records.db", 2023, folder)


def test_cells_say_what_the_issues_say(written: Workbook) -> None:
    found = cells(written, "基层科协组织各省")
    assert {at: shown.value for at, shown in found.items() if at[0] == "企业科协数"} == {
        ("企业科协数", "云南"): 702,
        ("企业科协数", "贵州"): 475,
    }
    assert found["园区科协数", "贵州"].value == 30
    assert cells(written, "人员和会员各省")["学会个人会员数", "贵州"] == (Decimal("5.2"), "#,##0.0")
    assert cells(written, "科普活动各省") == {
        ("举办科普讲座数", "云南"): (2300, '"约"#,##0'),
        ("举办科普讲座数", "贵州"): (1450, "#,##0"),
    }


def test_the_contradiction_between_two_issues_is_shown(written: Workbook) -> None:
    sides = [(line["取舍"], line["数值"], line["刊期"], line["原文"]) for line in lines(written, "冲突")]
    assert sides == [
        ("采用", 475, "云岭科协 2024年第4期", "475家"),
        ("未采用", 468, "云岭科协 2024年第1期", "468家"),
    ]


def test_the_sum_that_fails_is_shown(written: Workbook) -> None:
    failed = [
        line["内容"] for line in lines(written, "校验") if (line["校验项"], line["结论"]) == ("部分与总数", "不符")
    ]
    assert len(failed) == 1
    assert "12+20=32" in failed[0]
    assert "30家" in failed[0]


def test_growth_is_against_the_first_issue(written: Workbook) -> None:
    (sheet,) = (one for one in written if "基层科协组织各省" in str(one["A1"].value))
    (start,) = (cell.row for cell in sheet["A"] if str(cell.value).startswith("附："))
    heads = {cell.value: cell.column for cell in sheet[start + 1]}
    shown = {name: sheet.cell(start + 2, heads[name]).value for name in ("云南", "贵州")}
    assert shown == {"云南": 9.7, "贵州": 15.9}  # 640 → 702, 410 → 475


def test_the_sentence_behind_a_cell_stands_in_the_issue(written: Workbook) -> None:
    evidence = lines(written, "证据")
    assert evidence
    for line in evidence:
        assert line["原文"] in line["证据"]
        assert any(line["证据"] in text for text in TEXTS.values())


@pytest.mark.slow
def test_the_sample_issues_give_the_figures_that_they_print(root: Path, tmp_path: Path) -> None:
    """The tables and prose of the three sample issues, read by eye."""
    for name in SAMPLES:
        found = extract(root / "data" / "raw" / name)
        with Store.open(tmp_path / "records.db") as store:
            store.replace_issue(found.records)
    this_year, last_year = (publish(tmp_path / "records.db", year, tmp_path) for year in (2023, 2022))
    told = {2023: cells(this_year, "基层科协组织各省"), 2022: cells(last_year, "基层科协组织各省")}
    printed = {
        2023: {"福建": 2408, "湖南": 2075, "四川": 1466, "陕西": 1102},
        2022: {"福建": 2136, "湖南": 1902, "四川": 1278, "陕西": 945},
    }
    for year, figures in printed.items():
        assert {head: shown.value for (row, head), shown in told[year].items() if row == "企业科协数"} == figures
    stations = cells(this_year, "创新平台与成果各省")
    assert {head: shown.value for (row, head), shown in stations.items() if row == "院士专家工作站数"} == {
        "福建": 107, "湖南": 81, "四川": 93, "陕西": 66,
    }  # fmt: skip
    conflicts = [(line["栏目"], line["取舍"], line["数值"]) for line in lines(last_year, "冲突")]
    assert ("湖南", "采用", 1902) in conflicts
    assert ("湖南", "未采用", 1872) in conflicts
