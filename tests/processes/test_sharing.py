"""Work that processes share gives what one process gives, whatever becomes of the others."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence

import pytest

from cast_stats.processes import sharing
from cast_stats.processes.sharing import is_alone, shared

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whether a process has threads")
BEGINNING = """
import os, signal, sys
from cast_stats.processes.sharing import shared
here = os.getpid()
"""


def told(script: str) -> list[str]:
    """What a script prints that runs in a process with one thread."""
    words = [sys.executable, "-W", "error", "-c", BEGINNING + script]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.run(words, capture_output=True, text=True, check=True, env=environment).stdout.split("\n")[:-1]


@LINUX
def test_results_come_in_the_order_of_the_items() -> None:
    lines = told("""
for count in (*range(12), 5000):
    found = shared(lambda part: [(item * item, os.getpid()) for item in part], range(count), 2, 3)
    print([value for value, _ in found] == [item * item for item in range(count)], len({pid for _, pid in found}) <= 3)
""")
    assert lines == ["True True"] * 13


@LINUX
def test_every_process_takes_the_next_item_when_it_has_done_one() -> None:
    lines = told("""
import time
def work(part):
    done = []
    for item in part:
        time.sleep(3 if item == 0 else 0.01)
        done.append(os.getpid())
    return done
slow, *others = shared(work, range(20), 1, 2)
print(len(set(others)), slow in others)
""")
    assert lines == ["1 False"]


@LINUX
def test_the_part_of_a_process_that_dies_is_done_here() -> None:
    lines = told("""
def work(part):
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(part)
print(shared(work, range(6), 1, 3))
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("no process is left")
""")
    assert lines == ["[0, 1, 2, 3, 4, 5]", "no process is left"]


@LINUX
def test_a_fault_is_raised_here_and_ends_the_others() -> None:
    lines = told("""
import time
def work(part):
    if os.getpid() != here:
        time.sleep(60)
    raise ValueError(f"item {min(part)}")
try:
    shared(work, range(4), 1, 2)
except ValueError as fault:
    print(fault)
def other(part):
    if os.getpid() != here or 1 in part:
        raise ValueError("odd")
    return list(part)
try:
    shared(other, range(4), 1, 2)
except ValueError as fault:
    print(fault)
""")
    assert lines == ["item 0", "odd"]


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"), raising=False)
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert not is_alone()
        assert shared(doubled, range(100), 1, 4) == doubled(range(100))
    finally:
        waiting.set()
        thread.join()


def test_few_items_and_one_process_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"), raising=False)
    monkeypatch.setattr(sharing, "is_alone", lambda: True)
    assert shared(doubled, range(100), 1, 1) == doubled(range(100))
    assert shared(doubled, range(15), 8, 4) == doubled(range(15))
    assert shared(doubled, (), 1, 4) == []


def doubled(part: Sequence[int]) -> list[int]:
    return [2 * item for item in part]
