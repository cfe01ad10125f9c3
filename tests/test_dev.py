"""The development script: installs once, runs every check, tells which failed."""

from __future__ import annotations

from pathlib import Path

import dev
import pytest


class Runs:
    """Stands in for running commands: notes them, and fails those that hold a word of `failing`."""

    def __init__(self, *failing: str) -> None:
        self.commands: list[str] = []
        self.failing = failing

    def __call__(self, *command: str | Path) -> int:
        line = " ".join(map(str, command))
        self.commands.append(line)
        return int(any(word in line for word in self.failing))


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """A virtual environment of its own that has a Python, and no command really run."""
    noted = Runs()
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    monkeypatch.setattr(dev, "run", noted)
    return noted


def test_installs_the_first_time_and_not_again(runs: Runs) -> None:
    for _again in range(3):
        dev.install("dev")
    (command,) = runs.commands
    assert "--editable .[dev]" in command


def test_the_development_install_serves_the_demo(runs: Runs) -> None:
    dev.install("dev")
    dev.install("")
    assert len(runs.commands) == 1


def test_the_demo_install_does_not_serve_development(runs: Runs) -> None:
    dev.install("")
    dev.install("dev")
    assert [("[dev]" in command) for command in runs.commands] == [False, True]


def test_installs_again_when_the_project_file_changes(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.install("dev")
    (tmp_path / "pyproject.toml").write_text("changed")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    dev.install("dev")
    assert len(runs.commands) == 2


def test_a_failed_installation_ends_the_run_and_is_tried_again(runs: Runs) -> None:
    runs.failing = ("pip",)
    for _again in range(2):
        with pytest.raises(SystemExit, match="installation failed"):
            dev.install("dev")
    assert len(runs.commands) == 2


def test_every_check_runs_though_one_fails(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    dev.install("dev")
    runs.failing = ("ruff check", "mypy")
    assert dev.test(["-k", "one"]) == 1
    assert runs.commands[-1].endswith("pytest -k one")
    assert capsys.readouterr().out.endswith("failed: ruff check, mypy\n")


def test_all_checks_passed(runs: Runs, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.test([]) == 0
    assert capsys.readouterr().out.endswith("all checks passed\n")


def test_the_demo_extracts_the_sample(runs: Runs) -> None:
    assert dev.demo([]) == 0
    assert (dev.ROOT / dev.SAMPLE).is_file()
    assert runs.commands[-1].endswith(f"extract {dev.SAMPLE}")


@pytest.mark.parametrize(("words", "code"), [([], 0), (["--help"], 0), (["nonsense"], 2)])
def test_without_a_task_the_tasks_are_listed(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words) == code
    listed = capsys.readouterr().err
    assert all(f"tools/dev.py {task} " in listed for task in dev.TASKS)
