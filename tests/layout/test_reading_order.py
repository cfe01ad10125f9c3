"""Columns, bands, sidebars and pictures are read in the order a person reads them, whatever the file's order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast_stats.reading.page import Box

FIRST = "去年夏天，云岭县的茶农把合作社搬到了山脚下的老粮站，十二个村的鲜叶从此有了统一的收购点，价格也比往年高出一截。"
SECOND = "粮站的三间库房改成了萎凋车间，县里派来的技术员每周住上两天，手把手教大家看叶色、听水声，雨天也不例外。"
THIRD = "到了秋茶上市的时候，合作社第一次接到省外的订单，一百二十箱茶叶在五天之内装车，账上结清的货款当天就分到了各家。"
FOURTH = "理事长说，明年要把剩下的两间库房也修起来，再添一条小型的包装线，让年轻人愿意回到山上，把手艺一直传下去。"
PARAGRAPHS = [FIRST, SECOND, THIRD, FOURTH]
TEXT = "\n".join(PARAGRAPHS)


def edges(count: int, width: float = 540, gutter: float = 15, left: float = 30) -> list[tuple[float, float]]:
    """Equal columns: left edges and a common width that holds whole characters."""
    each = (width - gutter * (count - 1)) / count // 10 * 10
    return [(left + i * (each + gutter), each) for i in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_sentences_run_through_columns(press, prose, count):
    page = press()
    rows = {1: 12, 2: 10, 3: 8, 4: 7, 5: 6, 6: 7}[count]
    page.columns(TEXT, edges(count), 100, rows)
    assert prose(page.page()) == PARAGRAPHS


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 6))
def test_the_order_in_the_file_plays_no_part(press, composed, seed, count):
    page = press()
    page.put("茶乡来信", 30, 60, 22)
    page.columns(TEXT, edges(count), 100, 12)
    assert composed(page.page(seed)) == composed(page.page())


def test_a_banner_in_the_middle_parts_the_page(press, prose):
    page = press()
    two = edges(2)
    page.columns(f"{FIRST}\n{SECOND}", two, 80, 5)
    page.put("第二则消息从这里开始，标题横跨两栏", 120, 200, 18)
    page.columns(f"{THIRD}\n{FOURTH}", two, 250, 5)
    assert prose(page.page()) == PARAGRAPHS


def test_two_items_whose_titles_do_not_span_all_columns(press, composed):
    page = press()
    three = edges(3)
    page.put("云岭县举办采茶比赛", 30, 60, 16)
    page.columns(f"{FIRST}\n{SECOND}", three, 90, 6)
    page.put("老粮站改成制茶车间受到各村欢迎", 30, 230, 16)
    page.columns(f"{THIRD}\n{FOURTH}", three, 260, 6)
    articles = composed(page.page())
    assert [a.title for a in articles] == ["云岭县举办采茶比赛", "老粮站改成制茶车间受到各村欢迎"]
    assert [[p.text for p in a.paragraphs if p.kind == "body"] for a in articles] == [[FIRST, SECOND], [THIRD, FOURTH]]


def test_columns_of_different_width(press, prose):
    page = press()
    below = page.flow(f"{FIRST}\n{SECOND}", 30, 80, 340)
    page.flow(f"{THIRD}\n{FOURTH}", 400, 80, 160)
    assert below > 80
    assert prose(page.page()) == PARAGRAPHS


def test_columns_on_different_baselines(press, prose):
    page = press()
    (a, width), (b, _) = edges(2)
    page.flow(f"{FIRST}\n{SECOND}", a, 80, width, leading=1.6)
    page.flow(f"{THIRD}\n{FOURTH}", b, 83.7, width, leading=1.45)
    assert prose(page.page()) == PARAGRAPHS


def test_a_picture_across_columns_parts_them(press, prose):
    page = press()
    two = edges(2)
    page.columns(f"{FIRST}\n{SECOND}", two, 80, 5)
    page.pictures.append(Box(30, 170, 570, 330))
    page.put("采茶时节的云岭", 265, 338, 8)
    page.columns(f"{THIRD}\n{FOURTH}", two, 365, 5)
    assert prose(page.page()) == PARAGRAPHS


def test_a_picture_in_one_column_is_passed_over(press, prose):
    page = press()
    (a, width), (b, _) = edges(2)
    page.flow(FIRST, a, 80, width)
    page.pictures.append(Box(a, 150, a + width, 260))
    page.put("合作社的新茶", a + 90, 265, 8)
    page.flow(SECOND, a, 290, width)
    page.flow(f"{THIRD}\n{FOURTH}", b, 80, width)
    assert prose(page.page()) == PARAGRAPHS


def test_a_caption_does_not_cut_a_sentence(press, composed):
    page = press()
    (a, width), (b, _) = edges(2)
    page.flow(FIRST[:24], a, 80, width)
    page.pictures.append(Box(a, 100, a + width, 240))
    page.put("装车现场", a + 110, 245, 8)
    page.flow(FIRST[24:], a, 275, width, indent=0)
    page.flow(f"{SECOND}\n{THIRD}", b, 80, width)
    kinds = {p.kind: p.text for p in composed(page.page())[0].paragraphs}
    texts = [p.text for p in composed(page.page())[0].paragraphs if p.kind == "body"]
    assert kinds["caption"] == "装车现场"
    assert FIRST in texts


def test_small_type_below_a_blank_is_a_caption_where_the_file_shows_no_picture(press, composed):
    page = press()
    (a, width), (b, _) = edges(2)
    page.flow(f"{FIRST}\n{SECOND}", a, 80, width)
    page.put("技术员在车间", b + 100, 200, 8)
    page.flow(f"{THIRD}\n{FOURTH}", b, 220, width)
    paragraphs = composed(page.page())[0].paragraphs
    assert [p.text for p in paragraphs if p.kind == "caption"] == ["技术员在车间"]
    assert [p.text for p in paragraphs if p.kind == "body"] == PARAGRAPHS


def test_a_framed_box_is_read_by_itself(press, composed):
    page = press()
    page.flow(FIRST, 30, 80, 540)
    page.frame(Box(330, 150, 575, 260))
    page.flow("问：合作社收几成管理费？\n答：百分之五，年底结算后剩下的都退给各家各户。", 340, 160, 220)
    page.flow(f"{SECOND}\n{THIRD}", 30, 150, 280)
    paragraphs = [p for a in composed(page.page()) for p in a.paragraphs]
    assert next(p.text for p in paragraphs if p.kind == "box") == "问：合作社收几成管理费？"
    assert [p.text for p in paragraphs if p.kind == "body"] == [FIRST, SECOND, THIRD]


def test_names_side_by_side_are_read_row_by_row(press, composed):
    page = press()
    page.flow(FIRST, 30, 80, 540)
    for row, names in enumerate(["林木森", "何田田", "马小川", "周晓舟"]):
        for place, name in enumerate([names, names[::-1], "欧阳青"]):
            page.put(name, 60 + 80 * place, 160 + 16 * row)
    page.flow(SECOND, 30, 260, 540)
    texts = [p.text for a in composed(page.page()) for p in a.paragraphs]
    assert "林木森 森木林 欧阳青" in texts
    assert texts[0] == FIRST
    assert texts[-1] == SECOND
