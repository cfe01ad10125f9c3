"""A second process of this program, so that two things which do not wait for each other are done at the same time.

It does what it is asked for in the order of the questions. What it fails to do is done in this process, which then
raises what there is to raise; with one processor this process does everything.
"""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any, TypeVar

from cast_stats.processes import frames
from cast_stats.processes.processors import ONE_THREAD, start, usable_processors

R = TypeVar("R")
PROCESS = "cast_stats.processes.partner_process"
TOLD, DONE, FAILED = "told", "done", "failed"
"""What comes from the other process: a word on the way, the result, or that there is none."""


class Call:
    """A function of a module, what it is called with, and its result once there is one."""

    def __init__(self, work: Callable[..., Any], arguments: tuple[Any, ...], tell: Callable[..., None] | None) -> None:
        self.work, self.arguments, self.tell = work, arguments, tell
        self.results: tuple[Any, ...] = ()

    def result(self) -> Any:
        """What came of it; where nothing did, it is done now."""
        if not self.results:
            self.results = (self.work(*self.arguments, *((self.tell,) if self.tell else ())),)
        return self.results[0]


class Partner:
    """Takes calls; without a process it does each when its result is asked for."""

    def __init__(self, child: subprocess.Popen[bytes] | None = None) -> None:
        self._child = child
        self._open: deque[Call] = deque()

    @property
    def is_apart(self) -> bool:
        """Whether there is another process."""
        return self._child is not None

    def ask(self, work: Callable[..., R], *arguments: Any, tell: Callable[..., None] | None = None) -> Callable[[], R]:
        """Ask for what a function of a module gives for these arguments; gives a function that waits for it.

        `tell`, where it is given, is the last argument: what is told to it arrives here while somebody waits.
        """
        call = Call(work, arguments, tell)
        if self._child:
            try:
                frames.send(_descriptor(self._child.stdin), (work, arguments, tell is not None))
                self._open.append(call)
            except OSError:
                self.close()
        return lambda: self._result(call)

    def close(self) -> None:
        """End the other process."""
        self._open.clear()
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _result(self, call: Call) -> Any:
        while call in self._open:
            self._receive(self._open[0])
        return call.result()

    def _receive(self, call: Call) -> None:
        """The next message, which is about the first call that is open."""
        try:
            kind, message = frames.receive(_descriptor(self._child.stdout if self._child else None))
        except (OSError, EOFError):
            self.close()
            return
        if kind == TOLD:
            if call.tell:
                call.tell(*message)
            return
        self._open.popleft()
        if kind == DONE:
            call.results = (message,)


_begun: list[Partner] = []


def begin(*modules: str) -> None:
    """Start the next partner before anybody needs it, and have it load what it will need itself."""
    _begun.append(_started())
    _begun[-1].ask(load, *modules)


def load(*modules: str) -> None:
    """Load modules by their names."""
    for module in modules:
        import_module(module)


@contextmanager
def partner() -> Iterator[Partner]:
    """A partner for the block."""
    made = _begun.pop() if _begun else _started()
    try:
        yield made
    finally:
        made.close()


def _started() -> Partner:
    return Partner(start(PROCESS, environment=ONE_THREAD) if usable_processors() > 1 else None)


def _descriptor(pipe: IO[bytes] | None) -> int:
    if pipe is None:
        raise OSError("no pipes")
    return pipe.fileno()
