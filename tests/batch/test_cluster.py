"""The same batch on a Dask cluster of real processes: same results, lost machines replaced, URLs for files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from batch.conftest import PLAIN, ROOT, Start, journals, outcomes, results, text_of
from hand_made import Run

from cast_stats.errors import ClusterError, NothingToDo

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
SLOW = """
import time
import cast_stats.batch.work as work

good = work.extract

def extract(path, options, progress, **more):
    time.sleep(1.5)
    return good(path, options, progress, **more)

work.extract = extract
"""


class Cluster:
    """A scheduler and two workers on this machine."""

    def __init__(self, folder: Path) -> None:
        (folder / "slow").mkdir()
        (folder / "slow" / "sitecustomize.py").write_text(SLOW, encoding="utf-8")
        self._folder = folder
        self._environment = {**PLAIN, "PYTHONPATH": f"{folder / 'slow'}{os.pathsep}{ROOT}"}
        self.scheduler = self._run("scheduler", "--port", "0", "--scheduler-file", str(folder / "scheduler.json"))
        self.workers = [self.add_worker(), self.add_worker()]
        self.address = self._address()

    def add_worker(self) -> subprocess.Popen[bytes]:
        """A worker with one thread and a nanny that starts it anew."""
        where = ("--scheduler-file", str(self._folder / "scheduler.json"), "--local-directory", str(self._folder))
        return self._run("worker", *where, "--nthreads", "1", "--no-dashboard")

    def _run(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", *options]
        if what == "scheduler":
            command += ["--no-dashboard"]
        nowhere = subprocess.DEVNULL
        return subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=self._environment, cwd=self._folder)

    def _address(self) -> str:
        from distributed import Client

        file = self._folder / "scheduler.json"
        until = time.monotonic() + 60
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.1)
        address = str(json.loads(file.read_text())["address"])
        with Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        return address

    def inner_worker(self) -> psutil.Process:
        """The process of the first worker that does the work, below its nanny."""
        nanny = psutil.Process(self.workers[0].pid)
        return next(child for child in nanny.children() if "spawn" in " ".join(child.cmdline()))

    def close(self) -> None:
        """End everything."""
        family = [
            one for process in (*self.workers, self.scheduler) for one in psutil.Process(process.pid).children(True)
        ]
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        for one in family:
            if one.is_running():
                one.kill()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster for all tests of this module."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.close()


def test_a_cluster_gives_what_one_machine_gives(cast_stats: Run, cluster: Cluster, raw: Path, tmp_path: Path) -> None:
    (raw / "bad.pdf").write_bytes(b"%PDF-1.7 no")
    told = cast_stats("batch", raw, "-o", tmp_path / "there", "--cluster", cluster.address)
    alone = cast_stats("batch", raw, "-o", tmp_path / "here", "-j", "1")
    assert told.code == alone.code == 12
    assert told.err == alone.err
    assert results(tmp_path / "there") == results(tmp_path / "here")
    assert outcomes(tmp_path / "there") == outcomes(tmp_path / "here")


def test_a_worker_that_is_killed_loses_nothing(start: Start, cluster: Cluster, raw: Path, tmp_path: Path) -> None:
    for number in range(10, 18):
        (raw / f"more-{number}.txt").write_text(text_of(number), encoding="utf-8")
    batch = start(raw, "-o", tmp_path / "there", "--cluster", cluster.address)
    until = time.monotonic() + 60
    while time.monotonic() < until and len(list((tmp_path / "there").glob("*/records.jsonl"))) < 2:
        time.sleep(0.1)
    cluster.inner_worker().kill()
    told = batch.end()
    assert (told.code, told.err) == (0, "")
    assert list(outcomes(tmp_path / "there").values()) == ["done"] * 11


def test_files_behind_urls(cast_stats: Run, cluster: Cluster, raw: Path, tmp_path: Path) -> None:
    pattern, out = f"file://{raw}/**/*.txt", f"file://{tmp_path}/there"
    options = ("-o", out, "--state", tmp_path / "state", "--cluster", cluster.address)
    assert cast_stats("batch", pattern, *options).code == 0
    cast_stats("batch", raw, "-o", tmp_path / "here", "-j", "1")
    assert results(tmp_path / "there") == results(tmp_path / "here")
    assert (tmp_path / "state" / "cast-stats.db").exists()
    assert cast_stats("batch", pattern, *options).code == NothingToDo.exit_code


def test_no_cluster_is_told_in_a_line(
    cast_stats: Run, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cast_stats.batch.cluster.ANSWER_SECONDS", 2)
    told = cast_stats("batch", raw, "-o", tmp_path / "out", "--cluster", "tcp://127.0.0.1:9")
    assert told.code == ClusterError.exit_code
    assert "dask scheduler" in told.err
    assert journals(tmp_path / "out")[-1][-1]["exit_code"] == ClusterError.exit_code


def test_another_version_on_a_worker_is_told(
    cast_stats: Run, cluster: Cluster, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cast_stats.results.version.program", lambda: "another")
    told = cast_stats("batch", raw, "-o", tmp_path / "out", "--cluster", cluster.address)
    assert told.code == ClusterError.exit_code
    assert "another version" in told.err
