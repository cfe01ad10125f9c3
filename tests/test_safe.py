"""Text from documents does no harm where it is shown, and numbers are written plainly."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.figures import canonical, plain
from cast_stats.safe import csv_cell, file_stem, from_csv_cell, one_line, sheet_cell, visible

ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates too
DANGEROUS = "=+-@\t\r\n＝＋－＠"


@given(ANY_TEXT)
def test_visible_text_holds_no_control_characters_but_layout(text: str) -> None:
    left = {char for char in visible(text) if unicodedata.category(char) in ("Cc", "Cs")}
    assert left <= set("\t\n\r")


@given(ANY_TEXT)
def test_visible_keeps_length_and_every_harmless_character(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(a == b or unicodedata.category(a) in ("Cc", "Cs", "Cf", "Cn") for a, b in zip(text, shown, strict=True))


@given(ANY_TEXT)
def test_one_line_is_one_line_that_utf8_can_hold(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    line.encode("utf-8")


def test_escape_sequences_are_seen() -> None:
    assert visible("\x1b[31m红\x1b[0m\x07\x9b\x7f") == "␛[31m红␛[0m␇\ufffd␡"


def test_direction_overrides_are_taken_out() -> None:
    assert visible("科协\u202e31家") == "科协\ufffd31家"


@given(st.sampled_from(DANGEROUS), ANY_TEXT)
def test_no_csv_cell_starts_a_formula(first: str, rest: str) -> None:
    assert csv_cell(first + rest).startswith("'")


@given(ANY_TEXT)
def test_a_csv_cell_gives_back_its_text(text: str) -> None:
    assert from_csv_cell(csv_cell(text)) == visible(text)


def test_ordinary_text_is_left_alone_in_csv() -> None:
    assert [csv_cell(text) for text in ("31家", "'十四五'", "3-5家", "科协 = 家")] == [
        "31家",
        "'十四五'",
        "3-5家",
        "科协 = 家",
    ]


@given(ANY_TEXT)
def test_sheet_cells_hold_what_xml_can(text: str) -> None:
    cell = sheet_cell(text)
    assert "\r" not in cell
    assert not any(ord(char) < 32 and char not in "\t\n" for char in cell)
    assert not set("\ufffe\uffff") & set(cell)


@given(st.text(st.characters(), max_size=300))
def test_a_folder_name_is_one_step_and_short(text: str) -> None:
    name = file_stem(text)
    assert name
    assert name not in (".", "..")
    assert not set("/\\\0\n") & set(name)
    assert len(name.encode("utf-8")) <= 200


@pytest.mark.parametrize("text", ["..", ".", "", "...", " . "])
def test_names_of_dots_become_names(text: str) -> None:
    assert file_stem(text).startswith("_")


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_plain_numbers_are_the_same_numbers_without_exponent(value: Decimal) -> None:
    if abs(value.adjusted()) < 300:
        text = plain(value)
        assert Decimal(text) == value
        assert "E" not in text
        assert canonical(canonical(value)) == canonical(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2.30E+4", "23000"),
        ("65.0", "65"),
        ("0.10", "0.1"),
        ("-0", "0"),
        ("0.000", "0"),
        ("100", "100"),
        ("-1.50", "-1.5"),
    ],
)
def test_numbers_are_written_the_shortest_way(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text
