"""`cast-stats show`: one record with its evidence and derivation."""

from __future__ import annotations

from typing import Annotated

import typer

from cast_stats.cli.database import DEFAULT, Database
from cast_stats.cli.options import Debug, Json
from cast_stats.messages import _


def command(
    record: Annotated[str, typer.Argument(metavar="ID", help=_("A record's id, or its beginning."))],
    json: Json = False,
    database: Database = DEFAULT,
    debug: Debug = False,
) -> None:
    """Print one record: what it says, the sentence that proves it, and how each part was reached."""
    from cast_stats.cli.showing import print_record

    print_record(database, record, json=json)
