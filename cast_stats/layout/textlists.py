"""Lists in plain text: which short lines are items rather than headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.layout.bylines import is_byline
from cast_stats.layout.roles import NUMBERED, is_masthead
from cast_stats.layout.textlines import Block
from cast_stats.layout.typography import ends_sentence

SHORT = 40
"""A block of at most so many characters without a sentence's end may be a title, heading, caption or item."""
LEAST_ITEMS = 3
"""Items of a list at least that no heading leads in."""
COLUMNS = 3
"""Words apart from each other from which on a line is in columns."""
LIST_HEAD = re.compile(
    r".*(名单|名录|名册|一览表?|集体|单位|个人|工作者|等奖|奖项|成果|荣誉|获奖情况|如下)([（(].*[）)])?[:：]?"
)
REMARK = re.compile(r"[（(].*[）)]")


def listed(blocks: Sequence[Block]) -> set[int]:
    """The blocks that are items: marked ones, rows of short lines, numbered lines with no text of their own."""
    found = {index for index, block in enumerate(blocks) if block.part == "item"}
    for row in _rows([index if _is_short(block) else None for index, block in enumerate(blocks)]):
        found.update(_items(blocks, row))
    levels = [_numbered_level(block) for block in blocks]
    for row in _rows([index if levels[index] == 3 else None for index in range(len(blocks))]):
        if len(row) > 1:
            found.update(row)
    return found


def _numbered_level(block: Block) -> int:
    """The level of a short numbered line, 0 where it has no number or is prose."""
    if block.mark or block.part != "text" or len(block.text) > SHORT or ends_sentence(block.text):
        return 0
    return next((level for level, pattern in NUMBERED if pattern.match(block.text)), 0)


def _items(blocks: Sequence[Block], row: Sequence[int]) -> list[int]:
    """The items of a row of short lines: those under a line that heads a list."""
    heads = [index for index in row if _heads_list(blocks[index].text)]
    if row[0] == 0 and not heads:
        return []
    items = [index for index in row if index not in heads and (row[0] > 0 or index > heads[0])]
    items = [index for index in items if not (REMARK.fullmatch(blocks[index].text) and index - 1 in heads)]
    return items if len(items) >= LEAST_ITEMS or (heads and items) else []


def _heads_list(text: str) -> bool:
    """Whether a line heads a list, and is no line in columns itself."""
    return LIST_HEAD.fullmatch(text) is not None and len(text.split()) < COLUMNS


def _is_short(block: Block) -> bool:
    text = block.text
    plain = block.part == "text" and not (block.mark or block.aside or _numbered_level(block))
    no_prose = not ends_sentence(text) or REMARK.search(text) is not None
    return plain and len(text) <= SHORT and no_prose and text[-1:] not in "，,、。；;" and not _is_named(text)


def _is_named(text: str) -> bool:
    return is_byline(text) or is_masthead(text)


def _rows(marks: Sequence[int | None]) -> list[list[int]]:
    """The stretches of indices between gaps."""
    rows: list[list[int]] = [[]]
    for mark in marks:
        if mark is not None:
            rows[-1].append(mark)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]
