"""`cast-stats evaluate`: how good records are, measured on annotations made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.cli.options import Debug, Json
from cast_stats.messages import _


def command(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help=_("A records.jsonl file."), readable=False)],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help=_("Folder with annotated articles."), readable=False)],
    errors: Annotated[int, typer.Option(min=0, metavar="N", help=_("List up to N differences."))] = 0,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Compare records with annotated articles: precision, recall, F1 and the share of each slot that is right."""
    from cast_stats.cli.evaluating import print_figures

    print_figures(records, gold, errors, json=json)
