"""`cast-stats rules`: the sentence patterns in force, and whether they hold what their examples promise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.cli.options import Debug, Json, Rules
from cast_stats.messages import _

app = typer.Typer(help=_("The rules by which figures are read."), no_args_is_help=True, rich_markup_mode=None)


@app.command("check")
def check(rules: Rules = None, debug: Debug = False) -> None:
    """Prove every rule on its examples and counter-examples; say which fails and why."""
    from cast_stats.cli.ruling import check_rules

    check_rules(rules)


@app.command("list")
def list_(
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=_("Count the annotated facts there that each rule gets right."),
            show_default=False,
            readable=False,
        ),
    ] = None,
    rules: Rules = None,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """List the rules in the order in which they are tried."""
    from cast_stats.cli.ruling import list_rules

    list_rules(rules, gold, json=json)
