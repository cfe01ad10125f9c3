"""Who can win what: honours whose names leave room for one sort of winner only."""

from __future__ import annotations

import pytest

from cast_stats.facts.awards.sorts import may_win
from cast_stats.facts.awards.view import clauses, view_of


@pytest.mark.parametrize(
    ("name", "honour"),
    [
        ("罗敏", "全省优秀教师"),
        ("桃源县科协", "先进集体"),
        ('"杏花"牌方巾', "省优质产品"),
        ("罗敏", "科技进步一等奖"),
        ("桃源县科协", "科技进步一等奖"),
        ("其其格玛", "劳动模范"),
        ("该厂", '"先进企业"'),
    ],
)
def test_may_win(name: str, honour: str) -> None:
    assert may_win(name, honour)


@pytest.mark.parametrize(
    ("name", "honour"),
    [
        ("罗敏", "先进集体"),
        ("桃源县科协", "劳动模范"),
        ("《风的力量》", "优秀教师"),
        ("方巾", "先进企业"),
        ("该产品", '"先进单位"'),
    ],
)
def test_may_not_win(name: str, honour: str) -> None:
    assert not may_win(name, honour)


def test_a_wide_gap_parts_phrases_but_not_inside_brackets() -> None:
    view = view_of("桃源科协该会（杏花馆罗敏）获奖", gaps=(4, 10))
    spans = clauses(view, 0, len(view.plain))
    assert [view.plain[a:b] for a, b in spans] == ["桃源科协", "该会(杏花馆罗敏)获奖"]
