"""`cast-stats export`: the figures of the database in a publishing format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.cli.database import DEFAULT, Database
from cast_stats.cli.options import Debug, Out
from cast_stats.messages import _


def command(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=_("datapackage, sdmx or parquet."))],
    out: Out = Path("data/out/export"),
    region: Annotated[
        str | None, typer.Option(help=_("A place by name or code; all places in it count."), show_default=False)
    ] = None,
    indicator: Annotated[
        str | None, typer.Option(help=_("An indicator by code, name or alias."), show_default=False)
    ] = None,
    year: Annotated[int | None, typer.Option(help=_("The year that the figures are of."), show_default=False)] = None,
    family: Annotated[str | None, typer.Option(help=_("association, award or project."), show_default=False)] = None,
    database: Database = DEFAULT,
    debug: Debug = False,
) -> None:
    """Write the figures of the database for publishing: tidy CSV with a data package, SDMX-CSV, or Parquet."""
    from cast_stats.cli.asking import query_of
    from cast_stats.cli.publishing import publish

    publish(form, out, query_of(region, indicator, {"year": year, "family": family}), database)
