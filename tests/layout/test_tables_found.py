"""Tables are found whether ruled or not, with title, unit, head and stub, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.layout.article import Article, Table
from cast_stats.layout.elements import PlacedTable
from cast_stats.layout.runs import runs_of
from cast_stats.layout.tables import find_tables, tables_of
from cast_stats.reading.page import Box, Page

SOCIETIES = (
    ("指标", "2014年", "2015年"),
    ("学会数(个)", "168", "171"),
    ("个人会员(万人)", "20.9", "21.4"),
    ("学术会议(次)", "1,052", "998"),
)
EDGES = (60.0, 200.0, 300.0, 400.0)
Press = Callable[..., object]


def ruled(
    press, rows: Sequence[Sequence[str]], edges: Sequence[float] = EDGES, top: float = 200, height: float = 24,
    *, outer: bool = True, between_rows: bool = True,
):  # type: ignore[no-untyped-def]  # fmt: skip
    """A press with the rows set in a ruled grid."""
    bottom = top + height * len(rows)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            press.put(text, edges[column] + 6, top + number * height + 7)
    levels = [top + height * n for n in range(len(rows) + 1)]
    levels = levels if between_rows else [levels[0], levels[1], levels[-1]]
    press.lines += [Box(edges[0], y, edges[-1], y) for y in levels]
    press.lines += [Box(x, top, x, bottom) for x in (edges if outer else edges[1:-1])]
    return press


def bare(press, rows: Sequence[Sequence[str]], edges: Sequence[float] = EDGES, top: float = 200, height: float = 20):  # type: ignore[no-untyped-def]
    """A press with the rows set under one another: words from the left, figures to the right."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            width = sum(10 if ord(char) > 0x2000 else 5 for char in text)
            x = edges[column] if column == 0 else edges[column + 1] - 10 - width
            press.put(text, x, top + number * height)
    return press


def texts(table: Table) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return [rows[row] for row in sorted(rows)]


def on_pages(pages: Sequence[Page]) -> list[list[PlacedTable]]:
    return tables_of(pages, list(map(runs_of, pages)))


def on_page(page: Page) -> list[PlacedTable]:
    return find_tables(page, runs_of(page))


def only(page: Page) -> Table:
    (placed,) = on_page(page)
    return placed.table


def test_a_ruled_table_is_read_cell_by_cell(press: Press) -> None:
    table = only(ruled(press(), SOCIETIES).page())
    assert texts(table) == [list(row) for row in SOCIETIES]
    assert (table.header_rows, table.stub_columns) == (1, 1)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_the_file_plays_no_part(press: Press, seed: int) -> None:
    setting = ruled(press(), SOCIETIES)
    assert texts(only(setting.page(seed))) == texts(only(setting.page()))


def test_a_table_open_at_its_sides_is_read(press: Press) -> None:
    assert texts(only(ruled(press(), SOCIETIES, outer=False).page())) == [list(row) for row in SOCIETIES]


def test_rows_without_rules_between_them_are_rows(press: Press) -> None:
    assert texts(only(ruled(press(), SOCIETIES, between_rows=False).page())) == [list(row) for row in SOCIETIES]


def test_blank_fields_stay_in_their_columns(press: Press) -> None:
    rows = [*SOCIETIES[:2], ("科普基地(个)", "", "12"), ("流动科技馆(座)", "3", "")]
    table = only(ruled(press(), rows, between_rows=False).page())
    assert texts(table) == [list(row) for row in rows]


@given(st.lists(st.lists(st.integers(0, 99_999), min_size=3, max_size=3), min_size=3, max_size=8), st.booleans())
def test_every_figure_comes_out_where_it_stands(press: Press, figures: list[list[int]], between_rows: bool) -> None:
    body = [(f"{name}类", *map(str, row)) for name, row in zip("天地玄黄宇宙洪荒", figures, strict=False)]
    rows = [("名称", "甲", "乙", "丙"), *body]
    table = only(ruled(press(), rows, (50, 150, 250, 350, 450), between_rows=between_rows).page())
    assert texts(table) == [list(row) for row in rows]


