"""The batch: plan, hand out, and the one writer, who makes each file's results safe before it says so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cast_stats.batch.journal import Journal
from cast_stats.batch.local import Finished, carry_out_here
from cast_stats.batch.lock import locked
from cast_stats.batch.places import Place, place_of
from cast_stats.batch.plan import Plan, Step, Wishes, limits_told, make_plan
from cast_stats.batch.sources import find_sources
from cast_stats.batch.state import Entry, Results, State
from cast_stats.batch.task import NO_OPTIONS, USUAL_LIMITS, Done, Failed, Halted, Limits, Report, Task
from cast_stats.batch.task import Step as Sign
from cast_stats.batch.worker import Halt
from cast_stats.errors import CastStatsError, NothingToDo, SomeFailed, StoreError
from cast_stats.pipeline import Options
from cast_stats.results.version import fingerprint

if TYPE_CHECKING:
    from cast_stats.store import Store

STATE_FOLDER = ".batch"


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch is asked for."""

    inputs: tuple[str, ...]
    out: str
    state: Path
    database: str | None = None
    options: Options = NO_OPTIONS
    passwords: tuple[str, ...] = ()
    limits: Limits = USUAL_LIMITS
    jobs: int = 1
    cluster: str | None = None
    recursive: bool = True
    force: bool = False
    only_failed: bool = False
    fail_fast: bool = False
    prune: bool = False


class Listener(Protocol):
    """Who watches a batch."""

    def planned(self, plan: Plan) -> None:
        """The plan is made; the work begins."""

    def sign(self, file: str, sign: Sign) -> None:
        """A worker gives a sign of progress; called from several threads."""

    def finished(self, step: Step, report: Report) -> None:
        """A file is done and safe, or has failed."""


@dataclass
class Summary:
    """What a batch did."""

    plan: Plan
    journal: Path
    done: int = 0
    pages: int = 0
    facts: int = 0
    awards: int = 0
    seconds: float = 0.0
    memory: int = 0
    failures: list[tuple[str, Failed]] = field(default_factory=list)
    unread: dict[str, tuple[int, ...]] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)
    settled: int = 0
    pruned: int = 0
    error: CastStatsError | None = None

    @property
    def standing(self) -> tuple[Step, ...]:
        """The files that failed in an earlier run and were not tried again."""
        return tuple(step for step in self.plan.steps if step.action == "failed")

    @property
    def left(self) -> int:
        """How many files are left for the next run, because this one was stopped."""
        return len(self.plan.to_do) + sum(bool(step.refusal) for step in self.plan.steps) - self.settled

    @property
    def exit_code(self) -> int:
        """What the process ends with, unless a signal ended the batch."""
        if self.error:
            return self.error.exit_code
        if self.failures or self.standing:
            return SomeFailed.exit_code
        return 0 if self.done or self.pruned else NothingToDo.exit_code

    def counts(self) -> dict[str, Any]:
        """The summary as plain values."""
        return {
            **{name: getattr(self, name) for name in ("done", "pages", "facts", "awards", "left", "pruned")},
            "failed": len(self.failures),
            "failed_before": len(self.standing),
            "unread_pages": sum(map(len, self.unread.values())),
            "damaged": len(self.damaged),
            "seconds": round(self.seconds, 3),
            "memory_mb": self.memory >> 20,
            "exit_code": self.exit_code,
            **({"error": str(self.error)} if self.error else {}),
        }


def preview(order: Order) -> Plan:
    """What a run would do; nothing is written."""
    found = find_sources(order.inputs, recursive=order.recursive, out=order.out)
    stored = _contents_if_any(order.database)
    return make_plan(found, State(order.state / "state.jsonl"), place_of(order.out), _wishes(order, stored))


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
        plan = make_plan(found, state, place, _wishes(order, _contents(store) if store else None))
        journal = Journal(order.state / "journal")
        stack.callback(journal.close)
        journal.begin(order.inputs, fingerprint(order.options), plan.counts(), [entry.file for entry in plan.gone])
        batch = _Batch(order, plan, state, place, store, journal)
        listener.planned(plan)
        return batch.run(halt, listener)


