"""Folders of issues of our own writing, and ways to run batches over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from hand_made import Outcome

ROOT = Path(__file__).resolve().parent.parent.parent
PLAIN = {**os.environ, "LANGUAGE": "en", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def text_of(number: int) -> str:
    """A short issue that differs from the others."""
    return (
        f"溪口县科协：第{number}次下乡\n\n"
        f"截至2019年底，溪口县共有农技协{20 + number}个，会员{1000 + number}人。"
        f"2019年，全县举办科普讲座{30 + number}场，听众{2 + number}.5万人次。\n"
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with three texts, one of them in a subfolder."""
    folder = tmp_path / "raw"
    (folder / "2019").mkdir(parents=True)
    for number, name in enumerate(("east.txt", "west.txt", "2019/north.txt")):
        (folder / name).write_text(text_of(number), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Started:
    """A batch in a process of its own."""

    process: subprocess.Popen[str]

    def family(self) -> list[psutil.Process]:
        """The process and all that it started."""
        me = psutil.Process(self.process.pid)
        return [me, *me.children(recursive=True)]

    def end(self, timeout: float = 120) -> Outcome:
        """Its outcome once it ends."""
        out, err = self.process.communicate(timeout=timeout)
        return Outcome(self.process.returncode, out, err)


Start = Callable[..., Started]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `cast-stats batch …` in a process of its own; what is left at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def begin(*arguments: str | Path, **environment: str) -> Started:
        command = [sys.executable, "-m", "cast_stats", "batch", *map(str, arguments)]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(command, text=True, env={**PLAIN, **environment}, **pipes)
        running.append(process)
        return Started(process)

    yield begin
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def journals(out: Path) -> list[list[dict[str, Any]]]:
    """The journals of a folder of results, oldest first."""
    paths = sorted((out / ".batch" / "journal").iterdir())
    return [[json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths]


def outcomes(out: Path) -> dict[str, str]:
    """What became of each file in the last run, by its name."""
    events = journals(out)[-1]
    return {Path(event["file"]).name: event["outcome"] for event in events if event["event"] == "file"}


def results(out: Path) -> dict[str, bytes]:
    """Every file of the results but the batch's own and the database, by its path."""
    paths = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in paths
        if ".batch" not in path.parts and not path.name.startswith("cast-stats.db")
    }
