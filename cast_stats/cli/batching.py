"""The run of `cast-stats batch`: what a person, a mail and a program see of it."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from cast_stats.batch.order import STATE_FOLDER, Order
from cast_stats.batch.plan import Plan, Step
from cast_stats.batch.remote import is_url
from cast_stats.batch.run import preview, run
from cast_stats.batch.summary import Summary
from cast_stats.batch.task import Done, Failed, Report
from cast_stats.batch.task import Step as Sign
from cast_stats.batch.worker import Halt
from cast_stats.cli.database import FILE_NAME
from cast_stats.cli.terminal import about, console, put, say, say_as_is
from cast_stats.errors import InputMissing, NothingToDo, UsageError
from cast_stats.export.jsonl import dumps
from cast_stats.files import reason_of
from cast_stats.messages import _, ngettext
from cast_stats.notes import DAMAGED, file_note, note_words
from cast_stats.processes.processors import usable_processors
from cast_stats.safe import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

MOST_REASONS = 8
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
    _tell_unmet(plan)
    if json:
        files = [{"file": step.source.name, "action": step.action, "folder": step.folder} for step in plan.steps]
        put(dumps({"files": files, "gone": [entry.file for entry in plan.gone], "counts": plan.counts()}, indent=1))
    else:
        for line in _plan_lines(plan):
            put(one_line(line))
    return 0 if plan.to_do or any(step.refusal for step in plan.steps) else NothingToDo.exit_code


def run_batch(order: Order, *, json: bool, quiet: bool, debug: bool) -> int:
    """Run a batch and tell of it; gives the exit code. A log sees nothing of what went well, a terminal all."""
    halt, caught = Halt(), list[int]()
    shown = sys.stderr.isatty() and not quiet
    with _signals(halt, caught), _watched(shown, debug) as listener:
        summary = run(order, halt, listener)
    if summary.error:
        say(f"cast-stats: {summary.error}")
    code = SIGNAL_BASE + caught[0] if caught else summary.exit_code
    if json:
        put(dumps(_as_json(summary, code), indent=1))
    elif shown or (not quiet and (code not in (0, NothingToDo.exit_code) or _has_news(summary))):
        for line in _summary_lines(summary):
            put(one_line(line))
    return code


def _has_news(summary: Summary) -> bool:
    """Whether a person has to know more than that all went well."""
    return bool(summary.unread or summary.damaged or summary.plan.gone)


class Watching:
    """Says each failure as it comes."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug

    def planned(self, plan: Plan) -> None:
        """A pattern that may be misspelt is told of, even where nobody watches."""
        _tell_unmet(plan)

    def sign(self, file: str, sign: Sign) -> None:
        """A log is not told of pages."""

    def finished(self, step: Step, report: Report) -> None:
        """A line for a failure, for a file that is damaged, and for pages that nobody could read."""
        outcome = report.outcome
        if isinstance(outcome, Failed):
            self.tell(f"cast-stats: {about(step.source.name, outcome.message)}")
            if self._debug and outcome.trace:
                say_as_is(outcome.trace)
        elif isinstance(outcome, Done):
            for line in _losses(outcome):
                self.tell(f"! {step.source.name}: {line}")

    def tell(self, line: str) -> None:
        """One line on stderr."""
        say(line)


class BarWatching(Watching):
    """The same with a bar: files, pages, records, failures, time left."""

    def __init__(self, debug: bool, bar: Bar) -> None:
        super().__init__(debug)
        self._bar = bar
        self._task = bar.add_task("", total=None)
        self._counts: Counter[str] = Counter()
        self._pages: dict[str, int] = {}

    def planned(self, plan: Plan) -> None:
        """The bar knows its end."""
        super().planned(plan)
        self._bar.update(self._task, total=len(plan.to_do) + sum(bool(step.refusal) for step in plan.steps))

    def sign(self, file: str, sign: Sign) -> None:
        """Pages in hand count as well."""
        if sign.name in ("page", "ocr"):
            self._pages[file] = sign.place
            self._show()

    def finished(self, step: Step, report: Report) -> None:
        """A file more."""
        super().finished(step, report)
        self._pages.pop(step.source.name, None)
        if isinstance(report.outcome, Done):
            found = report.outcome.records
            self._counts.update(pages=found.issue.pages, records=len(found.facts) + len(found.awards))
        self._counts["failures"] += isinstance(report.outcome, Failed)
        self._bar.advance(self._task)
        self._show()

    def tell(self, line: str) -> None:
        """A line above the bar."""
        self._bar.console.print(one_line(line))

    def _show(self) -> None:
        pages = self._counts["pages"] + sum(list(self._pages.values()))
        message = _("{pages} pages, {records} records, {failures} failed")
        counts = {name: self._counts[name] for name in ("records", "failures")}
        self._bar.update(self._task, description=message.format(pages=pages, **counts))


