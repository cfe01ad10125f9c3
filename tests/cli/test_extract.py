"""`cast-stats extract`: what it writes, what it says, and what it does when files fail."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import simplejson
from hand_made import Outcome, Run
from reportlab.pdfgen.canvas import Canvas

import cast_stats.cli.extracting as extracting
from cast_stats.errors import (
    CastStatsError,
    EncryptedInput,
    InputMissing,
    MissingExtra,
    OutputUnwritable,
    SomeFailed,
    StoreError,
    UnreadableInput,
    UsageError,
)
from cast_stats.notes import page_note
from cast_stats.pipeline import Extraction

NAMES = {"records.jsonl", "facts.csv", "awards.csv", "ledger.csv"}


def written(folder: Path) -> set[str]:
    """The names in a folder, hidden ones too."""
    return set(os.listdir(folder))


def failing_file(tmp_path: Path, kind: str) -> Path:
    """A file that cannot be read, by kind of fault."""
    path = tmp_path / f"{kind}.pdf"
    if kind == "empty":
        path.touch()
    elif kind == "text":
        path.write_text("这不是 PDF。", encoding="utf-8")
    elif kind == "locked":
        canvas = Canvas(str(path), encrypt="secret")
        canvas.drawString(72, 72, "31")
        canvas.save()
    return path


class TestGoodRun:
    def test_writes_all_files_into_one_folder(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        assert cast_stats("extract", issue, "-o", tmp_path / "out").code == 0
        assert written(tmp_path / "out" / "hexi") == NAMES | {"hexi.xlsx"}

    def test_every_record_stands_in_its_evidence(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        cast_stats("extract", issue, "-o", tmp_path)
        lines = (tmp_path / "hexi" / "records.jsonl").read_text(encoding="utf-8").splitlines()
        records = [simplejson.loads(line, use_decimal=True) for line in lines]
        assert {31, 4650, 128, 16000} <= {record["value"] for record in records if record["kind"] == "fact"}
        for record in records:
            start = record["offset"]
            assert record["evidence"][start : start + len(record["quote"])] == record["quote"]

    def test_summary_names_counts_rows_and_files(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        out = cast_stats("extract", issue, "-o", tmp_path).out
        assert "企业科协" in out
        assert "organisations" in out
        assert "facts.csv" in out
        assert "without a record: date" in out

    def test_the_same_file_gives_the_same_bytes(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        for name in ("one", "two"):
            cast_stats("extract", issue, "-o", tmp_path / name)
        for name in written(tmp_path / "one" / "hexi"):
            first, second = (tmp_path / run / "hexi" / name for run in ("one", "two"))
            assert first.read_bytes() == second.read_bytes(), name

    def test_quiet_says_nothing(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        assert cast_stats("extract", issue, "-o", tmp_path, "--quiet")[1:] == ("", "")

    def test_json_is_one_document_and_nothing_else(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        missing = tmp_path / "missing.pdf"
        outcome = cast_stats("extract", issue, missing, "-o", tmp_path / "out", "--json")
        document = json.loads(outcome.out)
        assert [entry["file"] for entry in document["files"]] == [str(issue)]
        assert document["files"][0]["facts"] == sum(
            record["kind"] == "fact" for record in document["files"][0]["records"]
        )
        assert {Path(name).name for name in document["files"][0]["written"]} == NAMES | {"hexi.xlsx", "cast-stats.db"}
        (failure,) = document["failures"]
        assert (failure["error"], failure["exit_code"]) == ("InputMissing", outcome.code)

    def test_told_identity_stands_in_place_of_the_read_one(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        told = ("--journal", "河西科协", "--year", "2021", "--number", "3", "--serial", "88", "--printed", "2021-06")
        document = json.loads(cast_stats("extract", issue, "-o", tmp_path, "--json", *told).out)
        identity = document["files"][0]["issue"]
        assert [identity[key] for key in ("journal", "year", "number", "serial", "printed")] == [
            "河西科协", 2021, 3, 88, "2021-06",
        ]  # fmt: skip

    def test_a_date_that_is_none_is_refused_with_its_form(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        outcome = cast_stats("extract", issue, "-o", tmp_path, "--printed", "June")
        assert outcome.code == UsageError.exit_code
        assert "--printed June" in outcome.err
        assert "2024-04" in outcome.err


class TestAgain:
    """A file that has not changed is not read again."""

    @pytest.fixture
    def unreadable(self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
        """What the first run says; whoever reads after it fails."""
        outcome = cast_stats("extract", issue, "-o", tmp_path / "first")

        def fails(*_arguments: object, **_named: object) -> None:
            raise UnreadableInput("read again")

        monkeypatch.setattr(extracting, "extract", fails)
        return outcome

    def test_files_database_and_summary_are_those_of_the_first_run(
        self, unreadable: Outcome, cast_stats: Run, issue: Path, tmp_path: Path
    ) -> None:
        again = cast_stats("extract", issue, "-o", tmp_path / "second")
        assert again.code == 0
        first, second = ("".join(outcome.out.split()) for outcome in (unreadable, again))  # folded
        assert second == first.replace("first", "second")
        assert "--force" in again.err
        for name in written(tmp_path / "first" / "hexi"):
            assert (tmp_path / "first" / "hexi" / name).read_bytes() == (
                tmp_path / "second" / "hexi" / name
            ).read_bytes()
        told = [
            cast_stats("facts", "--json", "--database", tmp_path / run / "cast-stats.db") for run in ("first", "second")
        ]
        assert told[0].out == told[1].out != ""

    def test_json_is_that_of_the_first_run(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        first, second = (cast_stats("extract", issue, "-o", tmp_path, "--json") for _run in range(2))
        assert first.out == second.out

    @pytest.mark.parametrize("words", [("--force",), ("--year", "2020")])
    def test_force_and_other_words_read_anew(
        self, unreadable: Outcome, cast_stats: Run, issue: Path, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        assert unreadable.code == 0
        assert "read again" in cast_stats("extract", issue, "-o", tmp_path, *words).err


class TestLosses:
    @pytest.mark.parametrize("option", ["--quiet", "--json"])
    def test_what_could_not_be_read_is_told_on_stderr(
        self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
    ) -> None:
        lost = page_note(7, "page-unread", "garbled")
        read = page_note(8, "ocr", "no text layer")
        whole = extracting.extract

        def partly(*arguments: Any, **named: Any) -> Extraction:
            return replace(whole(*arguments, **named), notes=(lost, read))

        monkeypatch.setattr(extracting, "extract", partly)
        outcome = cast_stats("extract", issue, "-o", tmp_path / "out", option)
        assert outcome.err == f"cast-stats: {issue}: page 7 could not be read: garbled\n"

    def test_the_summary_has_all_notes(
        self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read = page_note(8, "ocr", "no text layer")
        whole = extracting.extract
        monkeypatch.setattr(
            extracting, "extract", lambda *arguments, **named: replace(whole(*arguments, **named), notes=(read,))
        )
        assert "! page 8 read by OCR" in cast_stats("extract", issue, "-o", tmp_path / "out").out


class TestDatabase:
    def test_records_are_kept_beside_the_files_once(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        for _again in range(2):
            cast_stats("extract", issue, "-o", tmp_path / "out")
        asked = cast_stats("facts", "--item", "企业科协", "--json", "--database", tmp_path / "out" / "cast-stats.db")
        assert asked.out.count('"31家"') == 1

    def test_another_database_can_be_named(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        cast_stats("extract", issue, "-o", tmp_path / "out", "--database", tmp_path / "all.db")
        assert (tmp_path / "all.db").is_file()
        assert not (tmp_path / "out" / "cast-stats.db").exists()

    def test_or_none(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        cast_stats("extract", issue, "-o", tmp_path / "out", "--no-database")
        assert written(tmp_path / "out") == {"hexi"}

    def test_one_and_none_contradict_each_other(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        for command in ("extract", "batch"):
            outcome = cast_stats(command, issue, "-o", tmp_path / "out", "--database", "x.db", "--no-database")
            assert (outcome.code, outcome.err.count("\n")) == (UsageError.exit_code, 1)
            assert "--no-database" in outcome.err

    def test_none_is_stronger_than_what_the_environment_names(
        self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CAST_STATS_DATABASE", str(tmp_path / "usual.db"))
        assert cast_stats("extract", issue, "-o", tmp_path / "out", "--no-database").code == 0
        assert not (tmp_path / "usual.db").exists()

    def test_a_database_that_is_none_costs_no_file(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        (tmp_path / "bad.db").write_text("这不是数据库" * 100, encoding="utf-8")
        outcome = cast_stats("extract", issue, "-o", tmp_path / "out", "--database", tmp_path / "bad.db")
        assert outcome.code == StoreError.exit_code
        assert outcome.err.count("\n") == 1
        assert written(tmp_path / "out" / "hexi") >= NAMES


class TestSameNames:
    def test_two_inputs_of_one_stem_keep_apart(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        other = tmp_path / "b" / "hexi.md"
        other.parent.mkdir()
        other.write_text("东岭市有学会12个。", encoding="utf-8")
        outcome = cast_stats("extract", issue, other, "-o", tmp_path / "out")
        assert "东岭市" not in (tmp_path / "out" / "hexi" / "facts.csv").read_text(encoding="utf-8-sig")
        assert "东岭市" in (tmp_path / "out" / "hexi-2" / "facts.csv").read_text(encoding="utf-8-sig")
        assert str(tmp_path / "out" / "hexi-2") in outcome.err

    def test_a_file_named_twice_is_read_once(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        document = json.loads(cast_stats("extract", issue, issue, "-o", tmp_path / "out", "--json").out)
        assert len(document["files"]) == 1

    @pytest.mark.parametrize("name", ["...txt", "a\nb.txt", "-x.txt", " .txt", "长" * 80 + ".txt"])
    def test_odd_names_stay_in_the_folder(self, cast_stats: Run, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_text("东岭市有学会12个。", encoding="utf-8")
        assert cast_stats("extract", "-o", tmp_path / "out", "--", path).code == 0
        (folder,) = (found for found in (tmp_path / "out").iterdir() if found.is_dir())
        assert written(folder) >= NAMES
        assert not set("\n\x1b") & set(folder.name)


class TestFailures:
    @pytest.mark.parametrize(
        ("kind", "error"),
        [
            ("missing", InputMissing),
            ("empty", UnreadableInput),
            ("text", UnreadableInput),
            ("locked", EncryptedInput),
        ],
    )
    def test_one_line_and_the_exit_code_of_the_fault(
        self, cast_stats: Run, tmp_path: Path, kind: str, error: type[CastStatsError]
    ) -> None:
        path = failing_file(tmp_path, kind)
        outcome = cast_stats("extract", path, "-o", tmp_path / "out")
        assert outcome.code == error.exit_code
        assert outcome.err.count("\n") == 1
        assert path.name in outcome.err
        assert outcome.out == ""

    def test_a_password_opens_a_locked_file(self, cast_stats: Run, tmp_path: Path) -> None:
        path = failing_file(tmp_path, "locked")
        assert cast_stats("extract", path, "-o", tmp_path / "out", "--password", "secret").code == 0
        assert cast_stats("extract", path, "-o", tmp_path / "out", "--password", "wrong").code == 5

    def test_a_file_in_the_way_of_the_results(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("in the way")
        outcome = cast_stats("extract", issue, "-o", tmp_path / "out")
        assert outcome.code == OutputUnwritable.exit_code
        assert outcome.err.count("\n") == 1
        assert str(tmp_path / "out") in outcome.err

    def test_a_folder_is_one_line(self, cast_stats: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        outcome = cast_stats("extract", ".")
        assert (outcome.code, outcome.out) == (InputMissing.exit_code, "")
        assert outcome.err.count("\n") == 1

    def test_one_failure_leaves_the_other_files_alone(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        outcome = cast_stats("extract", tmp_path / "no.pdf", issue, "-o", tmp_path / "out")
        assert outcome.code == InputMissing.exit_code
        assert written(tmp_path / "out" / "hexi") >= NAMES

    def test_a_missing_part_fails_the_file_that_needs_it_alone(
        self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = extracting.extract

        def scan_fails(path: Path, *arguments: Any, **named: Any) -> Extraction:
            if path.stem == "scan":
                raise MissingExtra("scan.pdf needs OCR")
            return whole(path, *arguments, **named)

        (tmp_path / "scan.pdf").touch()
        monkeypatch.setattr(extracting, "extract", scan_fails)
        outcome = cast_stats("extract", tmp_path / "scan.pdf", issue, "-o", tmp_path / "out")
        assert outcome.code == MissingExtra.exit_code
        assert written(tmp_path / "out" / "hexi") >= NAMES

    def test_several_failures_have_a_code_of_their_own(self, cast_stats: Run, issue: Path, tmp_path: Path) -> None:
        outcome = cast_stats("extract", tmp_path / "a.pdf", tmp_path / "b.pdf", issue, "-o", tmp_path / "out")
        assert outcome.code == SomeFailed.exit_code
        assert outcome.err.count("no such file") == 2
        assert written(tmp_path / "out" / "hexi") >= NAMES

    def test_a_fault_in_the_program_is_one_line_and_names_the_file(
        self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_arguments: object, **_named: object) -> None:
            raise ZeroDivisionError("by \x1b[31mnothing")

        monkeypatch.setattr(extracting, "extract", broken)
        outcome = cast_stats("extract", issue, "-o", tmp_path / "out")
        assert outcome.code == 1
        assert outcome.err.count("\n") == 1
        assert str(issue) in outcome.err
        assert "--debug" in outcome.err
        assert "\x1b" not in outcome.err

    def test_debug_shows_where_it_failed(self, cast_stats: Run, tmp_path: Path) -> None:
        outcome = cast_stats("extract", tmp_path / "no.pdf", "-o", tmp_path / "out", "--debug")
        assert "Traceback" in outcome.err
        assert outcome.code == InputMissing.exit_code

    def test_older_results_survive_a_failed_run(
        self, cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cast_stats("extract", issue, "-o", tmp_path / "out")
        before = {name: (tmp_path / "out/hexi" / name).read_bytes() for name in written(tmp_path / "out/hexi")}

        def no_space(*_arguments: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("cast_stats.files.os.fsync", no_space)
        outcome = cast_stats("extract", issue, "-o", tmp_path / "out")
        assert outcome.code == OutputUnwritable.exit_code
        assert "the disk is full" in outcome.err
        after = {name: (tmp_path / "out/hexi" / name).read_bytes() for name in written(tmp_path / "out/hexi")}
        assert after == before


def test_what_a_document_smuggles_in_does_not_reach_the_terminal(cast_stats: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("东岭市有\x1b[2J\x07学会12个，会员\x9b31m300人。", encoding="utf-8")
    outcome = cast_stats("extract", path, "-o", tmp_path / "out")
    assert not set("\x1b\x07\x9b") & set(outcome.out + outcome.err)
    outcome = cast_stats("read", path)
    assert not set("\x1b\x07\x9b") & set(outcome.out + outcome.err)


def test_a_file_that_may_not_be_opened_leaves_the_others_alone(
    cast_stats: Run, issue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(issue.read_bytes())
    access, opened = os.access, Path.open

    def refused(path: Path, *rest: Any, **more: Any) -> Any:
        if path == secret:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != secret and access(path, mode))
    monkeypatch.setattr(Path, "open", refused)
    done = cast_stats("extract", secret, issue, "--out", tmp_path / "out", "--quiet")
    assert done.code == InputMissing.exit_code
    assert "secret.txt: cannot be opened (no permission)" in done.err
    assert written(tmp_path / "out") == {"hexi", "cast-stats.db"}
