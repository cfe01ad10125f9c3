"""Talking to a person: lines on stderr, tables on stdout, nothing in them that a terminal would obey."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import RawIOBase, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from cast_stats.errors import CastStatsError, InputMissing, OutputUnwritable
from cast_stats.files import reason_of, unwritable
from cast_stats.messages import _
from cast_stats.safe import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

    from cast_stats.reading.reread import Progress

WIDTH_WITHOUT_TERMINAL = 120
PIPE_CLOSED = 141
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def prepare_streams() -> None:
    """Characters that the terminal's encoding lacks are shown as escapes; a stream that was closed swallows all."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the process ends
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stdout = _buffered(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _buffered(stream: TextIO) -> TextIO:
    """The stream; one without a buffer (PYTHONUNBUFFERED), which drops what a full disk does not take, is given one."""
    if not isinstance(stream, TextIOWrapper) or not isinstance(stream.buffer, RawIOBase):
        return stream
    return open(stream.fileno(), "w", buffering=1, encoding=stream.encoding, closefd=False)


def say(line: str) -> None:
    """One line on stderr."""
    say_as_is(f"{one_line(line)}\n")


def say_as_is(text: str) -> None:
    """Text on stderr. Where nobody reads it, or a log's disk is full, the work goes on unheard."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _mute(sys.stderr)


def put(text: str) -> None:
    """Data on stdout, in UTF-8 whatever the locale, ended by a line break; ends the run where nobody reads it."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        mute_stdout()
        raise SystemExit(PIPE_CLOSED) from None


@cache
def console(*, stderr: bool = False) -> Console:
    """Where tables and progress are drawn. NO_COLOR is honoured; without a terminal the lines are plain."""
    from rich.console import Console

    class Patient(Console):
        """A console whose reader may go away: the work goes on, unheard."""

        def on_broken_pipe(self) -> None:
            mute_stdout()

    made = Patient(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = WIDTH_WITHOUT_TERMINAL
    return made


def known_fault(error: Exception) -> Exception:
    """The error, or what it means where a file may not be opened or the disk is full that stdout goes to: that is no
    fault of the program."""
    if isinstance(error, PermissionError) and error.filename:
        message = _("{file}: cannot be opened ({reason}); check its permissions")
        return InputMissing(message.format(file=error.filename, reason=reason_of(error)))
    if not isinstance(error, OSError) or error.errno not in NO_ROOM:
        return error
    mute_stdout()
    return OutputUnwritable(unwritable(_("the standard output"), error))


def describe(error: Exception) -> str:
    """What a person is told of a failure; one that nobody foresaw says that it is the program's fault."""
    if isinstance(error, CastStatsError):
        return str(error)
    fault = f"{type(error).__name__}: {error}"
    return _("a fault in the program ({fault}); run again with --debug and report it").format(fault=fault)


def about(file: str, message: str) -> str:
    """A message about a file, led by the file's name where it does not name it."""
    return message if file in message else f"{file}: {message}"


def exit_code_of(error: Exception) -> int:
    """What the process ends with after a failure."""
    return error.exit_code if isinstance(error, CastStatsError) else CastStatsError.exit_code


def mute_stdout() -> None:
    """Send the rest of stdout nowhere: whoever read it has gone."""
    _mute(sys.stdout)


def _mute(stream: TextIO) -> None:
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, stream.fileno())
    os.close(sink)


@contextmanager
def working(text: str, *, quiet: bool) -> Iterator[Progress]:
    """Shows on stderr that the block runs; gives the function to tell (pages done, pages in all).

    A terminal sees a bar with the time left, a log a line for every tenth of the pages, `quiet` nothing.
    """
    text = one_line(text)
    if quiet:
        yield lambda done, total: None
    elif sys.stderr.isatty():
        with _bar() as bar:
            task = bar.add_task(text, total=None, pages="")
            yield lambda done, total: bar.update(
                task, completed=done, total=total, pages=f"{done}/{total}", refresh=True
            )
    else:
        yield lambda done, total: _tell_tenths(text, done, total)


def _bar() -> Bar:
    """A bar that is drawn when it is told of a page, not by a thread: a process with threads does not share work."""
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    words = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[pages]}"))
    screen = console(stderr=True)
    return Bar(*words, TimeRemainingColumn(), console=screen, transient=True, auto_refresh=False)


def _tell_tenths(text: str, done: int, total: int) -> None:
    if done * 10 // total > (done - 1) * 10 // total:
        say(_("{text}: {done} of {total} pages by OCR").format(text=text, done=done, total=total))
