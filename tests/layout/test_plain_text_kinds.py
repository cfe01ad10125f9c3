"""Plain text of other kinds: gazetteers, lists of names, tables, page numbers, lines broken raggedly by OCR."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

FIRST = "今年春天，河口镇的渔民修好了码头上的冷库，三百多条船的渔获不用再连夜运到县城，损耗一下子少了许多，都说值得。"
SECOND = "镇上还腾出两间旧仓库，租给几个返乡的年轻人做鱼干，头一个月就卖出去六百多箱，连邻县的铺子都来订货。"


def kinds(articles):
    return [(p.kind, p.text) for a in articles for p in a.paragraphs]


def texts(articles, kind):
    return [text for found, text in kinds(articles) if found == kind]


def test_entries_of_a_gazetteer(composed):
    entries = [
        "【渔会成立】　1956年3月，河口县渔会成立，有会员212人，设理事9人。1961年会务停顿。",
        "【恢复活动】　1979年5月，渔会恢复。至1985年，全县有基层渔会17个，会员2146人。",
    ]
    articles = composed(text="第三章　渔业团体\n\n第一节　沿革\n\n" + "\n".join(entries))
    assert texts(articles, "body") == entries
    assert texts(articles, "heading") == ["第三章　渔业团体", "第一节　沿革"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_names_one_a_line_are_a_list(composed, gap):
    names = [
        "林木森　河口镇渔业站站长",
        "何田田　青石镇果品站技师",
        "马小川　云岭县茶业局工程师",
        "周晓舟　北滩盐场化验员",
    ]
    articles = composed(text="2019年度先进工作者名单\n（共4名）\n\n" + gap.join(names))
    assert texts(articles, "list") == names
    assert articles[0].title == "2019年度先进工作者名单"


def test_a_list_in_the_midst_of_prose_has_its_head(composed):
    names = ["河口镇渔会", "青石镇果协", "云岭县茶协"]
    articles = composed(text=f"{FIRST}\n\n先进集体\n" + "\n".join(names) + f"\n\n{SECOND}")
    assert (texts(articles, "list"), texts(articles, "heading")) == (names, ["先进集体"])
    assert texts(articles, "body") == [FIRST, SECOND]


def test_names_of_the_width_of_the_prose_are_not_joined(composed):
    wrapped = "\n".join(("　　" + FIRST)[i : i + 20] for i in range(0, len(FIRST) + 2, 20))
    names = [
        f"河口县{name}渔业生产合作社联合社第{place}分社"
        for name, place in zip("东西南北中上下", "甲乙丙丁戊己庚", strict=True)
    ]
    articles = composed(text=f"{wrapped}\n{wrapped}\n{wrapped}\n\n" + "\n".join(names))
    assert texts(articles, "list") == names
    assert texts(articles, "body") == [FIRST] * 3


def test_numbered_lines_without_text_are_a_list_and_with_text_headings(composed):
    text = f"1. 修好冷库一座\n2. 腾出仓库两间\n3. 添置快艇一艘\n\n一、渔民增收\n\n{FIRST}\n\n二、销路打开\n\n{SECOND}"
    articles = composed(text=f"{FIRST}\n\n{text}")
    assert texts(articles, "list") == ["1.修好冷库一座", "2.腾出仓库两间", "3.添置快艇一艘"]
    assert texts(articles, "heading") == ["一、渔民增收", "二、销路打开"]


def test_the_number_of_a_page_in_mid_sentence(composed):
    articles = composed(text=f"{FIRST[:44]}\n\n— 12 —\n\n{FIRST[44:]}\n\n{SECOND}\n\n第13页\n")
    assert texts(articles, "body") == [FIRST, SECOND]
    assert texts(articles, "running") == ["— 12 —", "第13页"]


def test_a_caption_and_the_number_of_a_page_in_mid_sentence(composed):
    articles = composed(text=f"{FIRST[:44]}\n\n渔民在冷库前装货\n\n- 12 -\n\n{FIRST[44:]}\n\n{SECOND}")
    assert texts(articles, "body") == [FIRST, SECOND]
    assert (texts(articles, "caption"), texts(articles, "running")) == (["渔民在冷库前装货"], ["- 12 -"])


def test_a_signature_is_no_heading(composed):
    articles = composed(text=f"{FIRST}\n\n{SECOND}\n\n河口县渔业局\n二〇一九年十二月三十日")
    assert texts(articles, "heading") == []
    assert texts(articles, "body")[-2:] == ["河口县渔业局", "二〇一九年十二月三十日"]


@pytest.mark.parametrize(
    "rows",
    [
        "| 乡镇 | 渔船（条） |\n| --- | ---: |\n| 河口 | 312 |\n| 北滩 | 48 |",
        "乡镇\t渔船（条）\n河口\t312\n北滩\t48",
    ],
)
def test_tables(composed, rows):
    (article,) = composed(text=f"# 渔业年鉴\n\n{FIRST}\n\n2019年各乡镇渔船\n\n{rows}\n\n{SECOND}")
    (table,) = [p.table for p in article.paragraphs if p.table]
    assert table.title == "2019年各乡镇渔船"
    assert [cell.text for cell in table.cells] == ["乡镇", "渔船（条）", "河口", "312", "北滩", "48"]
    assert (table.header_rows, table.stub_columns) == (1, 1)
    assert texts([article], "body") == [FIRST, SECOND]


def test_names_parted_by_tabs_are_no_table(composed):
    articles = composed(text=f"{FIRST}\n\n林木森\t何田田\n马小川\t周晓舟\n\n{SECOND}")
    assert not [p for a in articles for p in a.paragraphs if p.table]


def test_items_of_markdown_are_printed_as_they_stand(composed):
    articles = composed(text=f"# 渔业年鉴\n\n{FIRST}\n\n- 冷库三座\n- 仓库两间\n* 快艇一艘\n\n> {SECOND}")
    assert texts(articles, "list") == ["- 冷库三座", "- 仓库两间", "* 快艇一艘"]
    assert texts(articles, "body") == [FIRST, SECOND]


FIGURES = "全县有渔船1312条、渔民48650人，全年捕捞23456.7吨，比上年多12.5%，每人平均收入38600元，人人都有盼头。"


@given(st.integers(14, 40), st.booleans())
@settings(max_examples=40)
def test_numbers_cut_at_the_end_of_ragged_lines_come_out_whole(composed, width, half):
    """OCR counts characters, print counts widths: a line with figures seems short, its number may be cut anywhere."""
    text = FIGURES.replace("，", ", ") if half else FIGURES
    broken = [
        "\n".join(paragraph[i : i + width] for i in range(0, len(paragraph), width))
        for paragraph in (FIRST, text, SECOND)
    ]
    found = "".join(text for kind, text in kinds(composed(text="\n\n".join(broken))) if kind == "body")
    for number in ("1312条", "48650人", "23456.7吨", "12.5%", "38600元"):
        assert number in found


@given(st.lists(st.sampled_from([FIRST, SECOND, FIGURES]), min_size=2, max_size=6))
@settings(max_examples=25)
def test_a_line_a_paragraph_stays_so(composed, paragraphs):
    assert texts(composed(text="\n".join(paragraphs)), "body") == paragraphs


def test_figures_set_apart_by_blanks_are_a_table(composed):
    lines = ["各镇渔船（2018年底）", "镇　名　渔船（条）　渔民（人）", "河　口　120　860", "青石镇  85  —"]
    (article,) = composed(text="\n".join([*lines, "北　滩　64　402", "注：渔民不含季节工，共三镇。"]))
    (table,) = [p.table for p in article.paragraphs if p.table]
    rows = {row: [c.text for c in table.cells if c.row == row] for row in range(4)}
    assert rows == {
        0: ["镇名", "渔船（条）", "渔民（人）"],
        1: ["河口", "120", "860"],
        2: ["青石镇", "85", "—"],
        3: ["北滩", "64", "402"],
    }
    assert article.paragraphs[-1].text == "注：渔民不含季节工，共三镇。"


@pytest.mark.parametrize(
    "lines",
    [
        ["渔船 渔民", "河口 120", "青石 85"],
        ["河口镇有渔船 120 860", "青石镇有渔船，85 402", "北滩镇有渔船 64 402"],
        ["林木森　何田田", "周晓舟　2018　3", "马小川　2019　4　5"],
    ],
)
def test_names_with_a_number_or_lines_of_many_kinds_are_no_table(composed, lines):
    assert not [p for article in composed(text="\n".join(lines)) for p in article.paragraphs if p.table]


def test_blanks_between_the_columns_of_a_list_stay(composed):
    rows = ["王平 河口渔业公司总工程师", "李小川 青石镇果协 二等奖", "1986年 浅海养殖 渔技站 三等奖"]
    articles = composed(text=f"{FIRST}\n\n先进个人\n" + "\n".join(rows) + f"\n\n{SECOND}")
    assert texts(articles, "list") == rows


def test_a_line_in_columns_heads_no_list(composed):
    rows = ["1978年 浅海养殖 渔技站 三等奖", "1982年 冷库节电 县冷库 二等奖", "1986年 机帆船改造 造船厂 一等奖"]
    articles = composed(text="获奖成果\n" + "\n".join(rows) + f"\n\n{FIRST}")
    assert texts(articles, "list") == rows


def test_a_line_of_source_is_nothing_that_parts_a_sentence(composed):
    title = "河口渔业公司、青石镇果协、云岭茶场双双荣获全省科技进步二等奖"
    articles = composed(text=f"{title}\n发布人：管理员　发布时间：2019-05-04　浏览次数：72\n\n{FIRST}")
    assert articles[0].title == title
    assert texts(articles, "body") == [FIRST]


def test_signs_between_cells_without_figures_are_a_table(composed):
    rows = ["姓名 | 学校 | 等级 |", "林木森 | 河口中学 | 一等奖 |", "何田田 | 北滩小学 | 二等奖 |"]
    (article,) = composed(text=f"# 征文评选\n\n{FIRST}\n\n获奖名单\n" + "\n".join(rows) + f"\n\n{SECOND}")
    (table,) = [p.table for p in article.paragraphs if p.table]
    assert [cell.text for cell in table.cells][3:6] == ["林木森", "河口中学", "一等奖"]
    assert texts([article], "body") == [FIRST, SECOND]


def test_rows_of_names_do_not_run_on_over_headings(composed):
    rows = [
        "河口县渔业生产合作联社科协　青石镇果品加工有限责任公司科协　云岭县茶叶机械厂科协",
        "林木森（河口县渔业站）　何田田（青石镇果品加工有限责任公司科协）",
    ]
    articles = composed(text=f"{FIRST}\n\n先进集体\n\n{rows[0]}\n\n创新标兵\n\n{rows[1]}\n\n{SECOND}")
    assert [text for _, text in kinds(articles)] == [
        FIRST, "先进集体", *rows[0].split("　"), "创新标兵", rows[1], SECOND
    ]  # fmt: skip


def test_a_title_with_marks_in_quotation_marks_is_no_cut_prose(composed):
    title = "河口县“讲理想、比贡献”活动先进集体和先进个人受到表扬"
    articles = composed(text=f"{title}\n\n{FIRST}\n\n{SECOND}")
    assert articles[0].title == title
    assert texts(articles, "body") == [FIRST, SECOND]


def test_a_full_line_that_ends_a_sentence_goes_on_where_figures_vary_the_width(composed):
    lines = [
        "1981~1990年，渔会的主要活动有：一是推广新的网具。1982",
        "年3月办起展览室，每年接待渔民和学生300多人，印发12期。",
        "举办展览80次，观众7万人。二是培训，办起各类训练班，每年放",
        "映电影30场。到1986年，渔会同水产学校合办的班已有9",
        "00人，来自沿海的七个乡镇，其中三成后来当上了船长或者轮机长。",
        "1988年又办起修船厂。",
    ]
    articles = composed(text="主要活动\n" + "\n".join(lines) + "\n")
    assert texts(articles, "body") == ["".join(lines)]
