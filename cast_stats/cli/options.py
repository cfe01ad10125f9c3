"""Options that several commands share, with one wording each.

Typer is not to look whether a file can be read (`readable=False`): it would refuse the whole call, in English.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.messages import _

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", help=_("PDF, .txt or .md files."), show_default=False, readable=False)
]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help=_("A PDF, .txt or .md file."), show_default=False, readable=False)
]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help=_("Folder for the results."))]
Json = Annotated[bool, typer.Option("--json", help=_("Print one JSON document on stdout instead of text."))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=_("Say nothing but failures."))]
Debug = Annotated[bool, typer.Option("--debug", help=_("Show the traceback of a failure."))]
Password = Annotated[
    str | None,
    typer.Option("--password", envvar="CAST_STATS_PASSWORD", help=_("Password of encrypted PDFs."), show_default=False),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        "--rules", metavar="DIR", help=_("Folder with rules and units of your own."), show_default=False, readable=False
    ),
]
