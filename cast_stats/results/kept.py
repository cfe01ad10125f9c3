"""Results of former runs: one archive a file of the user's, named by its content and by what made the result.

Only the latest version of the program has any; all are safe to delete.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from cast_stats.errors import OutputUnwritable
from cast_stats.files import write_files
from cast_stats.notes import UNSURE
from cast_stats.pipeline import Options
from cast_stats.reading.cache import default_directory
from cast_stats.reading.document import content_of
from cast_stats.records import Records
from cast_stats.results.version import program

RECORDS, ARTICLES = "records", "articles"
"""What an archive holds beside the files, which lie in a folder of it."""
FILES = "files/"
VERSION = re.compile("[0-9a-f]{16}")
"""What the folder of a version of the program is called: no other folder is taken for one and cleared away."""
_DIGEST = hashlib.sha256().digest_size
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
    if not _may_be_kept(options) or any(note.code in UNSURE for note in result.records.notes):
        return
    folder, name = _folder(), _name(result.records.issue.sha256, path, options, stem)
    with suppress(OSError, OutputUnwritable):
        write_files(folder, {name: packed(result)})
        for other in folder.parent.iterdir():
            if other != folder and VERSION.fullmatch(other.name):
                shutil.rmtree(other, ignore_errors=True)


def _may_be_kept(options: Options) -> bool:
    """Nothing is kept of a file with a password, of some of its pages, nor of what a user's own rules found: those are
    being written."""
    return options.password is None and options.rules is None and options.pages is None


def _name(content: str, path: Path, options: Options, stem: str) -> str:
    parts = (content, path.name, stem, repr(sorted(options.identity().items())))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def packed(result: Result) -> bytes:
    """A result as an archive behind its digest: an archive tells of damage in its files, not in the list of them."""
    content = {RECORDS: _RECORDS.dump_json(result.records), ARTICLES: str(result.articles).encode()}
    content |= {f"{FILES}{name}": data for name, data in result.files.items()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return hashlib.sha256(held.getvalue()).digest() + held.getvalue()


def unpacked(data: bytes) -> Result:
    """The result in an archive; ValueError where it is damaged."""
    digest, held = data[:_DIGEST], data[_DIGEST:]
    if digest != hashlib.sha256(held).digest():
        raise ValueError("damaged")
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    files = {name.removeprefix(FILES): each for name, each in content.items() if name.startswith(FILES)}
    return Result(_RECORDS.validate_json(content[RECORDS]), int(content[ARTICLES]), files)


def _folder() -> Path:
    return default_directory() / "results" / program()
