"""`cast-stats facts`: the figures of the database."""

from __future__ import annotations

from typing import Annotated

import typer

from cast_stats.cli.database import DEFAULT, Csv, Database
from cast_stats.cli.options import Debug, Json
from cast_stats.messages import _


def command(
    region: Annotated[
        str | None, typer.Option(help=_("A place by name or code; all places in it count."), show_default=False)
    ] = None,
    indicator: Annotated[
        str | None, typer.Option(help=_("An indicator by code, name or alias."), show_default=False)
    ] = None,
    year: Annotated[
        int | None, typer.Option(help=_("The year that the figures are of."), min=1900, max=2999, show_default=False)
    ] = None,
    family: Annotated[str | None, typer.Option(help=_("association, award or project."), show_default=False)] = None,
    item: Annotated[str | None, typer.Option(help=_("Words in what is counted."), show_default=False)] = None,
    subject: Annotated[str | None, typer.Option(help=_("Words in whose figure it is."), show_default=False)] = None,
    issue: Annotated[
        str | None,
        typer.Option(
            help=_("An issue by its label or a part of it, or the beginning of its hash."), show_default=False
        ),
    ] = None,
    json: Json = False,
    csv: Csv = False,
    database: Database = DEFAULT,
    debug: Debug = False,
) -> None:
    """Print the figures of the database, with where they stand."""
    from cast_stats.cli.asking import print_facts
    from cast_stats.cli.output import Output

    words = {"year": year, "family": family, "item": item, "subject": subject, "issue": issue}
    print_facts(database, region, indicator, words, Output.of(json=json, csv=csv))
