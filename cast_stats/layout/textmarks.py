"""Plain text: which lines belong to the pages it was taken from, and the markup within lines of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

NUMBERED_PAGE = re.compile(r"[-—–·.・|]+\s*\d{1,4}\s*[-—–·.・|]+|第\s*\d{1,4}\s*页(\s*[,，/]?\s*共\s*\d{1,4}\s*页)?")
BARE = re.compile(r"\d{1,4}")
HEAD_LENGTH = 30
"""The longest running head."""
EMPHASIS = re.compile(
    r"(\*\*|__)(?=\S)((?:(?!\1).)*\d(?:(?!\1).)*)(?<=\S)\1|^\s*(\*\*|__)(?=\S)((?:(?!\3).)+)(?<=\S)\3\s*$"
)
"""Around figures, which the marks part from their units, and around a whole line; elsewhere the text stays as it is."""
LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[a-z]+:|[/.#])[^()\s]*\)")


def unmarked(line: str) -> str:
    """The line without marks of emphasis around figures or all of it, and without the targets of links."""
    return LINK.sub(r"\1", EMPHASIS.sub(lambda found: found[2] or found[4], line))


def page_lines(lines: Sequence[str]) -> set[int]:
    """The lines that are page numbers or, beside one, a head that comes again and again."""
    numbers = [i for i, line in enumerate(lines) if NUMBERED_PAGE.fullmatch(line.strip())] or _bare_numbers(lines)
    full = [i for i, line in enumerate(lines) if line.strip()]
    place = {line: position for position, line in enumerate(full)}
    beside = {full[p] for i in numbers for p in (place[i] - 1, place[i] + 1) if 0 <= p < len(full)}
    again = Counter(lines[i].strip() for i in beside)
    return {*numbers, *(i for i in beside if again[lines[i].strip()] > 1 and len(lines[i].strip()) <= HEAD_LENGTH)}


def _bare_numbers(lines: Sequence[str]) -> list[int]:
    """Numbers alone on their lines that go up by one all through the text."""
    found = [i for i, line in enumerate(lines) if BARE.fullmatch(line.strip())]
    values = [int(lines[i]) for i in found]
    return found if len(found) > 1 and all(b - a == 1 for a, b in pairwise(values)) else []
