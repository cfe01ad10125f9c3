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


def lines_of(paragraphs, each):
    return [text[i : i + each] for text in ("　　" + p for p in paragraphs) for i in range(0, len(text), each)]


def stack(page, lines, x, top):
    for row, line in enumerate(lines):
        page.put(line, x, top + 16 * row)


@pytest.mark.parametrize("centred", [True, False])
def test_a_title_low_in_one_column_whose_text_goes_on_in_the_next(press, composed, centred):
    """The next column ends above the title's height: nothing stands beside the title, yet it heads no other column."""
    page = press()
    first, second = lines_of(PARAGRAPHS[:4], 25), lines_of(PARAGRAPHS[4:], 25)
    stack(page, first, 40, 60)
    low = 60 + 16 * len(first)
    page.put("柏溪修通水渠", 120 if centred else 40, low + 14, 15)
    stack(page, second[:4], 40, low + 44)
    stack(page, second[4:], 310, 60)
    one, two = composed(page.page())
    assert two.title == "柏溪修通水渠"
    assert (bodies(one), bodies(two)) == (PARAGRAPHS[:4], PARAGRAPHS[4:])


def test_titles_of_news_in_gaps_of_both_columns(press, composed):
    page = press()
    for x, lengths in ((40, (3, 2)), (310, (2, 3))):
        top = 60
        for number, rows in enumerate(lengths):
            page.put(f"{'甲乙丙丁'[number + 2 * (x > 40)]}村修通水渠", x + 90, top, 14)
            stack(page, lines_of([PARAGRAPHS[number + 2 * (x > 40)][: 25 * rows - 5] + "。"], 25), x, top + 22)
            top += 22 + 16 * rows + 14
    articles = composed(page.page())
    assert [a.title for a in articles] == ["甲村修通水渠", "乙村修通水渠", "丙村修通水渠", "丁村修通水渠"]
    assert all(len(bodies(a)) == 1 for a in articles)


def test_a_title_with_subtitle_and_byline_at_the_left_heads_all_columns(press, composed):
    page = press()
    page.columns("\n".join(PARAGRAPHS[:3]), [(x, 160) for x, _ in THREE], 60, 5)
    page.put("柏溪修通水渠", 40, 170, 18)
    page.put("——一座山村的春天", 80, 198, 14)
    page.put("文｜江望舒", 40, 220, 10)
    page.columns("\n".join(PARAGRAPHS[3:]), [(x, 160) for x, _ in THREE], 245, 5)
    one, two = composed(page.page())
    assert (two.title, two.byline) == ("柏溪修通水渠", "文｜江望舒")
    assert (bodies(one), bodies(two)) == (PARAGRAPHS[:3], PARAGRAPHS[3:])


def test_a_question_of_the_reporter_is_no_byline(press, composed):
    page = press()
    page.put("新苗带来好年景", 60, 60, 20)
    page.put("本刊记者：这几年，茶农们的日子有了哪些变", 60, 100, 10, bold=True)
    page.put("化？", 40, 116, 10, bold=True)
    page.flow(PARAGRAPHS[0], 40, 132, 220)
    (article,) = composed(page.page())
    assert article.byline == ""
    assert "本刊记者：这几年，茶农们的日子有了哪些变化？" in [p.text for p in article.paragraphs]


@pytest.mark.parametrize("line", ["江望舒", "□ 江望舒", "江望舒　李晓东"])
def test_a_line_of_names_under_a_title_is_the_byline(press, composed, line):
    page = press()
    page.put("新苗带来好年景", 230, 60, 20)
    page.put(line, 270, 95, 10)
    page.columns(TEXT, TWO, 125, 9)
    (article,) = composed(page.page())
    assert article.byline.replace(" ", "") == line.replace("　", "").replace(" ", "")
    assert bodies(article) == PARAGRAPHS
