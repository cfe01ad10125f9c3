"""What Chinese typesetting makes of a text: marks that end a sentence, type sizes, indents (in characters)."""

from __future__ import annotations

import re

SENTENCE_END = "。！？!?…；;：:"
CLOSING = "”’\"'」』）)》】"
BULLET = re.compile(r"[·•●■◆▲★○◎□]\s*[^·•●■◆▲★○◎□\s]")
BYLINE = re.compile(
    r"(?!.*[。？！?!]\s*\Z)[◎●■□◇◆]?\s*(文|图|图文|文图|文字|摄影|撰文|供稿|整理|作者|记者|通讯员|本刊记者|本报记者)\s*[|｜丨│/／:：IlⅠ◎]\s*(?!.*[，,][^，,]{5})\S.{0,30}"
    r"|(?!.*[。？！?!]\s*\Z)(本刊|本报|特约)?(记者|通讯员|评论员)\s*[^\s，。；：]{2,20}"
    r"(\s+((本刊|本报|特约)?(记者|通讯员|评论员)\s*)?[^\s，。；：]{2,12}){0,4}"
)
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
