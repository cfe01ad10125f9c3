"""The process of a `Renderer`: results come in on standard input, their files go out on standard output.

Run as `python -m cast_stats.export.renderer_process`. It ends when its input closes, and leaves Ctrl-C to its parent.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import NamedTuple

from cast_stats import frames
from cast_stats.export.registry import render
from cast_stats.records import Award, Fact, Issue, LedgerEntry, Note


class Records(NamedTuple):
    """What is rendered of a result."""

    issue: Issue
    facts: tuple[Fact, ...] = ()
    awards: tuple[Award, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    notes: tuple[Note, ...] = ()


def serve(results: int, answers: int) -> None:
    """Answer every result until there are no more; both ends are descriptors."""
    with suppress(EOFError, BrokenPipeError):
        while True:
            *parts, stem = frames.receive(results)
            frames.send(answers, render(Records(*parts), stem))


def main() -> None:
    """Get ready by rendering nothing, then serve standard input; whatever libraries print goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers, sys.stdout = sys.stdout, sys.stderr
    render(Records(Issue(file="ready", sha256="", pages=0)), "ready")
    serve(sys.stdin.fileno(), answers.fileno())


if __name__ == "__main__":
    main()
