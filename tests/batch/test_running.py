"""Batches under cron: one at a time, stopped by signals, on full and read-only disks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from batch.conftest import Start, Started, journals, outcomes, results, text_of
from hand_made import Run

from cast_stats.batch.lock import locked
from cast_stats.batch.places import LocalFolder
from cast_stats.batch.plan import Step
from cast_stats.batch.sources import Source
from cast_stats.batch.state import Entry, Results, State
from cast_stats.batch.task import Failed, Report
from cast_stats.cli.watching import Watching
from cast_stats.errors import Locked, OutputUnwritable, StoreError

ROOT = Path(__file__).resolve().parents[2]
SLOW = """
import os, time
import cast_stats.batch.work as work

good = work.extract

def extract(path, options, progress, *, rules, watch):
    for page in range(1, int(os.environ["SLOW_PAGES"]) + 1):
        time.sleep(0.05)
        watch("page", page, 100)
    return good(path, options, progress, rules=rules, watch=watch)

work.extract = extract
"""


@pytest.fixture
def slowly(start: Start, tmp_path: Path) -> Start:
    """Starts a batch whose every file has many slow pages."""
    folder = tmp_path / "slow"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SLOW, encoding="utf-8")

    def begin(*arguments: str | Path) -> Started:
        return start(*arguments, PYTHONPATH=f"{folder}{os.pathsep}{ROOT}", SLOW_PAGES="100")

    return begin


def wait_for_plan(out: Path) -> None:
    """Until the journal of a run has begun."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if (out / ".batch" / "journal").is_dir() and any(journals(out)) and journals(out)[-1]:
            return
        time.sleep(0.05)
    raise TimeoutError(out)


class TestLock:
    def test_a_second_run_names_the_first_and_leaves(
        self, slowly: Start, cast_stats: Run, raw: Path, tmp_path: Path
    ) -> None:
        first = slowly(raw, "-o", tmp_path / "out", "-j", "1")
        wait_for_plan(tmp_path / "out")
        told = cast_stats("batch", raw, "-o", tmp_path / "out")
        assert told.code == Locked.exit_code
        assert f"process {first.process.pid} on" in told.err
        assert len(told.err.splitlines()) == 1
        assert first.end().code == 0
        assert sorted(outcomes(tmp_path / "out").values()) == ["done"] * 3
        assert len(journals(tmp_path / "out")) == 1

    def test_a_dead_holder_holds_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "lock"
        code = "import sys, os, signal\nfrom pathlib import Path\nfrom cast_stats.batch.lock import locked\n"
        code += "with locked(Path(sys.argv[1])):\n    os.kill(os.getpid(), signal.SIGKILL)"
        subprocess.run([sys.executable, "-c", code, path], check=False, cwd=ROOT)
        assert path.read_bytes()
        with locked(path):
            assert json.loads(path.read_bytes())["pid"] == os.getpid()

    def test_a_lock_without_words_still_locks(self, tmp_path: Path) -> None:
        path = tmp_path / "lock"
        with locked(path):
            path.write_bytes(b"")
            with pytest.raises(Locked, match="another batch"), locked(path):
                pass


class TestSignals:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_the_page_in_hand_is_finished_and_no_more(
        self, slowly: Start, cast_stats: Run, raw: Path, tmp_path: Path, number: signal.Signals
    ) -> None:
        batch = slowly(raw, "-o", tmp_path / "out", "-j", "1")
        wait_for_plan(tmp_path / "out")
        time.sleep(3)
        family = batch.family()
        batch.process.send_signal(number)
        told = batch.end(timeout=60)
        assert told.code == 128 + number
        assert "left for the next run" in told.out
        assert "Traceback" not in told.err
        assert psutil.wait_procs(family, timeout=5)[1] == []
        assert journals(tmp_path / "out")[-1][-1]["event"] == "end"
        assert cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1").code == 0
        cast_stats("batch", raw, "-o", tmp_path / "undisturbed", "-j", "1")
        assert results(tmp_path / "out") == results(tmp_path / "undisturbed")

    def test_a_stop_that_the_whole_group_hears_ends_cleanly(self, slowly: Start, raw: Path, tmp_path: Path) -> None:
        batch = slowly(raw, "-o", tmp_path / "out", "-j", "2")
        wait_for_plan(tmp_path / "out")
        time.sleep(2)
        for process in batch.family():
            process.terminate()
        told = batch.end(timeout=60)
        assert told.code == 128 + signal.SIGTERM
        assert set(outcomes(tmp_path / "out").values()) <= {"done", "halted"}


