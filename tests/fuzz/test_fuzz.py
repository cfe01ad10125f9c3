"""Whatever the input, the extraction ends without a fault and every record stands in its evidence."""

from __future__ import annotations

import random
from collections import Counter

import fuzz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast_stats.reading.page import Document

PIECES = st.lists(st.sampled_from(fuzz.FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)


@given(PIECES)
@settings(max_examples=150)
def test_any_text_is_extracted(text: str) -> None:
    assert fuzz.proved(Document(fuzz.TOLD, text=text)) in ("records", "nothing")


def test_random_texts_give_records() -> None:
    found = Counter(fuzz.check_text(number, seed=1) for number in range(60))
    assert found["records"] > 20


@pytest.mark.slow
def test_mutated_pdfs_give_records_or_one_error() -> None:
    found = Counter(line.split(":")[0] for line in fuzz._apart(fuzz.check_pdf, range(60), seed=1))
    assert set(found) <= {"records", "nothing", "UnreadableInput", "EncryptedInput"}
    assert found["records"] > 20
    assert found["UnreadableInput"] > 0


def test_mutations_are_the_same_for_the_same_seed() -> None:
    once, twice = (fuzz.mutated(fuzz.plain_pdf(), random.Random("3/7")) for _time in range(2))
    assert once == twice
    assert once != fuzz.plain_pdf()


def test_a_crash_is_told_with_its_case_and_the_rest_is_done() -> None:
    def check(number: int, _seed: int) -> str:
        if number == 1:
            fuzz.os._exit(9)
        if number == 2:
            raise ValueError("broken\nin two")
        return "nothing"

    told = list(fuzz._apart(check, range(4), seed=5))
    assert told == [
        "nothing", "CRASH: case 1, seed 5: ended with 9", "FAULT: case 2, seed 5: ValueError: broken in two", "nothing",
    ]  # fmt: skip
