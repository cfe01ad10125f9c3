"""One file a command; the only room that knows Typer, Rich and exit codes."""

from __future__ import annotations

import gc
import sys

OBJECTS_A_COLLECTION = 20_000
"""New objects after which Python looks for cycles: few are made here, and its own 700 costs a tenth of a run."""


def main() -> None:
    """What the `cast-stats` command runs."""
    gc.set_threshold(OBJECTS_A_COLLECTION, 20, 100)
    from cast_stats.cli.app import run

    sys.exit(run(sys.argv[1:]))
