"""A partner gives what this process gives, whatever becomes of the other one."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest
from hand_made import ISSUE, count_up, make_award, make_fact

from cast_stats.export.registry import render
from cast_stats.processes import partner as module
from cast_stats.processes.partner import Partner, partner
from cast_stats.records import Records

FIRST = Records(ISSUE, (make_fact(1), make_fact(2, subject="沙洲县", value=7)), (make_award(),))
SECOND = Records(ISSUE.model_copy(update={"number": 4}), (make_fact(3),))


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[Partner]:
    monkeypatch.setattr(module, "usable_processors", lambda: 2)
    with partner() as made:
        assert made.is_apart
        yield made


def test_calls_are_answered_whatever_the_order_in_which_one_waits(apart: Partner) -> None:
    first, second = apart.ask(render, FIRST, "甲"), apart.ask(render, SECOND, "乙")
    assert second() == render(SECOND, "乙")
    assert first() == render(FIRST, "甲")
    assert first() == render(FIRST, "甲")


def test_the_other_process_does_the_work(apart: Partner) -> None:
    assert apart.ask(os.getpid)() == child_of(apart).pid


def test_what_is_told_on_the_way_arrives_here(apart: Partner) -> None:
    heard: list[tuple[int, int]] = []
    assert apart.ask(count_up, 3, tell=lambda *words: heard.append(words))() == child_of(apart).pid
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_process_that_ends_is_replaced_by_this_one(apart: Partner) -> None:
    assert apart.ask(render, FIRST, "甲")() == render(FIRST, "甲")
    lost = apart.ask(os.getpid)
    child = child_of(apart)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert apart.ask(render, SECOND, "乙")() == render(SECOND, "乙")
    assert lost() in (os.getpid(), child.pid)
    assert not apart.is_apart


def test_what_fails_there_is_raised_here_and_the_next_call_is_answered(apart: Partner) -> None:
    failing, next_one = apart.ask(int, "seven"), apart.ask(os.getpid)
    with pytest.raises(ValueError, match="seven"):
        failing()
    assert next_one() == child_of(apart).pid


def test_with_one_processor_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_processors", lambda: 1)
    monkeypatch.setattr(module, "start", lambda name, **_environment: pytest.fail(name))
    with partner() as alone:
        assert not alone.is_apart
        assert alone.ask(os.getpid)() == os.getpid()


def test_the_process_ends_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_processors", lambda: 2)
    with partner() as made:
        child = child_of(made)
    assert child.returncode is not None


def child_of(made: Partner) -> subprocess.Popen[bytes]:
    assert made._child is not None
    return made._child
