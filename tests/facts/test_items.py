"""Items: the regression lines of items.txt, and how rules are chosen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cast_stats.facts.draft import Draft
from cast_stats.facts.rulecheck import drafts_of, shipped_drafter

LINES = [
    line
    for line in (Path(__file__).parent / "items.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def said(draft: Draft) -> str:
    value = format(draft.number.value.normalize(), "f") if draft.number.value else "0"
    return f"{draft.item} {value} {draft.number.unit or '-'}"


@pytest.mark.parametrize("line", LINES)
def test_regression_line(line: str) -> None:
    text, _, expected = line.partition("=>")
    found = [said(draft) for draft in drafts_of(shipped_drafter(), text.strip())]
    assert found == [part.strip() for part in expected.split("|")]


def test_a_change_is_an_increase_or_a_decrease_by_its_verb() -> None:
    drafts = drafts_of(shipped_drafter(), "会员5000人，比上年增加200人；论文300篇，比上年减少20篇。")
    assert [draft.change for draft in drafts] == [None, "increase", None, "decrease"]


def test_both_ends_of_a_change_are_told_apart() -> None:
    drafts = drafts_of(shipped_drafter(), "学会由2019年的58家增加到2023年的71家。")
    assert [(draft.change, draft.number.value) for draft in drafts] == [("from", Decimal(58)), ("to", Decimal(71))]


def test_each_member_of_a_list_has_its_own_draft() -> None:
    drafts = drafts_of(shipped_drafter(), "该队获得金奖、银奖各一次。")
    assert [(draft.item, draft.number.value) for draft in drafts] == [("金奖", Decimal(1)), ("银奖", Decimal(1))]
    assert [draft.member for draft in drafts] == [0, 1]


def test_a_number_without_any_noun_still_has_a_draft() -> None:
    drafts = drafts_of(shipped_drafter(), "（12家）")
    assert len(drafts) == 1
    assert drafts[0].item
