"""What Chinese typesetting makes of a text: marks that end a sentence, type sizes, indents (in characters)."""

from __future__ import annotations

import re

SENTENCE_END = "。！？!?…；;：:"
CLOSING = "”’\"'」』）)》】"
BULLET = re.compile(r"[·•●■◆▲★○◎□]\s*[^·•●■◆▲★○◎□\s]")
PROSE = re.compile(r"[，。；,;]")
LARGE_TYPE = 1.08
"""Type of this many times the body's size is a heading's, of TITLE_TYPE a title's."""
TITLE_TYPE = 1.4
INDENT = 0.9
ALMOST_FULL = 1.2
SHORT = 2.5
"""A line that ends so many characters before the edge is the last of its paragraph."""
LABEL_LENGTH = 12
"""The longest name of a section."""


def ends_sentence(text: str) -> bool:
    """Whether a text closes a sentence."""
    return text.rstrip().rstrip(CLOSING)[-1:] in SENTENCE_END or text.endswith(("）", ")"))
