"""Lines become paragraphs: numbers, words and sentences come out whole; real spaces stay, others go."""

from __future__ import annotations

import pytest

BODY = "今年春天，河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多。"


def test_a_number_broken_over_lines_joins(press, prose):
    page = press()
    page.put("　　全年到馆参观的观众共有4,567", 30, 80)
    page.put(".8万人次，比上一年多出不少。", 30, 96)
    assert prose(page.page()) == ["全年到馆参观的观众共有4,567.8万人次，比上一年多出不少。"]


def test_words_of_letters_keep_a_space_at_the_lines_end(press, prose):
    page = press()
    page.put("　　他们研究的课题是deep learning", 30, 80)
    page.put("models在渔业中的使用，前后三年。", 30, 96)
    assert "deep learning models在渔业" in prose(page.page())[0]


def test_a_paragraph_goes_on_over_the_page(press, prose):
    first, second = press(1), press(2)
    lines = first.flow(BODY * 3, 30, 600, 540)
    assert lines < 760
    long = BODY * 3
    first, second = press(1), press(2)
    first.flow(long[:104], 30, 600, 540)
    second.flow(long[104:], 30, 80, 540, indent=0)
    assert prose(first.page(), second.page()) == [long]


def test_indents_begin_paragraphs_even_where_lines_are_full(press, prose):
    page = press()
    page.flow(f"{BODY}\n{BODY}{BODY}", 30, 80, 510)
    assert prose(page.page()) == [BODY, BODY + BODY]


def test_short_last_lines_end_paragraphs_without_indents(press, prose):
    page = press()
    page.flow(f"{BODY}{BODY}\n{BODY}", 30, 80, 540, indent=0)
    assert prose(page.page()) == [BODY + BODY, BODY]


@pytest.mark.parametrize("gap", [0.0, 2.0, 4.5])
def test_hanzi_spaced_out_to_fill_the_line_carry_no_spaces(press, prose, gap):
    page = press()
    page.put(BODY[:30], 30, 80, gap=gap)
    page.put(BODY[30:], 30, 96)
    assert prose(page.page()) == [BODY]


def test_letters_keep_their_spaces(press, prose):
    page = press()
    page.put("渔民们都说The New Port Project来得正是时候，往后的日子会更好。", 30, 80)
    assert "The New Port Project" in prose(page.page())[0]


def test_characters_printed_twice_count_once(press, prose):
    page = press()
    page.put(BODY[:30], 30, 80)
    page.put(BODY[:30], 30.4, 80)
    assert prose(page.page()) == [BODY[:30]]


def test_bullets_are_items_of_their_own(press, composed):
    page = press()
    items = ["·修缮码头冷库三座并更换全部制冷机组和管线阀门", "·新建渔具仓库两座", "·添置渔政快艇一艘"]
    for row, item in enumerate(items):
        page.put(item, 30, 80 + 16 * row)
    assert [p.text for a in composed(page.page()) for p in a.paragraphs] == items


def test_a_mixed_size_line_stays_one_line(press, prose):
    page = press()
    x = page.put("渔船增加到", 30, 80)
    x = page.put("312", x, 77.5, 13)
    page.put("条，比去年多二十条。", x, 80)
    assert prose(page.page()) == ["渔船增加到312条，比去年多二十条。"]


def test_figures_spaced_out_with_their_line_carry_no_spaces(press, prose):
    page = press()
    page.put("渔获4.5万吨，比去年增长6.7%，占全县的64%，", 30, 80, gap=4)
    page.put("都来自近海。", 30, 96)
    assert prose(page.page()) == ["渔获4.5万吨，比去年增长6.7%，占全县的64%，都来自近海。"]
