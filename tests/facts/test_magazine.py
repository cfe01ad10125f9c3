"""Genres of magazines: who speaks in an interview, and bodies that headings in brackets name."""

from __future__ import annotations

import pytest

from cast_stats.facts.owners.interviews import goes_on, is_question, label_end
from cast_stats.facts.owners.topics import bracketed_body, is_bracketed


@pytest.mark.parametrize("text", ["记者:协会有多少会员?", "本刊记者：您好。", "问:有几家?", "主持人：请讲。"])
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["记者从会上获悉:有3家。", "问题:经费不足。", "罗大山:有3家。"])
def test_no_questions(text: str) -> None:
    assert not is_question(text)


def test_where_a_speaker_begins_to_speak() -> None:
    assert [label_end(text) for text in ("罗大山:有3家。", "答:有。", "协会有3家。")] == [4, 2, 0]


def test_a_question_that_asks_for_more_of_the_same() -> None:
    assert goes_on("印象最深的是哪一项?")
    assert not goes_on("县里给了哪些支持?")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("【东屏云谷科技企业孵化器科协案例】建库", "东屏云谷科技企业孵化器科协"),
        ("[青禾县老科协]有会员", "青禾县老科协"),
        ("【南屏特钢集团经验】", "南屏特钢集团"),
    ],
)
def test_headings_in_brackets_that_name_a_body(text: str, name: str) -> None:
    body = bracketed_body(text)
    assert body
    assert body.name == name


@pytest.mark.parametrize("text", ["【概况】", "【院士专家工作站】", "【企业科协】", "【科技馆】", "【流动科技馆】"])
def test_headings_in_brackets_that_name_none(text: str) -> None:
    assert is_bracketed(text)
    assert bracketed_body(text) is None


def test_no_heading_in_brackets() -> None:
    assert not is_bracketed("青禾县科协有会员30人。")
    assert bracketed_body("青禾县科协有会员30人。") is None
