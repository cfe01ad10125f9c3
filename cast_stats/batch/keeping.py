"""What a batch leaves behind: each file's results, records and entry, put there in this order and taken away again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cast_stats.batch.places import Place
from cast_stats.batch.plan import Plan, Step, limits_told
from cast_stats.batch.state import Entry, Results, State
from cast_stats.batch.task import Done, Failed, Limits

if TYPE_CHECKING:
    from cast_stats.store import Store


class Keeping:
    """The one writer of results, database and state. An entry comes last: what it says is safe. `made_by`: version and
    limits of the run."""

    def __init__(
        self, plan: Plan, made_by: tuple[str, Limits], state: State, place: Place, store: Store | None
    ) -> None:
        self._plan, self._state, self._place, self._store = plan, state, place, store
        self._version, self._limits = made_by[0], limits_told(made_by[1])

    def sweep(self, steps: Iterable[Step]) -> None:
        """Take away what a run that was cut short left half-written."""
        for step in steps:
            self._place.sweep(step.folder)

    def add(self, step: Step, done: Done) -> None:
        """Put a file's results in the folder, its records in the database, then its entry in the state."""
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

    def add_failure(self, step: Step, failed: Failed) -> None:
        """Put in the state that a file failed; what it gave before stays."""
        self._state.add(replace(self._entry(step), error=failed.error, message=failed.message))

    def take_away(self, prune: bool) -> Iterator[str]:
        """Take away what nobody asks for any more: results of files that have become the twin of another, and (if asked
        to `prune`) of files that are gone; gives the name of each of the latter."""
        for step in self._plan.steps:
            if step.action == "twin" and step.before:
                self._forget(step.source.name, keep=step.sha256)
        for entry in self._plan.gone if prune else ():
            self._forget(entry.file)
            yield entry.file
        self._state.tidy()

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
        now = any(step.sha256 == sha256 and step.source.name != but for step in self._plan.steps)
        return now or any(one.file != but and one.results and one.results.sha256 == sha256 for one in self._state)

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
