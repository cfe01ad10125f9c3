"""Results of former runs: one archive a file of the user's, named by its content and by what made the result.

Only the latest version of the program has any; all are safe to delete.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cast_stats.errors import OutputUnwritable
from cast_stats.files import write_files
from cast_stats.pipeline import Options
from cast_stats.reading.cache import default_directory
from cast_stats.reading.document import content_of
from cast_stats.records import Records
from cast_stats.results.version import program

RECORDS, ARTICLES = "records", "articles"
"""What an archive holds beside the files, which lie in a folder of it."""
FILES = "files/"
_RECORDS = TypeAdapter(Records)


@dataclass(frozen=True, slots=True)
class Result:
    """What one file gave: its records, how many articles they come from, and the files to be written."""

    records: Records
    articles: int
    files: Mapping[str, bytes]


def kept(path: Path, options: Options, stem: str) -> Result | None:
    """The result that the file has given before under this name and these options, its files called for `stem`; None
    where there is none or it is damaged. Raises InputMissing."""
    if not _may_be_kept(options):
        return None
    try:
        return unpacked((_folder() / _name(content_of(path), path, options, stem)).read_bytes())
    except (OSError, ValueError):
        return None


def keep(path: Path, options: Options, stem: str, result: Result) -> None:
    """Keep what the file has given, whole or not at all, and nothing that another version of the program made."""
    if not _may_be_kept(options):
        return
    folder, name = _folder(), _name(result.records.issue.sha256, path, options, stem)
    with suppress(OSError, OutputUnwritable):
        write_files(folder, {name: packed(result)})
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)


def _may_be_kept(options: Options) -> bool:
    """Nothing is kept of a file with a password, nor of what a user's own rules found: those are being written."""
    return options.password is None and options.rules is None


def _name(content: str, path: Path, options: Options, stem: str) -> str:
    parts = (content, path.name, stem, repr(sorted(options.identity().items())))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def packed(result: Result) -> bytes:
    """A result as an archive."""
    content = {RECORDS: _RECORDS.dump_json(result.records), ARTICLES: str(result.articles).encode()}
    content |= {f"{FILES}{name}": data for name, data in result.files.items()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return held.getvalue()


def unpacked(data: bytes) -> Result:
    """The result in an archive; ValueError where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = {name: archive.read(name) for name in archive.namelist()}
        records = _RECORDS.validate_json(content[RECORDS])
        files = {name.removeprefix(FILES): each for name, each in content.items() if name.startswith(FILES)}
        return Result(records, int(content[ARTICLES]), files)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValidationError) as error:
        raise ValueError(str(error)) from error


def _folder() -> Path:
    return default_directory() / "results" / program()
