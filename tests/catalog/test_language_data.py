"""The word lists that the language room reads are sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from cast_stats.catalog.hedges import hedges
from cast_stats.catalog.lexicon import lexicon
from cast_stats.catalog.misreadings import Misreading, misreadings
from cast_stats.catalog.number_words import number_words
from cast_stats.catalog.units import units, use_units
from cast_stats.errors import InvalidSchema
from cast_stats.language.measures import measure_at
from cast_stats.language.quantities import find_quantities


@pytest.mark.parametrize("name", sorted(units().by_name))
def test_every_unit_is_found_behind_a_number(name: str) -> None:
    lead = units().by_name[name].near
    measure = measure_at(f"{lead}3{name}。", len(lead) + 1)
    assert measure is not None
    assert measure.unit.kind == units().by_name[name].kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3个百分点", "个百分点"),
        ("3人次", "人次"),
        ("3元/公斤", "元/公斤"),
        ("3微克/立方米", "微克/立方米"),
        ("3台(套)", "台(套)"),
        ("3项目标任务", "项"),
        ("3家具有资质", "家"),
        ("3名单位代表", "名"),
        ("3支队伍", "支"),
        ("3本科普图书", "本"),
        ("3人大关", "人"),
    ],
)
def test_the_longest_unit_that_fits_wins(text: str, name: str) -> None:
    measure = measure_at(text, 1)
    assert measure is not None
    assert measure.name == name


@pytest.mark.parametrize("text", ["3人才", "3年级", "3方面", "3国际", "3A级", "3度假区", "3kgx", "3员工"])
def test_a_unit_that_begins_another_word_is_none(text: str) -> None:
    assert measure_at(text, 1) is None


def test_no_hedge_has_two_bounds_at_one_place() -> None:
    for place in (hedges().before, hedges().inside, hedges().behind, hedges().apart):
        words = [word for hedge in place for word in hedge.words]
        assert len(words) == len(set(words))


def test_no_word_stands_twice_in_the_classes_that_rules_name() -> None:
    words = Counter(word for members in lexicon().classes.values() for word in members)
    assert [word for word, times in words.items() if times > 1] == []


def test_words_that_are_no_numbers_hold_a_numeral() -> None:
    numerals = set("零〇一二三四五六七八九十百千万亿两半廿卅0123456789")
    lists = number_words().words
    assert [word for word in (*lists.word, *lists.name, *lists.ordinal) if not numerals & set(word)] == []


def test_a_misreading_keeps_the_length_of_its_word() -> None:
    with pytest.raises(ValidationError, match="differ in length"):
        Misreading(read="十", right="士人", words=("士人",))
    with pytest.raises(ValidationError, match="does not stand in"):
        Misreading(read="十", right="士", words=("博学",))
    assert len(misreadings()) > 15


@pytest.fixture
def _shipped_units_only() -> Iterator[None]:
    """Units that a test adds are gone after it."""
    yield
    use_units(None)


@pytest.mark.usefixtures("_shipped_units_only")
def test_a_user_adds_units_of_their_own(tmp_path: Path) -> None:
    assert [(q.text, q.unit) for q in find_quantities("出土竹简35牍")] == []
    (tmp_path / "units.yaml").write_text("- kind: thing\n  units:\n    牍: {not_before: 片}\n", encoding="utf-8")
    use_units(tmp_path)
    assert [(q.text, q.unit) for q in find_quantities("出土竹简35牍")] == [("35牍", "牍")]
    use_units(None)
    assert "牍" not in units()


@pytest.mark.usefixtures("_shipped_units_only")
def test_units_of_one_folder_do_not_join_those_of_another(tmp_path: Path) -> None:
    for name in ("牍", "篓"):
        (tmp_path / "units.yaml").write_text(f"- kind: thing\n  units: {{{name}: {{}}}}\n", encoding="utf-8")
        use_units(tmp_path)
    assert ("牍" in units(), "篓" in units()) == (False, True)


def test_a_folder_without_units_leaves_the_shipped_ones(tmp_path: Path) -> None:
    before = units()
    use_units(tmp_path)
    assert units() is before


@pytest.mark.parametrize(
    ("content", "fault"),
    [("- kind: nonsense\n  units: {牍: {}}\n", r"units\.yaml: 0\.kind"), ("", "list"), ("- kind: [", r"units\.yaml")],
)
def test_a_fault_in_a_file_of_units_names_the_file(tmp_path: Path, content: str, fault: str) -> None:
    (tmp_path / "units.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidSchema, match=fault):
        use_units(tmp_path)
