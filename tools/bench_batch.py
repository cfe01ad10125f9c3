"""Measure batches: issues an hour on 1 and 2 processes, and what it costs to give each file a process of its own.

python tools/bench_batch.py [ISSUES]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "data" / "raw").glob("*.pdf"))
ISSUES = 60
MOST_OVERHEAD = 0.10
ONE_PROCESS = """
import sys
from pathlib import Path
from cast_stats.pipeline import drafter, extract, save
from cast_stats.store import Store

rules, out = drafter(None), Path(sys.argv[2])
with Store.open(out / "cast-stats.db") as store:
    for path in sorted(Path(sys.argv[1]).iterdir()):
        found = extract(path, rules=rules)
        save(found, out / path.stem)
        store.replace_issue(found.records)
"""


class Measured(NamedTuple):
    """Seconds on the clock, and seconds of processor in all processes."""

    wall: float
    processor: float


def main(arguments: Sequence[str]) -> int:
    """Print all figures; gives 1 where isolation costs more than it may."""
    count = int(arguments[0]) if arguments else ISSUES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_issues(folder / "raw", count)
        plain = measured("-c", ONE_PROCESS, str(folder / "raw"), str(folder / "plain"))
        one, two = (batch(folder, jobs) for jobs in (1, 2))
    print(f"{count} issues with text, {len(os.sched_getaffinity(0))} processors")
    for told, result in (("one process, no isolation", plain), ("batch --jobs 1", one), ("batch --jobs 2", two)):
        hourly = count / result.wall * 3600
        print(
            f"  {told:<28} {result.wall:7.1f} s, {result.processor:7.1f} s of processor, {hourly:6.0f} issues an hour"
        )
    print(f"  two processes do {one.wall / two.wall:.2f} times what one does")
    overhead = one.processor / plain.processor - 1
    print(f"  isolation and bookkeeping cost {overhead:.1%} of processor time, limit {MOST_OVERHEAD:.0%}")
    return 1 if overhead > MOST_OVERHEAD else 0


def make_issues(folder: Path, count: int) -> None:
    """Copies of the sample issues that differ in a comment, so that each is done."""
    folder.mkdir()
    for number in range(count):
        content = SAMPLES[number % len(SAMPLES)].read_bytes()
        (folder / f"issue-{number:04}.pdf").write_bytes(content + b"%%%d\n" % number)


def batch(folder: Path, jobs: int) -> Measured:
    """A batch over all issues."""
    words = ("batch", str(folder / "raw"), "-o", str(folder / f"out-{jobs}"), "--jobs", str(jobs))
    return measured("-m", "cast_stats", *words)


def measured(*words: str) -> Measured:
    """Run Python with these words."""
    before, begun = _processor(), time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return Measured(time.perf_counter() - begun, _processor() - before)


def _processor() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
