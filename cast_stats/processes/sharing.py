"""Work shared among forked processes, where that is safe; elsewhere this process does all of it."""

from __future__ import annotations

import os
import signal
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from cast_stats.processes import frames
from cast_stats.processes.processors import usable_processors

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Iterable[T]], list[R]]
"""Gives one result for each item, in their order."""

TICKET = struct.Struct("=I")
MOST_TICKETS = 1024
"""As many as a pipe holds before anybody reads."""


class Helper(NamedTuple):
    """A process that does a part of the work, and where its results come in."""

    pid: int
    results: int


def shared(work: Work[T, R], items: Sequence[T], least: int, processes: int | None = None) -> list[R]:
    """The results of `work` for all items, in their order; every process takes the next item when it has done one.

    There is a process for every `least` items, `processes` at most (None: as many as there are processors). What a
    process fails to do is done in this one, which then raises what there is to raise.
    """
    count = min(processes or usable_processors(), len(items) // least) if is_alone() else 1
    if count < 2:
        return work(items)
    tickets = _tickets(len(items))
    helpers = [_start(work, items, tickets) for _ in range(count - 1)]
    try:
        results = _part(work, items, tickets)
        for helper in helpers:
            results |= _received(helper)
        lost = [place for place in range(len(items)) if place not in results]
        results |= zip(lost, work([items[place] for place in lost]), strict=True)
    finally:
        os.close(tickets)
        for helper in helpers:
            _end(helper)
    return [results[place] for place in range(len(items))]


def is_alone() -> bool:
    """Whether this process has a single thread, so that it may be forked; only Linux tells."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _tickets(count: int) -> int:
    """A pipe out of which each process draws places of items to do, some at once where they are many."""
    tickets, inlet = os.pipe()
    os.write(inlet, b"".join(map(TICKET.pack, range(0, count, _places_a_ticket(count)))))
    os.close(inlet)
    return tickets


def _places_a_ticket(count: int) -> int:
    return -(-count // MOST_TICKETS)


def _part(work: Work[T, R], items: Sequence[T], tickets: int) -> dict[int, R]:
    """The results of the items that this process draws, by their places."""
    drawn: list[int] = []

    def draw() -> Iterator[T]:
        while ticket := os.read(tickets, TICKET.size):
            (first,) = TICKET.unpack(ticket)
            for place in range(len(items))[first : first + _places_a_ticket(len(items))]:
                drawn.append(place)
                yield items[place]

    return dict(zip(drawn, work(draw()), strict=True))


def _start(work: Work[T, R], items: Sequence[T], tickets: int) -> Helper:
    results, outbox = os.pipe()
    pid = os.fork()
    if pid:
        os.close(outbox)
        return Helper(pid, results)
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends this process
        os.close(results)
        frames.send(outbox, _part(work, items, tickets))
    finally:
        os._exit(0)  # nothing of the parent's is to be tidied up here


def _received(helper: Helper) -> dict[int, Any]:
    """The results of a helper by their places; none where it ended without any."""
    try:
        return dict(frames.receive(helper.results))
    except (OSError, EOFError):
        return {}


def _end(helper: Helper) -> None:
    os.close(helper.results)
    with suppress(OSError):
        os.kill(helper.pid, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(helper.pid, 0)
