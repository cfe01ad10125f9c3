"""Rendering in a process of its own, which loads what formats need while this one is still reading the issue."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from cast_stats import frames
from cast_stats.processors import start, usable_processors

if TYPE_CHECKING:
    from cast_stats.export.registry import Result

PROCESS = "cast_stats.export.renderer_process"


class Renderer:
    """Renders one result after another; what the other process fails to do is done in this one."""

    def __init__(self, child: subprocess.Popen[bytes] | None = None) -> None:
        self._child = child

    def ask(self, result: Result, stem: str) -> None:
        """Give a result to render; `files` waits for it."""
        if self._child:
            parts = result.issue, result.facts, result.awards, result.ledger, result.notes, stem
            try:
                frames.send(_descriptor(self._child.stdin), parts)
            except OSError:
                self.close()

    def files(self, result: Result, stem: str) -> dict[str, bytes]:
        """The files of the result that was given last: name to content."""
        if self._child:
            try:
                return dict(frames.receive(_descriptor(self._child.stdout)))
            except (OSError, EOFError):
                self.close()
        from cast_stats.export.registry import render

        return render(result, stem)

    def close(self) -> None:
        """End the other process."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None


@contextmanager
def renderer() -> Iterator[Renderer]:
    """A renderer for the block; with one processor it works in this process when it is asked."""
    made = Renderer(start(PROCESS) if usable_processors() > 1 else None)
    try:
        yield made
    finally:
        made.close()


def _descriptor(pipe: IO[bytes] | None) -> int:
    if pipe is None:
        raise OSError("no pipes")
    return pipe.fileno()
