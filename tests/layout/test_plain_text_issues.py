"""Plain-text issues of several articles: bylines of bare names, lines of signs, wide gaps, columns of news."""

from __future__ import annotations

import pytest

from cast_stats.layout.names import is_names

STORIES = {
    "松岭翻新老茶园": "松岭镇的茶农去年把三百亩老茶园翻了一遍，换上耐寒的新苗，又修好了通到山顶的水渠。",
    "柏溪修通水渠": "柏溪镇的水渠在秋收前通了水，六个村的稻田从此不怕伏旱，守渠人也搬进了新盖的瓦房。",
    "竹坞办起夜校": "竹坞镇的夜校每周开三个晚上，来听课的果农坐满了教室，一直讲到九点钟才肯散去。",
}


def issue(before: str, after: str) -> str:
    """Three articles of two paragraphs, with what stands before and after each title."""
    return "".join(f"{before}{title}\n{after}　　{text}\n\n　　{text}\n" for title, text in STORIES.items())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n\n\n", "\n"),
        ("\n* * *\n", "\n"),
        ("\n==========\n", "==========\n"),
        ("\n", "　　　　江望舒\n\n"),
        ("\n", "王　平　李晓东\n\n"),
    ],
)
@pytest.mark.parametrize("head", ["", "　　　　　"])
def test_articles_are_told_apart(composed, before, after, head):
    articles = composed(text=issue(before + head, after))
    assert [a.title for a in articles] == list(STORIES)
    assert [[p.text for p in a.paragraphs if p.kind == "body"] for a in articles] == [[t, t] for t in STORIES.values()]


def test_a_bare_name_under_a_title_is_the_byline(composed):
    assert [a.byline for a in composed(text=issue("\n", "　　　　江望舒\n"))] == ["江望舒"] * 3


@pytest.mark.parametrize("before", ["\n", "\n\n"])
def test_headings_of_one_article_stay_in_it(composed, before):
    (article,) = composed(text="山里的三件大事\n" + issue(before, ""))
    assert article.title == "山里的三件大事"


def test_one_wide_gap_parts_nothing(composed):
    texts = list(STORIES.values())
    text = f"山里的三件大事\n\n　　{texts[0]}\n\n\n\n柏溪修通水渠\n\n　　{texts[1]}\n\n　　{texts[2]}\n"
    assert len(composed(text=text)) == 1


def test_winners_under_their_prize_are_no_byline(composed):
    (article,) = composed(
        text=f"松岭镇表彰茶农\n　　{STORIES['松岭翻新老茶园']}\n\n一等奖\n王　平　李晓东\n二等奖\n陈小满\n"
    )
    assert article.byline == ""


def test_items_of_a_column_called_news(composed):
    text = "工作信息\n\n" + "\n".join(f"{t}\n　　{m}月5日，{body}\n" for m, (t, body) in enumerate(STORIES.items(), 3))
    assert [a.title for a in composed(text=text)] == list(STORIES)


@pytest.mark.parametrize("line", ["江望舒", "王　平", "王平 李晓东", "□ 陈小满", "王平、李晓东、陈小满"])
def test_lines_of_names(line):
    assert is_names(line)


@pytest.mark.parametrize("line", ["前言", "方法", "工作概况", "松岭镇", "经验 做法", "", "一、王平", "金秋"])
def test_lines_of_other_words(line):
    assert not is_names(line)
