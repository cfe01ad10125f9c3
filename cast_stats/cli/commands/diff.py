"""`cast-stats diff`: what changed between two runs, issues or years."""

from __future__ import annotations

from typing import Annotated

import typer

from cast_stats.cli.database import DEFAULT, Csv, Database
from cast_stats.cli.options import Debug, Json
from cast_stats.messages import _

SIDE = _("A year, an issue's label or hash, a database, a folder of results or a records.jsonl.")


def command(
    before: Annotated[str, typer.Argument(metavar="A", help=SIDE)],
    after: Annotated[str, typer.Argument(metavar="B", help=SIDE)],
    json: Json = False,
    csv: Csv = False,
    database: Database = DEFAULT,
    debug: Debug = False,
) -> None:
    """Print the figures that are new, gone or changed in B against A."""
    from cast_stats.cli.comparing import print_differences
    from cast_stats.cli.output import Output

    print_differences(before, after, database, Output.of(json=json, csv=csv))
