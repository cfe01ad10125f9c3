"""What a person sees of an extraction: what was read, what was found, what was not, where it lies."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from cast_stats.cli.terminal import console
from cast_stats.figures import plain
from cast_stats.labels import label
from cast_stats.messages import _, ngettext
from cast_stats.notes import note_words
from cast_stats.records import CATEGORIES, Category, Fact, Grade, Issue, Note, Period, Records
from cast_stats.safe import one_line

if TYPE_CHECKING:
    from rich.table import Table

    from cast_stats.results.kept import Result

FIRST_ROWS = 8
GRADES = get_args(Grade)
MARKS = {"exact": "", "about": "≈", "at_least": "≥", "at_most": "≤"}


def show(path: Path, result: Result, written: Sequence[str]) -> None:
    """The summary of one file on stdout."""
    out, records = console(), result.records
    for line in _head(path, result):
        out.print(one_line(line))
    if records.facts:
        out.print(_counts(records.facts))
        out.print(_first_rows(records.facts))
        out.print(one_line(_sureness(records.facts)))
    for line in (*_ledger_lines(records), *_note_lines(records.notes), *_written_lines(written)):
        out.print(one_line(line))
    out.print()


def as_json(path: Path, result: Result, written: Sequence[str]) -> dict[str, Any]:
    """The extraction of one file for `--json`."""
    from cast_stats.export.jsonl import rows_of

    records = result.records
    return {
        "file": str(path),
        "issue": records.issue.model_dump(),
        "articles": result.articles,
        "facts": len(records.facts),
        "awards": len(records.awards),
        "numbers": len(records.ledger),
        "without_record": dict(_reasons(records)),
        "notes": [note.model_dump() for note in records.notes],
        "written": list(written),
        "records": list(rows_of(records)),
    }


def issue_line(issue: Issue) -> str:
    """The issue as read: journal, year, number, serial number, print date."""
    parts = (
        issue.journal,
        str(issue.year) if issue.year else None,
        _("no. {number}").format(number=issue.number) if issue.number else None,
        _("serial no. {serial}").format(serial=issue.serial) if issue.serial else None,
        _("printed {date}").format(date=issue.printed) if issue.printed else None,
    )
    return ", ".join(filter(None, parts)) or _(
        "journal and number not found; give them with --journal, --year, --number"
    )


def time_text(time: Period | None) -> str:
    """The period of a fact in short."""
    if time is None:
        return ""
    now = _("now")
    start, end = (now if date == "now" else date or "" for date in (time.start, time.end))
    if time.type == "since":
        return _("since {start}").format(start=start)
    if time.type == "as_of":
        return end if end == now else _("as of {end}").format(end=end)
    return start if start == end else f"{start}/{end}"


def value_text(fact: Fact) -> str:
    """The value with its mark, range and unit: ≥500家."""
    upper = "" if fact.value_max is None else f"–{plain(fact.value_max)}"
    return f"{MARKS[fact.bound]}{plain(fact.value)}{upper}{fact.unit}"


def _head(path: Path, result: Result) -> Iterable[str]:
    issue, facts, awards, _ledger, _notes = result.records
    yield f"{path}: {issue_line(issue)}"
    pages = ngettext("{count} page", "{count} pages", issue.pages).format(count=issue.pages)
    read = pages if issue.pages else _("plain text")
    found = ngettext("{count} article", "{count} articles", result.articles).format(count=result.articles)
    figures = ngettext("{count} fact", "{count} facts", len(facts)).format(count=len(facts))
    won = ngettext("{count} award", "{count} awards", len(awards)).format(count=len(awards))
    yield f"{read}, {found}: {figures}, {won}"


def _counts(facts: Sequence[Fact]) -> Table:
    """A line a family: how many facts, and how many of each category, most first."""
    table = _table(_("family"), _("facts"), _("category"))
    table.columns[1].justify = "right"
    table.columns[2].no_wrap = False
    for family, codes in CATEGORIES.items():
        counts = Counter(fact.category for fact in facts if fact.family == family)
        told = ", ".join(f"{_(label('category', code))} {counts[code]}" for code in _by_count(counts, codes))
        table.add_row(_(label("family", family)), str(counts.total()), told)
    return table


def _by_count(counts: Counter[Category], codes: Sequence[Category]) -> list[Category]:
    return sorted((code for code in codes if counts[code]), key=lambda code: (-counts[code], codes.index(code)))


def _first_rows(facts: Sequence[Fact]) -> Table:
    """A few facts, the surest first, each grade in the issue's order."""
    table = _table(_("whose"), _("what"), _("value"), _("time"), _("page"))
    table.columns[2].justify = table.columns[4].justify = "right"
    for fact in sorted(facts, key=lambda fact: GRADES.index(fact.grade))[:FIRST_ROWS]:
        cells = (fact.subject, fact.item, value_text(fact), time_text(fact.time), str(fact.evidence.page or ""))
        table.add_row(*map(one_line, cells))
    if len(facts) > FIRST_ROWS:
        table.add_row("…")
    return table


def _sureness(facts: Sequence[Fact]) -> str:
    """How many facts have each grade: what is to be compared with the page first."""
    counts = Counter(fact.grade for fact in facts)
    told = ", ".join(f"{_(label('confidence', grade))} {counts[grade]}" for grade in GRADES)
    return _("confidence: {grade}").format(grade=told)


def _table(*headings: str) -> Table:
    from rich import box
    from rich.table import Table

    boxed = box.SIMPLE_HEAD if console().is_terminal else None
    table = Table(box=boxed, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="ellipsis", no_wrap=True)
    return table


def _reasons(records: Records) -> Sequence[tuple[str, int]]:
    return Counter(entry.reason for entry in records.ledger if entry.reason).most_common()


def _ledger_lines(records: Records) -> Iterable[str]:
    reasons = _reasons(records)
    numbers, without = len(records.ledger), sum(count for _reason, count in reasons)
    listed = ", ".join(f"{_(label('reason', reason))} {count}" for reason, count in reasons)
    yield _("{numbers} numbers in the issue, {without} of them without a record").format(
        numbers=numbers, without=without
    ) + (f": {listed}" if listed else "")


def _note_lines(notes: Sequence[Note]) -> Iterable[str]:
    return (f"! {note_words(note)}" for note in notes)


def _written_lines(written: Sequence[str]) -> Iterable[str]:
    """The files by folder; the address of a database is a line of its own."""
    folders: dict[str, list[str]] = {}
    for name in written:
        folder, _slash, file = name.rpartition(os.sep) if "://" not in name else (name, "", "")
        folders.setdefault(folder, []).append(file)
    return (f"{folder}: {', '.join(sorted(files))}" if files[0] else folder for folder, files in folders.items())
