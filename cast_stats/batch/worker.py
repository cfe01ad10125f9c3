"""The batch's side of a worker: hands it files one by one, and ends a file that takes too much."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from cast_stats.batch.memory import held
from cast_stats.batch.task import Done, Failed, Halted, Outcome, Report, Step, Task
from cast_stats.batch.work import failed, over_memory, place
from cast_stats.errors import CastStatsError, LimitExceeded, WorkerDied
from cast_stats.messages import _
from cast_stats.processes import frames
from cast_stats.processes.processors import ONE_THREAD, start

LOOK_SECONDS = 0.2
STARTING_SECONDS = 600.0
GRACE_SECONDS = 60.0
"""How long a file that was asked to stop may go on with the page in hand."""
GIVING_UP = ("SIGABRT", "SIGTRAP")

Hear = Callable[[Step], None]


class Halt:
    """What a batch is told while it runs: to stop after the pages in hand (`asked`), or at once (`now`)."""

    def __init__(self) -> None:
        self.asked = Event()
        self.now = Event()


class Worker:
    """A child process that does files, started at its first one and anew after a fault."""

    def __init__(self, rules: Path | None = None) -> None:
        self._rules = rules
        self._child: subprocess.Popen[bytes] | None = None
        self._inbox: SimpleQueue[Any] = SimpleQueue()

    def do(self, task: Task, halt: Halt, hear: Hear) -> Report:
        """The outcome of one file, which comes within the file's limits whatever the file does.

        Raises what keeps any worker from being ready: InvalidSchema, WorkerDied.
        """
        if not self._is_ready(halt):
            return Report(Halted())
        watch = _Watch(task, halt)
        try:
            self._send(task)
            return watch.report(self._outcome(watch, hear))
        except (OSError, EOFError):
            watch.end_file()
            self.close()
            lost = Halted() if halt.asked.is_set() else failed(WorkerDied(_died(task, watch.last, None)), watch.page)
            return watch.report(watch.verdict or lost)

    def _is_ready(self, halt: Halt) -> bool:
        """Start the child if there is none; False if the batch is stopped before it is ready."""
        if self._child is not None and self._child.poll() is None:
            return True
        self._start()
        until = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < until and not halt.asked.is_set():
            with suppress(Empty):
                match self._inbox.get(timeout=LOOK_SECONDS):
                    case ("ready", _pid):
                        return True
                    case ("unready", CastStatsError() as error):
                        raise error
                    case reason:
                        break
        else:
            reason = None
        self.close()
        if halt.asked.is_set():
            return False
        told = reason[1] if reason else _("it ended by itself, or was not ready in time")
        raise WorkerDied(_("no worker can be started: {reason}; check memory and installation").format(reason=told))

    def close(self) -> None:
        """End the child; the file that it does ends with it."""
        if self._child is not None:
            self._child.kill() if os.name == "nt" else self._let_go()
            self._child = None

    def _let_go(self) -> None:
        """Close the child's input: it ends the file in hand, then itself."""
        child = self._child
        assert child is not None
        with suppress(OSError):
            child.stdin and child.stdin.close()
        try:
            child.wait(timeout=LOOK_SECONDS * 25)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def _send(self, task: Task) -> None:
        assert self._child is not None
        assert self._child.stdin is not None
        frames.send(self._child.stdin.fileno(), task)

    def _start(self) -> None:
        self.close()
        words = map(str, filter(None, [self._rules]))
        self._child = start("cast_stats.batch.worker_process", *words, environment=ONE_THREAD)
        self._inbox = SimpleQueue()
        Thread(target=_read_all, args=(self._child, self._inbox), daemon=True).start()

    def _outcome(self, watch: _Watch, hear: Hear) -> Outcome:
        """Follow the file to its end. EOFError if the worker itself ends."""
        outcome: Outcome | None = None
        while True:
            try:
                message = self._inbox.get(timeout=LOOK_SECONDS)
            except Empty:
                watch.look()
                continue
            match message:
                case None:
                    raise EOFError
                case Step():
                    watch.progress(message)
                    hear(message)
                case Done() | Failed() | Halted():
                    outcome = message
                case ("began", int(pid)):
                    watch.begin(pid)
                case ("ended", int(code)):
                    return outcome or watch.verdict or watch.crash(code)


