"""Brands and bylines: short names of companies, and names of those who wrote."""

from __future__ import annotations

import pytest

from cast_stats.language.brands import branded, with_brand
from cast_stats.language.bylines import bylines
from cast_stats.language.organisations import find_organisations
from cast_stats.language.positions import Positions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("盛达药业引进专家5人", "盛达药业"),
        ("海纳生物现有员工480人", "海纳生物"),
        ("昨日，恒瑞药业与学会签约", "恒瑞药业"),
    ],
)
def test_a_made_up_word_and_a_trade(text: str, name: str) -> None:
    assert [text[start:end] for start, end in branded(Positions(text))] == [name]


@pytest.mark.parametrize(
    "text", ["现代农业发展很快", "保护生物多样性", "江苏机械产量增长", "发展新材料产业", "食品检测3次"]
)
def test_a_trade_alone_is_no_company(text: str) -> None:
    assert list(branded(Positions(text))) == []


def test_a_name_begins_with_characters_that_nobody_knows() -> None:
    text = "康达苹果协会成立"
    assert with_brand(Positions(text), 2) == 0
    assert with_brand(Positions("成立苹果协会"), 2) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（记者 王雪）昨日", ["王雪"]),
        ("本刊记者 黄静海", ["黄静海"]),
        ("记者孔晓宁、何彪报道", ["孔晓宁、何彪"]),
        ("记者从省科协获悉", []),
        ("通讯员队伍有80人", []),
    ],
)
def test_who_wrote(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in bylines(text)] == names


def test_a_writer_s_name_holds_no_place() -> None:
    assert find_organisations("本刊记者 黄静海") == ()
