"""Plain text: lines and blank lines become blocks, each a paragraph or a part of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal
from unicodedata import east_asian_width

from cast_stats.layout.textmarks import page_lines, unmarked
from cast_stats.layout.texttables import table_at
from cast_stats.layout.typography import BULLET, ends_sentence

HEADING_MARK = re.compile(r"(#{1,6})\s+")
NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节编部篇]|[（(]?[一二三四五六七八九十]{1,3}(\s*[、.．]|[）)])|\d{1,2}\s*[、.．](?!\d)|[（(]\d{1,2}[）)]"
)
HANZI = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。、；：？！“”‘’《》（）【】]"
QUOTED = re.compile(r"^\s*(>\s*)+")
ITEM_MARK = re.compile(r"[-*+]\s+(?=\S)")
STRAY = re.compile(rf"(?<={HANZI}) (?={HANZI})|(?<={HANZI}) (?=[\w+\-.%(])|(?<=[\w%).,;:+\"']) (?={HANZI})")
BLANKS = " \t\u3000\u00a0\ufeff"
NARROW, WIDE = 12, 130
"""Bounds, in half-width columns, for the width at which a text may have been broken into lines."""
SIGNS = re.compile(r"\s*(?:([*＊=＝_~～※◆☆★+—–-])\s*)(?:\1\s*){2,}")
"""A line of signs that parts two texts."""
WIDER = 2
"""So many blank lines more than usual part texts, unless they do so once: a picture may have stood there."""
FULL = 3
"""A line ends at the text's width if it is at most so many columns short of it."""
NEARLY = 0.7
"""In mid-sentence a line of this share of the width was broken there: figures and half-width marks vary it."""
VARIED = 10
"""One line in so many that stop in mid-sentence may be shorter than full: a word or number did not fit it."""
LEAST_OPEN = 0.4
"""Least share of lines that stop in mid-sentence, and of those with marks within, in a text that was broken."""
LONGER = 0.15
"""Lines longer than the breaking width hold at most this share of a text."""
LONGEST_BARE = 60
"""Three lines or more without any mark hold at most so many characters of prose; more of them are a list."""
MARK = re.compile(r"[，。；：、！？,;:!?]")
OPEN_ENDS = (",", "，", "、", "（", "(", "“", "《")
CUT_NUMBER = re.compile(r"\d[\d.,]*$")
REST_OF_NUMBER = re.compile(r"[.,]?\d|[%％‰万亿多余]")


