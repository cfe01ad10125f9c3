"""Numerals: parse reads back what write writes, in every style."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import Style, write

from cast_stats.language.numerals import parse

whole = st.integers(min_value=0, max_value=10**15)
decimals = st.decimals(min_value=0, max_value=10**10, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("style", get_args(Style))
@given(number=whole)
def test_whole_numbers_read_back(style: Style, number: int) -> None:
    assert parse(write(number, style)) == number


@pytest.mark.parametrize("style", [style for style in get_args(Style) if style != "digits"])
@given(number=decimals)
def test_decimals_and_negative_numbers_read_back(style: Style, number: Decimal) -> None:
    assert parse(write(number, style)) == number
    assert parse(write(-number, style)) == -number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万五", "35000"),
        ("十三万五", "135000"),
        ("两千六", "2600"),
        ("一百二", "120"),
        ("一百零二", "102"),
        ("一百十六", "116"),
        ("3万5千", "35000"),
        ("100万三千", "1003000"),
        ("4,567.8万", "45678000"),
        ("１２，３４５", "12345"),
        ("二〇二三", "2023"),
        ("一九五七", "1957"),
        ("廿三", "23"),
        ("卅五", "35"),
        ("壹佰贰拾叁", "123"),
        ("伍萬", "50000"),
        ("一点五亿", "150000000"),
        ("四分之一", "0.25"),
        ("一又二分之一", "1.5"),
        ("半", "0.5"),
        ("负三点一四", "-3.14"),
        ("2万亿", "2000000000000"),
        ("千万", "10000000"),
        ("百万", "1000000"),
        ("1.2百万", "1200000"),
        (".77", "0.77"),
        ("0", "0"),
        ("〇", "0"),
    ],
)
def test_ways_of_writing(text: str, value: str) -> None:
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "科协", "三家", "十分之", "分之三", "3.5.2", "--3", "零分之一", "点五家", "12a"])
def test_what_is_no_numeral(text: str) -> None:
    assert parse(text) is None
