"""Other projects' test cases for Chinese numbers, percentages, money and measures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from cast_stats.language.mention import Number
from cast_stats.language.numbers import find_numbers
from cast_stats.language.numerals import parse

LEFT_OUT = yaml.safe_load((Path(__file__).parent / "suites_left_out.yaml").read_text(encoding="utf-8"))
SUITES = [
    "cn2an-normal",
    "cn2an-smart",
    "duckling-amountofmoney",
    "duckling-numeral",
    "jionlp-money-extract",
    "recognizers-dimension",
    "recognizers-percent",
    "wetext-itn-cardinal",
    "wetext-itn-measure",
    "wetext-itn-number",
]
PER_CENT = {"%": 1, "个百分点": 1, "个百分點": 1, "‰": Decimal("0.1"), "‱": Decimal("0.01"), "": 100}
CENTS = {"分": 1, "角": 10, "毛": 10}


def cases(shared: Path, suite: str) -> Iterator[dict[str, Any]]:
    for line in (shared / "suites" / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def left_out(suite: str) -> dict[str, str]:
    return {text: name for name, texts in LEFT_OUT["suites"].get(suite, {}).items() for text in texts}


def close(ours: Decimal | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return abs(ours - Decimal(repr(theirs))) <= Decimal("1e-9") * max(1, abs(ours))


def quantities(text: str) -> list[Number]:
    return [number for number in find_numbers(text) if number.reason is None]


def values(text: str) -> list[Decimal]:
    return [value for n in find_numbers(text) for value in (n.value, n.value_max) if value is not None]


def agrees(suite: str, case: dict[str, Any]) -> bool:
    """Whether every quantity that the suite expects is found with its value, and none where it expects none."""
    text = case["input"]
    if "expect_text" in case:
        return values(text) == values(case["expect_text"]) != []
    found = quantities(text)
    if not case["expect"]:
        return suite == "jionlp-money-extract" or not any(number.unit in ("%", "元") for number in found)
    return all(
        any(same(suite, wanted, number, text) for number in found) or whole(wanted, text) for wanted in case["expect"]
    )


def whole(wanted: dict[str, Any], text: str) -> bool:
    """A bare numeral without context is judged by the numeral reader alone."""
    return wanted["unit"] is None and wanted["text"] == text and close(parse(text), wanted["value"])


def same(suite: str, wanted: dict[str, Any], number: Number, text: str) -> bool:
    if wanted["value"] is None:
        return "".join(number.text.split()) == "".join(wanted["text"].split())
    factor = (
        PER_CENT.get(number.unit)
        if "percent" in suite
        else CENTS.get(number.unit, 1)
        if wanted["unit"] == "Cent"
        else 1
    )
    if factor is None:
        return False
    high = None if number.value_max is None else number.value_max * factor
    bound = wanted.get("bound")
    return (
        close(number.value * factor, wanted["value"])
        and close(high, wanted["value_max"])
        and bound in (None, number.bound)
    )


@pytest.mark.parametrize("suite", SUITES)
def test_suite_agrees(shared: Path, suite: str) -> None:
    skipped = left_out(suite)
    wrong = [case["input"] for case in cases(shared, suite) if case["input"] not in skipped and not agrees(suite, case)]
    assert wrong == []


@pytest.mark.parametrize("suite", SUITES)
def test_what_is_left_out_exists_and_has_a_reason(shared: Path, suite: str) -> None:
    inputs = {case["input"] for case in cases(shared, suite)}
    assert set(left_out(suite)) <= inputs
    assert set(left_out(suite).values()) <= set(LEFT_OUT["classes"])


def test_nine_in_ten_of_the_cases_that_concern_reports_agree(shared: Path) -> None:
    concern = {name for name, entry in LEFT_OUT["classes"].items() if entry.get("reports")}
    right = missed = 0
    for suite in SUITES:
        skipped = left_out(suite)
        for case in cases(shared, suite):
            right += case["input"] not in skipped
            missed += skipped.get(case["input"]) in concern
    assert right / (right + missed) >= 0.9
    assert right >= 400
