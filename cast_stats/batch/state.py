"""What earlier batches did: a line of JSON a file, appended and synced when its results are safe, never before."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cast_stats.errors import OutputUnwritable
from cast_stats.files import unwritable, write_files


@dataclass(frozen=True, slots=True)
class Results:
    """The results that lie in a file's folder: of which content, which files of which size, how much is in them."""

    sha256: str
    files: Mapping[str, int] = field(default_factory=dict)
    pages: int = 0
    facts: int = 0
    awards: int = 0
    numbers: int = 0
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """The last outcome of a file: what was tried (content, version, limits), what lies in its folder, what failed."""

    file: str
    sha256: str
    version: str
    folder: str
    results: Results | None = None
    error: str = ""
    message: str = ""
    limits: str = ""

    @property
    def failed(self) -> bool:
        """Whether the last try failed; `results` are then those of an earlier content or version."""
        return bool(self.error)


class State:
    """The entries by file. What is added is on disk when `add` returns. All writing raises OutputUnwritable."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Entry] = dict(_read(path))

    def get(self, file: str) -> Entry | None:
        """The entry of a file."""
        return self._entries.get(file)

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._entries.values(), key=lambda entry: entry.file))

    def add(self, entry: Entry) -> None:
        """Keep a file's last outcome."""
        self._entries[entry.file] = entry
        self._append(asdict(entry))

    def drop(self, file: str) -> None:
        """Forget a file."""
        if self._entries.pop(file, None):
            self._append({"file": file, "forgotten": True})

    def tidy(self) -> None:
        """Write the state anew, a line a file, sorted: what crashes left of half lines is gone then."""
        lines = "".join(f"{json.dumps(asdict(entry))}\n" for entry in self)
        write_files(self._path.parent, {self._path.name: lines.encode()})

    def _append(self, line: Mapping[str, Any]) -> None:
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            try:
                os.write(descriptor, f"{json.dumps(line)}\n".encode())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise OutputUnwritable(unwritable(self._path, error)) from error


def _read(path: Path) -> Iterator[tuple[str, Entry]]:
    """The entries of a state file, the last of each file; a line that is not whole is passed over."""
    entries: dict[str, Entry] = {}
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        try:
            told = json.loads(line)
            if told.get("forgotten"):
                entries.pop(told["file"], None)
            else:
                entries[told["file"]] = _entry(told)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
    yield from entries.items()


def _entry(told: dict[str, Any]) -> Entry:
    results = told.pop("results")
    if results is not None:
        results = Results(**{**results, "unread": tuple(results["unread"])})
    return Entry(**told, results=results)
