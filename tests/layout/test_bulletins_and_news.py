"""Bulletins with a nameplate over their articles; columns of news whose items no author closes."""

from __future__ import annotations

ITEM = "{month}月5日，{place}镇的夜校开了冬季班，来听课的果农坐满了三间教室，讲课的是一位老园艺师，讲到九点钟。"


def nameplate(page):
    """What stands above the first article of a bulletin."""
    page.put("科　技　信　息", 180, 60, 34)
    page.put("第18期", 280, 110, 14)
    page.put("（总第77期）", 265, 130, 14)
    page.put("河口市科学技术协会办公室", 60, 155, 12)
    page.put("2019年10月12日", 440, 155, 12)


def test_the_name_of_a_bulletin_is_no_title(press, composed):
    page = press()
    nameplate(page)
    page.put("松岭镇夜校开课", 230, 190, 18)
    page.flow(ITEM.format(month=10, place="松岭"), 60, 230, 480, 14)
    plate, article = composed(page.page())
    assert (plate.title, article.title) == ("", "松岭镇夜校开课")
    assert {p.kind for p in plate.paragraphs} == {"masthead"}
    assert [p.kind for p in article.paragraphs] == ["title", "body"]


def test_a_large_title_over_a_numbered_class_stays_one(press, composed):
    page = press()
    page.put("夜校又开班了", 200, 60, 24)
    page.flow(ITEM.format(month=10, place="松岭"), 60, 110, 480, 12)
    page.put("第18期", 60, 170, 12)
    page.flow(ITEM.format(month=11, place="松岭"), 60, 190, 480, 12)
    (article,) = composed(page.page())
    assert article.title == "夜校又开班了"


def news(page, head, items):
    """A column of items, each under a heading in slightly larger type; returns their bodies."""
    page.put(head, 40, 50, 24)
    top, told = 100.0, []
    for place, month in items:
        page.put(f"{place}镇夜校开课", 40, top, 12)
        told.append(ITEM.format(month=month, place=place))
        top = page.flow(told[-1], 40, top + 20, 300) + 14
    return told


def test_headings_of_a_column_of_news_are_titles(press, composed):
    page = press()
    told = news(page, "基层动态", [("松岭", 9), ("柏溪", 10), ("竹坞", 11)])
    articles = composed(page.page())
    assert [a.title for a in articles] == ["松岭镇夜校开课", "柏溪镇夜校开课", "竹坞镇夜校开课"]
    assert [[p.text for p in a.paragraphs if p.kind == "body"] for a in articles] == [[text] for text in told]
    assert {a.section for a in articles} == {"基层动态"}


def test_a_column_of_news_goes_on_over_the_page(press, composed):
    pages = [press(number) for number in (1, 2)]
    news(pages[0], "基层动态", [("松岭", 9), ("柏溪", 10)])
    for row, place in enumerate(("竹坞", "梅坪")):
        pages[1].put(f"{place}镇夜校开课", 143, 60 + 120 * row, 12.5)
        pages[1].flow(ITEM.format(month=11, place=place), 40, 82 + 120 * row, 300)
    pages[0].marks = [(*mark[:5], 12.5 if mark[5] == 12 else mark[5], mark[6]) for mark in pages[0].marks]
    titles = [a.title for a in composed(*(page.page() for page in pages))]
    assert titles == [f"{place}镇夜校开课" for place in ("松岭", "柏溪", "竹坞", "梅坪")]


def test_headings_of_one_story_are_none(press, composed):
    page = press()
    news(page, "山里的夜校", [("松岭", 9), ("柏溪", 10), ("竹坞", 11)])
    (article,) = composed(page.page())
    assert article.title == "山里的夜校"


def test_an_item_alone_on_the_next_page_is_one_of_the_column(press, composed):
    pages = [press(number) for number in (1, 2)]
    for page, places in zip(pages, (("松岭", "柏溪"), ("竹坞",)), strict=True):
        for row, place in enumerate(places):
            page.put(f"{place}镇夜校开课", 40, 100 + 120 * row, 10, bold=True)
            page.flow(ITEM.format(month=9, place=place) + "（江望舒）", 40, 120 + 120 * row, 300)
    assert [a.title for a in composed(*(page.page() for page in pages))] == [
        "松岭镇夜校开课", "柏溪镇夜校开课", "竹坞镇夜校开课",
    ]  # fmt: skip
