"""What a batch does is what is new or changed; files that move or go are noticed; nothing is done twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from batch.conftest import journals, outcomes, results, text_of
from hand_made import Run

import cast_stats.results.version as version
from cast_stats.errors import NothingToDo, SomeFailed
from cast_stats.store import Store


def labels(out: Path) -> list[str]:
    """The file names in the database."""
    with Store.open(out / "cast-stats.db", create=False) as store:
        return sorted(issue["file"] for issue in store.issues())


def counts(out: Path) -> dict[str, int]:
    """What the last run found to do."""
    plan: dict[str, int] = journals(out)[-1][0]["plan"]
    return plan


@pytest.fixture
def out(cast_stats: Run, raw: Path, tmp_path: Path) -> Path:
    """The results of a first run over `raw`."""
    assert cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1").code == 0
    return tmp_path / "out"


class TestFirstRun:
    def test_results_lie_as_the_files_do(self, out: Path) -> None:
        assert {name.rpartition("/")[0] for name in results(out)} == {"east", "west", "2019/north"}

    def test_the_database_holds_every_file(self, out: Path) -> None:
        assert labels(out) == ["east.txt", "north.txt", "west.txt"]

    def test_the_journal_counts(self, out: Path) -> None:
        begin, *files, end = journals(out)[-1]
        assert begin["plan"] == {"new": 3}
        assert {event["outcome"] for event in files} == {"done"}
        assert end["done"] == 3
        assert end["facts"] == sum(event["facts"] for event in files) >= 12
        assert end["exit_code"] == 0

    def test_nothing_is_said_where_nobody_watches(self, cast_stats: Run, raw: Path, tmp_path: Path) -> None:
        assert cast_stats("batch", raw, "-o", tmp_path / "quiet", "-j", "1") == (0, "", "")

    def test_batch_gives_the_bytes_of_extract(self, cast_stats: Run, raw: Path, out: Path, tmp_path: Path) -> None:
        cast_stats("extract", raw / "east.txt", "-o", tmp_path / "single")
        single = {name: content for name, content in results(tmp_path / "single").items() if name.startswith("east/")}
        assert single == {name: content for name, content in results(out).items() if name.startswith("east/")}


class TestSecondRun:
    def test_nothing_to_do_has_its_own_code_and_no_words(self, cast_stats: Run, raw: Path, out: Path) -> None:
        before = results(out)
        assert cast_stats("batch", raw, "-o", out) == (NothingToDo.exit_code, "", "")
        assert results(out) == before

    def test_a_new_file_is_done_alone(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "south.txt").write_text(text_of(9), encoding="utf-8")
        assert cast_stats("batch", raw, "-o", out, "-j", "1").code == 0
        assert outcomes(out) == {"south.txt": "done"}

    def test_a_changed_file_replaces_its_records(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "east.txt").write_text(text_of(50), encoding="utf-8")
        cast_stats("batch", raw, "-o", out, "-j", "1")
        assert counts(out) == {"changed": 1, "done": 2}
        assert labels(out) == ["east.txt", "north.txt", "west.txt"]
        assert "70" in (out / "east" / "records.jsonl").read_text(encoding="utf-8")

    def test_touching_a_file_changes_nothing(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "east.txt").touch()
        assert cast_stats("batch", raw, "-o", out).code == NothingToDo.exit_code

    @pytest.mark.parametrize("lost", ["east/facts.csv", "cast-stats.db"])
    def test_lost_results_are_made_again(self, cast_stats: Run, raw: Path, out: Path, lost: str) -> None:
        before = results(out)
        (out / lost).unlink()
        assert cast_stats("batch", raw, "-o", out, "-j", "1").code == 0
        assert results(out) == before
        assert len(labels(out)) == 3

    def test_cut_results_are_made_again(self, cast_stats: Run, raw: Path, out: Path) -> None:
        before = results(out)
        (out / "west" / "facts.csv").write_bytes(before["west/facts.csv"][:40])
        cast_stats("batch", raw, "-o", out, "-j", "1")
        assert results(out) == before

    def test_another_version_does_all_anew(
        self, cast_stats: Run, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(version, "program", lambda: "another")
        assert cast_stats("batch", raw, "-o", out, "-j", "1").code == 0
        assert counts(out) == {"outdated": 3}

    def test_force_does_all_anew(self, cast_stats: Run, raw: Path, out: Path) -> None:
        before = results(out)
        assert cast_stats("batch", raw, "-o", out, "-j", "1", "--force").code == 0
        assert counts(out) == {"forced": 3}
        assert results(out) == before


class TestMovedFiles:
    def test_a_renamed_file_takes_its_results_along(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "east.txt").rename(raw / "orient.txt")
        assert cast_stats("batch", raw, "-o", out, "-j", "1").code == 0
        assert counts(out) == {"done": 2, "renamed": 1}
        assert not (out / "east").exists()
        assert labels(out) == ["north.txt", "orient.txt", "west.txt"]

    def test_a_file_that_is_gone_is_told_and_kept(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "2019" / "north.txt").unlink()
        told = cast_stats("batch", raw, "-o", out)
        assert told.code == NothingToDo.exit_code
        assert "north.txt" in told.out
        assert (out / "2019" / "north").is_dir()

    def test_prune_takes_its_results_away(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "2019" / "north.txt").unlink()
        assert cast_stats("batch", raw, "-o", out, "--prune").code == 0
        assert not (out / "2019").exists()
        assert labels(out) == ["east.txt", "west.txt"]
        assert cast_stats("batch", raw, "-o", out) == (NothingToDo.exit_code, "", "")

    def test_files_of_another_call_are_not_gone(self, cast_stats: Run, raw: Path, out: Path) -> None:
        assert cast_stats("batch", raw / "2019", "-o", out) == (NothingToDo.exit_code, "", "")

    def test_the_same_content_is_done_once(self, cast_stats: Run, raw: Path, out: Path) -> None:
        shutil.copy(raw / "west.txt", raw / "a-copy.txt")
        assert cast_stats("batch", raw, "-o", out).code == NothingToDo.exit_code
        assert counts(out) == {"done": 3, "twin": 1}

    def test_a_file_that_becomes_a_copy_gives_its_results_up(self, cast_stats: Run, raw: Path, out: Path) -> None:
        shutil.copy(raw / "west.txt", raw / "east.txt")
        cast_stats("batch", raw, "-o", out)
        assert not (out / "east").exists()
        assert labels(out) == ["north.txt", "west.txt"]

    def test_contents_that_change_places_both_stay(self, cast_stats: Run, raw: Path, out: Path) -> None:
        one, two = (raw / "east.txt").read_bytes(), (raw / "west.txt").read_bytes()
        (raw / "east.txt").write_bytes(two)
        (raw / "west.txt").write_bytes(one)
        cast_stats("batch", raw, "-o", out, "-j", "1")
        assert labels(out) == ["east.txt", "north.txt", "west.txt"]
        assert cast_stats("batch", raw, "-o", out).code == NothingToDo.exit_code


class TestFailures:
    @pytest.fixture
    def bad(self, raw: Path) -> Path:
        path = raw / "bad.pdf"
        path.write_bytes(b"%PDF-1.7\nnot much of a PDF")
        return path

    def test_others_are_done_and_the_code_says_so(self, cast_stats: Run, raw: Path, bad: Path, tmp_path: Path) -> None:
        told = cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1")
        assert told.code == SomeFailed.exit_code
        assert len(told.err.splitlines()) == 1
        assert str(bad) in told.err
        assert len(labels(tmp_path / "out")) == 3

    def test_a_failure_is_not_tried_again_but_not_forgotten(
        self, cast_stats: Run, raw: Path, bad: Path, tmp_path: Path
    ) -> None:
        cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1")
        told = cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1")
        assert told.code == SomeFailed.exit_code
        assert "bad.pdf" in told.out
        assert outcomes(tmp_path / "out") == {}

    def test_only_failed_tries_it_alone(self, cast_stats: Run, raw: Path, bad: Path, tmp_path: Path) -> None:
        cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1")
        (raw / "new.txt").write_text(text_of(7), encoding="utf-8")
        cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1", "--only-failed")
        assert outcomes(tmp_path / "out") == {"bad.pdf": "failed"}

    def test_a_mended_file_is_done(self, cast_stats: Run, raw: Path, bad: Path, tmp_path: Path) -> None:
        cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1")
        bad.rename(raw / "bad.txt")
        (raw / "bad.txt").write_text(text_of(3), encoding="utf-8")
        assert cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1").code == 0

    def test_a_file_that_goes_bad_keeps_its_results(self, cast_stats: Run, raw: Path, out: Path) -> None:
        before = results(out)
        (raw / "east.txt").write_bytes(b"\xff\xfe\x00\xd8\xff")
        assert cast_stats("batch", raw, "-o", out, "-j", "1").code == SomeFailed.exit_code
        assert results(out) == before

    def test_fail_fast_leaves_the_rest(self, cast_stats: Run, raw: Path, bad: Path, tmp_path: Path) -> None:
        for number in range(10, 16):
            (raw / f"late-{number}.txt").write_text(text_of(number), encoding="utf-8")
        told = cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1", "--fail-fast")
        assert told.code == SomeFailed.exit_code
        assert list(outcomes(tmp_path / "out").values()).count("done") < 9
        assert "left for the next run" in told.out

    def test_a_name_that_is_not_there_costs_its_own_line(self, cast_stats: Run, raw: Path, tmp_path: Path) -> None:
        told = cast_stats("batch", raw, tmp_path / "nowhere", "-o", tmp_path / "out", "-j", "1")
        assert told.code == SomeFailed.exit_code
        assert "nowhere" in told.err
        assert len(labels(tmp_path / "out")) == 3


class TestDryRun:
    def test_it_shows_and_writes_nothing(self, cast_stats: Run, raw: Path, tmp_path: Path) -> None:
        told = cast_stats("batch", raw, "-o", tmp_path / "out", "--dry-run")
        assert told.code == 0
        assert told.out.count("new  ") == 3
        assert not (tmp_path / "out").exists()

    def test_it_says_when_there_is_nothing(self, cast_stats: Run, raw: Path, out: Path) -> None:
        assert cast_stats("batch", raw, "-o", out, "--dry-run").code == NothingToDo.exit_code

    def test_json_names_every_file(self, cast_stats: Run, raw: Path, out: Path) -> None:
        (raw / "east.txt").write_text(text_of(50), encoding="utf-8")
        told = json.loads(cast_stats("batch", raw, "-o", out, "--dry-run", "--json").out)
        assert {Path(one["file"]).name: one["action"] for one in told["files"]} == {
            "east.txt": "changed", "north.txt": "done", "west.txt": "done",
        }  # fmt: skip


def test_json_tells_the_run(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "empty.pdf").touch()
    told = cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1", "--json")
    shown = json.loads(told.out)
    assert (shown["done"], shown["failed"], shown["exit_code"]) == (3, 1, told.code)
    assert Path(shown["failures"][0]["file"]).name == "empty.pdf"
