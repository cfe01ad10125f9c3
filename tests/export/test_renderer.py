"""A renderer gives what rendering here gives, whatever becomes of its process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from hand_made import ISSUE, Result, make_award, make_fact

from cast_stats.export import renderer as module
from cast_stats.export.registry import render
from cast_stats.export.renderer import Renderer, renderer

FIRST = Result(ISSUE, (make_fact(1), make_fact(2, subject="沙洲县", value=7)), (make_award(),))
SECOND = Result(ISSUE.model_copy(update={"number": 4}), (make_fact(3),))


@pytest.fixture
def working(monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    monkeypatch.setattr(module, "usable_processors", lambda: 2)
    with renderer() as made:
        yield made


def test_one_result_after_another_is_rendered_there(working: Renderer) -> None:
    for result, stem in ((FIRST, "甲"), (SECOND, "乙")):
        working.ask(result, stem)
        assert working.files(result, stem) == render(result, stem)


def test_a_process_that_ends_is_replaced_by_this_one(working: Renderer) -> None:
    working.ask(FIRST, "甲")
    assert working.files(FIRST, "甲") == render(FIRST, "甲")
    assert working._child is not None
    os.kill(working._child.pid, signal.SIGTERM)
    working._child.wait()
    working.ask(SECOND, "乙")
    assert working.files(SECOND, "乙") == render(SECOND, "乙")


def test_what_the_process_cannot_render_fails_here(working: Renderer) -> None:
    broken = Result(ISSUE, (make_fact(1).model_construct(id="1"),))
    working.ask(broken, "甲")
    with pytest.raises(AttributeError):
        working.files(broken, "甲")
    assert working._child is None


def test_with_one_processor_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_processors", lambda: 1)
    monkeypatch.setattr(module, "start", lambda name: pytest.fail(name))
    with renderer() as made:
        made.ask(FIRST, "甲")
        assert made.files(FIRST, "甲") == render(FIRST, "甲")


def test_the_process_ends_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_processors", lambda: 2)
    with renderer() as made:
        child = made._child
    assert child is not None
    assert child.returncode is not None
