"""The journal of a run: a JSON line when it begins, one for every file, one when it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cast_stats.batch.plan import Step
from cast_stats.batch.task import MEGABYTE, Done, Failed, Report
from cast_stats.errors import OutputUnwritable
from cast_stats.files import unwritable
from cast_stats.safe import one_line


class Journal:
    """An open journal; every line is written at once. Raises OutputUnwritable."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{os.getpid()}.jsonl"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("x", encoding="utf-8", buffering=1)
        except OSError as error:
            raise OutputUnwritable(unwritable(folder, error)) from error

    def begin(self, words: Sequence[str], version: str, counts: dict[str, int], gone: Sequence[str]) -> None:
        """The run begins: what it was called with and what it has to do."""
        self._write("begin", {"inputs": list(words), "version": version, "plan": counts, "gone": list(gone)})

    def file(self, step: Step, report: Report) -> None:
        """A file was done, or failed, or was left for the next run."""
        self._write("file", {"file": step.source.name, "action": step.action, **outcome_fields(report)})

    def end(self, counts: dict[str, Any]) -> None:
        """The run ends."""
        self._write("end", counts)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _write(self, event: str, fields: dict[str, Any]) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        try:
            self._file.write(f"{json.dumps({'event': event, 'time': now, **fields})}\n")
        except OSError as error:
            raise OutputUnwritable(unwritable(self.path, error)) from error


def outcome_fields(report: Report) -> dict[str, Any]:
    """What the journal tells of a file's outcome; text from the file holds nothing that a terminal obeys."""
    taken = {"seconds": round(report.seconds, 3), "memory_mb": report.memory // MEGABYTE}
    outcome = report.outcome
    if isinstance(outcome, Done):
        found = outcome.records
        counts = {"facts": len(found.facts), "awards": len(found.awards), "numbers": len(found.ledger)}
        notes = [one_line(note.message) for note in found.notes]
        unread = list(outcome.unread)
        return {"outcome": "done", **taken, "pages": found.issue.pages, **counts, "unread": unread, "notes": notes}
    if isinstance(outcome, Failed):
        told = {"error": outcome.error, "page": outcome.page, "message": one_line(outcome.message)}
        return {"outcome": "failed", **taken, **told, **({"trace": outcome.trace} if outcome.trace else {})}
    return {"outcome": "halted", **taken}
