"""The run of `cast-stats batch`: what its options mean, what signals do to it, what is told at its end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from cast_stats.batch.order import STATE_FOLDER, Order
from cast_stats.batch.remote import is_url
from cast_stats.batch.run import preview, run
from cast_stats.batch.worker import Halt
from cast_stats.cli.batch_report import as_json, has_news, plan_lines, summary_lines
from cast_stats.cli.database import FILE_NAME
from cast_stats.cli.terminal import put, say
from cast_stats.cli.watching import tell_unmet, watched
from cast_stats.errors import InputMissing, NothingToDo, UsageError
from cast_stats.export.jsonl import dumps
from cast_stats.files import reason_of
from cast_stats.messages import _
from cast_stats.processes.processors import usable_processors
from cast_stats.safe import one_line

SIGNAL_BASE = 128
TERMINATED = SIGNAL_BASE + 15


def places_of(out: str, state: Path | None, database: str | None) -> tuple[Path, str | None]:
    """The folder of the state and the database; `""` is the usual one, None is none. Raises UsageError."""
    if state is None and is_url(out):
        raise UsageError(_("--out is a URL: name a folder of this machine for lock, state and journals with --state"))
    folder = state or Path(out) / STATE_FOLDER
    usual = folder if is_url(out) else Path(out)
    return folder, database if database is None else database or str(usual / FILE_NAME)


def processes_for(jobs: int | None, cluster: str | None) -> tuple[int, int]:
    """How many files at once, and how many OCR processes each of them may start."""
    processors = usable_processors()
    jobs = jobs or processors
    return jobs, 1 if cluster else max(1, processors // jobs)


def passwords_of(password: str | None, file: Path | None) -> tuple[str, ...]:
    """The passwords to try, the one given first. Raises InputMissing."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file else []
    except (OSError, UnicodeDecodeError) as error:
        message = _("{file}: the passwords cannot be read ({reason}); check the file")
        raise InputMissing(message.format(file=file, reason=reason_of(error))) from error
    return tuple(dict.fromkeys(word for word in (password, *lines) if word))


def show_plan(order: Order, *, json: bool) -> int:
    """Print what a run would do; gives the exit code."""
    plan = preview(order)
    tell_unmet(plan)
    if json:
        files = [{"file": step.source.name, "action": step.action, "folder": step.folder} for step in plan.steps]
        put(dumps({"files": files, "gone": [entry.file for entry in plan.gone], "counts": plan.counts()}, indent=1))
    else:
        for line in plan_lines(plan):
            put(one_line(line))
    return 0 if plan.to_do or any(step.refusal for step in plan.steps) else NothingToDo.exit_code


def run_batch(order: Order, *, json: bool, quiet: bool, debug: bool) -> int:
    """Run a batch and tell of it; gives the exit code. A log sees nothing of what went well, a terminal all."""
    halt, caught = Halt(), list[int]()
    shown = sys.stderr.isatty() and not quiet
    with _signals(halt, caught), watched(shown, debug) as listener:
        summary = run(order, halt, listener)
    if summary.error:
        say(f"cast-stats: {summary.error}")
    code = SIGNAL_BASE + caught[0] if caught else summary.exit_code
    if json:
        put(dumps(as_json(summary, code), indent=1))
    elif shown or (not quiet and (code not in (0, NothingToDo.exit_code) or has_news(summary))):
        for line in summary_lines(summary):
            put(one_line(line))
    return code


@contextmanager
def _signals(halt: Halt, caught: list[int]) -> Iterator[None]:
    """The first signal stops the batch after the pages in hand, the second at once."""

    def note(number: int, _frame: FrameType | None) -> None:
        (halt.now if caught else halt.asked).set()
        caught.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
