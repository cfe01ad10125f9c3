"""`cast-stats explain`: how a figure is read, step by step."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from cast_stats.cli.options import Debug, Json, Password, Rules
from cast_stats.errors import UsageError
from cast_stats.messages import _


def command(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help=_("A sentence, or an issue (with --record)."))],
    record: Annotated[
        str | None,
        typer.Option(metavar="ID", help=_("Explain this record of the issue."), show_default=False),
    ] = None,
    year: Annotated[
        int | None, typer.Option(help=_("The year in which the sentence was printed."), show_default=False)
    ] = None,
    json: Json = False,
    rules: Rules = None,
    password: Password = None,
    debug: Debug = False,
) -> None:
    """Show the whole derivation: mentions, rule, item, subject and time with where each came from."""
    from cast_stats.cli.explaining import explain_record, explain_sentence

    if not record and os.path.isfile(text):
        raise UsageError(_("{path}: a file; name one of its records with --record").format(path=text))
    if record:
        explain_record(text, record, rules, password, json=json)
    else:
        explain_sentence(text, year, rules, json=json)
