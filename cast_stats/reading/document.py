"""A file becomes a Document: the one door into reading."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from cast_stats.errors import InputMissing, UnreadableInput, UsageError
from cast_stats.files import reason_of
from cast_stats.messages import _
from cast_stats.notes import DAMAGED, file_note
from cast_stats.processes.sharing import shared
from cast_stats.reading.identity import Identity, identify
from cast_stats.reading.page import Document, Page
from cast_stats.reading.pdf import opened
from cast_stats.reading.plain import read_text
from cast_stats.reading.textlayer import read_page
from cast_stats.reading.wholeness import is_damaged
from cast_stats.safe import one_line

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")
LEAST_PAGES = 12
"""Fewer pages for a process take less time than the process."""
PDF_MARK = b"%PDF-"

Reread = Callable[[tuple[Page, ...], pdfium.PdfDocument], tuple[Page, ...]]
"""Looks at the pages as read and gives better ones for those whose text can't be trusted (triage, OCR)."""

Watch = Callable[[str, int, int], None]
"""Told before each step: `page` with its place among the pages to read, from 1, and how many they are; later steps
have a name and two zeros."""


def read_document(
    path: Path | str,
    *,
    password: str | None = None,
    pages: Iterable[int] | None = None,
    reread: Reread | None = None,
    watch: Watch | None = None,
    processes: int | None = 1,
) -> Document:
    """The file as pages (PDF) or text; `pages` (from 1) limits a PDF to those. A file's fault is a CastStatsError.
    `processes` share the pages unless `watch` is to be told of each; None: as many as there are processors."""
    path = Path(path)
    digest, head = _fingerprint(path)
    document = _read(path, digest, head, password, pages, reread, watch, processes)
    if content_of(path) != digest:
        raise InputMissing(_("{file}: changed while it was read; run again once it is complete").format(file=path))
    return document


def _read(
    path: Path,
    digest: str,
    head: bytes,
    password: str | None,
    pages: Iterable[int] | None,
    reread: Reread | None,
    watch: Watch | None,
    processes: int | None,
) -> Document:
    if PDF_MARK in head or path.suffix.lower() == ".pdf":
        _require_pdf(path, head)
        with opened(path, password) as pdf:
            numbers = _selected(path, pages, len(pdf))
            found = tuple(_watched(pdf, numbers, watch) if watch else _shared(path, password, numbers, processes))
            return _of_pdf(path, digest, pdf, reread(found, pdf) if reread else found)
    if path.suffix.lower() in TEXT_SUFFIXES:
        text = read_text(path)
        return Document(_told(path, digest, 0, identify((), text)), text=text)
    raise UnreadableInput(_("{file}: not a file that this program reads; give a PDF, .txt or .md").format(file=path))


def content_of(path: Path) -> str:
    """The file's SHA-256, as an issue has it. Raises InputMissing."""
    return _fingerprint(path)[0]


def _fingerprint(path: Path) -> tuple[str, bytes]:
    """The file's SHA-256 and its first 1,024 bytes, where a PDF says that it is one."""
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            message = _("{file}: a pipe or device, not a file; save what it gives to a file")
            raise InputMissing(message.format(file=path))
        with path.open("rb") as file:
            head = file.read(1024)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest(), head
    except FileNotFoundError:
        raise InputMissing(_("{file}: no such file; check the name").format(file=path)) from None
    except IsADirectoryError:
        message = _("{file}: a folder, not a file; name the files in it, or give the folder to `cast-stats batch`")
        raise InputMissing(message.format(file=path)) from None
    except OSError as error:
        message = _("{file}: cannot be opened ({reason}); check its permissions")
        raise InputMissing(message.format(file=path, reason=reason_of(error))) from None


def _require_pdf(path: Path, head: bytes) -> None:
    """Raises UnreadableInput where what a file begins with is no PDF's beginning, damaged or not."""
    if not head:
        raise UnreadableInput(_("{file}: the file is empty; get it again from its source").format(file=path))
    if not head.strip(b"\0 \r\n\t").startswith(b"%") and PDF_MARK not in head:
        raise UnreadableInput(_("{file}: not a PDF, whatever its name says; check the file").format(file=path))


def _of_pdf(path: Path, digest: str, pdf: pdfium.PdfDocument, pages: tuple[Page, ...]) -> Document:
    """What was read of a PDF, with notes on the file and on its pages."""
    damaged = (file_note(DAMAGED),) if is_damaged(path, pdf) else ()
    on_pages = (note for page in pages for note in page.notes)
    return Document(_told(path, digest, len(pdf), identify(pages)), pages, notes=(*damaged, *on_pages))


def _told(path: Path, digest: str, pages: int, identity: Identity) -> dict[str, Any]:
    """The fields of the issue."""
    return {"file": one_line(path.name), "sha256": digest, "pages": pages, **identity._asdict()}


def _watched(pdf: pdfium.PdfDocument, numbers: list[int], watch: Watch) -> Iterator[Page]:
    for place, number in enumerate(numbers, 1):
        watch("page", place, len(numbers))
        yield read_page(pdf, number - 1)


def _shared(path: Path, password: str | None, numbers: list[int], processes: int | None) -> list[Page]:
    """The pages, read by several processes, each of which opens the file for itself."""

    def read(part: Iterable[int]) -> list[Page]:
        with opened(path, password) as pdf:
            return [read_page(pdf, number - 1) for number in part]

    return shared(read, numbers, LEAST_PAGES, processes)


def _selected(path: Path, wanted: Iterable[int] | None, total: int) -> list[int]:
    if wanted is None:
        return list(range(1, total + 1))
    numbers = sorted(set(wanted))
    beyond = next((number for number in numbers if not 1 <= number <= total), None)
    if beyond is not None:
        message = _("{file}: there is no page {page}; the file has {total}")
        raise UsageError(message.format(file=path, page=beyond, total=total))
    return numbers
