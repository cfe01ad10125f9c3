"""Pages as newspapers set them: stories of unlike shape side by side, lines spaced out, texts at the side."""

from __future__ import annotations

import pytest

from cast_stats.reading.page import Box

A = "去年秋天，柳溪镇的养蜂人把蜂箱搬进了油茶林，四十户人家合办了一个蜜坊，当年就收蜜九千六百斤，卖了个好价钱。"
B = "蜜坊请来一位退休的化验员，每桶蜜都要测三次水分，不合格的一律退回，半年之内退了七十二桶，没有一个人有怨言。"
C = "镇上的中学把蜜坊当成课堂，两百多名学生轮流来看蜂、记数、画图，有三份观察记录在县里得了奖，大家都很高兴。"
D = "东港村的渔民在海边建起苗种场，当年放苗三百二十万尾，成活的超过八成，村里的二十九条船又有了活干。"
E = "苗种场的账目每月贴在墙上，买饲料花了多少，卖鱼苗收了多少，一笔一笔清清楚楚，谁都可以来问，谁都可以来查。"
SMALL = "养蜂小常识：一箱蜂大约有四万只工蜂，一只工蜂一生采的蜜不到半茶匙，所以古人说粒粒皆辛苦，滴滴也辛苦。"


def column(page, paragraphs, x, top, width, size=10, leading=1.6):
    """Paragraphs one under the other; gives the y below them."""
    return page.flow("\n".join(paragraphs), x, top, width, size, leading=leading)


def bodies(article):
    return [p.text for p in article.paragraphs if p.kind == "body"]


def test_a_story_in_the_shape_of_an_l(press, composed):
    page = press()
    page.put("油茶林里的蜜坊", 30, 50, 24)
    lines = [f"　　{A}"[i : i + 16] for i in range(0, len(A) + 2, 16)] + [
        f"　　{B}"[i : i + 16] for i in range(0, len(B) + 2, 16)
    ]
    for row, line in enumerate(lines):
        page.put(line, 30, 100 + 16 * row)
    column(page, [C], 205, 100, 160)
    rule = 100 + 16 * (len(lines) // 2) + 13
    page.lines.append(Box(205, rule, 545, rule))
    page.put("东港村的苗种场", 205, rule + 12, 18)
    column(page, [D], 205, rule + 45, 160)
    column(page, [E], 380, rule + 45, 160)
    first, second = composed(page.page())
    assert (first.title, bodies(first)) == ("油茶林里的蜜坊", [A, B, C])
    assert (second.title, bodies(second)) == ("东港村的苗种场", [D, E])


def test_the_last_column_of_a_story_beside_another(press, composed):
    page = press()
    page.put("油茶林里　处处蜂鸣", 30, 50, 20)
    page.put("——柳溪镇见闻", 60, 76, 13)
    column(page, [A, B, C, A, B], 30, 105, 160)
    column(page, ["从此以后，镇上的人都说蜂箱是聚宝盆。"], 205, 105, 160)
    page.lines.append(Box(385, 50, 385, 600))
    page.put("编后", 400, 50, 11)
    page.put("海上新事", 400, 66, 16)
    column(page, [D, E, D], 400, 105, 140)
    articles = composed(page.page())
    assert bodies(articles[0]) == [A, B, C, A, B, "从此以后，镇上的人都说蜂箱是聚宝盆。"]
    assert bodies(articles[1]) == [D, E, D]


def test_a_byline_spaced_out_over_a_gutter(press, composed):
    page = press()
    page.put("油茶林里的蜜坊", 150, 50, 24)
    page.put("本报记者　林小雨　通讯员　田大山", 152, 86, 9)
    page.columns("\n".join([A, B, C, D, E]), [(30, 90), (135, 90), (240, 90), (345, 90)], 110, 9, 9)
    (article,) = composed(page.page())
    assert article.byline == "本报记者 林小雨 通讯员 田大山"
    assert bodies(article) == [A, B, C, D, E]


def test_lines_that_begin_with_figures_are_no_contents_page(press, composed):
    page, text = (
        press(),
        "120箱蜂放在南坡，85箱放在北坡，还有66箱寄放在邻村的老茶园里，共有271箱，比前年多出了43箱，人手还是那12个。",
    )
    page.columns("\n".join([text] * 6), [(30 + 91 * i, 80) for i in range(6)], 100, 16, 8)
    assert {p.kind for a in composed(page.page()) for p in a.paragraphs} == {"body"}


def test_a_narrow_column_of_small_type_is_no_caption(press, composed):
    page = press()
    page.put("油茶林里的蜜坊", 30, 50, 24)
    column(page, [A, B, C, D], 30, 100, 320)
    column(page, [SMALL, SMALL, SMALL], 400, 100, 150, 9)
    (article,) = composed(page.page())
    assert bodies(article) == [A, B, C, D, SMALL, SMALL, SMALL]


def test_a_caption_with_a_blank_in_it_is_one(press, composed):
    page = press()
    column(page, [A, B], 30, 80, 250)
    page.put("▲图一　学生在看蜂", 330, 240, 8)
    column(page, [C, D], 305, 262, 250)
    paragraphs = [p for a in composed(page.page()) for p in a.paragraphs]
    assert [p.text for p in paragraphs if p.kind == "caption"] == ["▲图一 学生在看蜂"]


@pytest.mark.parametrize("back", [1, 2, 5])
def test_text_that_stands_back_behind_its_mark(press, prose, back):
    page, top, items = press(), 80.0, ["1．" + A + B, "2．" + C, "3．" + D + E]
    for item in items:
        page.put(item[:40], 30, top)
        rest = item[40:]
        while rest:
            top += 16
            page.put(rest[: 38 - back], 30 + 10 * back + 5, top)
            rest = rest[38 - back :]
        top += 16
    for row in range(3):
        page.put("柳溪镇的蜂箱一年比一年多，日子一年比一年甜，人人脸上都有笑容，家家门前", 30, top + 40 + 16 * row)
    assert [text for text in prose(page.page()) if text[0].isdigit()] == items


@pytest.mark.parametrize("gutter", [8, 10])
def test_gutters_hardly_wider_than_a_blank(press, prose, gutter):
    page = press()
    texts = [A, B, C, D, E, A, B, C, D, E]
    page.columns("\n".join(texts), [(30 + (120 + gutter) * i, 120) for i in range(4)], 100, 13)
    assert prose(page.page()) == texts


def test_two_lines_that_run_together_over_a_gutter(press, prose):
    page = press()
    page.columns("\n".join([A, B, C, D, E, A]), [(30, 200), (240, 200)], 100, 9)
    for index, mark in enumerate(page.marks):
        if mark[2] == 132 and 228 <= mark[1] < 250:
            page.marks[index] = (mark[0], mark[1] + (1.5 if mark[1] < 235 else -1.5), *mark[2:])
    assert prose(page.page()) == [A, B, C, D, E, A]


def test_one_large_character_at_the_side_enters_no_line(press, prose):
    page = press()
    page.put("蜜", 40, 98, 26)
    page.flow("\n".join([A, B]), 110, 90, 300)
    assert "".join(text for text in prose(page.page()) if len(text) > 1) == A + B
