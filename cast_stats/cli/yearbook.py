"""The run of `cast-stats bulletin`: figures from the database, tables, one workbook."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cast_stats.bulletin import Bulletin, build
from cast_stats.bulletin.book.workbook import render
from cast_stats.bulletin.figure import COLUMNS, figure_of
from cast_stats.bulletin.trends import SCOPES
from cast_stats.catalog.bulletins import bulletins
from cast_stats.catalog.corrections import corrections as read_corrections
from cast_stats.cli.database import open_store
from cast_stats.cli.terminal import say
from cast_stats.errors import InputMissing
from cast_stats.files import write_files
from cast_stats.messages import _, ngettext
from cast_stats.store import Store


def write_bulletin(year: int, out: Path, corrections: Path | None, database: str) -> None:
    """Build the bulletin of a year and write it; say what is in it. Raises OutputUnwritable, InvalidSchema, and
    InputMissing where the database has no figure of the year."""
    by_hand = read_corrections(corrections)
    charted = sorted({code for chapter in bulletins().chapters for table in chapter.tables for code in table.charts})
    with open_store(database) as store, _without_collector():
        now = [*map(figure_of, store.facts_of_year(year, COLUMNS))]
        if not now:
            raise InputMissing(_no_figures(year, store))
        before = [*map(figure_of, store.facts_of_year(year - 1, COLUMNS, known=True))]
        history = map(figure_of, store.history(charted, tuple(SCOPES), year, COLUMNS))
        bulletin = build(year, now, before, history, by_hand)
        content = render(bulletin)
    write_files(out.parent, {out.name: content})
    for line in _summary(bulletin, out):
        say(line)


def _no_figures(year: int, store: Store) -> str:
    years = store.years()
    if not years:
        return _("the database has no figures yet; extract an issue first")
    message = _("{year}: the database has no figures of this year; it has some of {first} to {last}")
    return message.format(year=year, first=years[0], last=years[-1])


@contextmanager
def _without_collector() -> Iterator[None]:
    """A workbook is a million objects that all live until it is written: looking for garbage among them is in vain."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _summary(bulletin: Bulletin, out: Path) -> list[str]:
    tables, cells = len(bulletin.tables), sum(len(table.cells) for table in bulletin.tables)
    verdicts = Counter(finding.verdict for finding in bulletin.findings)
    return [
        ngettext("{out}: {tables} table with {cells} figures", "{out}: {tables} tables with {cells} figures", tables)
        .format(out=out, tables=tables, cells=cells),
        _("conflicts: {conflicts}; checks that fail: {failed}, doubtful: {doubtful}; figures without a cell: {unused}")
        .format(
            conflicts=sum(1 for _conflict in bulletin.conflicts()),
            failed=verdicts["不符"],
            doubtful=verdicts["存疑"],
            unused=len(bulletin.unused),
        ),
    ]  # fmt: skip
