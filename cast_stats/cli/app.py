"""The command line as a whole: finds the commands, turns every failure into one line and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules
from types import ModuleType
from typing import Annotated

import typer

from cast_stats import __version__
from cast_stats.cli import commands
from cast_stats.cli.help import Command, Group
from cast_stats.cli.terminal import (
    PIPE_CLOSED,
    describe,
    exit_code_of,
    known_fault,
    mute_stdout,
    prepare_streams,
    say,
)
from cast_stats.cli.wrong_call import fault_of_call
from cast_stats.messages import _

NAME = "cast-stats"
FAULT, INTERRUPTED = 1, 130


def build(only: str = "") -> typer.Typer:
    """The application with every command of `cli/commands`: a module with `command` is one, with `app` a group. Where
    `only` names one of them, the others are not loaded."""
    app = typer.Typer(
        name=NAME,
        cls=Group,
        help=_("Figures in the issues of China's science associations, as records with their evidence."),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(top)
    for name, module in command_modules(only).items():
        if hasattr(module, "app"):
            for inner in module.app.registered_commands:
                inner.help, inner.cls = _(described(inner.callback)), Command
            app.add_typer(module.app, name=name, cls=Group)
        else:
            app.command(name, cls=Command, help=_(described(module.command)))(module.command)
    return app


def described(command: Callable[..., object]) -> str:
    """What a command does: its docstring, which the catalogue holds too."""
    return " ".join((getdoc(command) or "").split())


def descriptions() -> tuple[str, ...]:
    """What every command does, for the catalogue."""
    modules = command_modules().values()
    inner = (found.callback for module in modules if hasattr(module, "app") for found in module.app.registered_commands)
    return tuple(map(described, (*inner, *(module.command for module in modules if not hasattr(module, "app")))))


def command_modules(only: str = "") -> dict[str, ModuleType]:
    """The modules of `cli/commands` by command name, sorted; that of `only` where a command is called so."""
    names = {found.name.replace("_", "-"): found.name for found in iter_modules(commands.__path__)}
    chosen = [only] if only in names else sorted(names)
    return {name: import_module(f"{commands.__name__}.{names[name]}") for name in chosen}


def command_names() -> tuple[tuple[str, ...], ...]:
    """Every command as its words: ("extract",), ("rules", "list")."""
    names: list[tuple[str, ...]] = []
    for name, module in command_modules().items():
        group = getattr(module, "app", None)
        inner = [str(found.name) for found in group.registered_commands] if group else []
        names += [(name, word) for word in inner] or [(name,)]
    return tuple(names)


def show_version(wanted: bool) -> None:
    """Print the version and stop, where it is asked for."""
    if wanted:
        print(f"{NAME} {__version__}")
        raise typer.Exit


def top(
    version: Annotated[
        bool,
        typer.Option("--version", help=_("Show the version and exit."), callback=show_version, is_eager=True),
    ] = False,
) -> None:
    """What stands before the command."""


def called(arguments: Sequence[str]) -> str:
    """The command that is called, as far as there is one of that name."""
    first = "".join(arguments[:1])
    return f"{NAME} {first}" if first in command_modules(first) else NAME


def run(arguments: Sequence[str]) -> int:
    """Run the command line; gives the exit code. `--debug` lets exceptions through."""
    prepare_streams()
    try:
        code = build(*arguments[:1])(list(arguments) or ["--help"], prog_name=NAME, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        mute_stdout()
        return PIPE_CLOSED
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else FAULT
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except typer.TyperException as error:
        told = error.format_message()
        if "\n" in told:  # a group without its command: the message is the group's help
            print(told, file=sys.stderr)
        else:
            say(f"{NAME}: {fault_of_call(told)}")
            say(_("see {name} --help").format(name=called(arguments)))
        return error.exit_code
    except Exception as error:
        if "--debug" in arguments:
            raise
        known = known_fault(error)
        say(f"{NAME}: {describe(known)}")
        return exit_code_of(known)
    if code == INTERRUPTED:
        say(_("interrupted"))
    return code if isinstance(code, int) else 0
