"""What a batch did: its files counted, its failures, and the exit code that these make."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cast_stats.batch.plan import Plan, Step
from cast_stats.batch.task import MEGABYTE, Done, Failed, Halted, Report
from cast_stats.errors import CastStatsError, NothingToDo, SomeFailed


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

    def add(self, file: str, report: Report) -> None:
        """Count in what became of a file."""
        outcome = report.outcome
        if isinstance(outcome, Done):
            self.done += 1
            self.pages += outcome.records.issue.pages
            self.facts += len(outcome.records.facts)
            self.awards += len(outcome.records.awards)
            if outcome.unread:
                self.unread[file] = outcome.unread
            if outcome.damaged:
                self.damaged.append(file)
        elif isinstance(outcome, Failed):
            self.failures.append((file, outcome))
        self.settled += not isinstance(outcome, Halted)
        self.memory = max(self.memory, report.memory)

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
            "memory_mb": self.memory // MEGABYTE,
            "exit_code": self.exit_code,
            **({"error": str(self.error)} if self.error else {}),
        }
