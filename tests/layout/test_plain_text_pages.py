"""Plain text taken from pages, and Markdown: page numbers, heads that come again, emphasis and links."""

from __future__ import annotations

import pytest

A = "全乡十一个村都办起了农民夜校，每周上课两次，先后请来讲师二十六人，听课的农民一共有四千三百多人次，"
B = "其中妇女占了将近一半，夜校还备有图书一千二百册，供大家借回家去慢慢地看。"
C = "到了冬天，夜校改在白天上课，增加了木工和泥瓦工两门，又有九十多人学会了手艺。"


def kinds(composed, text):
    return [(p.kind, p.text) for a in composed(text=text) for p in a.paragraphs]


@pytest.mark.parametrize("marks", [("— 11 —", "— 12 —"), ("11", "12"), ("第11页", "第12页"), (" 11", " 12 ")])
@pytest.mark.parametrize("head", ["", "青山乡年鉴（1983）"])
def test_pages_that_end_in_mid_sentence(composed, marks, head):
    lines = ["青山乡夜校记事", "　　" + A, head, marks[0], B, "　　" + C[:28], head, marks[1], C[28:], "　　" + A + B]
    found = kinds(composed, "\n".join(line for line in lines if line))
    assert [text for kind, text in found if kind == "body"] == [A + B, C, A + B]
    assert [text for kind, text in found if kind == "running"] == [t for m in marks for t in (head, m.strip()) if t]


def test_single_figures_that_do_not_go_up_are_text(composed):
    found = kinds(composed, f"夜校的账\n\n{A + B}\n\n52\n\n{C}\n\n17\n\n{A + B}")
    assert all(kind != "running" for kind, _ in found)


def test_emphasis_and_links_in_markdown(composed):
    text = (
        "# 夜校\n\n听课的有**4300**人次，__12%__占*一半*，见[名册](https://a.example/b)，图书**1200册**。\n\n**冬天的课**\n\n"
        + C
    )
    assert kinds(composed, text) == [
        ("title", "夜校"),
        ("body", "听课的有4300人次，12%占*一半*，见名册，图书1200册。"),
        ("heading", "冬天的课"),
        ("body", C),
    ]


def test_stars_that_are_no_emphasis_stay(composed):
    assert kinds(composed, "# 夜校\n\n" + A + "4 ** 5，a__b。")[1][1].endswith("4 ** 5，a__b。")
