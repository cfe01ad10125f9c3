"""A batch while it runs: its failures as they come, and a bar where a person looks on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from cast_stats.batch.plan import Plan, Step
from cast_stats.batch.task import Done, Failed, Report
from cast_stats.batch.task import Step as Sign
from cast_stats.cli.terminal import about, console, say, say_as_is
from cast_stats.messages import _
from cast_stats.notes import DAMAGED, file_note, note_words
from cast_stats.safe import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Watching:
    """Says each failure as it comes."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug

    def planned(self, plan: Plan) -> None:
        """A pattern that may be misspelt is told of, even where nobody watches."""
        tell_unmet(plan)

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


def tell_unmet(plan: Plan) -> None:
    """A line for each pattern that no file fits."""
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
def watched(shown: bool, debug: bool) -> Iterator[Watching]:
    """Who watches a batch: with a bar where it is `shown`."""
    if not shown:
        yield Watching(debug)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    words = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), words, TimeRemainingColumn())
    with Bar(*columns, console=console(stderr=True), transient=True) as bar:
        yield BarWatching(debug, bar)
