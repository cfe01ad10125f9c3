"""One file a command; the only room that knows Typer, Rich and exit codes."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

READING = ("cast_stats.pipeline", "cast_stats.reading.document", "cast_stats.layout.composition")


def main() -> None:
    """What the `cast-stats` command runs."""
    from cast_stats.processes.partner import begin
    from cast_stats.processes.processors import collect_seldom

    collect_seldom()
    if sys.argv[1:2] == ["extract"]:
        begin(*READING)  # while the command line is read
    from cast_stats.cli.app import run

    leave(run(sys.argv[1:]))


def leave(code: int) -> None:
    """End the process; where nothing else runs in it, without taking down what it holds in memory piece by piece."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # what matters was flushed where a failure could be told
            stream.flush()
    if threading.active_count() == 1:
        os._exit(code)
    sys.exit(code)
