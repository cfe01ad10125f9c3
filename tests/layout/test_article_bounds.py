"""Articles: titles with kickers and bylines, sections, contents pages, mastheads, covers, lists."""

from __future__ import annotations

from cast_stats.reading.page import Box

BODY = "今年春天，河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多，都很高兴。"


def article_page(press, number, title, *, kicker="", byline="", label="", body=BODY):
    """A page of two columns under a title."""
    page = press(number)
    top = 60.0
    if label:
        page.put(label, 35, top + 3, 9)
        page.frame(Box(30, top, 95, top + 16))
        top += 30
    if kicker:
        page.put(kicker, 30, top, 14)
        top += 24
    page.put(title, 30, top, 20)
    top += 34
    if byline:
        page.put(byline, 30, top, 10)
        top += 24
    page.columns("\n".join([body] * 4), [(30, 260), (305, 260)], top, 8)
    return page


def test_title_kicker_byline_and_section(press, composed):
    page = article_page(press, 1, "码头上的新冷库", kicker="河口镇渔民：", byline="文｜林小渔", label="基层来信")
    (article,) = composed(page.page())
    assert (article.title, article.section, article.byline) == ("码头上的新冷库", "基层来信", "文｜林小渔")
    assert [(p.kind, p.level) for p in article.paragraphs[:4]] == [
        ("masthead", 0), ("title", 2), ("title", 1), ("byline", 0),
    ]  # fmt: skip
    assert [p.text for p in article.paragraphs[4:]] == [BODY] * 4


def test_a_title_over_two_lines_is_one(press, composed):
    page = press()
    page.put("河口镇的渔民修好了码头上的冷库和仓库三百多条船", 30, 60, 24)
    page.put("的渔获不再外运", 30, 90, 24)
    page.columns("\n".join([BODY] * 4), [(30, 260), (305, 260)], 140, 8)
    assert composed(page.page())[0].title == "河口镇的渔民修好了码头上的冷库和仓库三百多条船的渔获不再外运"


def test_articles_follow_one_another_over_pages(press, composed):
    titles = ["码头上的新冷库", "山里的小书屋", "老师傅收徒弟"]
    pages = [article_page(press, number, title).page() for number, title in enumerate(titles, 1)]
    assert [a.title for a in composed(*pages)] == titles


def test_an_article_goes_on_over_pages_without_title(press, composed):
    first, second = article_page(press, 1, "码头上的新冷库"), press(2)
    second.columns(f"{BODY}\n{BODY}", [(30, 260), (305, 260)], 60, 4)
    (article,) = composed(first.page(), second.page())
    assert len([p for p in article.paragraphs if p.kind == "body"]) == 6


def test_headings_have_levels(press, composed):
    page = press()
    page.put("码头上的新冷库", 30, 60, 20)
    top = 100.0
    for heading in ["一、修好冷库", "（一）筹钱", "（二）动工", "二、渔民增收"]:
        page.put(heading, 50, top)
        top = page.flow(BODY, 30, top + 16, 540)
    (article,) = composed(page.page())
    assert [(p.text, p.level) for p in article.paragraphs if p.kind == "heading"] == [
        ("一、修好冷库", 1), ("（一）筹钱", 2), ("（二）动工", 2), ("二、渔民增收", 1),
    ]  # fmt: skip


def test_larger_type_within_columns_is_a_heading_of_its_own(press, composed):
    page = press()
    page.put("码头上的新冷库", 30, 60, 20)
    page.flow(BODY, 30, 100, 260)
    page.put("钱从哪里来", 30, 190, 12)
    page.flow(BODY, 30, 210, 260)
    page.flow(BODY, 305, 100, 260)
    page.put("日子怎么过", 305, 190, 12)
    page.flow(BODY, 305, 210, 260)
    (article,) = composed(page.page())
    assert [p.text for p in article.paragraphs if p.kind == "heading"] == ["钱从哪里来", "日子怎么过"]


def test_running_heads_and_page_numbers_are_kept_apart(press, composed):
    pages = []
    for number in range(1, 6):
        page = article_page(press, number, f"第{'甲乙丙丁戊'[number - 1]}篇文章")
        page.put(f"河口渔业 2019年第{number}期", 30, 20, 8)
        page.put(f"— {number + 10} —", 290, 780, 8)
        pages.append(page.page())
    paragraphs = [p for a in composed(*pages) for p in a.paragraphs]
    assert not [p for p in paragraphs if p.kind != "running" and ("渔业" in p.text or "—" in p.text)]
    heads = [f"河口渔业2019年第{number}期" for number in range(1, 6)]
    assert [p.text for p in paragraphs if p.kind == "running"][::2] == heads


def test_a_running_head_is_known_by_its_row_where_it_was_misread(press, composed):
    pages = []
    heads = ("河口渔业 月刊", "河口渔业 月刊", "河囗渔亚月刊", "河口渔业 月刊", "洄口 渔业曰刊")
    for number, printed in enumerate(heads, 1):
        page = article_page(press, number, f"第{'甲乙丙丁戊'[number - 1]}篇文章")
        page.put(printed, 30, 20 + number % 2, 8)
        pages.append(page.page())
    articles = composed(*pages)
    assert [a.title for a in articles if a.title] == [f"第{name}篇文章" for name in "甲乙丙丁戊"]
    running = [p.text for a in articles for p in a.paragraphs if p.kind == "running"]
    assert "河囗渔亚月刊" in running
    assert "".join(running).endswith("渔业曰刊")


