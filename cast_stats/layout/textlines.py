"""Plain text: lines and blank lines become blocks, each a paragraph or a part of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from cast_stats.layout.paragraphs import BULLET, ends_sentence

HEADING_MARK = re.compile(r"(#{1,6})\s+")
NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节编部篇]|[（(]?[一二三四五六七八九十]{1,3}(\s*[、.．]|[）)])|\d{1,2}\s*[、.．](?!\d)|[（(]\d{1,2}[）)]"
)
HANZI = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。、；：？！“”‘’《》（）【】]"
STRAY = re.compile(rf"(?<={HANZI}) (?={HANZI})|(?<={HANZI}) (?=[\w+\-.%(])|(?<=[\w%).,;:+\"']) (?={HANZI})")
NARROW, WIDE = 12, 130
"""Bounds, in half-width columns, for the width at which a text may have been broken into lines."""
FULL = 3
"""A line ends at the text's width if it is at most so many columns short of it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that no blank line or indent cuts. `mark` counts the # before a Markdown heading; an `aside`
    stood in the middle of a sentence."""

    text: str
    mark: int = 0
    aside: bool = False


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text; lines that were broken at the column's width are joined."""
    lines = text.replace("\f", "\n\n").split("\n")
    width = breaking_width(lines)
    indented = _uses_indent(lines)
    blocks: list[Block] = []
    last = ""
    for raw in lines:
        line = raw.strip(" \t\u3000\u00a0\ufeff")
        mark = HEADING_MARK.match(line)
        if mark:
            blocks.append(Block(line[mark.end() :].strip(" #"), len(mark.group(1))))
            line = ""
        elif line and last and _continues(last, raw, width, indented):
            blocks[-1] = Block(join(blocks[-1].text, line))
        elif line:
            blocks.append(Block(line))
        last = raw.rstrip() if line else ""
    return blocks


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def breaking_width(lines: Iterable[str]) -> int:
    """The width at which the lines were broken, 0 where a line is a paragraph."""
    widths = [w for line in lines if (w := columns(line.rstrip())) >= NARROW]
    if len(widths) < 3:
        return 0
    around = Counter(widths)
    best = max(around, key=lambda w: (sum(around[w + d] for d in range(-2, 3)), w))
    near = sum(around[best + d] for d in range(-FULL, FULL + 1))
    longer = sum(count for w, count in around.items() if w > best + FULL)
    return best if best <= WIDE and near >= 0.3 * len(widths) and longer <= 0.1 * len(widths) else 0


def join(before: str, after: str) -> str:
    """Two lines as one: a space only between words of letters."""
    gap = before[-1:].isascii() and after[:1].isascii() and before[-1:].isalpha() and after[:1].isalpha()
    return f"{before} {after}" if gap else before + after


def without_stray_spaces(text: str) -> str:
    """Prose without the single spaces that OCR leaves beside hanzi; lists of spaced-out names keep theirs."""
    tokens = text.split()
    if len(tokens) > 2 and sum(map(len, tokens)) / len(tokens) < 5 and "。" not in text:
        return text
    return STRAY.sub("", text)


def _uses_indent(lines: Sequence[str]) -> bool:
    """Whether paragraphs are told by their indent: some lines have it, and most do not."""
    full = [line for line in lines if line.strip()]
    count = sum(_is_indented(line) for line in full)
    return 0 < count < 0.7 * len(full)


def _is_indented(line: str) -> bool:
    return line.startswith(("\u3000\u3000", "    ", "\t", "  "))


def _continues(last: str, raw: str, width: int, indented: bool) -> bool:
    """Whether a line goes on where the one before it was broken."""
    line = raw.strip(" \t\u3000\u00a0")
    if width == 0 or columns(last) < width - 2 * FULL or BULLET.match(line):
        return False
    if indented:
        return not _is_indented(raw)
    if NUMBERED.match(line) and ends_sentence(last):
        return False
    return not (ends_sentence(last) and columns(last) < width - FULL)
