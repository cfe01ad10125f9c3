"""`cast-stats extract`: issues become records in files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.cli.database import FILE_NAME, Keeping, NoDatabase, kept_in
from cast_stats.cli.options import Debug, Files, Json, Out, Password, Quiet, Rules
from cast_stats.messages import _


def command(
    files: Files,
    out: Out = Path("data/out"),
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
    password: Password = None,
    rules: Rules = None,
    database: Keeping = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Read files anew that gave their results before and have not changed."))
    ] = False,
    no_database: NoDatabase = False,
    journal: Annotated[str | None, typer.Option(help=_("Name of the journal, in place of the one read."))] = None,
    year: Annotated[int | None, typer.Option(min=1900, max=2999, help=_("Year of the issue."))] = None,
    number: Annotated[int | None, typer.Option(min=1, help=_("Number of the issue within the year."))] = None,
    serial: Annotated[int | None, typer.Option(min=1, help=_("Serial number of the issue (总第N期)."))] = None,
    printed: Annotated[
        str | None, typer.Option(metavar="DATE", help=_("Print date: 2024, 2024-04 or 2024-04-30."))
    ] = None,
) -> None:
    """Find the figures and awards in issues and write them with their evidence."""
    from cast_stats.processes.partner import partner

    with partner() as other:  # before all else: it gets ready at the same time
        from cast_stats.cli.extracting import Job, extract_all
        from cast_stats.pipeline import Options

        options = Options(password, None, rules, journal, year, number, serial, printed)
        where = kept_in(database, nowhere=no_database)
        where = str(out / FILE_NAME) if where == "" else where
        job = Job(out, options, where, force=force, json=json, quiet=quiet, debug=debug)
        raise typer.Exit(extract_all(files, job, other))
