"""Heads of articles over columns: titles in two halves, bylines between the columns or above one of them."""

from __future__ import annotations

import pytest

PARAGRAPHS = [
    f"{place}镇的茶农去年把{count}亩老茶园翻了一遍，换上耐寒的新苗，又修好了通到山顶的水渠，到了清明前后，满坡都是新绿。"
    for place, count in (("松岭", 310), ("柏溪", 425), ("竹坞", 518), ("梅坪", 633), ("兰渡", 742), ("菊潭", 857))
]
TWO = [(40.0, 250.0), (310.0, 250.0)]
THREE = [(40.0, 160.0), (220.0, 160.0), (400.0, 160.0)]
TEXT = "\n".join(PARAGRAPHS)


def bodies(article):
    return [p.text for p in article.paragraphs if p.kind == "body"]


@pytest.mark.parametrize("seed", [None, 5])
def test_a_title_in_two_halves_whose_blank_lies_over_the_gutter(press, composed, seed):
    page = press()
    page.put("春风吹绿满山坡　新苗带来好年景", 150, 60, 20)
    page.columns(TEXT, TWO, 110, 9)
    (article,) = composed(page.page(seed))
    assert article.title == "春风吹绿满山坡 新苗带来好年景"
    assert bodies(article) == PARAGRAPHS


def test_long_halves_of_a_title_are_one_title(press, composed):
    page = press()
    page.put("把茶叶种到高高的山顶上去　让清泉流进家家户户的田里", 58, 60, 18)
    page.columns(TEXT, TWO, 110, 9)
    (article,) = composed(page.page())
    assert article.title == "把茶叶种到高高的山顶上去 让清泉流进家家户户的田里"


def test_titles_of_two_stories_side_by_side_stay_two(press, composed):
    page = press()
    page.put("松岭翻新老茶园满坡新绿", 40, 60, 22)
    page.put("柏溪修通水渠", 310, 60, 22)
    page.columns("\n".join(PARAGRAPHS[:2]), TWO[:1], 110, 6)
    page.columns("\n".join(PARAGRAPHS[2:4]), TWO[1:], 110, 6)
    first, second = composed(page.page())
    assert (first.title, second.title) == ("松岭翻新老茶园满坡新绿", "柏溪修通水渠")
    assert (bodies(first), bodies(second)) == (PARAGRAPHS[:2], PARAGRAPHS[2:4])


@pytest.mark.parametrize("edges", [TWO, THREE])
def test_a_byline_in_two_words_over_the_gutter(press, composed, edges):
    page = press()
    page.put("新苗带来好年景", 230, 60, 20)
    page.put("本刊记者　江望舒", 260, 95, 10)
    page.columns(TEXT, edges, 125, 9)
    (article,) = composed(page.page())
    assert article.byline == "本刊记者 江望舒"
    assert bodies(article) == PARAGRAPHS


@pytest.mark.parametrize("seed", [None, 5])
def test_a_byline_above_the_middle_one_of_three_columns(press, composed, seed):
    page = press()
    page.put("新苗带来好年景", 230, 60, 20)
    page.put("文｜江望舒", 270, 95, 10)
    page.columns(TEXT, THREE, 125, 9)
    (article,) = composed(page.page(seed))
    assert article.byline == "文｜江望舒"
    assert bodies(article) == PARAGRAPHS
