"""Work shared among forked processes, where that is safe; elsewhere this process does all of it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from cast_stats import frames
from cast_stats.processors import usable_processors

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], list[R]]
"""Gives one result for each item, in their order."""


class Helper(NamedTuple):
    """A process that does a part of the work, and where its results come in."""

    pid: int
    results: int


def shared(work: Work[T, R], items: Sequence[T], least: int, processes: int | None = None) -> list[R]:
    """The results of `work` for all items, in their order; every process takes each n-th item, `least` at least.

    What a process fails to do is done in this one, which then raises what there is to raise. `processes` None: as many
    as there are processors.
    """
    count = min(processes or usable_processors(), len(items) // least) if is_alone() else 1
    if count < 2:
        return work(items)
    helpers = [_start(work, items[place::count]) for place in range(1, count)]
    try:
        parts = [work(items[::count])]
        for place, helper in enumerate(helpers, 1):
            results = _received(helper)
            parts.append(work(items[place::count]) if results is None else results)
    finally:
        for helper in helpers:
            _end(helper)
    return [parts[place % count][place // count] for place in range(len(items))]


def is_alone() -> bool:
    """Whether this process has a single thread, so that it may be forked; only Linux tells."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _start(work: Work[T, R], items: Sequence[T]) -> Helper:
    results, outbox = os.pipe()
    pid = os.fork()
    if pid:
        os.close(outbox)
        return Helper(pid, results)
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends this process
        os.close(results)
        frames.send(outbox, work(items))
    finally:
        os._exit(0)  # nothing of the parent's is to be tidied up here


def _received(helper: Helper) -> list[Any] | None:
    """The results of a helper, or None where it ended without any."""
    try:
        return list(frames.receive(helper.results))
    except (OSError, EOFError):
        return None


def _end(helper: Helper) -> None:
    os.close(helper.results)
    with suppress(OSError):
        os.kill(helper.pid, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(helper.pid, 0)
