"""One file a command; the only room that knows Typer, Rich and exit codes."""

from __future__ import annotations

import sys


def main() -> None:
    """What the `cast-stats` command runs."""
    from cast_stats.processors import collect_seldom

    collect_seldom()
    from cast_stats.cli.app import run

    sys.exit(run(sys.argv[1:]))
