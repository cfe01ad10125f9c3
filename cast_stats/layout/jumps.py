"""Jumps: the words that say where an article goes on, or from where it comes (下转第3版, 上接第1版)."""

from __future__ import annotations

import re
from dataclasses import replace

from cast_stats.layout.lines import Line

PLACE = r"\s*本?[刊报]?\s*第?\s*(?:\d{1,3}|[一二三四五六七八九十]|[A-Z]\d{0,2})\s*[版页][^，。；（()）]{0,20}"
JUMP = re.compile(
    rf"[▲►▶●■→☞]?\s*(?:[（(【〔]\s*(?:下转|上接|紧接|转|接){PLACE}[）)】〕]|(?:下转|上接|紧接){PLACE})\s*"
)
ONWARD = re.compile(r"[^接]*转")
NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}


def is_jump(text: str) -> bool:
    """Whether a line says nothing but where an article goes on, or from where it comes."""
    return JUMP.fullmatch(text) is not None


def points_on(text: str) -> bool:
    """Whether a jump says where the article goes on, not from where it comes."""
    return ONWARD.match(text) is not None


def page_named(text: str) -> int:
    """The page that a jump names, 0 where that is not a number."""
    found = re.search(r"\d+|[一二三四五六七八九十]", text)
    return 0 if found is None else NUMERALS.get(found[0]) or int(found[0])


def parted(line: Line) -> list[Line]:
    """The line, cut where it begins or ends with a jump."""
    at = next((m for m in JUMP.finditer(line.text) if m.start() == 0 or m.end() == len(line.text)), None)
    if at is None or at.span() == (0, len(line.text)):
        return [line]
    cut = at.start() or at.end()
    return [_slice(line, 0, cut), _slice(line, cut, len(line.text))]


def _slice(line: Line, start: int, end: int) -> Line:
    boxes = line.boxes[4 * start : 4 * end]
    return replace(
        line, text=line.text[start:end], boxes=boxes, confidence=line.confidence[start:end],
        x0=min(boxes[0::4]), x1=max(boxes[2::4]),
    )  # fmt: skip
