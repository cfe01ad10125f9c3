"""What a worker does with one file: fetch, extract, render. Whatever goes wrong becomes a value with one line."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cast_stats.batch.task import MEGABYTE, Done, Failed, Halted, Outcome, Step, Task
from cast_stats.errors import CastStatsError, EncryptedInput, InputMissing, LimitExceeded
from cast_stats.export.registry import render
from cast_stats.facts.drafting import Drafter
from cast_stats.messages import _
from cast_stats.pipeline import Extraction, extract
from cast_stats.safe import file_stem

Tell = Callable[[Step], None]


class Stop(BaseException):
    """Raised by `Tell` where the work shall end before the file's end."""


def carry_out(task: Task, rules: Drafter, tell: Tell) -> Outcome:
    """Do one file. Never raises but for what ends the process."""
    last = Step("opening")

    def watched(step: Step) -> None:
        nonlocal last
        last = step
        tell(step)

    try:
        with fetched(task.source) as path:
            try:
                return _done(task, path, rules, watched)
            except Exception as error:
                return _failed(task, path, error, last)
    except CastStatsError as error:
        return failed(error)
    except Exception as error:
        return _failed(task, Path(task.source), error, last)


def failed(error: CastStatsError, page: int | None = None) -> Failed:
    """An error that a person is told, as an outcome."""
    return Failed(type(error).__name__, str(error), error.exit_code, page)


def _done(task: Task, path: Path, rules: Drafter, tell: Tell) -> Outcome:
    try:
        extraction = _extraction(task, path, rules, tell)
        tell(Step("writing"))
        return Done(render(extraction.records, task.stem), extraction.records)
    except Stop:
        return Halted()


def _extraction(task: Task, path: Path, rules: Drafter, tell: Tell) -> Extraction:
    """The extraction with the first password that opens the file."""
    for password in task.passwords:
        try:
            return _with_password(task, path, password, rules, tell)
        except EncryptedInput:
            continue
    return _with_password(task, path, task.options.password, rules, tell)


def _with_password(task: Task, path: Path, password: str | None, rules: Drafter, tell: Tell) -> Extraction:
    return extract(
        path,
        replace(task.options, password=password),
        progress=lambda done, total: tell(Step("ocr", done, total)),
        rules=rules,
        watch=lambda name, place, total: tell(Step(name, place, total)),
    )


def _failed(task: Task, path: Path, error: Exception, last: Step) -> Failed:
    page = last.place if last.name == "page" else None
    if isinstance(error, MemoryError):
        return failed(LimitExceeded(over_memory(task, last)), page)
    if isinstance(error, CastStatsError):
        told = failed(error, page)
        return replace(told, message=told.message.replace(str(path), task.source))
    fault = f"{type(error).__name__}: {error}"
    message = _("{place}: a fault in the program ({fault}); report it with the traceback in the journal")
    trace = "".join(traceback.format_exception(error))
    return Failed("Fault", message.format(place=place(task, last), fault=fault), CastStatsError.exit_code, page, trace)


def place(task: Task, last: Step) -> str:
    """The file and how far it was read, for a message."""
    if last.name == "page":
        return _("{file}, page {page} of {total}").format(file=task.source, page=last.place, total=last.total)
    return task.source


def over_memory(task: Task, last: Step) -> str:
    """The line for a file that takes more memory than it may."""
    message = _("{place}: takes more than {size} MB of memory; raise --memory-limit, or leave the file out")
    return message.format(place=place(task, last), size=task.limits.memory // MEGABYTE)


@contextmanager
def fetched(source: str) -> Iterator[Path]:
    """The file under a path that every library can open: a URL and a name that is no UTF-8 get a copy or a link."""
    if "://" not in source and _speakable(source):
        yield Path(source)
        return
    with tempfile.TemporaryDirectory(prefix="cast-stats-") as folder:
        path = Path(folder) / Path(_plain_name(source)).name
        if "://" in source:
            from cast_stats.batch.remote import download

            download(source, path)
        else:
            _link(Path(source), path)
        yield path


def _link(source: Path, path: Path) -> None:
    if not source.is_file():
        raise InputMissing(_("{file}: no such file; check the name").format(file=source))
    path.symlink_to(source.absolute())


def _speakable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _plain_name(source: str) -> str:
    """The name of the file with what stands for bytes that are no UTF-8 replaced."""
    stem, dot, suffix = source.rsplit("/", 1)[-1].rpartition(".")
    return f"{file_stem(stem)}.{file_stem(suffix)}" if dot else file_stem(suffix)
