"""Plain text and Markdown: broken lines, cut paragraphs, captions between halves, headings, lists, several articles."""

from __future__ import annotations

import pytest

FIRST = "今年春天，河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多，都说值得。"
SECOND = "镇上还腾出两间旧仓库，租给几个返乡的年轻人做鱼干，头一个月就卖出去六百多箱，连邻县的铺子都来订货。"


def wrapped(text: str, width: int, indent: str = "　　") -> str:
    """A paragraph broken after every `width` characters."""
    full = indent + text
    return "\n".join(full[i : i + width] for i in range(0, len(full), width))


@pytest.mark.parametrize("width", [14, 18, 22, 30])
@pytest.mark.parametrize("indent", ["　　", "    ", ""])
def test_lines_broken_at_the_columns_width_are_joined(prose, width, indent):
    text = "\n".join(wrapped(paragraph, width, indent) for paragraph in (FIRST, SECOND, FIRST))
    assert "".join(prose(text=text)) == FIRST + SECOND + FIRST
    if indent:
        assert prose(text=text) == [FIRST, SECOND, FIRST]


def test_one_long_line_a_paragraph(prose):
    assert prose(text=f"{FIRST}\n{SECOND}{FIRST}\n{SECOND}\n") == [FIRST, SECOND + FIRST, SECOND]


def test_numbers_broken_over_a_line_join(prose):
    lines = ["　　全年到馆参观的人数共有4,567", ".8万人次，比上一年多出不少，外", "省来的观众占四成，超过往年。"]
    assert prose(text="\n".join(lines)) == ["".join(lines).strip()]


