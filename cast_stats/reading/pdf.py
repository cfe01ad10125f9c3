"""Opening a PDF: the file's own faults become one clear error each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from cast_stats.errors import EncryptedInput, UnreadableInput
from cast_stats.messages import _
from cast_stats.reading.typefaces import offer_blank


@contextmanager
def opened(path: Path, password: str | None = None) -> Iterator[pdfium.PdfDocument]:
    """The PDF at `path`, closed afterwards. EncryptedInput without the right password, UnreadableInput if damaged."""
    offer_blank()
    try:
        pdf = pdfium.PdfDocument(path, password=password)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedInput(_locked(path, password)) from None
        if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
            message = _("{file}: the PDF is encrypted in a way that no password opens; get a copy without protection")
            raise EncryptedInput(message.format(file=path)) from None
        raise UnreadableInput(
            _("{file}: the PDF is damaged beyond repair; get the file again from its source").format(file=path)
        ) from None
    try:
        if len(pdf) == 0:
            raise UnreadableInput(_("{file}: the PDF has no pages; get it again from its source").format(file=path))
        yield pdf
    finally:
        pdf.close()


def _locked(path: Path, password: str | None) -> str:
    if password:
        return _("{file}: the password does not open this PDF; check it and give it again").format(file=path)
    return _("{file}: the PDF is encrypted; give its password with --password").format(file=path)
