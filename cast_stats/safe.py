"""Text from documents made harmless for what shows it: terminals, spreadsheets, XML."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)  # fmt: skip
_LINE_BREAKS = re.compile(r"[\t\r\n\u2028\u2029]")
_RETURNS = re.compile("\r\n?")
_FORMULA = re.compile(r"['\s]*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'['\s]*[=+\-@\t\r\n＝＋－＠]")
CELL_LIMIT = 32_767
"""Characters that Excel keeps in one cell."""


def visible(text: str) -> str:
    """Control characters as their pictures (ESC as ␛), direction overrides and lone surrogates as �."""
    return text if text.isprintable() else _UNSAFE.sub(lambda found: _picture(ord(found[0])), text)


def one_line(text: str) -> str:
    """`visible`, with line breaks and tabs as spaces: for terminals, logs and messages."""
    return visible(_LINE_BREAKS.sub(" ", text))


def csv_cell(text: str) -> str:
    """`visible`, with an apostrophe before what a spreadsheet would take for a formula."""
    text = visible(text)
    return f"'{text}" if _FORMULA.match(text) else text


def from_csv_cell(text: str) -> str:
    """The text that `csv_cell` was given, after `visible`."""
    return text[1:] if _GUARDED.match(text) else text


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return _FORMULA.match(text) is not None


def sheet_cell(text: str) -> str:
    """`visible`, with line breaks as XML keeps them, cut visibly where Excel's limit of a cell is passed."""
    text = visible(_RETURNS.sub("\n", text))
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"


def file_stem(text: str) -> str:
    """A name for a folder or file: no separators, control characters or bare dots, at most 200 bytes."""
    name = re.sub(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\ud800-\udfff\u202a-\u202e\u2066-\u2069]', "_", text)
    name = name.encode("utf-8")[:200].decode("utf-8", "ignore").rstrip(" .")
    return name if name.strip(".") else f"_{len(text)}"


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"