class _Batch:
    """A run in progress: the one writer of results, database, state and journal."""

    def __init__(
        self, order: Order, plan: Plan, state: State, place: Place, store: Store | None, journal: Journal
    ) -> None:
        self._order, self._state, self._place = order, state, place
        self._store, self._journal = store, journal
        self._version, self._limits = fingerprint(order.options), limits_told(order.limits)
        self.summary = Summary(plan, journal.path)

    def run(self, halt: Halt, listener: Listener) -> Summary:
        begun = time.monotonic()
        try:
            self._do_all(halt, listener)
            if not halt.asked.is_set():
                self._take_away()
                self._state.tidy()
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
        for step in steps.values():
            self._place.sweep(step.folder)
        for task, report in self._finished(steps.values(), halt, listener) if steps else ():
            self._settle(steps[task.source], report, listener)
            if self._order.fail_fast and isinstance(report.outcome, Failed):
                halt.asked.set()

    def _finished(self, steps: Any, halt: Halt, listener: Listener) -> Iterator[Finished]:
        order = self._order
        tasks = (self._task(step) for step in steps)
        if order.cluster:
            from cast_stats.batch.cluster import carry_out_there

            return carry_out_there(tasks, order.cluster, halt)
        hear = lambda task, sign: listener.sign(task.source, sign)  # noqa: E731
        return carry_out_here(tasks, min(order.jobs, len(steps)), order.options.rules, halt, hear)

    def _task(self, step: Step) -> Task:
        order = self._order
        stem = step.folder.rpartition("/")[2]
        return Task(step.source.name, stem, order.options, order.passwords, order.limits, self._version)

    def _settle(self, step: Step, report: Report, listener: Listener) -> None:
        """Make a file's outcome safe: results, then database, then state, then everybody is told."""
        outcome, summary = report.outcome, self.summary
        if isinstance(outcome, Done):
            self._keep(step, outcome)
            summary.done += 1
            summary.pages += outcome.records.issue.pages
            summary.facts += len(outcome.records.facts)
            summary.awards += len(outcome.records.awards)
            if outcome.unread:
                summary.unread[step.source.name] = outcome.unread
            if outcome.damaged:
                summary.damaged.append(step.source.name)
        elif isinstance(outcome, Failed):
            self._state.add(replace(self._entry(step), error=outcome.error, message=outcome.message))
            summary.failures.append((step.source.name, outcome))
        summary.settled += not isinstance(outcome, Halted)
        summary.memory = max(summary.memory, report.memory)
        self._journal.file(step, report)
        listener.finished(step, report)

    def _keep(self, step: Step, done: Done) -> None:
        records = done.records
        sha256 = records.issue.sha256
        self._place.write(step.folder, done.files)
        if self._store:
            self._store.replace_issue(records, former=self._former(step, sha256))
        results = Results(
            sha256, {name: len(content) for name, content in done.files.items()}, records.issue.pages,
            len(records.facts), len(records.awards), len(records.ledger), done.unread,
        )  # fmt: skip
        self._state.add(replace(self._entry(step), sha256=sha256, results=results))
        if step.action == "renamed":
            self._forget(step.other, keep=sha256)

    def _entry(self, step: Step) -> Entry:
        """The entry of a file as far as it is known before its outcome; results of before are kept."""
        results = step.before.results if step.before else None
        return Entry(step.source.name, step.sha256, self._version, step.folder, results, limits=self._limits)

    def _former(self, step: Step, sha256: str) -> str | None:
        """The content that the file had before, unless that is now the content of another."""
        results = step.before.results if step.before else None
        if results is None or results.sha256 == sha256 or self._is_used(results.sha256, step.source.name):
            return None
        return results.sha256

    def _is_used(self, sha256: str, but: str) -> bool:
        """Whether a content is that of another file, now or in an earlier run."""
        now = any(step.sha256 == sha256 and step.source.name != but for step in self.summary.plan.steps)
        return now or any(one.file != but and one.results and one.results.sha256 == sha256 for one in self._state)

    def _take_away(self) -> None:
        """Take away what nobody asks for any more: results of files that are gone (if asked to), and of files that
        have become the twin of another."""
        for step in self.summary.plan.steps:
            if step.action == "twin" and step.before:
                self._forget(step.source.name, keep=step.sha256)
        for entry in self.summary.plan.gone if self._order.prune else ():
            self._forget(entry.file)
            self.summary.pruned += 1

    def _forget(self, file: str, keep: str = "") -> None:
        """Take away a file's results, its records (but those of the content `keep`) and its entry."""
        entry = self._state.get(file)
        if entry is None:
            return
        if entry.results:
            self._place.remove(entry.folder, entry.results.files)
            if self._store and entry.results.sha256 != keep and not self._is_used(entry.results.sha256, file):
                self._store.drop_issue(entry.results.sha256)
        self._state.drop(file)


def _wishes(order: Order, stored: frozenset[str] | None) -> Wishes:
    version = fingerprint(order.options)
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
