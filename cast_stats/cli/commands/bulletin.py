"""`cast-stats bulletin`: the yearly tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.cli.database import DEFAULT, Database
from cast_stats.cli.options import Debug
from cast_stats.messages import _


def command(
    year: Annotated[
        int, typer.Argument(min=1949, max=2100, metavar="YEAR", help=_("The year that the figures are of."))
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help=_("The workbook."), show_default=False)
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=_("Corrections by hand, with reason and guard."), show_default=False, readable=False
        ),
    ] = None,
    database: Database = DEFAULT,
    debug: Debug = False,
) -> None:
    """Build the yearly tables of the database as an Excel workbook, every cell with its evidence."""
    from cast_stats.cli.yearbook import write_bulletin

    write_bulletin(year, out or Path(f"data/out/bulletin-{year}.xlsx"), corrections, database)
