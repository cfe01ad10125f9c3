"""The text of a table's cells: printed lines put together, and what counts as a figure in a cell."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from cast_stats.layout.article import Places
from cast_stats.layout.table_grid import middle
from cast_stats.reading.page import Page

ROW_OF_SIZE = 0.5
"""Characters whose middles lie within this share of their size stand in one line."""
WORD_GAP = 0.18
"""A gap in a field wider than this share of the type size parts two words."""
FIGURE = re.compile(r"[-+−－—–]?[(（]?\d[\d,，]*([.．]\d+)?[)）]?[%％‰]?[*＊①-⑳]?")
BLANKS = frozenset(("", "-", "—", "——", "–", "−", "－", "…", "……", "...", "／", "/", "/", "*", "#", "×", "x"))
"""What yearbooks print for none, unknown, or less than half of the smallest unit."""


def is_figure(text: str) -> bool:
    """Whether a cell holds one number and nothing else."""
    return FIGURE.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return text in BLANKS


def lines_in(page: Page, indices: Sequence[int]) -> list[list[int]]:
    """The characters in lines from top to bottom, each from left to right."""
    lines: list[list[int]] = []
    level = float("-inf")
    for index in sorted(indices, key=lambda i: (middle(page, i)[1], page.boxes[4 * i])):
        y = middle(page, index)[1]
        if not lines or y - level > ROW_OF_SIZE * page.sizes[index]:
            lines.append([])
            level = y
        lines[-1].append(index)
    return [sorted(line, key=lambda i: page.boxes[4 * i]) for line in lines]


def level_of(page: Page, line: Sequence[int]) -> float:
    """The middle height of a line."""
    return sum(middle(page, i)[1] for i in line) / len(line)


def text_of(page: Page, line: Sequence[int]) -> str:
    """A line's characters, without spaces."""
    return "".join(page.chars[i] for i in line)


def cell_text(page: Page, indices: Sequence[int]) -> tuple[str, Places]:
    """A cell's text, its lines joined, with spaces between words of Latin letters only; and where it stands."""
    text: list[str] = []
    places = Places(array("H"), array("f"), array("f"))
    order = [index for line in lines_in(page, indices) for index in line]
    for position, index in enumerate(order):
        if position and _is_word_gap(page, order[position - 1], index):
            text.append(" ")
            _add(places, page, order[position - 1], supplied=True)
        text.append(page.chars[index])
        _add(places, page, index)
    return "".join(text), places


def _add(places: Places, page: Page, index: int, supplied: bool = False) -> None:
    places.pages.append(0 if supplied else page.number)
    places.boxes.extend(page.boxes[4 * index : 4 * index + 4])
    if page.confidence:
        places.confidence.append(page.confidence[index])


def _is_word_gap(page: Page, before: int, after: int) -> bool:
    if not (_is_latin(page.chars[before]) and _is_latin(page.chars[after])):
        return False
    gap = page.boxes[4 * after] - page.boxes[4 * before + 2]
    return gap > WORD_GAP * page.sizes[after] or gap < -page.sizes[after]


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