class TestDisks:
    def test_a_place_that_is_a_file_is_told(self, cast_stats: Run, raw: Path, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("in the way")
        told = cast_stats("batch", raw, "-o", tmp_path / "out")
        assert told.code == OutputUnwritable.exit_code
        assert len(told.err.splitlines()) == 1

    def test_a_full_disk_ends_the_run_and_the_next_goes_on(
        self, cast_stats: Run, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write, written = LocalFolder.write, list[str]()

        def fill(self: LocalFolder, folder: str, files: dict[str, bytes]) -> None:
            written.append(folder)
            if len(written) == 2:
                raise OutputUnwritable("cannot write: No space left on device")
            write(self, folder, files)

        with monkeypatch.context() as patch:
            patch.setattr(LocalFolder, "write", fill)
            told = cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1")
        assert told.code == OutputUnwritable.exit_code
        assert "No space left" in told.err
        assert "2 files are left for the next run" in told.out
        assert journals(tmp_path / "out")[-1][-1]["error"]
        assert cast_stats("batch", raw, "-o", tmp_path / "out", "-j", "1").code == 0
        cast_stats("batch", raw, "-o", tmp_path / "undisturbed", "-j", "1")
        assert results(tmp_path / "out") == results(tmp_path / "undisturbed")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_state_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        state = State(tmp_path / "state.jsonl")
        (tmp_path / "state.jsonl").symlink_to("/dev/full")
        with pytest.raises(OutputUnwritable, match="the disk is full"):
            state.add(ENTRY)

    def test_a_database_that_is_none_is_told_before_work_begins(
        self, cast_stats: Run, raw: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "notes.db").write_text("no database at all, just some text that is long enough to be read")
        told = cast_stats("batch", raw, "-o", tmp_path / "out", "--database", tmp_path / "notes.db")
        assert told.code == StoreError.exit_code
        assert len(told.err.splitlines()) == 1
        assert results(tmp_path / "out") == {}


ENTRY = Entry("/raw/溪口.pdf", "ab" * 32, "1", "溪口", Results("ab" * 32, {"facts.csv": 12}, 3, 4, 1, 9, (2,)))


class TestState:
    def test_entries_come_back(self, tmp_path: Path) -> None:
        state = State(tmp_path / "state.jsonl")
        state.add(ENTRY)
        assert list(State(tmp_path / "state.jsonl")) == [ENTRY]

    def test_the_last_line_of_a_file_counts(self, tmp_path: Path) -> None:
        state = State(tmp_path / "state.jsonl")
        state.add(Entry(ENTRY.file, "cd" * 32, "0", "溪口", error="Fault"))
        state.add(ENTRY)
        state.drop("never there")
        assert State(tmp_path / "state.jsonl").get(ENTRY.file) == ENTRY
        state.drop(ENTRY.file)
        assert list(State(tmp_path / "state.jsonl")) == []

    def test_a_line_cut_anywhere_costs_only_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "state.jsonl"
        State(path).add(ENTRY)
        whole = path.read_bytes()
        for length in range(len(whole) - 1):
            path.write_bytes(whole + whole[:length])
            assert list(State(path)) == [ENTRY]

    def test_tidying_keeps_what_counts(self, tmp_path: Path) -> None:
        path = tmp_path / "state.jsonl"
        state = State(path)
        other = Entry("/raw/a\udcff.pdf", "cd" * 32, "1", "a", error="UnreadableInput", message="无法读取")
        for entry in (ENTRY, other, ENTRY):
            state.add(entry)
        path.write_bytes(path.read_bytes() + b'{"file": "/raw/half')
        State(path).tidy()
        assert len(path.read_bytes().splitlines()) == 2
        assert list(State(path)) == sorted([ENTRY, other], key=lambda entry: entry.file)


def test_a_misspelt_pattern_is_told_of_and_an_empty_inbox_is_not(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    (raw / "inbox").mkdir()
    outcome = cast_stats("batch", raw / "*.pdff", raw / "inbox", "-o", tmp_path / "out")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (13, "", 1)
    assert "*.pdff" in outcome.err
    assert cast_stats("batch", raw / "inbox", raw / "inbox" / "*.pdf", "-o", tmp_path / "out").err == ""


def test_a_failure_names_its_file_whatever_its_message_says(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    step = Step(Source(str(raw / "east.txt"), "east"), "new")
    Watching(debug=False).finished(step, Report(Failed("MissingExtra", "OCR is not installed", 7)))
    assert cast_stats("--version").err == f"cast-stats: {raw / 'east.txt'}: OCR is not installed\n"


def test_a_terminal_sees_a_bar_and_the_summary(raw: Path, tmp_path: Path) -> None:
    import pty

    (raw / "empty.pdf").touch()
    main, side = pty.openpty()
    command = [sys.executable, "-m", "cast_stats", "batch", str(raw), "-o", str(tmp_path / "out"), "-j", "1"]
    environment = {**os.environ, "LANGUAGE": "en", "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=side, env=environment)
    os.close(side)
    seen = bytearray()
    try:
        while part := os.read(main, 4096):
            seen += part
    except OSError:
        pass  # the terminal has closed
    out, _none = process.communicate(timeout=60)
    assert "4/4" in seen.decode()
    assert "1 failed" in seen.decode()
    assert "3 files done, 1 failed" in out.decode()
    assert len(out.decode().splitlines()) < 24


def test_summary_is_a_screen_however_many_fail(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    for number in range(40):
        (raw / f"bad-{number}.pdf").write_text(text_of(100 + number))
    told = cast_stats("batch", raw, "-o", tmp_path / "out")
    assert len(told.err.splitlines()) == 40
    assert len(told.out.splitlines()) < 12
    assert "and 39 more" in told.out
