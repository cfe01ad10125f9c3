"""Interviews: which paragraphs ask, and where a speaker begins."""

from __future__ import annotations

import pytest

from cast_stats.facts.owners.interviews import is_question, label_end


@pytest.mark.parametrize("text", ["记者:协会有多少会员?", "本刊记者：您好。", "问:有几家?", "主持人：请讲。"])
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["记者从会上获悉:有3家。", "问题:经费不足。", "罗大山:有3家。"])
def test_no_questions(text: str) -> None:
    assert not is_question(text)


def test_where_a_speaker_begins_to_speak() -> None:
    assert [label_end(text) for text in ("罗大山:有3家。", "答:有。", "协会有3家。")] == [4, 2, 0]
