"""The processors that a process may use, and how it starts another one of this program."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Mapping

OBJECTS_A_COLLECTION = 300_000
"""New objects after which Python looks for cycles: few are made here, and its own 700 costs a tenth of a run."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""What keeps the libraries of a process from starting threads that find nothing to do."""


def collect_seldom() -> None:
    """Have Python look for cycles less often than it would."""
    gc.set_threshold(OBJECTS_A_COLLECTION, 20, 100)


def usable_processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start(module: str, *arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A process that runs a module of this program, with pipes to its input and from its output."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {}), "PYTHONPATH": paths},
    )
