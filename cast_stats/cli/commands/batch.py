"""`cast-stats batch`: many files, unwatched."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from cast_stats.cli.database import Keeping, NoDatabase, kept_in
from cast_stats.cli.options import Debug, Json, Password, Quiet, Rules
from cast_stats.messages import _

Inputs = Annotated[
    list[str],
    Argument(
        metavar="FILE|DIR|PATTERN|URL",
        help=_("Files, folders (with their subfolders), patterns in quotes ('raw/**/*.pdf'), URLs."),
        show_default=False,
    ),
]
Out = Annotated[str, Option("-o", "--out", metavar="DIR|URL", help=_("Folder for the results."))]
DryRun = Annotated[bool, Option("--dry-run", "-n", help=_("Show what would be done, do nothing."))]
Force = Annotated[bool, Option("--force", help=_("Do every file, changed or not."))]
OnlyFailed = Annotated[bool, Option("--only-failed", help=_("Do the files that failed before, and no others."))]
FailFast = Annotated[bool, Option("--fail-fast", help=_("Stop at the first failure."))]
Prune = Annotated[bool, Option("--prune", help=_("Take away the results of files that are gone."))]
Recursive = Annotated[
    bool, Option("--recursive/--no-recursive", help=_("Take the subfolders of folders, or leave them."))
]
Jobs = Annotated[
    int | None, Option("--jobs", "-j", min=1, help=_("Files at once; all processors if left out."), show_default=False)
]
Cluster = Annotated[
    str | None,
    Option("--cluster", metavar="tcp://…", help=_("Address of a Dask scheduler whose workers do the files.")),
]
TimeLimit = Annotated[float, Option("--time-limit", metavar="SECONDS", min=1, help=_("What one file may take."))]
PageLimit = Annotated[
    float, Option("--page-limit", metavar="SECONDS", min=1, help=_("What one page or step of a file may take."))
]
MemoryLimit = Annotated[int, Option("--memory-limit", metavar="MB", min=256, help=_("Memory that one file may take."))]
PasswordFile = Annotated[
    Path | None,
    Option("--password-file", metavar="FILE", help=_("Passwords to try, one a line."), show_default=False),
]
State = Annotated[
    Path | None,
    Option(
        "--state",
        metavar="DIR",
        help=_("Folder for lock, state and journals, in place of .batch in the folder for the results."),
        show_default=False,
    ),
]


def command(
    inputs: Inputs,
    out: Out = "data/out",
    dry_run: DryRun = False,
    force: Force = False,
    only_failed: OnlyFailed = False,
    fail_fast: FailFast = False,
    prune: Prune = False,
    recursive: Recursive = True,
    jobs: Jobs = None,
    cluster: Cluster = None,
    time_limit: TimeLimit = 3600,
    page_limit: PageLimit = 300,
    memory_limit: MemoryLimit = 2048,
    password: Password = None,
    password_file: PasswordFile = None,
    rules: Rules = None,
    database: Keeping = None,
    no_database: NoDatabase = False,
    state: State = None,
    json: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Do all files that are new or changed: resumable, each apart from the others, for cron."""
    from cast_stats.batch.order import Order
    from cast_stats.batch.task import MEGABYTE, Limits
    from cast_stats.cli.batching import passwords_of, places_of, processes_for, run_batch, show_plan
    from cast_stats.pipeline import Options

    state, database = places_of(out, state, kept_in(database, nowhere=no_database))
    jobs, processes = processes_for(jobs, cluster)
    limits = Limits(time_limit, page_limit, memory_limit * MEGABYTE)
    order = Order(
        tuple(inputs), out, state, database, Options(rules=rules, processes=processes),
        passwords_of(password, password_file), limits, jobs, cluster, recursive, force, only_failed, fail_fast, prune,
    )  # fmt: skip
    raise typer.Exit(show_plan(order, json=json) if dry_run else run_batch(order, json=json, quiet=quiet, debug=debug))
