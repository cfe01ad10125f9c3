"""The store survives a writer that is killed in the middle, and two writers at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from cast_stats.errors import StoreError
from cast_stats.records import Records
from cast_stats.store import FactQuery, Store, engine
from cast_stats.store.engine import transaction
from tests.store.conftest import fact, issue

FACTS = 300

KILLED_WHILE_WRITING = """
import os, signal, sys
from sqlalchemy import event
from cast_stats.records import Records
from cast_stats.store import Store
from tests.store.conftest import fact, issue

store = Store.open(sys.argv[1])
print("writing", flush=True)

@event.listens_for(store.engine, "before_cursor_execute")
def die_before_the_facts(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO facts") and sys.argv[2] == "before":
        os.kill(os.getpid(), signal.SIGKILL)

@event.listens_for(store.engine, "after_cursor_execute")
def die_after_the_facts(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO facts"):
        os.kill(os.getpid(), signal.SIGKILL)

store.replace_issue(Records(issue(), [fact(f"new{n}") for n in range(2000)]))
"""

WRITER = """
import sys
from cast_stats.records import Records
from cast_stats.store import Store
from tests.store.conftest import fact, issue

name, count = sys.argv[2], int(sys.argv[3])
for turn in range(8):
    with Store.open(sys.argv[1]) as store:
        store.replace_issue(Records(issue(name), [fact(f"{name}-{n}", value=str(turn)) for n in range(count)]))
        store.replace_issue(Records(issue("c"), [fact(f"c-{n}", value=str(turn)) for n in range(count)]))
"""


def start(program: str, *arguments: str, root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_killed_writer_leaves_the_issue_as_it_was(address: str, root: Path, moment: str) -> None:
    with Store.open(address) as store:
        store.replace_issue(Records(issue(), [fact("old1"), fact("old2")]))
    process = start(KILLED_WHILE_WRITING, address, moment, root=root)
    said, _complaint = process.communicate(timeout=60)
    assert (said, process.returncode) == ("writing\n", -signal.SIGKILL)
    with Store.open(address) as store:
        assert sorted(row["id"] for row in store.facts(FactQuery())) == ["old1", "old2"]
        assert store.replace_issue(Records(issue(), [fact("newest")])) == (2, 1)
        if store.engine.dialect.name == "sqlite":
            with store.engine.connect() as connection:
                assert connection.execute(text("pragma integrity_check")).scalar() == "ok"


def test_a_writer_killed_at_any_moment_leaves_whole_issues(tmp_path: Path, root: Path) -> None:
    path = str(tmp_path / "records.db")
    for pause in (0.0, 0.03, 0.1, 0.2):
        process = start(WRITER, path, "a", str(FACTS), root=root)
        while not Path(path).exists() and process.poll() is None:
            time.sleep(0.01)
        time.sleep(pause)
        process.kill()
        process.communicate()
        with Store.open(path) as store:
            for name in ("a", "c"):
                assert len(list(store.facts(FactQuery(issue=name * 64)))) in (0, FACTS)


def test_two_writers_at_once_lose_nothing(address: str, root: Path) -> None:
    writers = [start(WRITER, address, name, str(FACTS), root=root) for name in ("a", "b")]
    for process in writers:
        _said, complaint = process.communicate(timeout=120)
        assert (process.returncode, complaint) == (0, "")
    with Store.open(address) as store:
        rows = list(store.facts(FactQuery()))
    assert len(rows) == 3 * FACTS
    assert len({row["id"] for row in rows}) == 3 * FACTS
    assert {row["value"] for row in rows if row["id"].startswith("c")} == {7}


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "records.db"
    with Store.open(path) as holder:
        monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
        with Store.open(path) as waiter, transaction(holder.engine, write=True):
            with pytest.raises(StoreError, match="another program"):
                waiter.replace_issue(Records(issue(), [fact()]))
            assert list(waiter.facts(FactQuery())) == []
