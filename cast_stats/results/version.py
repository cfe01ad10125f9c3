"""Which code and which rules made a result: a fingerprint that changes whenever either could change a record."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import cast_stats
from cast_stats.catalog.files import schemas_dir
from cast_stats.errors import MissingExtra
from cast_stats.pipeline import Options

ELSEWHERE = ("batch", "cli", "bulletin", "evaluation")
"""Rooms that make no records, nor words of a workbook."""
LIBRARIES = ("pypdfium2", "pdfplumber", "pillow", "rjieba", "openpyxl", "pandas")


def fingerprint(options: Options) -> str:
    """The version of code, rules and libraries, and of what a user says of the files. Raises InvalidSchema."""
    digest = hashlib.sha256(program().encode())
    digest.update(repr(sorted(options.identity().items())).encode())
    if options.rules:
        for path in sorted(options.rules.rglob("*")):
            if path.is_file():
                _add(digest, path, options.rules)
    return digest.hexdigest()[:16]


@cache
def program() -> str:
    """The version of code, of the rules that come with it, and of libraries."""
    digest = hashlib.sha256(cast_stats.__version__.encode())
    package = Path(cast_stats.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".mo") and path.relative_to(package).parts[0] not in ELSEWHERE:
            _add(digest, path, package)
    for path in sorted(schemas_dir().rglob("*")):
        if path.suffix in (".yaml", ".csv", ".txt"):
            _add(digest, path, schemas_dir())
    digest.update("\n".join(_libraries()).encode())
    return digest.hexdigest()[:16]


def _libraries() -> Iterator[str]:
    """The libraries that a record may depend on, with their versions; OCR changes what a scan gives."""
    yield f"python {platform.python_version()}"
    for name in LIBRARIES:
        yield f"{name} {metadata.version(name)}"
    from cast_stats.reading import ocr

    try:
        yield f"ocr {ocr.version()}"
    except MissingExtra:
        yield "no ocr"


def _add(digest: hashlib._Hash, path: Path, below: Path) -> None:
    digest.update(path.relative_to(below).as_posix().encode("utf-8", "surrogateescape") + b"\0")
    digest.update(hashlib.sha256(path.read_bytes()).digest())
