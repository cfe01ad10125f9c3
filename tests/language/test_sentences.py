"""Sentences and clauses: where they end, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.language.sentences import split_clauses, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共3家。其中2家在市区！", ["共3家。", "其中2家在市区！"]),
        ("他说：“很好。”会议结束。", ["他说：“很好。”", "会议结束。"]),
        ("建站5个（见表。注）并授牌；另建3个。", ["建站5个（见表。注）并授牌；", "另建3个。"]),
        ("增长2.5%。下降1,200元", ["增长2.5%。", "下降1,200元"]),
        ("第一段\n第二段", ["第一段", "第二段"]),
        ("没有句号", ["没有句号"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共3家，其中2家在市区", ["共3家，", "其中2家在市区"]),
        ("会员1,200人,增长5%", ["会员1,200人,", "增长5%"]),
        ("建站（含省级，市级）5个，授牌", ["建站（含省级，市级）5个，", "授牌"]),
        ("《章程，草案》通过", ["《章程，草案》通过"]),
        ("甲、乙、丙", ["甲、乙、丙"]),
    ],
)
def test_clauses(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@given(st.text(alphabet="会员3家，。；！？（）“”《》,.\n 、", max_size=60))
def test_no_character_but_blanks_is_lost(text: str) -> None:
    for pieces in (sentences(text), clauses(text)):
        assert "".join("".join(pieces).split()) == "".join(text.split())
