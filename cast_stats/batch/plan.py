"""What a batch has to do: each file against what earlier runs did with it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cast_stats.batch.places import Place
from cast_stats.batch.sources import Found, Source, digest_of, is_there
from cast_stats.batch.state import Entry, State
from cast_stats.batch.task import Failed, Limits
from cast_stats.batch.work import failed
from cast_stats.errors import CastStatsError

Action = Literal[
    "new", "changed", "outdated", "lost", "again", "renamed", "forced", "done", "failed", "twin", "refused", "left"
]
TO_DO: tuple[Action, ...] = ("new", "changed", "outdated", "lost", "again", "renamed", "forced")
TRANSIENT = ("MissingExtra", "InputMissing", "WorkerDied", "ClusterError")
"""Failures that another run may not meet, though the file is the same."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one file.

    `new`, `changed` (content), `outdated` (made by another version), `lost` (its results are gone), `again` (failed
    before), `renamed` (from `other`), `forced`: it is done. `done`: nothing to do. `failed`: failed before and nothing
    has changed. `twin`: its content is that of `other`. `refused`: it cannot be opened. `left`: not asked for.
    """

    source: Source
    action: Action
    folder: str = ""
    sha256: str = ""
    before: Entry | None = None
    other: str = ""
    refusal: Failed | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file of a call with what becomes of it, and the files of earlier runs that are gone."""

    steps: tuple[Step, ...]
    gone: tuple[Entry, ...]
    others: int = 0
    unmet: tuple[str, ...] = ()

    @property
    def to_do(self) -> tuple[Step, ...]:
        """The files to do."""
        return tuple(step for step in self.steps if step.action in TO_DO)

    def counts(self) -> dict[str, int]:
        """How many files have each action, and how many are gone."""
        counted = Counter(step.action for step in self.steps)
        return {**dict(sorted(counted.items())), **({"gone": len(self.gone)} if self.gone else {})}


class Wishes(NamedTuple):
    """What a user asks of a plan; `stored` holds the contents in the database, None where none is kept."""

    version: str
    limits: Limits
    force: bool = False
    only_failed: bool = False
    passwords: bool = False
    stored: Container[str] | None = None


def make_plan(found: Found, state: State, place: Place, wishes: Wishes) -> Plan:
    """The plan of a call. Reads every file once, for its content's hash."""
    names = {source.name for source in found.sources}
    gone = [entry for entry in state if entry.results and entry.file not in names and not is_there(entry.file)]
    digests = {source: _digest(source) for source in found.sources}
    firsts = _firsts(digests, state)
    moved = {entry.results.sha256: entry for entry in reversed(gone) if entry.results}
    folders = _folders(found.sources, state)
    steps = []
    for source, digest in digests.items():
        before, folder = state.get(source.name), folders[source]
        if isinstance(digest, Failed):
            steps.append(Step(source, "refused", folder, before=before, refusal=digest))
        elif firsts[digest] != source:
            steps.append(Step(source, "twin", folder, digest, before, firsts[digest].name))
        else:
            action, other = _action(digest, before, place, wishes), ""
            if action == "new" and digest in moved:
                action, other = "renamed", moved.pop(digest).file
            steps.append(Step(source, action, folder, digest, before, other))
    renamed = {step.other for step in steps if step.action == "renamed"}
    still_gone = tuple(entry for entry in gone if entry.file not in renamed)
    return Plan(tuple(steps), still_gone, found.others, found.unmet)


def limits_told(limits: Limits) -> str:
    """The limits in short, to know later whether a file was tried with others."""
    return f"{limits.seconds:g}/{limits.page_seconds:g}/{limits.memory}"


def _action(digest: str, before: Entry | None, place: Place, wishes: Wishes) -> Action:
    if wishes.only_failed:
        return "again" if before and before.failed else "left"
    if before is None:
        return "new"
    if wishes.force:
        return "forced"
    if before.sha256 != digest:
        return "changed"
    if before.version != wishes.version:
        return "outdated"
    if before.failed or before.results is None:
        return "again" if _may_succeed(before, wishes) else "failed"
    kept = wishes.stored is None or before.results.sha256 in wishes.stored
    return "done" if kept and place.holds(before.folder, before.results.files) else "lost"


def _may_succeed(before: Entry, wishes: Wishes) -> bool:
    """Whether a failure may not come again with the same content and version."""
    if before.error == "EncryptedInput":
        return wishes.passwords
    if before.error == "LimitExceeded":
        return before.limits != limits_told(wishes.limits)
    return before.error in TRANSIENT


def _digest(source: Source) -> str | Failed:
    try:
        return digest_of(source)
    except CastStatsError as error:
        return failed(error)


def _firsts(digests: Mapping[Source, str | Failed], state: State) -> dict[str, Source]:
    """Of files with the same content the one that is done: the one that was before, else the first."""
    firsts: dict[str, Source] = {}
    for source, digest in digests.items():
        if isinstance(digest, str) and (digest not in firsts or _has_results(source, digest, state)):
            held = firsts.get(digest)
            firsts[digest] = held if held and _has_results(held, digest, state) else source
    return firsts


def _has_results(source: Source, digest: str, state: State) -> bool:
    entry = state.get(source.name)
    return bool(entry and entry.results and entry.results.sha256 == digest)


def _folders(sources: Iterable[Source], state: State) -> dict[Source, str]:
    """The folder of each file's results: the one it has, else what it wishes for, numbered where that is taken."""
    taken = {entry.folder.casefold() for entry in state}
    folders: dict[Source, str] = {}
    for source in sources:
        entry = state.get(source.name)
        if entry:
            folders[source] = entry.folder
            continue
        names = (source.wish if count == 1 else f"{source.wish}-{count}" for count in itertools.count(1))
        folders[source] = next(name for name in names if name.casefold() not in taken)
        taken.add(folders[source].casefold())
    return folders
