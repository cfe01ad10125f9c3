"""The run of `cast-stats extract`: file after file, each with its own outcome."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cast_stats.cli.summary import as_json, show
from cast_stats.cli.terminal import about, describe, exit_code_of, put, say, working
from cast_stats.errors import InvalidSchema, SomeFailed, StoreError, UsageError
from cast_stats.export.registry import render
from cast_stats.files import write_files
from cast_stats.messages import _
from cast_stats.notes import note_words
from cast_stats.pipeline import Options, extract, keeping, result_folders
from cast_stats.processes.partner import Partner
from cast_stats.records import Records
from cast_stats.results.kept import Result, keep, kept

READ_BY_OCR = "ocr"
"""The code of the one note that tells of no loss."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a run."""

    out: Path
    options: Options
    database: str | None = None
    force: bool = False
    json: bool = False
    quiet: bool = False
    debug: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave nothing, and why."""

    path: Path
    error: Exception

    def __str__(self) -> str:
        """One line that names the file."""
        return about(str(self.path), describe(self.error))

    @property
    def exit_code(self) -> int:
        """What the process ends with if this is the only failure."""
        return exit_code_of(self.error)


def extract_all(files: Sequence[Path], job: Job, partner: Partner) -> int:
    """Extract every file; gives the exit code. One file's failure leaves the others alone."""
    done: list[dict[str, Any]] = []
    failures: list[Failure] = []
    for path, folder in result_folders(files, job.out).items():
        try:
            result, written = _extract_one(path, folder, job, partner)
        except (UsageError, InvalidSchema):
            raise  # the call is at fault, not the file
        except Exception as error:
            failures.append(Failure(path, error))
            _report(failures[-1], job)
        else:
            if job.quiet or job.json:
                _tell_losses(path, result)
            if job.json:
                done.append(as_json(path, result, written))
            elif not job.quiet:
                show(path, result, written)
    if job.json:
        from cast_stats.export.jsonl import dumps

        put(dumps({"files": done, "failures": [_failure_json(failure) for failure in failures]}, indent=1))
    return _exit_code(failures)


def _extract_one(path: Path, folder: Path, job: Job, partner: Partner) -> tuple[Result, tuple[str, ...]]:
    """The result of a file and where it was written; a file that has not changed since the last run is not read."""
    before = None if job.force else kept(path, job.options, folder.name)
    result, written = _again(before, folder, job) if before else _anew(path, folder, job, partner)
    if before and not job.quiet:
        say(_("{file}: not changed since the last run, which gave this; --force reads it anew").format(file=path))
    if folder.name != path.stem and not job.quiet:
        say(_("{file}: its results go to {folder}").format(file=path, folder=folder))
    return result, written


def _again(result: Result, folder: Path, job: Job) -> tuple[Result, tuple[str, ...]]:
    return result, _write(result.records, lambda: result.files, folder, job)


def _anew(path: Path, folder: Path, job: Job, partner: Partner) -> tuple[Result, tuple[str, ...]]:
    with working(_("reading {file}").format(file=path.name), quiet=job.quiet) as progress:
        extraction = extract(path, job.options, progress, partner=partner)
        rendered = partner.ask(render, extraction.records, folder.name)
        written = _write(extraction.records, rendered, folder, job)
        result = Result(extraction.records, len(extraction.articles), rendered())
        keep(path, job.options, folder.name, result)
    return result, written


def _write(records: Records, rendered: Callable[[], Mapping[str, bytes]], folder: Path, job: Job) -> tuple[str, ...]:
    """Write the files, and the database while they are rendered: it counts once they lie there."""
    try:
        with keeping(records, job.database) if job.database else nullcontext(None) as database:
            written = write_files(folder, rendered())
    except StoreError:
        write_files(folder, rendered())
        raise
    return (*map(str, written), *([database] if database else ()))


def _tell_losses(path: Path, result: Result) -> None:
    """What could not be read is said even by a run that is to be quiet."""
    for note in result.records.notes:
        if note.code != READ_BY_OCR:
            say(f"cast-stats: {path}: {note_words(note)}")


def _report(failure: Failure, job: Job) -> None:
    if job.debug:
        traceback.print_exception(failure.error)
    say(f"cast-stats: {failure}")


def _failure_json(failure: Failure) -> dict[str, Any]:
    return {
        "file": str(failure.path),
        "error": type(failure.error).__name__,
        "message": str(failure),
        "exit_code": failure.exit_code,
    }


def _exit_code(failures: Sequence[Failure]) -> int:
    if len(failures) > 1:
        return SomeFailed.exit_code
    return failures[0].exit_code if failures else 0
