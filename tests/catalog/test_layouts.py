"""Bulletin layouts, checks and corrections load complete, or say what is wrong."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from cast_stats.catalog import checks as checks_module
from cast_stats.catalog.bulletins import bulletins, load
from cast_stats.catalog.checks import checks
from cast_stats.catalog.corrections import corrections
from cast_stats.catalog.files import schemas_dir
from cast_stats.catalog.indicators import indicators
from cast_stats.errors import InputMissing, InvalidSchema


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(schemas_dir() / "bulletins", tmp_path / "bulletins"))


def test_every_indicator_stands_in_one_table() -> None:
    shown = [code for chapter in bulletins().chapters for layout in chapter.tables for code in layout.codes]
    assert sorted(shown) == sorted(one.code for one in indicators())


def test_a_table_stands_in_the_chapter_of_its_indicators() -> None:
    for chapter in bulletins().chapters:
        assert {code[:2] for layout in chapter.tables for code in layout.codes} == {chapter.chapter}


def test_parts_follow_their_whole() -> None:
    for chapter in bulletins().chapters:
        for layout in chapter.tables:
            before: list[str] = []
            for line in layout.rows:
                whole = indicators().get(line.indicator).part_of  # type: ignore[union-attr]
                if line.part and whole and whole in layout.codes:
                    assert whole in before, line.indicator
                before.append(line.indicator)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("01-organisations.yaml", "JG20", "JG99", "no indicator JG99"),
        ("01-organisations.yaml", "JG20", "JG03", "JG03 stands in"),
        ("03-funds.yaml", "shapes: [levels", "shapes: [stars", "no shape stars"),
        ("03-funds.yaml", "rows: [JF01", 'rows: ["#JF01"', "first row"),
        ("03-funds.yaml", "charts: [JF01]", "charts: [JF77]", "no indicator JF77"),
        ("03-funds.yaml", "english: Funds", "colour: red", "english"),
        ("shapes.yaml", "levels: [县]", "levels: [村]", "levels"),
        ("shapes.yaml", "levels: [县]", "nation: true", "either columns or levels"),
    ],
)
def test_faults_are_named(folder: Path, file: str, old: str, new: str, said: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidSchema, match=said):
        load(folder)


def test_tolerances_carry_reasons() -> None:
    found = checks()
    for tolerance in (found.rounding, found.share_points, found.jumps.smallest):
        assert tolerance.value > 0
        assert tolerance.reason
    assert found.jumps.stock.factor > 1
    assert found.jumps.flow.reason


def test_a_broken_check_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks_module, "read_yaml", lambda path: {"rounding": {"value": "wide", "reason": "?"}})
    with pytest.raises(InvalidSchema, match=r"checks\.yaml: rounding\.value"):
        checks.__wrapped__()


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


ENTRY = """
corrections:
  - indicator: JG03
    subject: 江西省
    year: 2020
    was: 12.5
    {outcome}
    reason: 勘误
"""


def test_the_shipped_corrections_load() -> None:
    assert corrections() == ()


def test_a_correction_keeps_the_digits_that_are_written(tmp_path: Path) -> None:
    (one,) = corrections(write(tmp_path / "c.yaml", ENTRY.format(outcome="now: 0.1")))
    assert (one.was, one.now) == (Decimal("12.5"), Decimal("0.1"))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("now: 3\n    take: abc", "either now or take"), ("reason2: x", "reason2"), ("now: many", "now")],
)
def test_a_faulty_correction_is_named(tmp_path: Path, outcome: str, said: str) -> None:
    with pytest.raises(InvalidSchema, match=said):
        corrections(write(tmp_path / "c.yaml", ENTRY.format(outcome=outcome)))


def test_a_correction_of_an_unknown_indicator_is_refused(tmp_path: Path) -> None:
    text = ENTRY.format(outcome="now: 3").replace("JG03", "JG99")
    with pytest.raises(InvalidSchema, match="JG99"):
        corrections(write(tmp_path / "c.yaml", text))


def test_an_empty_file_holds_no_corrections(tmp_path: Path) -> None:
    assert corrections(write(tmp_path / "c.yaml", "")) == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputMissing, match=r"none\.yaml"):
        corrections(tmp_path / "none.yaml")