def test_heads_of_several_rows_span_their_columns(press: Press) -> None:
    page = press()
    edges, top = (50, 150, 250, 350, 450), 100
    for text, x, y in [
        ("地市", 60, 112),
        ("学会", 290, 106),
        ("企业科协", 160, 118),
        ("市级", 260, 130),
        ("县级", 360, 130),
    ]:
        page.put(text, x, y)
    for n, row in enumerate([("平凉", "41", "22", "35"), ("庆阳", "38", "19", "40")]):
        for column, text in enumerate(row):
            page.put(text, edges[column] + 6, top + 55 + 25 * n)
    page.lines += [Box(50, y, 450, y) for y in (100, 150, 175, 200)] + [Box(250, 125, 450, 125)]
    page.lines += [Box(x, 100, x, 200) for x in (50, 150, 250, 450)] + [Box(350, 125, 350, 200)]
    table = only(page.page())
    head = {cell.text: cell for cell in table.cells if cell.row < table.header_rows}
    assert table.header_rows == 2
    assert (head["学会"].column_span, head["学会"].row_span) == (2, 1)
    assert (head["地市"].row_span, head["企业科协"].row_span) == (2, 2)
    assert texts(table)[2:] == [["平凉", "41", "22", "35"], ["庆阳", "38", "19", "40"]]


def test_a_stub_of_two_lines_stays_with_its_figures(press: Press) -> None:
    page = ruled(press(), [("指标", "本年"), ("", ""), ("", "")], (50, 150, 250), between_rows=False, height=40)
    for text, x, y in [
        ("参加农村实用技", 56, 243),
        ("术培训人次", 56, 257),
        ("306", 156, 250),
        ("讲座", 56, 290),
        ("12", 156, 290),
    ]:
        page.put(text, x, y)
    assert texts(only(page.page()))[1:] == [["参加农村实用技术培训人次", "306"], ["讲座", "12"]]


@pytest.mark.parametrize(
    ("above", "title", "unit"),
    [
        ([("2015年全省学会基本情况", 170, 178)], "2015年全省学会基本情况", ""),
        (
            [("表3", 60, 140), ("2015年全省学会基本情况", 170, 158), ("单位：个、人次", 330, 180)],
            "表3 2015年全省学会基本情况",
            "个、人次",
        ),
        ([("表2-1 各级学会（单位：万人）", 165, 178)], "表2-1 各级学会（单位：万人）", "万人"),
        ([("学会工作扎实推进,成效明显。", 60, 178)], "", ""),
        ([("三、学会工作", 60, 178)], "", ""),
    ],
)
def test_title_and_unit_stand_above(press: Press, above: list[tuple[str, int, int]], title: str, unit: str) -> None:
    page = ruled(press(), SOCIETIES)
    for text, x, y in above:
        page.put(text, x, y)
    table = only(page.page())
    assert (table.title.replace(" ", ""), table.unit) == (title.replace(" ", ""), unit)


def test_a_title_keeps_no_other_table_s_figures(press: Press) -> None:
    page = ruled(ruled(press(), SOCIETIES, top=100), SOCIETIES, top=200)
    first, second = on_page(page.page())
    assert second.table.title == ""
    assert first.bottom <= second.top


def test_a_table_without_rules_is_found_by_its_columns(press: Press) -> None:
    table = only(bare(press(), SOCIETIES).page())
    assert texts(table) == [list(row) for row in SOCIETIES]
    assert (table.header_rows, table.stub_columns) == (1, 1)


def test_a_table_between_two_rules_is_found(press: Press) -> None:
    page = bare(press(), [("指标", "本年"), ("学会", "168"), ("会员", "2034"), ("讲座", "98")], (60, 200, 300))
    page.lines += [Box(60, 195, 300, 195), Box(60, 216, 300, 216), Box(60, 280, 300, 280)]
    assert texts(only(page.page()))[1:] == [["学会", "168"], ["会员", "2034"], ["讲座", "98"]]


def test_a_table_without_rules_keeps_rows_of_a_stub_alone(press: Press) -> None:
    rows = [*SOCIETIES[:2], ("其他团体", "", ""), *SOCIETIES[2:]]
    assert texts(only(bare(press(), rows).page()))[2] == ["其他团体"]


