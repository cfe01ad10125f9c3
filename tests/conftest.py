"""Fixtures that every room's tests use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hand_made import Outcome, Run
from hypothesis import settings

os.environ["LANGUAGE"] = "en"  # messages are compared as they stand in the code
settings.register_profile("untimed", deadline=None)  # how long an example takes depends on what else the machine does
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real issues and annotations beside the checkout; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "score.py").is_file():
        pytest.skip("the folder of real issues (../shared) is not beside this checkout")
    return folder


@pytest.fixture
def cast_stats(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """Runs a command line in this process, which keeps its results for this test alone."""
    from cast_stats.cli.app import run
    from cast_stats.results import kept

    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(kept, "default_directory", lambda: cache)

    def call(*arguments: str | Path) -> Outcome:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call
