"""Labels and figures of cells: names, units, marks and scales taken apart; what is a unit, and what an owner."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cast_stats.facts.tables.labels import is_owner, is_unit, read_label, scaled, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", "1234"),
        ("１２．５", "12.5"),
        ("-4.0", "-4.0"),
        ("－3", "-3"),
        ("36%", "36"),
        ("87①", "87"),
        ("87*", "87"),
    ],
)
def test_values_as_yearbooks_print_them(text: str, value: str) -> None:
    assert value_of(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "name", "unit", "part"),
    [
        ("一、学会数（个）", "学会数", "个", False),
        ("（二）人员", "人员", "", False),
        ("#省级", "省级", "", True),
        ("其中：女会员(万人)", "女会员", "万人", True),
        ("1.会费", "会费", "", False),
        ("3.5吨以上货车（辆）", "3.5吨以上货车", "辆", False),
        ("铝（电解铝）", "铝（电解铝）", "", False),
        ("会员①", "会员", "", False),
    ],
)
def test_labels_are_taken_apart(text: str, name: str, unit: str, part: bool) -> None:
    label = read_label(text)
    assert (label.name, label.unit, label.part) == (name, unit, part)


@pytest.mark.parametrize(
    ("unit", "factor", "left"),
    [
        ("万元", 10**4, "元"),
        ("亿元", 10**8, "元"),
        ("千万元", 10**7, "元"),
        ("人", 1, "人"),
        ("万", 10**4, ""),
        ("％", 1, "%"),
    ],
)
def test_scales_go_into_the_value(unit: str, factor: int, left: str) -> None:
    assert scaled(unit) == (Decimal(factor), left)


def test_words_are_no_units() -> None:
    assert [is_unit(word) for word in ("个", "万人次", "亿元", "%", "电解铝", "省级", "")] == [True] * 4 + [False] * 3


def test_owners_are_regions_and_levels() -> None:
    assert [is_owner(word) for word in ("西宁市", "省级", "县级科协", "全国", "数量", "产量", "小学")] == [True] * 4 + [
        False
    ] * 3
