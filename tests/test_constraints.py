"""The pinned versions are complete, hashed, name no index, and install."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cast_stats.results.version import LIBRARIES

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", TEXT, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("ocr", "postgresql", "parquet", "cluster")


def test_every_pin_has_hashes() -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", TEXT, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(PINS)
    assert [block.split()[0] for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)] == []


def test_no_index_is_named() -> None:
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host", TEXT) == []


@pytest.mark.parametrize("extra", [None, *EXTRAS])
def test_every_dependency_is_pinned_within_its_range(extra: str | None) -> None:
    wanted = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)]), requirement


def test_the_libraries_of_the_fingerprint_are_dependencies() -> None:
    assert set(LIBRARIES) <= {Requirement(wanted).name for wanted in PROJECT["dependencies"]}


@pytest.mark.slow
@pytest.mark.skipif(sys.version_info[:2] != (3, 11) or sys.platform != "linux", reason="pinned for 3.11 on Linux")
def test_the_pinned_set_installs_and_works(tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python, sample = tmp_path / "venv" / "bin" / "python", ROOT / "data" / "raw" / "kexie-zhichuang-2023-04.pdf"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    pinned = ("--only-binary", ":all:", "--require-hashes", "--requirement", ROOT / "constraints.txt")
    fetched = subprocess.run([*pip, *pinned], capture_output=True, text=True, env=environment, check=False)
    if "No matching distribution" in fetched.stderr or "NewConnectionError" in fetched.stderr:
        pytest.skip("no package index can be reached")
    assert fetched.returncode == 0, fetched.stderr
    subprocess.run([*pip, "--no-deps", ROOT], check=True, env=environment)
    command = [python, "-m", "cast_stats", "batch", sample, "-o", tmp_path / "out"]
    assert subprocess.run(command, cwd=tmp_path, env=environment, check=False).returncode == 0
    assert (tmp_path / "out" / "kexie-zhichuang-2023-04" / "facts.csv").stat().st_size > 1000
