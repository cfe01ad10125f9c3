"""Results that are kept: when a file need not be read again, and when it must."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hand_made import ISSUE, make_award, make_fact
from hypothesis import given
from hypothesis import strategies as st

from cast_stats.errors import InputMissing
from cast_stats.notes import page_note
from cast_stats.pipeline import Options
from cast_stats.reading.document import content_of
from cast_stats.records import LedgerEntry, Records
from cast_stats.results import kept as room
from cast_stats.results.kept import Result, keep, kept, packed, unpacked
from cast_stats.results.version import program

LEDGER = (
    LedgerEntry(quote="31家", page=4, article="把家建在车间里", context="已有企业科协31家", offset=8, record="f001"),
    LedgerEntry(quote="2021年", article="把家建在车间里", context="2021年", offset=0, reason="date"),
)
RECORDS = Records(
    ISSUE, (make_fact(1), make_fact(2)), (make_award(1),), LEDGER, (page_note(8, "ocr", "no text layer"),)
)
RESULT = Result(RECORDS, 3, {"facts.csv": b"\xef\xbb\xbf\r\n", "hexi.xlsx": bytes(range(256))})
OPTIONS = Options()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a user's, and a cache of its own."""
    monkeypatch.setattr(room, "default_directory", lambda: tmp_path / "cache")
    path = tmp_path / "hexi.txt"
    path.write_text("河西市科协\n\n全市已有企业科协31家。\n", encoding="utf-8")
    return path


def result_of(path: Path) -> Result:
    """A result that says it is of the file."""
    return replace(RESULT, records=RECORDS._replace(issue=ISSUE.model_copy(update={"sha256": content_of(path)})))


def same(one: Result, other: Result | None) -> bool:
    """Whether two results hold the same, list or tuple."""
    assert other is not None
    parts = (
        [tuple(part) if isinstance(part, list | tuple) else part for part in result.records] for result in (one, other)
    )
    return next(parts) == next(parts) and (one.articles, one.files) == (other.articles, dict(other.files))


def test_what_was_kept_comes_back_whole(file: Path) -> None:
    assert kept(file, OPTIONS, "hexi") is None
    keep(file, OPTIONS, "hexi", result_of(file))
    assert same(result_of(file), kept(file, OPTIONS, "hexi"))


def test_digits_come_back_as_they_went() -> None:
    back = unpacked(packed(RESULT))
    assert [str(fact.value) for fact in back.records.facts] == [str(fact.value) for fact in RECORDS.facts]


@pytest.mark.parametrize(
    "options",
    [Options(year=2021), Options(journal="河西科协"), Options(number=3), Options(printed="2021-06")],
)
def test_other_words_of_the_user_ask_for_another_result(file: Path, options: Options) -> None:
    keep(file, OPTIONS, "hexi", result_of(file))
    assert kept(file, options, "hexi") is None
    keep(file, options, "hexi", result_of(file))
    assert kept(file, options, "hexi")


def test_processes_change_no_result(file: Path) -> None:
    keep(file, Options(processes=1), "hexi", result_of(file))
    assert kept(file, Options(processes=2), "hexi")


def test_a_changed_file_is_read_again(file: Path) -> None:
    keep(file, OPTIONS, "hexi", result_of(file))
    file.write_text("河西市科协\n\n全市已有企业科协32家。\n", encoding="utf-8")
    assert kept(file, OPTIONS, "hexi") is None


def test_a_file_that_changes_while_it_is_read_gives_its_old_result_to_nobody(file: Path) -> None:
    before = result_of(file)
    file.write_text("河西市科协\n\n全市已有企业科协32家。\n", encoding="utf-8")
    keep(file, OPTIONS, "hexi", before)
    assert kept(file, OPTIONS, "hexi") is None


def test_name_of_file_and_of_results_are_part_of_the_result(file: Path) -> None:
    keep(file, OPTIONS, "hexi", result_of(file))
    assert kept(file, OPTIONS, "hexi-2") is None
    assert kept(file.rename(file.with_name("hedong.txt")), OPTIONS, "hexi") is None


@pytest.mark.parametrize("options", [Options(password="secret"), Options(rules=Path("rules")), Options(pages=(1,))])
def test_nothing_is_kept_of_secrets_of_rules_in_the_making_and_of_some_pages(
    file: Path, options: Options, tmp_path: Path
) -> None:
    keep(file, options, "hexi", result_of(file))
    assert kept(file, options, "hexi") is None
    assert not (tmp_path / "cache").exists()


def test_another_version_of_the_program_reads_again_and_clears_away(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keep(file, OPTIONS, "hexi", result_of(file))
    monkeypatch.setattr(room, "program", lambda: "a" * 16)
    assert kept(file, OPTIONS, "hexi") is None
    keep(file, OPTIONS, "hexi", result_of(file))
    assert [path.name for path in (tmp_path / "cache" / "results").iterdir()] == ["a" * 16]


@pytest.mark.parametrize("code", ["page-unread", "text-layer-kept"])
def test_a_page_that_ocr_may_read_another_time_is_tried_again(file: Path, code: str, tmp_path: Path) -> None:
    result = result_of(file)
    note = page_note(8, code, "no text layer", "the OCR process took too long")
    keep(file, OPTIONS, "hexi", replace(result, records=result.records._replace(notes=(note,))))
    assert kept(file, OPTIONS, "hexi") is None
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("name", ["hexi", "2021", "0123456789ABCDEF"])
def test_folders_of_a_user_s_beside_the_results_are_left_alone(file: Path, name: str, tmp_path: Path) -> None:
    own = tmp_path / "cache" / "results" / name / "facts.csv"
    own.parent.mkdir(parents=True)
    own.write_text("31")
    keep(file, OPTIONS, "hexi", result_of(file))
    assert own.read_text() == "31"


def test_a_changed_catalogue_of_words_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = tmp_path / "locale" / "zh_CN" / "cast_stats.mo"
    words.parent.mkdir(parents=True)
    package = SimpleNamespace(__version__="1", __file__=str(tmp_path / "__init__.py"))
    monkeypatch.setattr("cast_stats.results.version.cast_stats", package)
    told = set()
    for content in ("统计项目", "统计对象"):
        words.write_text(content, encoding="utf-8")
        told.add(program.__wrapped__())
    assert len(told) == 2


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputMissing, match="no such file"):
        kept(tmp_path / "no.pdf", OPTIONS, "no")


@pytest.mark.parametrize("change", [1, 128, 255])
def test_damage_is_told_wherever_it_is(change: int) -> None:
    whole = packed(RESULT)
    for place in range(len(whole)):
        with pytest.raises(ValueError, match=r"."):
            unpacked(whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :])


@given(st.integers(0, 4000))
def test_a_cut_archive_is_told(length: int) -> None:
    whole = packed(RESULT)
    with pytest.raises(ValueError, match=r"."):
        unpacked(whole[: length % len(whole)])


def test_a_damaged_result_is_a_miss_and_is_replaced(file: Path, tmp_path: Path) -> None:
    keep(file, OPTIONS, "hexi", result_of(file))
    (archive,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    archive.write_bytes(archive.read_bytes()[:-40])
    assert kept(file, OPTIONS, "hexi") is None
    keep(file, OPTIONS, "hexi", result_of(file))
    assert kept(file, OPTIONS, "hexi")


def test_a_cache_that_cannot_be_written_is_passed_over(file: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    keep(file, OPTIONS, "hexi", result_of(file))
    assert kept(file, OPTIONS, "hexi") is None
