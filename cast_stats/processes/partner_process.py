"""The process of a `Partner`: calls come in on standard input, what comes of them goes out on standard output.

Run as `python -m cast_stats.processes.partner_process`. It ends when its input closes, and leaves Ctrl-C to its parent.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import Any

from cast_stats.processes import frames
from cast_stats.processes.partner import DONE, FAILED, TOLD
from cast_stats.processes.processors import collect_seldom


def serve(calls: int, answers: int) -> None:
    """Answer every call until there are no more; both ends are descriptors."""

    def tell(*message: Any) -> None:
        frames.send(answers, (TOLD, message))

    with suppress(EOFError, BrokenPipeError):
        while True:
            work, arguments, told = frames.receive(calls)
            try:
                answer = DONE, work(*arguments, *((tell,) if told else ()))
            except Exception:
                answer = FAILED, None
            frames.send(answers, answer)


def main() -> None:
    """Serve standard input; whatever libraries print goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    answers, sys.stdout = sys.stdout, sys.stderr
    serve(sys.stdin.fileno(), answers.fileno())


if __name__ == "__main__":
    main()
