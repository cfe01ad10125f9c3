"""Heads over groups of columns, stubs of years and of running numbers, and lists set in rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cast_stats.facts import find
from cast_stats.reading.page import Box
from cast_stats.records import Issue

VILLAGES = ["上河村", "下河村", "柳林村", "石桥村"]


def tables_in(articles):
    return [p.table for a in articles for p in a.paragraphs if p.table]


def three_line(page, *, ruled):
    """A table between three lines, with two words over two columns each."""
    page.put("表4　各村培训情况（2013年）", 170, 60, 10)
    page.lines += [Box(40, 80, 460, 80), Box(40, 112, 460, 112), Box(40, 186, 460, 186)]
    page.put("村名", 60, 91)
    for x, group, left, right in ((160, "技术讲座", 140, 250), (340, "田间示范", 320, 430)):
        page.put(group, x + 15, 84)
        if ruled:
            page.lines.append(Box(left, 97, right, 97))
        page.put("场次", x - 15, 99)
        page.put("人数", x + 55, 99)
    for row, village in enumerate(VILLAGES):
        page.put(village, 50, 118 + 16 * row)
        for x, number in ((150, 11), (220, 310), (330, 23), (400, 450)):
            page.put(str(number + row), x, 118 + 16 * row)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_word_over_two_columns_heads_both(press, composed, ruled):
    page = press()
    three_line(page, ruled=ruled)
    (table,) = tables_in(composed(page.page()))
    spans = {cell.text: (cell.column, cell.column_span) for cell in table.cells if cell.row == 0}
    assert spans == {"技术讲座": (1, 2), "田间示范": (3, 2)}
    assert (table.title, table.header_rows, table.stub_columns) == ("表4 各村培训情况（2013年）", 2, 1)
    assert [cell.text for cell in table.cells if cell.row == 1] == ["村名", "场次", "人数", "场次", "人数"]


@pytest.mark.parametrize("ruled", [True, False])
def test_years_in_the_stub_are_when(press, composed, ruled):
    page = press()
    page.put("历年蜂蜜产量", 200, 60)
    rows = [("年份", "蜂群（群）", "产量（吨）")] + [(str(1996 + i), str(120 + 7 * i), f"{3 + i}.5") for i in range(5)]
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            page.put(cell, 60 + 120 * place, 84 + 18 * row)
        if ruled:
            page.lines.append(Box(50, 80 + 18 * row, 410, 80 + 18 * row))
    if ruled:
        page.lines.append(Box(50, 188, 410, 188))
        page.lines += [Box(x, 80, x, 188) for x in (50, 170, 290, 410)]
    facts = find(composed(page.page()), Issue(file="a.pdf", sha256="0" * 64, pages=1)).facts
    assert [(f.value, f.time.start if f.time else None) for f in facts[:2]] == [
        (Decimal(120), "1996"),
        (Decimal("3.5"), "1996"),
    ]
    assert len(facts) == 10


def test_running_numbers_are_no_figures(press, composed):
    page = press()
    rows = [("序号", "基地", "面积（亩）")] + [
        (str(7 + i), f"{name}果园", str(300 + i)) for i, name in enumerate(VILLAGES)
    ]
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            page.put(cell, 60 + 120 * place, 84 + 18 * row)
        page.lines.append(Box(50, 80 + 18 * row, 410, 80 + 18 * row))
    page.lines.append(Box(50, 170, 410, 170))
    page.lines += [Box(x, 80, x, 170) for x in (50, 170, 290, 410)]
    (table,) = tables_in(composed(page.page()))
    assert table.stub_columns == 2


def test_a_list_of_bodies_in_rows_stays_under_its_heading(press, composed):
    page = press()
    page.put("一、先进集体", 40, 60, 11, bold=True)
    for row, village in enumerate(VILLAGES):
        for place, body in enumerate(("养蜂协会", "果树技术研究会", "科普小组")):
            page.put(village + body, 40 + 160 * place, 84 + 18 * row)
    page.put("二、先进工作者", 40, 170, 11, bold=True)
    for row, names in enumerate(["林木森何田田马小川", "周晓舟欧阳青田大山", "石小溪江河海云中鹤"]):
        for place in range(3):
            page.put(names[3 * place : 3 * place + 3], 40 + 80 * place, 194 + 18 * row)
    page.flow(
        "表彰大会在县文化馆召开，八百多名干部和群众到会祝贺，会后还举办了养蜂技术讲座，到场听讲的有三百多人。",
        40,
        280,
        480,
    )
    texts = [p.text for a in composed(page.page()) for p in a.paragraphs]
    assert texts[:6] == [
        "一、先进集体",
        *(f"{v}养蜂协会 {v}果树技术研究会 {v}科普小组" for v in VILLAGES),
        "二、先进工作者",
    ]
    assert "林木森 何田田 马小川" in texts