def _tell_unmet(plan: Plan) -> None:
    for pattern in plan.unmet:
        say("cast-stats: " + _("{pattern}: no file has such a name; check the pattern").format(pattern=pattern))


def _losses(done: Done) -> Iterator[str]:
    """What may be missing of a file that was done."""
    if done.damaged:
        yield note_words(file_note(DAMAGED))
    if done.unread:
        yield _("pages that could not be read: {pages}; the journal says why").format(pages=page_ranges(done.unread))


def page_ranges(pages: Sequence[int]) -> str:
    """Pages in ascending order, in short: 3, 7-9."""
    runs = [[page for _place, page in run] for _key, run in groupby(enumerate(pages), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


@contextmanager
def _watched(shown: bool, debug: bool) -> Iterator[Watching]:
    if not shown:
        yield Watching(debug)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    words = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), words, TimeRemainingColumn())
    with Bar(*columns, console=console(stderr=True), transient=True) as bar:
        yield BarWatching(debug, bar)


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


def _plan_lines(plan: Plan) -> Iterable[str]:
    for step in plan.steps:
        if step.action not in ("done", "left"):
            other = f" ({step.other})" if step.other else ""
            yield f"{_action(step.action)}  {step.source.name}{other}"
    for entry in plan.gone:
        yield f"{_action('gone')}  {entry.file}"
    yield ", ".join(f"{_action(name)} {count}" for name, count in plan.counts().items()) or _("no files")
    if plan.others:
        yield _others(plan)


def _summary_lines(summary: Summary) -> Iterable[str]:
    """At most a screen: counts, failures by reason, what else a person has to know, where the rest stands."""
    yield _head(summary)
    reasons = Counter(failure.error for _file, failure in summary.failures)
    for name, count in reasons.most_common(MOST_REASONS):
        first = next(about(file, failure.message) for file, failure in summary.failures if failure.error == name)
        more = _(" (and {count} more of the kind)").format(count=count - 1) if count > 1 else ""
        yield f"  {first}{more}"
    if summary.standing:
        message = _("{count} files failed before and have not changed; --only-failed tries them again: {file}, …")
        yield message.format(count=len(summary.standing), file=summary.standing[0].source.name)
    if summary.unread:
        message = _("{count} pages of {files} files could not be read; the journal says why")
        yield message.format(count=sum(map(len, summary.unread.values())), files=len(summary.unread))
    if summary.damaged:
        yield ngettext(
            "{count} file is damaged; what is left of it was read: {file}",
            "{count} files are damaged; what is left of them was read: {file}, …",
            len(summary.damaged),
        ).format(count=len(summary.damaged), file=summary.damaged[0])
    if summary.plan.gone and not summary.pruned:
        message = _("{count} files of earlier runs are gone, their results are kept; see --prune: {file}, …")
        yield message.format(count=len(summary.plan.gone), file=summary.plan.gone[0].file)
    if summary.pruned:
        yield _("the results of {count} files that are gone were taken away").format(count=summary.pruned)
    if summary.left:
        yield _("stopped before the end; {count} files are left for the next run").format(count=summary.left)
    if summary.plan.others:
        yield _others(summary.plan)
    yield _("journal: {path}").format(path=summary.journal)


def _head(summary: Summary) -> str:
    counts = summary.plan.counts()
    done = ngettext("{count} file done", "{count} files done", summary.done).format(count=summary.done)
    left = _("{failed} failed, {same} unchanged").format(failed=len(summary.failures), same=counts.get("done", 0))
    gave = _("{pages} pages, {facts} facts, {awards} awards in {seconds} s").format(
        pages=summary.pages, facts=summary.facts, awards=summary.awards, seconds=f"{summary.seconds:.0f}"
    )
    return f"{done}, {left}; {gave}"


def _others(plan: Plan) -> str:
    message = _("{count} files of other kinds in the folders were left out")
    return message.format(count=plan.others)


def _action(name: str) -> str:
    """The word for what becomes of a file."""
    return {
        "new": _("new"), "changed": _("changed"), "outdated": _("made by another version"),
        "lost": _("results missing"), "again": _("failed before"), "renamed": _("renamed"), "forced": _("forced"),
        "done": _("unchanged"), "failed": _("failed before, unchanged"), "twin": _("same content"),
        "refused": _("cannot be opened"), "left": _("left out"), "gone": _("gone"),
    }[name]  # fmt: skip


def _as_json(summary: Summary, code: int) -> dict[str, Any]:
    failures = [
        {"file": file, "error": failure.error, "page": failure.page, "message": one_line(failure.message)}
        for file, failure in summary.failures
    ]
    counts = summary.counts() | {"exit_code": code}
    told = {"plan": summary.plan.counts(), "gone": [entry.file for entry in summary.plan.gone]}
    return {**counts, **told, "failures": failures, "journal": str(summary.journal)}