def test_spaced_out_stubs_are_put_together(press: Press) -> None:
    page = bare(press(), SOCIETIES[:3])
    page.put("合", 60, 260)
    page.put("计", 100, 260)
    page.put("188", 275, 260)
    page.put("192", 375, 260)
    assert texts(only(page.page()))[-1] == ["合计", "188", "192"]


def test_a_contents_page_is_no_table(press: Press) -> None:
    page = press()
    for n, title in enumerate(["卷首语", "本省要闻", "学会风采", "基层动态", "会员之家"]):
        page.put(title, 60, 100 + 25 * n)
        page.put(str(2 + 5 * n), 400, 100 + 25 * n)
    assert on_page(page.page()) == []


def test_prose_in_columns_is_no_table(press: Press) -> None:
    page = press()
    text = "今年以来,全省各级学会共举办学术会议206次,交流论文3518篇,参加会议2.6万人次。" * 8
    page.columns(text, [(50, 240), (310, 240)], 80, 16)
    assert on_page(page.page()) == []


def test_a_frame_around_prose_is_no_table(press: Press) -> None:
    page = press()
    page.flow("某市科协自成立以来,坚持为科技工作者服务,为创新驱动发展服务。" * 5, 60, 100, 300)
    page.frame(Box(50, 90, 370, 260))
    assert on_page(page.page()) == []


def test_a_table_is_kept_out_of_the_prose(press: Press, composed: Callable[..., tuple[Article, ...]]) -> None:
    page = ruled(press(), SOCIETIES)
    page.put("2015年全省学会基本情况", 170, 178)
    page.flow("上一年度,全省学会工作又有新的进展,有关数字列在下面的表中,供大家参考。", 60, 60, 340)
    page.flow("从表中可以看出,学会的个数和会员的人数都有所增加,学术会议则略有减少。", 60, 330, 340)
    paragraphs = [p for article in composed(page.page()) for p in article.paragraphs]
    tables = [p for p in paragraphs if p.kind == "table"]
    assert [p.text for p in tables] == ["2015年全省学会基本情况"]
    assert not any("168" in p.text for p in paragraphs)


def over_pages(press, rows: Sequence[Sequence[str]], again: bool) -> tuple[Page, Page]:  # type: ignore[no-untyped-def]
    first = ruled(press(1), rows[:3], top=680)
    second = ruled(press(2), [rows[0], *rows[3:]] if again else rows[3:], top=60)
    first.flow("前面的正文占了这一页的大部分,说明数字的来源和口径,以及与上年相比的变化情况,篇幅较长。" * 3, 60, 80, 340)
    second.put("— 2 —", 280, 770)
    return first.page(), second.page()


@pytest.mark.parametrize("again", [False, True])
def test_a_table_over_two_pages_is_one(press: Press, again: bool) -> None:
    rows = [*SOCIETIES, ("科普讲座(场)", "2411", "2560"), ("科技馆(座)", "11", "12")]
    pages = over_pages(press, rows, again)
    (first,), (second,) = on_pages(pages)
    assert texts(first.table) == [list(row) for row in rows]
    assert second.table.cells == ()
    assert {page for cell in first.table.cells for page in cell.places.pages} == {1, 2}


def test_tables_with_prose_between_them_stay_two(press: Press) -> None:
    first, second = ruled(press(1), SOCIETIES, top=680), ruled(press(2), SOCIETIES[1:], top=300)
    second.flow("这一页以正文开头,说明另一张表的来历,两张表的内容并不相同,不能当作一张表来看待。" * 2, 60, 60, 340)
    assert [len(found[0].table.cells) > 0 for found in on_pages((first.page(), second.page()))] == [True, True]


def test_tables_of_different_width_stay_two(press: Press) -> None:
    first = ruled(press(1), SOCIETIES, top=680).page()
    second = ruled(press(2), SOCIETIES[1:], (60, 150, 220, 280), top=60).page()
    assert all(found[0].table.cells for found in on_pages((first, second)))
