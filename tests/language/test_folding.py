"""Folding: one form of a text, and the way back to the print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.language.folding import fold
from cast_stats.language.misreadings import mend


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("１２，３４５％", "12,345%"),
        ("会员 10 家", "会员10家"),
        ("2 . 5 万", "2.5万"),
        ("面积5㎡", "面积5m²"),
        ("㈠总则", "(一)总则"),
        ("（原创 MV）", "(原创MV)"),
        ("MAIN 2024", "MAIN 2024"),
        ("五萬億兩", "五万亿两"),
        ("「科协」", "“科协”"),
        ("4,567\n.8万", "4,567.8万"),
        ("200\n亿元", "200亿元"),
        ("第一段\n第二段", "第一段\n第二段"),
        ("〔2023〕15号", "[2023]15号"),
        ("壹仟佰", "壹千百"),
    ],
)
def test_forms(printed: str, folded: str) -> None:
    assert fold(printed).text == folded


def test_blanks_between_two_numbers_keep_them_apart() -> None:
    assert fold("表1  2025年").text.split() == ["表1", "2025年"]


printed_text = st.text(alphabet="会员 \n　12３，,.㎡㈠⒈％（）萬年家A科协“”", max_size=40)


@given(printed_text)
def test_every_folded_character_has_its_place_in_the_print(text: str) -> None:
    folded = fold(text)
    places = [folded.back(i) for i in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(printed_text)
def test_spans_begin_and_end_on_print_that_is_no_blank(text: str) -> None:
    folded = fold(text)
    for i, ch in enumerate(folded.text):
        if not ch.isspace():
            start, end = folded.span(i, i + 1)
            assert end > start
            assert not text[start].isspace()


@given(st.text(alphabet="会员 　12３，,.㎡㈠％（）萬年家A科协“”", max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("博十创新站和两院院十", "博士创新站和两院院士"),
        ("青川具科协", "青川县科协"),
        ("医疗卫牛事亚", "医疗卫生事业"),
        ("深人推进", "深入推进"),
        ("被列人试点", "被列入试点"),
        ("项日实施期问", "项目实施期间"),
        ("2O24年1l家", "2024年11家"),
        ("表决诵讨", "表决通过"),
        ("汪苏省两个方课", "江苏省两个方面"),
        ("近年米的技术改遗", "近年来的技术改造"),
        ("职工太会和旱些年", "职工大会和早些年"),
    ],
)
def test_misread_words_are_read_right(printed: str, right: str) -> None:
    assert mend(printed) == right
    assert len(mend(printed)) == len(printed)


@pytest.mark.parametrize(
    "text",
    [
        "学院十二个",
        "家具市场",
        "女十人",
        "人选3名",
        "招收人员",
        "领导人员",
        "引进人才",
        "分析江河水质",
        "各项日常工作",
        "自己建成",
        "近千部作品",
        "奶牛产奶",
        "东明具有特色",
        "农具区别",
        "今年未完成",
        "问卷",
        "亚洲",
        "5G网络",
        "H2O",
        "IO口",
        "医院十年",
        "全课程改革",
        "他不太会写",
        "抗旱在先",
        "年产十万米以上",
        "文化遗产",
    ],
)
def test_words_that_only_look_misread_stay(text: str) -> None:
    assert mend(text) == text
