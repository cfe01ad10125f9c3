"""Where results go: a folder here, or a URL."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from cast_stats.batch.remote import RemoteFolder, is_url
from cast_stats.errors import OutputUnwritable
from cast_stats.files import PART_PREFIX, unwritable, write_files


class Place(Protocol):
    """Folders of results, one an issue, named by a path with `/` below the place. All raise OutputUnwritable."""

    def write(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Write an issue's files; each appears when it is whole."""

    def holds(self, folder: str, sizes: Mapping[str, int]) -> bool:
        """Whether all files of these sizes are there."""

    def remove(self, folder: str, names: Mapping[str, int]) -> None:
        """Take an issue's files away."""

    def sweep(self, folder: str) -> None:
        """Take away what an interrupted run left beside an issue's files."""


def place_of(out: str) -> Place:
    """The place of a path or URL. Raises MissingExtra."""
    return RemoteFolder(out) if is_url(out) else LocalFolder(Path(out))


class LocalFolder:
    """Results below a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def write(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Write an issue's files: all are on disk before the first appears."""
        write_files(self._root / folder, files)

    def holds(self, folder: str, sizes: Mapping[str, int]) -> bool:
        """Whether all files of these sizes are there."""
        try:
            return all((self._root / folder / name).stat().st_size == size for name, size in sizes.items())
        except OSError:
            return False

    def remove(self, folder: str, names: Mapping[str, int]) -> None:
        """Take an issue's files away, and folders that are empty then."""
        with _writing(self._root / folder):
            for name in names:
                (self._root / folder / name).unlink(missing_ok=True)
        emptied = self._root / folder
        while emptied != self._root and emptied.is_dir() and not any(emptied.iterdir()):
            with _writing(emptied):
                emptied.rmdir()
            emptied = emptied.parent

    def sweep(self, folder: str) -> None:
        """Take away what an interrupted run left beside an issue's files."""
        with _writing(self._root / folder):
            if (self._root / folder).is_dir():
                for part in (self._root / folder).glob(f"{PART_PREFIX}*"):
                    part.unlink(missing_ok=True)


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputUnwritable(unwritable(os.fspath(place), error)) from error
