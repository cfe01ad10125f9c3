"""What a batch is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cast_stats.batch.task import NO_OPTIONS, USUAL_LIMITS, Limits
from cast_stats.pipeline import Options

STATE_FOLDER = ".batch"


@dataclass(frozen=True, slots=True)
class Order:
    """The inputs, where everything goes, and how the files are to be done."""

    inputs: tuple[str, ...]
    out: str
    state: Path
    database: str | None = None
    options: Options = NO_OPTIONS
    passwords: tuple[str, ...] = ()
    limits: Limits = USUAL_LIMITS
    jobs: int = 1
    cluster: str | None = None
    recursive: bool = True
    force: bool = False
    only_failed: bool = False
    fail_fast: bool = False
    prune: bool = False
