"""Which files a batch is about: names, folders, patterns and URLs become a sorted list."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from cast_stats.batch import remote
from cast_stats.errors import InputMissing
from cast_stats.files import reason_of
from cast_stats.messages import _
from cast_stats.reading.document import PDF_MARK, TEXT_SUFFIXES
from cast_stats.safe import file_stem

SUFFIXES = (".pdf", *TEXT_SUFFIXES)
ABOUT_THE_FOLDER = "readme"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file by its absolute path or URL, and the folder below the results that it wishes for."""

    name: str
    wish: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a call, how many others lay in the folders, and the patterns that pass over all that is there."""

    sources: tuple[Source, ...]
    others: int = 0
    unmet: tuple[str, ...] = ()


def find_sources(words: Sequence[str], *, recursive: bool, out: str) -> Found:
    """The files that the words mean, each once, by name; a name that is not there is one of them, to be told of.
    What lies in the folder of results is none. Raises MissingExtra."""
    found: dict[str, Source] = {}
    others = 0
    results = None if remote.is_url(out) else Path(os.path.abspath(out))
    for word in words:
        for name, below, named in _meant(word, recursive):
            if results and not named and not remote.is_url(name) and results in Path(name).parents:
                continue
            if named or _is_document(name):
                found.setdefault(name, Source(name, _wish(name, below)))
            else:
                others += 1
    unmet = tuple(word for word in dict.fromkeys(words) if _is_pattern(word) and _passes_over_all(word))
    return Found(tuple(sorted(found.values())), others, unmet)


def digest_of(source: Source) -> str:
    """The SHA-256 of a file's content. Raises InputMissing where it cannot be read."""
    if remote.is_url(source.name):
        with remote.opened(source.name) as file:
            digest = hashlib.sha256()
            while part := file.read(remote.CHUNK):
                digest.update(part)
            return digest.hexdigest()
    path = Path(source.name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()  # says why a folder cannot be looked into
        if not stat.S_ISREG(mode):
            raise InputMissing(_("{file}: not a file; leave it out, or name the files in it").format(file=path))
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except FileNotFoundError:
        broken = _("{file}: the link leads nowhere; mend or remove it") if path.is_symlink() else None
        raise InputMissing((broken or _("{file}: no such file; check the name")).format(file=path)) from None
    except OSError as error:
        message = _("{file}: cannot be opened ({reason}); check its permissions")
        raise InputMissing(message.format(file=path, reason=reason_of(error))) from None


def is_there(name: str) -> bool:
    """Whether a file of an earlier run still exists. A place that cannot be asked has lost nothing."""
    try:
        return remote.exists(name) if remote.is_url(name) else bool(os.lstat(name))
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (InputMissing, OSError):
        return True


def _meant(word: str, recursive: bool) -> Iterator[tuple[str, str, bool]]:
    """The files of one word: name, the folder that it was found below, whether the word names it itself."""
    if remote.is_url(word):
        yield from _behind_url(word, recursive)
        return
    path = os.path.abspath(word)
    if os.path.isdir(path):
        yield from ((name, path, os.path.isdir(name)) for name in _walk(path, recursive))
    elif os.path.lexists(path):
        yield path, os.path.dirname(path), True
    elif _is_pattern(word):
        yield from _matching(word, recursive)
    else:
        yield path, os.path.dirname(path), True


def _behind_url(url: str, recursive: bool) -> Iterator[tuple[str, str, bool]]:
    try:
        names, below = remote.find(url, recursive)
    except InputMissing:
        names, below = [url], url.rpartition("/")[0]
    yield from ((name, below, name == url) for name in names)


def _matching(pattern: str, recursive: bool) -> Iterator[tuple[str, str, bool]]:
    """What a pattern meets; `**` stands for any folders."""
    below = _fixed_folder(pattern)
    for name in map(os.path.abspath, sorted(glob.iglob(pattern, recursive=True))):
        if os.path.isdir(name):
            if "**" not in pattern:
                yield from ((inner, below, os.path.isdir(inner)) for inner in _walk(name, recursive))
        else:
            yield name, below, False


def _is_pattern(word: str) -> bool:
    return not remote.is_url(word) and glob.has_magic(word) and not os.path.lexists(word)


def _fixed_folder(pattern: str) -> str:
    """The folder that a pattern looks below: what stands before its first sign."""
    fixed = pattern[: min(pattern.find(sign) for sign in "*?[" if sign in pattern)]
    return os.path.dirname(os.path.abspath(f"{fixed}x"))


def _passes_over_all(pattern: str) -> bool:
    """Whether a pattern meets nothing though its folder holds files, or has no folder: it may be misspelt.
    One that looks into an empty folder only waits for files."""
    below = _fixed_folder(pattern)
    waits = os.path.isdir(below) and not any(_walk(below, recursive=True))
    return not waits and next(glob.iglob(pattern, recursive=True), None) is None


def _walk(folder: str, recursive: bool) -> Iterator[str]:
    """The files of a folder, hidden ones left out, links to folders not followed; a folder that cannot be looked into
    stands for what lies in it."""
    closed: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if recursive else []
        yield from (os.path.join(where, name) for name in sorted(names) if not name.startswith("."))
    yield from (str(error.filename) for error in closed)


def _is_document(name: str) -> bool:
    """Whether a file of a folder is one to read: by its suffix, or by what a PDF begins with; a README is none."""
    if name.rpartition("/")[2].lower().startswith(ABOUT_THE_FOLDER):
        return False
    if name.lower().endswith(SUFFIXES):
        return True
    if remote.is_url(name):
        return False
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):
            return os.path.islink(name) and PurePath(name).suffix.lower() in SUFFIXES
        with open(name, "rb") as file:
            return PDF_MARK in file.read(1024)
    except OSError:
        return False


def _wish(name: str, below: str) -> str:
    """The folder of a file's results: as it lies below the folder of the call, each part made harmless."""
    relative = PurePosixPath(name.removeprefix(below).lstrip("/")) if remote.is_url(name) else None
    parts: Iterable[str] = (relative or PurePath(os.path.relpath(name, below))).parts
    *folders, last = parts or (PurePath(name).name,)
    return "/".join(map(_harmless, (*folders, PurePath(last).stem)))


def _harmless(part: str) -> str:
    """A folder's name; none begins with a dot, where the batch keeps its own."""
    stem = file_stem(part)
    return f"_{stem}" if stem.startswith(".") else stem
