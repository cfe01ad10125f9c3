"""Sentences: where they end, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


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


@given(st.text(alphabet="会员3家，。；！？（）“”《》,.\n 、", max_size=60))
def test_no_character_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
