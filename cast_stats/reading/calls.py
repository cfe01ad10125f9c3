"""PDFium's functions that are called once a character or object, with plain addresses: a tenth of the cost of pointer
objects."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium_c

_ADDRESS, _SIZE, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_double
_AT = ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS, _INT)
_FILL = ctypes.CFUNCTYPE(_INT, _ADDRESS, _INT, _ADDRESS)

count_chars = ctypes.cast(pdfium_c.FPDFText_CountChars, ctypes.CFUNCTYPE(_INT, _ADDRESS))
unicode_of = ctypes.cast(pdfium_c.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, _ADDRESS, _INT))
loose_box = ctypes.cast(pdfium_c.FPDFText_GetLooseCharBox, _FILL)
origin_of = ctypes.cast(pdfium_c.FPDFText_GetCharOrigin, ctypes.CFUNCTYPE(_INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS))
matrix_of = ctypes.cast(pdfium_c.FPDFText_GetMatrix, _FILL)
size_of = ctypes.cast(pdfium_c.FPDFText_GetFontSize, ctypes.CFUNCTYPE(_DOUBLE, _ADDRESS, _INT))
weight_of = ctypes.cast(pdfium_c.FPDFText_GetFontWeight, ctypes.CFUNCTYPE(_INT, _ADDRESS, _INT))
text_object_of = ctypes.cast(pdfium_c.FPDFText_GetTextObject, _AT)
font_of = ctypes.cast(pdfium_c.FPDFTextObj_GetFont, ctypes.CFUNCTYPE(_ADDRESS, _ADDRESS))
font_name = ctypes.cast(pdfium_c.FPDFFont_GetBaseFontName, ctypes.CFUNCTYPE(_SIZE, _ADDRESS, ctypes.c_char_p, _SIZE))
object_at = ctypes.cast(pdfium_c.FPDFPage_GetObject, _AT)
object_kind = ctypes.cast(pdfium_c.FPDFPageObj_GetType, ctypes.CFUNCTYPE(_INT, _ADDRESS))


def address(handle: object) -> int:
    """The plain address of a handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
