"""`cast-stats read`: what was read of an issue, to see with one's own eyes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cast_stats.cli.options import Debug, File, Json, Password
from cast_stats.messages import _


def command(
    file: File,
    page: Annotated[
        list[int] | None,
        typer.Option("--page", min=1, help=_("Only what stands on this page (may be repeated)."), show_default=False),
    ] = None,
    boxes: Annotated[bool, typer.Option("--boxes", help=_("Add where each printed line stands."))] = False,
    json: Json = False,
    images: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=_("Draw columns, order and captions on pictures of the pages there.")),
    ] = None,
    password: Password = None,
    debug: Debug = False,
) -> None:
    """Print the articles of an issue as they are read."""
    from cast_stats.cli.reading import View, show_articles

    show_articles(file, View(tuple(page or ()), boxes, json, images, password))
