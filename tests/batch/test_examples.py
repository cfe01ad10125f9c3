"""The examples of the documentation do what they say."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from batch.conftest import PLAIN, outcomes

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@pytest.fixture
def home(raw: Path, tmp_path: Path) -> Path:
    """A home with the folder that the examples speak of."""
    place = tmp_path / "home" / "statistics"
    (place / ".venv" / "bin").mkdir(parents=True)
    program = place / ".venv" / "bin" / "cast-stats"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cast_stats "$@"\n')
    program.chmod(0o755)
    (place / "data").mkdir()
    raw.rename(place / "data" / "raw")
    return tmp_path / "home"


def test_the_crontab_runs(home: Path) -> None:
    lines = (EXAMPLES / "crontab").read_text(encoding="utf-8").splitlines()
    jobs = [line for line in lines if re.match(r"[\d*]", line)]
    assert len(jobs) == 1
    *times, command = jobs[0].split(maxsplit=5)
    assert all(re.fullmatch(r"\*|\d+", time) for time in times)
    assert "%" not in command  # cron would make it a line break
    bare = {**PLAIN, "HOME": str(home), "PATH": "/usr/bin:/bin"}
    for code in (0, 13):
        told = subprocess.run(["/bin/sh", "-c", command], env=bare, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stdout, told.stderr) == (code, "", "")
    assert outcomes(home / "statistics" / "data" / "out") == {}


def test_the_service_runs(home: Path) -> None:
    unit = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(EXAMPLES / "cast-stats-batch.service", encoding="utf-8")
    service = {name: value.replace("%h", str(home)) for name, value in unit["Service"].items()}
    told = subprocess.run(service["ExecStart"].split(), cwd=service["WorkingDirectory"], env=PLAIN, check=False)
    assert told.returncode == 0
    assert set(outcomes(home / "statistics" / "data" / "out").values()) == {"done"}
    assert service["SuccessExitStatus"].split() == ["13", "143"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for name in ("cast-stats-batch.service", "cast-stats-batch.timer"):
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.MULTILINE).replace("%h", "/")
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "cast-stats-batch.timer")]
    told = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LANG": "C"}, check=False)
    assert "cast-stats" not in told.stderr, told.stderr
