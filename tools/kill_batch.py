"""Kill a batch with SIGKILL at random moments, run it again, and compare with an undisturbed run, byte for byte.

python tools/kill_batch.py [TIMES] [SEED]
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "cast-stats.db"
ENVIRONMENT = {**os.environ, "LANGUAGE": "en", "PYTHONPATH": str(ROOT)}


def main(arguments: Sequence[str]) -> int:
    """Kill and compare; gives 1 where something differs."""
    times = int(arguments[0]) if arguments else 50
    seed = int(arguments[1]) if len(arguments) > 1 else 2024
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        make_files(raw)
        phases = kill_and_compare(raw, Path(folder), times, seed)
    for phase in sorted(set(phases)):
        print(f"killed with {phase} files done: {phases.count(phase)} times")
    return 0


def make_files(raw: Path) -> None:
    """A sample issue, and short texts."""
    raw.mkdir()
    shutil.copy(min((ROOT / "data" / "raw").glob("*.pdf"), key=lambda path: path.stat().st_size), raw)
    for number in range(30):
        text = f"石桥市科协：第{number}季度\n\n2018年，石桥市科协举办讲座{20 + number}场，受众{3 + number}.2万人次。\n"
        (raw / f"shiqiao-{number}.txt").write_text(text, encoding="utf-8")


def kill_and_compare(raw: Path, folder: Path, times: int, seed: int) -> list[int]:
    """How many files were done at each kill. Raises AssertionError where the end differs."""
    begun = time.monotonic()
    if code := batch(raw, folder / "undisturbed").wait():
        raise AssertionError(f"the undisturbed run ended with {code}")
    whole = time.monotonic() - begun
    working, waking = seconds_of_work(folder / "undisturbed")
    wanted = contents(folder / "undisturbed")
    chance = random.Random(seed)
    phases = []
    for number in range(times):
        out = folder / f"killed-{number}"
        process = batch(raw, out)
        if number % 5:  # every fifth is killed at any time, the others while files are done
            wait_for(out / ".batch" / "journal")
            time.sleep(waking)
        time.sleep(chance.uniform(0, working if number % 5 else whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        phases.append(len(list(out.glob("**/records.jsonl"))))
        code = batch(raw, out).wait()
        if code not in (0, 13):
            raise AssertionError(f"kill {number}: the next run ended with {code}")
        found = contents(out)
        differing = {name for name in wanted | found if wanted.get(name) != found.get(name)}
        if differing:
            raise AssertionError(f"kill {number}: {sorted(differing)} differ")
        shutil.rmtree(out)
    return phases


def seconds_of_work(out: Path) -> tuple[float, float]:
    """How long a run took from its first finished file to its end, and from its beginning to that file."""
    (journal,) = (out / ".batch" / "journal").iterdir()
    lines = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    begin, first, *_others, end = (datetime.fromisoformat(line["time"]) for line in lines)
    return (end - first).total_seconds(), (first - begin).total_seconds()


def wait_for(path: Path) -> None:
    """Until there is something at a path."""
    while not path.exists():
        time.sleep(0.01)


def batch(raw: Path, out: Path) -> subprocess.Popen[bytes]:
    """A batch that has begun."""
    command = [sys.executable, "-m", "cast_stats", "batch", str(raw), "-o", str(out), "--jobs", "2"]
    return subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT)


def contents(out: Path) -> dict[str, object]:
    """Every file of the results, and every row of the database, whatever order they were written in."""
    paths = [path for path in out.rglob("*") if path.is_file() and ".batch" not in path.parts]
    files: dict[str, object] = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in paths
        if not path.name.startswith("cast-stats.db")
    }
    state = (out / ".batch" / "state.jsonl").read_bytes()
    return files | {"database": rows(out / DATABASE), "state": state}


def rows(database: Path) -> list[str]:
    """The database as SQL, sorted."""
    with sqlite3.connect(database) as connection:
        dump = sorted(connection.iterdump())
    connection.close()
    return dump


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
