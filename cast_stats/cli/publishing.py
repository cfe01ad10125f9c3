"""The run of `cast-stats export`: figures from the database, written in one of the publishing formats."""

from __future__ import annotations

from pathlib import Path

from cast_stats.cli.database import open_store
from cast_stats.cli.terminal import say
from cast_stats.errors import UsageError
from cast_stats.export.registry import Format, formats
from cast_stats.files import write_files
from cast_stats.messages import _
from cast_stats.records import Issue, Records
from cast_stats.store import FactQuery
from cast_stats.store.rows import fact_of

STEM = "figures"


def publish(name: str, folder: Path, query: FactQuery, database: str) -> None:
    """Write the facts that are asked for. Raises UsageError for a format that there is not, OutputUnwritable."""
    form = _format(name)
    with open_store(database) as store:
        facts = tuple(fact_of(row) for row in store.facts(query))
    if not facts:
        say(_("no such figures in the database"))
    source = Issue(file=_("the database"), sha256="", pages=0)
    written = write_files(folder, form.render(Records(source, facts), STEM))
    for path in written:
        say(str(path))


def _format(name: str) -> Format:
    known = {form.name: form for form in formats() if not form.default}
    if name not in known:
        raise UsageError(_("{name}: the formats are {names}").format(name=name, names=", ".join(known)))
    return known[name]
