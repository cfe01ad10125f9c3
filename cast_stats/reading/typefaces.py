"""A typeface for Chinese where neither the file nor the machine has one: PDFium drops characters without a face.

PDFium asks the machine for a face that a file names but does not hold. Servers often have none for Chinese; a blank one
answers then: nothing shows, but each character is there, and the file says how wide it is.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium_c

FILE = Path(__file__).parent / "blank.ttf"
CHARSETS = frozenset({128, 129, 134, 136})
"""Windows' numbers for Japanese, Korean, simplified and traditional Chinese."""


@cache
def offer_blank() -> object:
    """Let PDFium use the blank typeface where it finds no other: once a process, before a file is opened."""
    typefaces = Typefaces(pdfium_c.FPDF_GetDefaultSystemFontInfo())
    typefaces.serve()
    return typefaces


class Typefaces:
    """The machine's typefaces and, behind them, the blank one. What PDFium calls a font is the address of something
    that only its giver understands; it must not outlive the object."""

    def __init__(self, machine: Any) -> None:
        self._machine, self._do = machine, machine.contents
        self._data = ctypes.create_string_buffer(FILE.read_bytes())
        self._size = len(self._data) - 1
        self._blank = ctypes.addressof(self._data)
        answers = {
            "EnumFonts": lambda _table, mapper: self._do.EnumFonts(self._machine, mapper),
            "MapFont": self._mapped,
            "GetFontData": self._copied,
            "GetFaceName": self._named,
            "GetFontCharset": self._charset,
            "DeleteFont": self._deleted,
        }
        kinds = dict(pdfium_c.FPDF_SYSFONTINFO._fields_)
        self._table = pdfium_c.FPDF_SYSFONTINFO(
            version=self._do.version, **{name: kinds[name](answer) for name, answer in answers.items()}
        )

    def serve(self) -> None:
        """Answer PDFium from now on."""
        pdfium_c.FPDF_SetSystemFontInfo(ctypes.byref(self._table))

    def _mapped(self, _table: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> Any:
        """The machine's face for a character set, else the blank one."""
        found = self._do.MapFont(self._machine, weight, italic, charset, pitch, face, exact)
        return found or (self._blank if charset in CHARSETS else None)

    def _copied(self, _table: Any, font: Any, part: int, buffer: Any, size: int) -> int:
        """How long a part of a face is (0: the whole file), copied to the buffer where that is large enough."""
        if font != self._blank:
            return int(self._do.GetFontData(self._machine, font, part, buffer, size))
        if part:
            return 0
        if buffer and size >= self._size:
            ctypes.memmove(buffer, self._data, self._size)
        return self._size

    def _named(self, _table: Any, font: Any, buffer: Any, size: int) -> int:
        return 0 if font == self._blank else int(self._do.GetFaceName(self._machine, font, buffer, size))

    def _charset(self, _table: Any, font: Any) -> int:
        return 0 if font == self._blank else int(self._do.GetFontCharset(self._machine, font))

    def _deleted(self, _table: Any, font: Any) -> None:
        if font != self._blank:
            self._do.DeleteFont(self._machine, font)
