"""Killed at any moment, a batch goes on where it was, and its end is that of an undisturbed run."""

from __future__ import annotations

from pathlib import Path

import kill_batch
import pytest


@pytest.mark.slow
def test_killed_runs_end_like_an_undisturbed_one(tmp_path: Path) -> None:
    kill_batch.make_files(tmp_path / "raw")
    assert len(kill_batch.kill_and_compare(tmp_path / "raw", tmp_path, times=4, seed=7)) == 4