Part = Literal["text", "item", "running", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that no blank line or indent cuts. `mark` counts the # before a Markdown heading; an `aside`
    stood in the middle of a sentence; `near`: no blank line stood before it; `apart`: a line of signs, or more blank
    lines than usual, part it from the one before; `rows` are those of a table."""

    text: str
    mark: int = 0
    aside: bool = False
    near: bool = False
    apart: bool = False
    part: Part = "text"
    rows: tuple[tuple[str, ...], ...] = ()


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text; lines that were broken at the column's width are joined."""
    lines = [unmarked(line) for line in text.replace("\f", "\n\n").split("\n")]
    paging = page_lines(lines)
    width = _breaking_width(lines)
    least = _least_full(lines, width)
    indented = _uses_indent(lines)
    bare = _bare_lines(lines)
    parted = _parted(lines) if "\f" not in text else set()
    blocks: list[Block] = []
    last, index = "", 0
    while index < len(lines):
        rows, end = table_at(lines, index)
        if rows:
            blocks.append(Block("", part="table", rows=tuple(map(tuple, rows))))
            last, index = "", end
            continue
        raw = QUOTED.sub("", lines[index])
        if SIGNS.fullmatch(raw):
            last, index = "", index + 1
            continue
        if index in paging:
            blocks.append(Block(raw.strip(BLANKS), part="running"))
        elif raw.strip(BLANKS) and last and _continues(last, raw, (least, width), indented, index in bare):
            blocks[-1] = replace(blocks[-1], text=join(blocks[-1].text, raw.strip(BLANKS)))
        elif raw.strip(BLANKS):
            blocks.append(_block(raw.strip(BLANKS), near=bool(last), apart=index in parted))
        last = raw.rstrip() if raw.strip(BLANKS) and not blocks[-1].mark and blocks[-1].part != "running" else ""
        index += 1
    return blocks


def _block(line: str, near: bool, apart: bool) -> Block:
    """The block that a line begins."""
    mark = HEADING_MARK.match(line)
    if mark:
        return Block(line[mark.end() :].strip(" #"), len(mark.group(1)))
    return Block(line, near=near, apart=apart, part="item" if ITEM_MARK.match(line) else "text")


def _parted(lines: Sequence[str]) -> set[int]:
    """The lines behind a line of signs, or, where there are several such places, behind more blank lines than usual."""
    full = [i for i, line in enumerate(lines) if line.strip(BLANKS)]
    gaps = Counter(b - a - 1 for a, b in pairwise(full) if b - a > 1)
    usual = max(gaps, key=lambda gap: (gaps[gap], -gap), default=0)
    wide = {b for a, b in pairwise(full) if b - a - 1 >= usual + WIDER} if usual else set()
    return {b for a, b in pairwise(full) if SIGNS.fullmatch(lines[a])} | (wide if len(wide) > 1 else set())


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _breaking_width(lines: Sequence[str]) -> int:
    """The width at which the lines were broken, 0 where a line is a paragraph: the greatest that is usual."""
    widths = [w for line in lines if (w := columns(line.rstrip())) >= NARROW]
    followed = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(widths) < 3 or not followed or not _is_broken_prose(followed):
        return 0
    lengths = [columns(line) for line in followed]
    for width in sorted(set(widths), reverse=True):
        near = sum(abs(length - width) <= 2 * FULL for length in lengths)
        longer = sum(w for w in widths if w > width + 2 * FULL)
        if longer > LONGER * sum(widths):
            return 0
        if width <= WIDE and near >= 0.3 * len(lengths):
            return width
    return 0


def _least_full(lines: Sequence[str], width: int) -> int:
    """The width from which on a line is full: that of most lines which stop in mid-sentence."""
    near = sorted(w for line in lines if NEARLY * width <= (w := columns(line.rstrip())) and not ends_sentence(line))
    return min(width - FULL, near[len(near) // VARIED]) if near else width - FULL


def _is_broken_prose(followed: Sequence[str]) -> bool:
    """Whether many of the lines with a line right below stop in mid-sentence, and many have marks within."""
    open_ = sum(not ends_sentence(line) for line in followed)
    marked = sum(MARK.search(line) is not None for line in followed)
    return min(open_, marked) >= LEAST_OPEN * len(followed)


def _bare_lines(lines: Sequence[str]) -> set[int]:
    """The lines of lists: three or more in a row without any mark, with gaps within or too many for prose."""
    found: set[int] = set()
    row: list[int] = []
    for index, line in enumerate([*lines, ""]):
        if line.strip() and not MARK.search(line):
            row.append(index)
            continue
        texts = [lines[i].strip(BLANKS) for i in row]
        gaps = sum("\u3000" in text or "  " in text for text in texts)
        if len(row) >= 3 and (2 * gaps >= len(row) or sum(map(len, texts)) > LONGEST_BARE):
            found.update(row)
        row = []
    return found


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


def _continues(last: str, raw: str, full: tuple[int, int], indented: bool, bare: bool) -> bool:
    """Whether a line goes on where the one before it was broken, in a text whose `full` lines are between so wide;
    `bare`: it stands in a list."""
    line, (least, width) = raw.strip(BLANKS), full
    if width == 0 or bare or BULLET.match(line) or ITEM_MARK.match(line) or not _is_broken(last, line, width):
        return False
    if indented:
        return not _is_indented(raw)
    if NUMBERED.match(line) and ends_sentence(last):
        return False
    return not (ends_sentence(last) and columns(last) < least)


def _is_broken(last: str, line: str, width: int) -> bool:
    """Whether a line ends where it does because the column ended: at its width, or in mid-sentence near it."""
    length = columns(last)
    if length >= width - 2 * FULL or last.endswith(OPEN_ENDS):
        return True
    if CUT_NUMBER.search(last) and REST_OF_NUMBER.match(line):
        return True
    prose = MARK.search(last) is not None or MARK.search(line) is not None
    return prose and not ends_sentence(last) and length >= NEARLY * width
