"""The contents page gives articles their sections, short items their titles; its numbers measure nothing."""

from __future__ import annotations

import pytest

BODY = "今年春天，河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多，都很高兴。"


def contents_page(press, entries, *, numbered_first=False):
    """A contents page of (section, title, page); the section stands over its titles in heavy type."""
    page, top, last = press(1), 100.0, ""
    page.put("目　录", 30, 60, 20)
    for section, title, number in entries:
        if section != last:
            page.put(f"{number:02}/{section}" if numbered_first else section, 30, top, bold=True)
            top += 20
            last = section
        if numbered_first:
            page.put(f"{number:02} {title}", 30, top)
        else:
            page.put(title, 30, top)
            page.put(str(number), 500, top)
        top += 20
    return page.page()


def article_page(press, number, title, *, label="", body=BODY):
    page = press(number)
    if label:
        page.put(label, 30, 50, 10, bold=True)
    page.put(title, 30, 70, 20)
    page.columns("\n".join([body] * 4), [(30, 260), (305, 260)], 110, 8)
    return page.page()


@pytest.mark.parametrize("numbered_first", [True, False])
def test_sections_of_articles(press, composed, numbered_first):
    entries = [("渔业新闻", "码头上的新冷库", 2), ("山乡来信", "山里的小书屋", 3), ("山乡来信", "老师傅收徒弟", 4)]
    pages = [article_page(press, number, title) for _, title, number in entries]
    front, *articles = composed(contents_page(press, entries, numbered_first=numbered_first), *pages)
    assert {p.kind for p in front.paragraphs} == {"contents"}
    assert [(a.title, a.section) for a in articles] == [(title, section) for section, title, _ in entries]


def test_a_name_over_a_title_is_no_section(press, composed):
    entries = [("渔业新闻", "码头上的新冷库", 2), ("山乡来信", "山里的小书屋", 3)]
    pages = [
        article_page(press, 2, "码头上的新冷库", label="河口镇渔业协会"),
        article_page(press, 3, "山里的小书屋", label="山乡来信"),
    ]
    _, first, second = composed(contents_page(press, entries), *pages)
    assert (first.section, [p.kind for p in first.paragraphs[:2]]) == ("渔业新闻", ["title", "title"])
    assert (second.section, [p.kind for p in second.paragraphs[:2]]) == ("山乡来信", ["masthead", "title"])


def test_a_title_that_the_contents_page_gives_with_its_kicker(press, composed):
    entries = [("渔业新闻", "河口镇：码头上的新冷库", 2), ("山乡来信", "山里的小书屋", 3)]
    _, first, _ = composed(
        contents_page(press, entries), article_page(press, 2, "码头上的新冷库"), article_page(press, 3, "山里的小书屋")
    )
    assert first.section == "渔业新闻"


NEWS = [("河口渔民修好了冷库", "河口渔会"), ("云岭茶农办起了夜校", "云岭茶协"), ("北滩盐场换上了新泵", "北滩盐协")]


def news_page(press, number, credit=True):
    """Three items under a banner, in heavy type of one size, in three columns."""
    page = press(number)
    page.put("各地动态", 30, 60, 20)
    for x, (title, source) in zip((30, 215, 400), NEWS, strict=True):
        page.put(title, x, 100, 12, bold=True)
        page.flow(BODY + (f"（{source}）" if credit else ""), x, 122, 170)
    return page.page()


def test_items_of_news_by_the_contents_page(press, composed):
    entries = [("各地动态", title, 2) for title, _ in NEWS]
    _, *articles = composed(contents_page(press, entries), news_page(press, 2, credit=False))
    assert [(a.title, a.section) for a in articles] == [(title, "各地动态") for title, _ in NEWS]


def test_items_of_news_by_who_sent_them(press, composed):
    articles = composed(news_page(press, 1))
    assert [a.title for a in articles] == [title for title, _ in NEWS]
    assert [a.byline for a in articles] == [source for _, source in NEWS]
    assert articles[0].section == "各地动态"


def test_headings_of_one_article_open_none(press, composed):
    page = press()
    page.put("码头上的新冷库", 30, 60, 20)
    top = 100.0
    for heading in ("筹钱", "动工"):
        page.put(heading, 30, top, 12, bold=True)
        top = page.flow(BODY + "（见第3页附表）", 30, top + 20, 540)
    (article,) = composed(page.page())
    assert article.title == "码头上的新冷库"


def test_a_short_contents_page(press, composed):
    entries = [("渔业新闻", "码头上的新冷库", 2), ("山乡来信", "山里的小书屋", 3)]
    front, *_ = composed(contents_page(press, entries), *(article_page(press, n, t) for _, t, n in entries))
    assert [p.text for p in front.paragraphs][1:] == ["渔业新闻", "码头上的新冷库 2", "山乡来信", "山里的小书屋 3"]


def test_entries_with_leaders_longer_than_a_line(press, composed):
    page = press()
    page.put("目　录", 250, 60, 20)
    for row, title in enumerate(["油茶林里的蜜坊", "海上的新苗种场", "松岭换上滴灌管", "山里来了放映队"]):
        end = page.put(title, 60, 120 + 24 * row)
        page.put("." * 80 + str(3 + row), end + 4, 120 + 24 * row)
    (article,) = composed(page.page())
    assert [p.kind for p in article.paragraphs if "蜜坊" in p.text or "放映队" in p.text] == ["contents", "contents"]
