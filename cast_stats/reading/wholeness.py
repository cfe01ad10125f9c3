"""Whether a PDF came through whole: where bytes are lost or changed, PDFium shows less of a page and says nothing."""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

STREAM = re.compile(rb">>\s*stream\r?\n")
COMPRESSED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
PICTURE = b"/Image"
LONGEST_HEAD = 1000
"""Bytes before a stream in which its dictionary is looked for."""
CHUNK, MOST = 1 << 16, 1 << 26
"""Bytes inflated at once, and in all of one file: a bomb is for the limits of memory and time to find."""
NO_PROTECTION = -1


def is_damaged(path: Path, pdf: pdfium.PdfDocument) -> bool:
    """Whether the list of the file's objects was no use and PDFium looked for them one by one, or a stream other than
    a picture's does not inflate to its end."""
    if not pdfium_c.FPDF_DocumentHasValidCrossReferenceTable(pdf.raw):
        return True
    if is_protected(pdf):
        return False  # its streams are ciphertext
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _has_broken_stream(data)


def is_protected(pdf: pdfium.PdfDocument) -> bool:
    """Whether what the file holds is encrypted."""
    return bool(pdfium_c.FPDF_GetSecurityHandlerRevision(pdf.raw) != NO_PROTECTION)


def _has_broken_stream(data: mmap.mmap) -> bool:
    left = MOST
    for start in _compressed_streams(data):
        taken = _inflated(data, start, left)
        if taken is None:
            return True
        left -= taken
        if left <= 0:
            break
    return False


def _compressed_streams(data: mmap.mmap) -> Iterator[int]:
    """Where the streams begin that are deflated and no pictures."""
    for found in STREAM.finditer(data):
        first = max(data.rfind(b"obj", max(found.start() - LONGEST_HEAD, 0), found.start()), 0)
        head = data[first : found.start()]
        if COMPRESSED.search(head) and PICTURE not in head:
            yield found.end()


def _inflated(data: mmap.mmap, start: int, most: int) -> int | None:
    """How many bytes a stream inflates to, `most` at most; None where it breaks off."""
    inflater = zlib.decompressobj()
    taken = 0
    try:
        while not inflater.eof and taken < most:
            part = inflater.unconsumed_tail or data[start : start + CHUNK]
            start += 0 if inflater.unconsumed_tail else CHUNK
            if not part:
                return None
            taken += len(inflater.decompress(part, CHUNK))
    except zlib.error:
        return None
    return taken