class _Watch:
    """The clock and the scales of one file."""

    def __init__(self, task: Task, halt: Halt) -> None:
        self.task = task
        self.last = Step("opening")
        self.verdict: Failed | Halted | None = None
        self._halt = halt
        self._pid: int | None = None
        self._begun = self._progressed = self._looked = time.monotonic()
        self._stopping: float | None = None
        self._memory = 0

    @property
    def page(self) -> int | None:
        """The page in hand, where pages are read."""
        return self.last.place if self.last.name == "page" else None

    def begin(self, pid: int) -> None:
        """The file's process runs from now on."""
        self._pid = pid
        self._begun = self._progressed = time.monotonic()

    def progress(self, step: Step) -> None:
        """Something was done."""
        self.last = step
        self._progressed = time.monotonic()
        if self._progressed - self._looked > LOOK_SECONDS:
            self.look()

    def look(self) -> None:
        """End the file's process where a limit is passed, or where it was asked to stop and does not."""
        self._looked = time.monotonic()
        if self._pid is not None and self.verdict is None:
            self.verdict = self._judge(time.monotonic())
            if self.verdict:
                self.end_file()

    def report(self, outcome: Outcome) -> Report:
        """The outcome with what it took."""
        return Report(outcome, time.monotonic() - self._begun, self._memory)

    def crash(self, code: int) -> Failed:
        """Why the file's process ended by itself: libraries in C give up where they get no memory."""
        gave_up = code < 0 and signal.Signals(-code).name in GIVING_UP
        if gave_up and self._memory > self.task.limits.memory // 2:
            return failed(LimitExceeded(over_memory(self.task, self.last)), self.page)
        return failed(WorkerDied(_died(self.task, self.last, code)), self.page)

    def end_file(self) -> None:
        """End the file's process and whatever it started."""
        if self._pid is not None and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)

    def _judge(self, now: float) -> Failed | Halted | None:
        limits = self.task.limits
        assert self._pid is not None
        memory = held(self._pid)
        self._memory = max(self._memory, memory)
        if memory > limits.memory:
            return failed(LimitExceeded(over_memory(self.task, self.last)), self.page)
        if now - self._begun > limits.seconds:
            message = _("{place}: not done within {seconds} seconds; raise --time-limit, or leave the file out")
            return self._over(message, limits.seconds)
        # a look at every page's picture, before OCR begins, gives no sign: a second a page for that
        patience = limits.page_seconds + self.last.total
        if now - self._progressed > patience:
            message = _("{place}: no progress for {seconds} seconds; raise --page-limit, or leave the file out")
            return self._over(message, patience)
        return self._halted(now)

    def _over(self, message: str, seconds: float) -> Failed:
        told = message.format(place=place(self.task, self.last), seconds=f"{seconds:g}")
        return failed(LimitExceeded(told), self.page)

    def _halted(self, now: float) -> Halted | None:
        if self._halt.now.is_set():
            return Halted()
        if not self._halt.asked.is_set():
            return None
        if self._stopping is None:
            self._stopping = now
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self._pid or 0, signal.SIGTERM)
        return Halted() if now - self._stopping > GRACE_SECONDS else None


def _read_all(child: subprocess.Popen[bytes], inbox: SimpleQueue[Any]) -> None:
    """Put every message of the child into the inbox, then None."""
    assert child.stdout is not None
    with child.stdout, suppress(OSError, EOFError):
        while True:
            inbox.put(frames.receive(child.stdout.fileno()))
    inbox.put(None)


def _died(task: Task, last: Step, code: int | None) -> str:
    if code is None:
        how = _("the worker ended")
    else:
        how = signal.Signals(-code).name if code < 0 else _("exit code {code}").format(code=code)
    message = _("{place}: the process that read it crashed ({how}); check the file, report it if it opens elsewhere")
    return message.format(place=place(task, last), how=how)
