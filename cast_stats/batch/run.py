"""The batch: plan, hand out, and make each file's results safe before anybody is told."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Protocol

from cast_stats.batch.journal import Journal
from cast_stats.batch.keeping import Keeping
from cast_stats.batch.local import Finished, carry_out_here
from cast_stats.batch.lock import locked
from cast_stats.batch.order import Order
from cast_stats.batch.places import place_of
from cast_stats.batch.plan import Plan, Step, Wishes, make_plan
from cast_stats.batch.sources import find_sources
from cast_stats.batch.state import State
from cast_stats.batch.summary import Summary
from cast_stats.batch.task import Done, Failed, Report, Task
from cast_stats.batch.task import Step as Sign
from cast_stats.batch.worker import Halt
from cast_stats.errors import CastStatsError, StoreError
from cast_stats.results.version import fingerprint

if TYPE_CHECKING:
    from cast_stats.store import Store


class Listener(Protocol):
    """Who watches a batch."""

    def planned(self, plan: Plan) -> None:
        """The plan is made; the work begins."""

    def sign(self, file: str, sign: Sign) -> None:
        """A worker gives a sign of progress; called from several threads."""

    def finished(self, step: Step, report: Report) -> None:
        """A file is done and safe, or has failed."""


def preview(order: Order) -> Plan:
    """What a run would do; nothing is written."""
    found = find_sources(order.inputs, recursive=order.recursive, out=order.out)
    stored = _contents_if_any(order.database)
    wishes = _wishes(order, fingerprint(order.options), stored)
    return make_plan(found, State(order.state / "state.jsonl"), place_of(order.out), wishes)


def run(order: Order, halt: Halt, listener: Listener) -> Summary:
    """Do what is to do. A failure of the batch itself (disk, database, cluster) ends it and is the summary's `error`.

    Raises Locked, and what stops a batch before it begins: InputMissing, OutputUnwritable, StoreError, InvalidSchema.
    """
    with ExitStack() as stack:
        stack.enter_context(locked(order.state / "lock"))
        found = find_sources(order.inputs, recursive=order.recursive, out=order.out)
        state, place = State(order.state / "state.jsonl"), place_of(order.out)
        state.tidy()
        store = stack.enter_context(_opened(order.database)) if order.database else None
        version = fingerprint(order.options)
        plan = make_plan(found, state, place, _wishes(order, version, _contents(store) if store else None))
        journal = Journal(order.state / "journal")
        stack.callback(journal.close)
        journal.begin(order.inputs, version, plan.counts(), [entry.file for entry in plan.gone])
        keeping = Keeping(plan, (version, order.limits), state, place, store)
        listener.planned(plan)
        return _Batch(order, version, plan, keeping, journal).run(halt, listener)


class _Batch:
    """A run in progress."""

    def __init__(self, order: Order, version: str, plan: Plan, keeping: Keeping, journal: Journal) -> None:
        self._order, self._version, self._keeping, self._journal = order, version, keeping, journal
        self.summary = Summary(plan, journal.path)

    def run(self, halt: Halt, listener: Listener) -> Summary:
        begun = time.monotonic()
        try:
            self._do_all(halt, listener)
            if not halt.asked.is_set():
                for _file in self._keeping.take_away(self._order.prune):
                    self.summary.pruned += 1
        except CastStatsError as error:
            self.summary.error = error
        finally:
            self.summary.seconds = time.monotonic() - begun
            self._end()
        return self.summary

    def _end(self) -> None:
        try:
            self._journal.end(self.summary.counts())
        except CastStatsError as error:
            self.summary.error = self.summary.error or error

    def _do_all(self, halt: Halt, listener: Listener) -> None:
        for step in self.summary.plan.steps:
            if step.refusal:
                self._settle(step, Report(step.refusal), listener)
        steps = {step.source.name: step for step in self.summary.plan.to_do}
        self._keeping.sweep(steps.values())
        for task, report in self._finished(steps.values(), halt, listener) if steps else ():
            self._settle(steps[task.source], report, listener)
            if self._order.fail_fast and isinstance(report.outcome, Failed):
                halt.asked.set()

    def _finished(self, steps: Collection[Step], halt: Halt, listener: Listener) -> Iterator[Finished]:
        order = self._order
        tasks = (_task(order, self._version, step) for step in steps)
        if order.cluster:
            from cast_stats.batch.cluster import carry_out_there

            return carry_out_there(tasks, order.cluster, halt)

        def hear(task: Task, sign: Sign) -> None:
            listener.sign(task.source, sign)

        return carry_out_here(tasks, min(order.jobs, len(steps)), order.options.rules, halt, hear)

    def _settle(self, step: Step, report: Report, listener: Listener) -> None:
        """Make a file's outcome safe: results, then database, then state, then everybody is told."""
        if isinstance(report.outcome, Done):
            self._keeping.add(step, report.outcome)
        elif isinstance(report.outcome, Failed):
            self._keeping.add_failure(step, report.outcome)
        self.summary.add(step.source.name, report)
        self._journal.file(step, report)
        listener.finished(step, report)


def _task(order: Order, version: str, step: Step) -> Task:
    stem = step.folder.rpartition("/")[2]
    return Task(step.source.name, stem, order.options, order.passwords, order.limits, version)


def _wishes(order: Order, version: str, stored: frozenset[str] | None) -> Wishes:
    return Wishes(version, order.limits, order.force, order.only_failed, bool(order.passwords), stored)


@contextmanager
def _opened(database: str) -> Iterator[Store]:
    from cast_stats.store import Store

    with Store.open(database) as store:
        yield store


def _contents(store: Store) -> frozenset[str]:
    return frozenset(issue["sha256"] for issue in store.issues())


def _contents_if_any(database: str | None) -> frozenset[str] | None:
    """The contents in a database that may not be there yet."""
    if database is None:
        return None
    from cast_stats.store import Store

    try:
        with Store.open(database, create=False) as store:
            return _contents(store)
    except StoreError:
        return frozenset()
