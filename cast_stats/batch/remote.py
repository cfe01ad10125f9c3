"""Files behind a URL, by fsspec: found, fetched, written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cast_stats.errors import InputMissing, MissingExtra, OutputUnwritable
from cast_stats.files import PART_PREFIX, unwritable
from cast_stats.messages import _

CHUNK = 1 << 20
MAGIC = frozenset("*?[")


def is_url(name: str) -> bool:
    """Whether a name is an address and no path."""
    return "://" in name


def find(url: str, recursive: bool) -> tuple[list[str], str]:
    """The files at a URL (itself, a pattern's, a folder's), and the folder that they lie in. Raises InputMissing."""
    system, path = _opened(url)
    with _reading(url):
        if MAGIC & set(path):
            fixed = path[: min(path.find(sign) for sign in MAGIC if sign in path)].rpartition("/")[0]
            return [system.unstrip_protocol(name) for name in sorted(system.glob(path))], system.unstrip_protocol(fixed)
        if system.isdir(path):
            found = system.find(path, maxdepth=None if recursive else 1)
            return [system.unstrip_protocol(name) for name in sorted(found)], system.unstrip_protocol(path)
        if not system.exists(path):
            raise FileNotFoundError
        name = system.unstrip_protocol(path)
        return [name], name.rpartition("/")[0]


def exists(url: str) -> bool:
    """Whether there is something at a URL. Raises InputMissing where that cannot be known."""
    system, path = _opened(url)
    with _reading(url):
        return bool(system.exists(path))


@contextmanager
def opened(url: str) -> Iterator[Any]:
    """The file at a URL, to be read as bytes. Raises InputMissing."""
    system, path = _opened(url)
    with _reading(url), system.open(path, "rb") as file:
        yield file


def download(url: str, path: Path) -> None:
    """Copy the file at a URL to a path here. Raises InputMissing."""
    with opened(url) as source, path.open("wb") as copy:
        while part := source.read(CHUNK):
            copy.write(part)


class RemoteFolder:
    """Results below a URL. A name appears when its content is there in whole."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._system, self._root = _opened(self._url)

    def write(self, folder: str, files: Mapping[str, bytes]) -> None:
        """Write an issue's files. Raises OutputUnwritable."""
        with self._writing(folder):
            self._system.makedirs(self._at(folder), exist_ok=True)
            for name, content in files.items():
                self._system.pipe_file(self._at(folder, PART_PREFIX + name), content)
            for name in files:
                self._system.mv(self._at(folder, PART_PREFIX + name), self._at(folder, name))

    def holds(self, folder: str, sizes: Mapping[str, int]) -> bool:
        """Whether all files of these sizes are there."""
        try:
            there = {str(found["name"]).rpartition("/")[2]: found["size"] for found in self._list(folder)}
        except OSError:
            return False
        return all(there.get(name) == size for name, size in sizes.items())

    def remove(self, folder: str, names: Mapping[str, int]) -> None:
        """Take an issue's files away. Raises OutputUnwritable."""
        with self._writing(folder):
            for name in names:
                if self._system.exists(self._at(folder, name)):
                    self._system.rm_file(self._at(folder, name))

    def sweep(self, folder: str) -> None:
        """Take away what an interrupted run left beside an issue's files. Raises OutputUnwritable."""
        with self._writing(folder):
            if self._system.isdir(self._at(folder)):
                names = (str(found["name"]) for found in self._list(folder))
                for name in names:
                    if name.rpartition("/")[2].startswith(PART_PREFIX):
                        self._system.rm_file(name)

    def _list(self, folder: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._system.ls(self._at(folder), detail=True)
        return found

    def _at(self, *parts: str) -> str:
        return "/".join((self._root.rstrip("/"), *parts))

    @contextmanager
    def _writing(self, folder: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputUnwritable(unwritable(f"{self._url}/{folder}", error)) from error


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it. Raises MissingExtra, InputMissing."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingExtra(_("URLs need an optional part: pip install 'cast-stats[cluster]'")) from error
    try:
        system, path = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        message = _("{url}: needs a library that is not installed: {error}")
        raise MissingExtra(message.format(url=url, error=error)) from error
    except ValueError as error:
        raise InputMissing(_("{url}: not an address that can be read: {error}").format(url=url, error=error)) from error
    return system, str(path)


@contextmanager
def _reading(url: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise InputMissing(_("{file}: no such file; check the name").format(file=url)) from None
    except OSError as error:
        message = _("{file}: cannot be opened ({reason}); check its permissions")
        raise InputMissing(message.format(file=url, reason=error.strerror or error)) from error
