"""What the commands that fill or ask the database share: where it lies, and which place or indicator a word means."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Annotated

import typer

from cast_stats.errors import UsageError
from cast_stats.messages import _

if TYPE_CHECKING:
    from cast_stats.store import Store

MOST_HINTS, LEAST_LIKENESS = 3, 0.5
VARIABLE = "CAST_STATS_DATABASE"
FILE_NAME = "cast-stats.db"
DEFAULT = f"data/out/{FILE_NAME}"

Database = Annotated[
    str,
    typer.Option("--database", metavar="FILE|URL", envvar=VARIABLE, help=_("SQLite file, or postgresql://… address.")),
]
Keeping = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="FILE|URL",
        envvar=VARIABLE,
        help=_("Database for the records, in place of cast-stats.db in the folder for the results."),
        show_default=False,
    ),
]
NoDatabase = Annotated[bool, typer.Option("--no-database", help=_("Write files only."))]
Csv = Annotated[bool, typer.Option("--csv", help=_("Print CSV on stdout instead of text."))]


def kept_in(database: str | None, *, nowhere: bool) -> str | None:
    """Where the records are kept: `""` is the usual place, None is none. Raises UsageError where the call asks for a
    database and for none; one that the environment names gives way."""
    if nowhere and database and database != os.environ.get(VARIABLE):
        raise UsageError(_("--database and --no-database contradict each other; leave one out"))
    return None if nowhere else database or ""


def open_store(where: str) -> Store:
    """The database of a reader: it is not made where there is none."""
    from cast_stats.store import Store

    return Store.open(where, create=False)


def region_codes(name: str) -> tuple[str, ...]:
    """The codes of a place by name, short name or code, those of former times too. Raises UsageError."""
    from cast_stats.catalog.regions import regions
    from cast_stats.catalog.subjects import owner

    known = regions()
    by_code = known.get(name)
    found = (by_code,) if by_code else known.find(name)
    if not found:
        place = owner(name)
        found = (place.region,) if place.region and place.level == place.region.level else ()
    if not found:
        raise UsageError(_("{name}: no such place; {hint}").format(name=name, hint=_hint(name, known.all_names())))
    same = [region for region in found if region.level == found[0].level]
    if len(same) > 1:
        lines = ", ".join("".join(one.name for one in reversed(known.line(region)[:-1])) for region in same)
        raise UsageError(_("{name} is several places; name one of them: {lines}").format(name=name, lines=lines))
    return tuple(sorted(known.history(same[0])))


def indicator_codes(words: str) -> tuple[str, ...]:
    """The codes of the indicators that a code, name, alias or part of a name means. Raises UsageError."""
    from cast_stats.catalog.indicators import indicators

    found = indicators().named(words)
    if not found:
        names = (name for one in indicators() for name in (one.name, *one.aliases))
        raise UsageError(_("{words}: no such indicator; {hint}").format(words=words, hint=_hint(words, names)))
    return tuple(one.code for one in found)


def _hint(word: str, names: Iterable[str]) -> str:
    """The names most like a word; of those that are equally like it the first."""
    likeness = {name: SequenceMatcher(None, name, word).ratio() for name in names}
    alike = [name for name, ratio in likeness.items() if ratio >= LEAST_LIKENESS]
    close = sorted(alike, key=lambda name: -likeness[name])[:MOST_HINTS]
    return _("do you mean {names}?").format(names=", ".join(close)) if close else _("check the spelling")