def test_text_that_runs_on_from_the_row_of_the_running_heads_is_text(press, composed):
    pages = []
    for number in range(1, 5):
        page = press(number)
        page.put("河口渔业 月刊" if number < 4 else "鱼苗放流共三处。", 30, 20, 10)
        page.flow(BODY, 30, 60 if number < 4 else 36, 540)
        pages.append(page.page())
    texts = [p.text for a in composed(*pages) for p in a.paragraphs if p.kind != "running"]
    assert any("鱼苗放流共三处" in text for text in texts)


def test_footnotes_are_told_from_the_text_and_do_not_cut_it(press, composed):
    first, second = press(1), press(2)
    first.put("渔业合作社办学会", 150, 60, 22)
    first.flow((BODY * 9)[:359] + "到年底", 40, 120, 520)
    first.flow("① 产量按干塘计，收回问卷62份。\n② 亩产按水面计。", 40, 730, 520, 8, indent=0)
    second.flow("全社共有会员三百五十人，办起讲习所两个。", 40, 60, 520, indent=0)
    second.flow(BODY, 40, 76, 520)
    second.flow("① 亩产另有一说，见次年年鉴。", 40, 110, 520, 8, indent=0)
    second.flow(BODY * 3, 40, 126, 520)
    paragraphs = [p for a in composed(first.page(), second.page()) for p in a.paragraphs]
    notes = [p.text for p in paragraphs if p.kind == "footnote"]
    assert "".join(notes) == "①产量按干塘计，收回问卷62份。②亩产按水面计。"
    assert any("到年底全社共有会员三百五十人" in p.text for p in paragraphs if p.kind == "body")


def test_a_number_in_the_text_is_no_page_number(press, composed):
    page = press()
    page.flow(BODY, 30, 60, 540)
    below = page.flow(f"{BODY[:46]}一共是", 30, 740, 500)
    page.put("1987", 30, below)
    assert any("1987" in p.text for a in composed(page.page()) for p in a.paragraphs)


def test_contents_and_masthead_are_told_apart(press, composed):
    page = press(2)
    page.put("目录", 30, 60, 20)
    entries = ["02 码头上的新冷库", "05 山里的小书屋", "08 老师傅收徒弟", "11 河口镇大事记", "15 读者来信"]
    for row, entry in enumerate(entries):
        page.put(entry, 30, 100 + 18 * row)
    for row, entry in enumerate(["主编 林木森", "责任编辑 何田田 马小川", "印刷日期 2019年3月20日"]):
        page.put(entry, 30, 300 + 18 * row)
    following = article_page(press, 3, "码头上的新冷库")
    front, article = composed(page.page(), following.page())
    assert [p.kind for p in front.paragraphs] == ["contents"] * 6 + ["masthead"] * 3
    assert article.title == "码头上的新冷库"


def test_a_cover_is_no_article(press, composed):
    cover = press(1)
    cover.put("河口渔业", 200, 200, 40)
    cover.put("2019年第3期 总第88期", 200, 260, 16)
    articles = composed(cover.page(), article_page(press, 2, "码头上的新冷库").page())
    assert {p.kind for p in articles[0].paragraphs} == {"masthead"}
    assert articles[1].title == "码头上的新冷库"


def test_recipients_in_a_list_are_paragraphs_of_their_own(press, composed):
    page = press()
    page.put("先进集体名单", 30, 60, 20)
    page.flow(BODY, 30, 100, 540)
    names = ["河口镇渔业合作社", "青石镇果蔬合作社", "云岭县茶业合作社", "北滩镇盐业合作社"]
    for row, name in enumerate(names):
        page.put(name, 50, 160 + 16 * row)
    page.flow(BODY, 30, 240, 540)
    (article,) = composed(page.page())
    assert [p.text for p in article.paragraphs if p.kind == "list"] == names


def test_a_centred_title_over_two_lines(press, composed):
    page = press()
    page.put("河口镇二〇一九年度渔业", 190, 60, 20)
    page.put("工作情况报告", 240, 88, 20)
    page.flow(f"{BODY}\n{BODY}", 30, 140, 540)
    assert composed(page.page())[0].title == "河口镇二〇一九年度渔业工作情况报告"


def test_a_centred_line_of_little_larger_type_at_a_pages_top_is_a_title(press, composed):
    pages = []
    for number, title in enumerate(["渔业报告", "盐业报告"], 1):
        page = press(number)
        page.put(title, 276, 60, 12)
        page.flow(f"{BODY}\n{BODY}", 30, 100, 540)
        pages.append(page.page())
    big = press(3)
    big.put("附录", 260, 60, 40)
    big.flow(BODY, 30, 140, 540)
    assert [a.title for a in composed(*pages, big.page())] == ["渔业报告", "盐业报告", "附录"]
