"""Bylines: lines that say who wrote, drew or sent a text."""

from __future__ import annotations

import re

from cast_stats.layout.names import MARK, is_name, only_names

LONGEST = 40
"""Characters of a byline at most."""
SIGN = r"\s*[|｜丨│/／:：IlⅠ◎]\s*"
"""What stands between a part and a name, as printed or as OCR reads it."""
PART = (
    r"(?:[撰图]\s*文|文\s*[字图]|图\s*片|摄\s*影|[供撰]\s*稿|供\s*图|整\s*理|作\s*者|执\s*笔|口\s*述|采\s*[写访]|[编翻]\s*译|编\s*写"
    r"|[文图摄绘])"
)
PARTS = rf"{PART}(?:\s*[/／、与和]\s*{PART})?"
STAFF = (
    r"(?:本[刊报网社台]|新华社|《[^》]{2,12}》)?(?:首席|特约|见习|实习|驻[站地]|全媒体)?"
    r"(?:记者|通讯员|评论员|实习生|特派员)"
)
TOLD = re.compile(rf"{PARTS}{SIGN}(?!.*[，,][^，,]{{5}})\S.{{0,30}}")
NAMED = re.compile(rf"{STAFF}(?:\s+(?:{STAFF}\s*)?[^\s，。；：:]{{2,20}}){{1,5}}")
WORDS = re.compile(rf"{SIGN}{PARTS}(?!\S)|(?<!\S){PARTS}(?!\S)|{STAFF}(?:{SIGN})?")
"""What a byline holds besides names."""
BODY = re.compile(r"本[刊报网](?:编辑部|(?:特约)?评论员)")


def is_byline(text: str) -> bool:
    """Whether a line says who made a text: 文|王平, □ 本刊记者 王平 通讯员 李晓东, 王平/文 李晓东/摄, 本刊评论员."""
    text = MARK.sub("", text.strip())
    if text[:1] in "（(" and text[-1:] in "）)":
        text = text[1:-1].strip()
    if not 0 < len(text) <= LONGEST or text[-1] in "。？！?!":
        return False
    rest = WORDS.sub(" ", text)
    named = rest != text and (only_names(rest) or (is_name(rest.strip()) and len(rest.strip()) > 2))
    return named or any(pattern.fullmatch(text) for pattern in (TOLD, NAMED, BODY))