def test_a_blank_line_in_mid_sentence_is_mended(prose):
    assert prose(text=f"{FIRST[:40]}\n\n{FIRST[40:]}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_page_break_in_mid_sentence_is_mended(prose):
    assert prose(text=f"{FIRST[:40]}\f{FIRST[40:]}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_caption_between_the_halves_is_set_apart(composed):
    (article,) = composed(text=f"码头上的新冷库\n\n{FIRST[:40]}\n\n渔民在冷库前装货\n\n{FIRST[40:]}\n\n{SECOND}")
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        ("title", "码头上的新冷库"), ("body", FIRST), ("caption", "渔民在冷库前装货"), ("body", SECOND),
    ]  # fmt: skip


def test_a_heading_after_a_whole_sentence_is_no_caption(composed):
    (article,) = composed(text=f"码头上的新冷库\n\n{FIRST}\n\n一、钱从哪里来\n\n{SECOND}")
    assert [p.kind for p in article.paragraphs] == ["title", "body", "heading", "body"]


@pytest.mark.parametrize(
    ("scanned", "clean"),
    [
        ("冷库 建好了，全镇共有 36 条船受益， 比去年多 8条。", "冷库建好了，全镇共有36条船受益，比去年多8条。"),
        ("渔民 用上了 The Cold Chain 系统，很快就学会了怎么用。", "渔民用上了The Cold Chain系统，很快就学会了怎么用。"),
    ],
)
def test_stray_spaces_beside_hanzi_go(prose, scanned, clean):
    assert prose(text=scanned) == [clean]


def test_spaces_between_names_stay(composed):
    (article,) = composed(text="评审组成员\n\n林木森 何田 田 马小川 周晓舟")
    assert article.paragraphs[-1].text == "林木森 何田 田 马小川 周晓舟"


def test_organisations_side_by_side_become_a_list(composed):
    names = ["河口镇渔业合作社", "青石镇果蔬合作社", "云岭县茶业合作社", "北滩镇盐业合作社"]
    (article,) = composed(text=f"{FIRST}\n\n{' '.join(names)}\n\n{SECOND}")
    assert [p.text for p in article.paragraphs if p.kind == "list"] == names


def test_markdown_headings_give_articles_and_levels(composed):
    text = f"# 码头上的新冷库\n\n文｜林小渔\n\n{FIRST}\n\n## 钱从哪里来\n\n{SECOND}\n\n# 山里的小书屋\n\n{SECOND}\n"
    first, second = composed(text=text)
    assert (first.title, first.byline, second.title) == ("码头上的新冷库", "文｜林小渔", "山里的小书屋")
    assert [(p.text, p.level) for p in first.paragraphs if p.kind == "heading"] == [("钱从哪里来", 1)]


def test_a_heading_over_a_byline_opens_the_next_article(composed):
    text = f"码头上的新冷库\n文｜林小渔\n\n{FIRST}\n\n{SECOND}\n\n山里的小书屋\n文｜何田田\n\n{SECOND}"
    assert [(a.title, a.byline) for a in composed(text=text)] == [
        ("码头上的新冷库", "文｜林小渔"), ("山里的小书屋", "文｜何田田"),
    ]  # fmt: skip


def test_the_kicker_over_a_title(composed):
    (article,) = composed(text=f"河口镇渔民：\n\n把冷库建到码头上去\n\n{FIRST}（河口镇文化站供稿）")
    assert article.title == "把冷库建到码头上去"
    assert article.byline == "河口镇文化站供稿"
    assert [(p.kind, p.level) for p in article.paragraphs] == [("title", 2), ("title", 1), ("body", 0)]


def test_a_masthead_is_told_apart(composed):
    (article,) = composed(text="主 编 林木森\n\n编 委 会 何田田 马小川\n\n周晓舟\n\n邮 编 210000\n\n印数3000")
    assert {p.kind for p in article.paragraphs} == {"masthead"}


def test_no_character_of_the_text_is_lost(composed):
    text = f"码头上的新冷库\n\n{wrapped(FIRST, 17)}\n\n· 冷库一座\n· 仓库两间\n\n{wrapped(SECOND, 17)}\n(完)"
    articles = composed(text=text)
    kept = "".join(p.text for a in articles for p in a.paragraphs)
    assert sorted(kept.replace(" ", "")) == sorted(text.replace("\n", "").replace("　", "").replace(" ", ""))


def test_a_line_that_ends_in_a_comma_goes_on(prose):
    cut = FIRST.index("三百")
    assert prose(text=f"{SECOND}\n\n{FIRST[:cut]}\n\n{FIRST[cut:]}") == [SECOND, FIRST]


def test_the_menu_of_a_web_page_is_no_title(composed):
    menu = "\n".join(["首页", "动态", "公告", "数据", "服务", "互动", "关于", "登录", "注册", "搜索"])
    (article,) = composed(text=f"{menu}\n河口市二〇一九年渔业统计公报\n河口市渔业局\n{FIRST}\n{SECOND}")
    assert article.title == "河口市二〇一九年渔业统计公报"
    assert [p.text for p in article.paragraphs if p.kind == "list"][:2] == ["首页", "动态"]


@pytest.mark.parametrize(
    "line",
    [
        "2016-04-07 10:20:35　来源:云岭日报",
        "作者:马小川　来源：海滨在线　发布时间:2016/4/7 8:05",
        "渔业信息网　2016-04-07",
        "2016年4月7日 09:10　河口晚报",
        "信息来源：办公室　日期：2016.4.7　浏览次数：36",
    ],
)
def test_a_line_on_where_and_when_a_text_appeared_is_no_title(composed, line):
    (article,) = composed(text=f"码头上的新冷库\n{line}\n{FIRST}\n{SECOND}")
    assert article.title == "码头上的新冷库"
    assert [p.text for p in article.paragraphs if p.kind == "masthead"] == [line]


@pytest.mark.parametrize("line", ["2016年4月7日，冷库开工，占地40亩。", "来源多样，去年收鱼3种，客商来自6省。"])
def test_a_sentence_that_tells_a_day_or_a_source_is_prose(prose, line):
    assert prose(text=f"码头上的新冷库\n{line}\n{FIRST}")[0] == line


def test_a_subtitle_is_not_the_title(composed):
    (article,) = composed(text=f"鱼满仓\n——记河口镇渔业合作社二十年来的每一天\n{FIRST}\n{SECOND}")
    assert article.title == "鱼满仓"


ITEMS = [
    "河口镇举办渔业技术培训班",
    "4月2日，河口镇渔业技术培训班在镇文化站开班，来自十个村的渔民参加了培训。（河口镇科协）",
    "东岭镇科普馆开馆",
    "4月6日，东岭镇科普馆开馆迎客，当天就有许多孩子赶来，馆里准备了讲解和实验。（东岭镇科协　王小山）",
]


def test_items_of_news_that_close_with_their_authors_are_articles(composed):
    found = composed(text="\n\n".join(ITEMS))
    assert [article.title for article in found] == ITEMS[::2]
    assert [article.byline for article in found] == ["河口镇科协", "东岭镇科协　王小山"]


def test_items_with_bullets_have_the_title_of_their_column(composed):
    lines = ["一周简讯", "●" + ITEMS[1], "●" + ITEMS[3], f"●{SECOND}", f"●{FIRST}"]
    found = composed(text="\n".join(lines))
    assert [article.title for article in found] == ["一周简讯"] * 4
    assert [len(article.paragraphs) for article in found] == [2, 1, 1, 1]


def test_prose_behind_an_author_is_an_item_of_its_own(composed):
    assert len(composed(text="\n\n".join(["一周简讯", ITEMS[1], SECOND, ITEMS[3]]))) == 2


@pytest.mark.parametrize("aside", ["（河口镇科协）", "（详见附件）"])
def test_one_author_or_none_makes_no_column(composed, aside):
    second = "这件事还要一直办下去，办得再好一些。（名单略）"
    assert len(composed(text="\n\n".join(["修好冷库之后", FIRST + aside, "开进城里的鱼干", SECOND, second]))) == 1


def test_entries_of_a_yearbook_stay_in_their_section_whoever_closes_them(composed):
    lines = ["码头与冷库", f"【冷库】　{FIRST}（王小山）", f"【鱼干】　{SECOND}（陈平）"]
    (article,) = composed(text="\n".join(lines))
    assert (article.title, len(article.paragraphs)) == ("码头与冷库", 3)


@pytest.mark.parametrize(("title", "count"), [("科协动态", 2), ("冷库和鱼干", 1)])
def test_a_column_that_is_called_one_has_its_headings_for_items(composed, title, count):
    lines = [title, ITEMS[0], "4月2日，" + FIRST, ITEMS[2], "4月6日，" + SECOND]
    assert len(composed(text="\n\n".join(lines))) == count


def test_a_page_of_a_column_is_one_article(composed):
    lines = ["科协动态", "河口镇这一年", FIRST, "钱从哪里来", SECOND, "往后怎么办", FIRST]
    assert len(composed(text="\n\n".join(lines))) == 1
