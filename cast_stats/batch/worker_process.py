"""One worker: holds the program ready and gives each file a fresh process, which the file cannot outlive.

Run as `python -m cast_stats.batch.worker_process [RULES]`. Tasks come in on standard input, one at a time; for each
go out `("began", pid)`, any number of Steps, an outcome unless the process crashed, and `("ended", exit code)`.
Before all that goes out `("ready", pid)`, or `("unready", error)`. It ends when its input closes.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from select import select
from types import FrameType

from cast_stats.batch.task import Step, Task
from cast_stats.batch.work import Stop, carry_out
from cast_stats.errors import CastStatsError
from cast_stats.export.registry import get_ready
from cast_stats.facts.drafting import Drafter
from cast_stats.layout import compose
from cast_stats.pipeline import WARM_UP, drafter, warm_up
from cast_stats.processes import frames
from cast_stats.reading.page import Document

SPARE_SECONDS = 30
"""How long after its time limit a process is ended by the system, should nobody else have done it."""


def main(arguments: list[str]) -> None:
    """Serve until the input closes."""
    inbox, outbox = _own_streams()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # whoever started this process says when it ends
    try:
        rules = drafter(Path(arguments[0]) if arguments else None)
        load_all(rules)
    except Exception as error:
        frames.send(outbox, ("unready", error if isinstance(error, CastStatsError) else repr(error)))
        return
    frames.send(outbox, ("ready", os.getpid()))
    gc.freeze()  # what is ready stays out of the collector's sight, and shared with the processes of the files
    serve = _serve_forked if hasattr(os, "fork") else _serve_here
    with suppress(EOFError, BrokenPipeError):
        while True:
            serve(frames.receive(inbox), rules, inbox, outbox)


def load_all(rules: Drafter) -> None:
    """Load once, and not for every file, what each stage loads on demand."""
    compose(Document({}, text="\n\n".join(WARM_UP)))
    warm_up(rules)
    get_ready()


def _own_streams() -> tuple[int, int]:
    """Input and output kept for messages; what libraries print goes nowhere."""
    inbox, outbox = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return inbox, outbox


def _serve_forked(task: Task, rules: Drafter, inbox: int, outbox: int) -> None:
    inner, outer = os.pipe()
    pid = os.fork()
    if pid == 0:
        for descriptor in (inbox, outbox, inner):
            os.close(descriptor)
        _be_the_file(task, rules, outer)
    os.close(outer)
    with suppress(OSError):
        os.setpgid(pid, pid)  # the child does the same: whoever comes first
    try:
        frames.send(outbox, ("began", pid))
        _relay(inner, inbox, outbox)
    finally:
        _end_group(pid)
        os.close(inner)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    frames.send(outbox, ("ended", code))


def _relay(inner: int, inbox: int, outbox: int) -> None:
    """Pass on what the file's process tells, whole messages only, until it ends. EOFError if the batch has gone."""
    splitter = frames.Splitter()
    while True:
        ready, _out, _err = select([inner, inbox], [], [])
        if inbox in ready:
            raise EOFError  # nothing is sent while a file is done: the input has closed
        data = os.read(inner, frames.CHUNK)
        if not data:
            return
        for frame in splitter.feed(data):
            frames.send_bytes(outbox, frame)


def _end_group(pid: int) -> None:
    """End the file's process and whatever it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _be_the_file(task: Task, rules: Drafter, outer: int) -> None:
    """The life of a file's process; it never returns."""
    code = 1
    try:
        os.setpgid(0, 0)
        stopped = _heed_stop()
        _limit(task)

        def tell(step: Step) -> None:
            frames.send(outer, step)
            if stopped and step.name != "writing":
                raise Stop

        frames.send(outer, carry_out(task, rules, tell))
        code = 0
    finally:
        os._exit(code)


def _heed_stop() -> list[int]:
    """A list that is empty until somebody asks this process to stop."""
    asked: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGTERM, note)
    return asked


def _limit(task: Task) -> None:
    """The system's own limits: address space beyond what is held now, no core files, an alarm that ends the process."""
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(task.limits.seconds) + SPARE_SECONDS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = task.limits.memory + _address_space()
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _address_space() -> int:
    """Bytes of address space that this process has already."""
    import psutil

    return int(psutil.Process().memory_info().vms)


def _serve_here(task: Task, rules: Drafter, _inbox: int, outbox: int) -> None:
    """Where there is no fork: the file is done in this process, which is ended and started anew after a fault."""
    frames.send(outbox, ("began", os.getpid()))
    frames.send(outbox, carry_out(task, rules, lambda step: frames.send(outbox, step)))
    frames.send(outbox, ("ended", 0))


if __name__ == "__main__":
    main(sys.argv[1:])
