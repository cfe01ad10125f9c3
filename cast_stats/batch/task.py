"""What goes to a worker and what comes back: plain values that every process and machine understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cast_stats.notes import DAMAGED, UNREAD
from cast_stats.pipeline import Options
from cast_stats.records import Records

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds in all, seconds without a sign of progress, bytes of memory."""

    seconds: float = 3600.0
    page_seconds: float = 300.0
    memory: int = 2048 * MEGABYTE


NO_OPTIONS, USUAL_LIMITS = Options(), Limits()


@dataclass(frozen=True, slots=True)
class Task:
    """One file to do: its path or URL, the name of its results' folder, and how to read it.

    `passwords` are tried in turn; `version` is the fingerprint of the code and rules that shall do it.
    """

    source: str
    stem: str
    options: Options = NO_OPTIONS
    passwords: tuple[str, ...] = ()
    limits: Limits = USUAL_LIMITS
    version: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a file gave: the files to write (name to content), and the records for the database."""

    files: dict[str, bytes]
    records: Records

    @property
    def unread(self) -> tuple[int, ...]:
        """The pages that nobody could read, in order."""
        return tuple(sorted({note.page for note in self.records.notes if note.code in UNREAD and note.page}))

    @property
    def damaged(self) -> bool:
        """Whether the file came through in part, so that nobody knows what is missing."""
        return any(note.code == DAMAGED for note in self.records.notes)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a file gave nothing: the error's name and exit code, one line for a person, a traceback for the journal."""

    error: str
    message: str
    exit_code: int
    page: int | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Halted:
    """The file was left before its end because the batch was told to stop; the next run does it."""


Outcome = Done | Failed | Halted


@dataclass(frozen=True, slots=True)
class Step:
    """A sign of progress: what a worker is about to do, and how far it is."""

    name: Literal["page", "ocr", "articles", "facts", "writing"] | str
    place: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a file with what it took: seconds, and the most bytes of memory."""

    outcome: Outcome
    seconds: float = 0.0
    memory: int = 0
