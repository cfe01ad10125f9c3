"""A paragraph as the award rules see it: no white space, one form of each punctuation mark, quotations closed up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cast_stats.language.mention import Mention

HIDDEN = "\ue000"
"""Stands for a character inside a quotation, a title or brackets."""
TIME = "\ue001"
"""Stands for a character of a time expression."""
PLACE = "邑"
"""Stands for a character of a place's name before its level, which may be that of a verb: 柘荣县, 呼和浩特市."""

FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
FOLD = FULL_WIDTH | {ord(a): ord(b) for a, b in zip("〔〕【】［］﹑､", "()()()、、", strict=True)}
CLOSED = re.compile(r"“[^“”]*”|\"[^\"“”]*\"|「[^」]*」|『[^』]*』|《[^》]*》|\((?:[^()]|\([^()]*\))*\)")
BLANK = re.compile(r"\s")
SPEECH = re.compile(r"[。!?]|[,;:].{12,}[,;:]")
QUOTES = str.maketrans("“”「」『』", '""""""')
LIST = re.compile("[^,;:。!?]*、[^,;:。!?]*")
QUOTED, NAMES = 60, 500
"""Characters inside quotations and brackets at most, and where names are listed there."""
MARKS = ",;:。!?…"
MARK = re.compile(f"[{MARKS}]")
DATELINE = re.compile(rf"[^,。;:!?、]{{1,20}}?[讯电](?:\({HIDDEN}*\)|(?<=[报网社台刊]讯)|(?<={TIME}[讯电]))")
"""Where and when a piece of news was sent from: 本报讯(记者李平)."""


@dataclass(frozen=True, slots=True)
class View:
    """`plain` and `masked` have one character for each printed one that is no white space; `at` leads back to it. At
    `breaks` the print begins a new phrase without a mark."""

    plain: str
    masked: str
    at: Sequence[int]
    breaks: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The printed span of characters [start, end), which must not be empty."""
        return self.at[start], self.at[end - 1] + 1

    def place(self, offset: int) -> int:
        """The character that stands at `offset` of the printed text, or the next one."""
        return bisect_left(self.at, offset)


def view_of(text: str, times: Sequence[Mention] = (), gaps: Sequence[int] = (), places: Sequence[Mention] = ()) -> View:
    """The view of one paragraph's text, whose wide blanks stood at `gaps`."""
    at: Sequence[int] = range(len(text))
    if BLANK.search(text):
        at = [i for i, char in enumerate(text) if not char.isspace()]
        text = "".join([text[i] for i in at])
    printed = text.translate(FOLD)
    masked = list(printed)
    for mention, sign in (*((time, TIME) for time in times), *((place, PLACE) for place in places)):
        first, last = bisect_left(at, mention.start), bisect_left(at, mention.end)
        masked[first:last] = sign * (last - first)
    for match in CLOSED.finditer(printed):
        inside = match.group()[1:-1]
        if len(inside) <= (NAMES if LIST.fullmatch(inside) else QUOTED) and not SPEECH.search(inside):
            masked[match.start() + 1 : match.end() - 1] = HIDDEN * len(inside)
    hidden = "".join(masked).translate(QUOTES)
    return View(printed.translate(QUOTES), hidden, at, _breaks(hidden, at, gaps))


def _breaks(masked: str, at: Sequence[int], gaps: Sequence[int]) -> frozenset[int]:
    """The characters behind a dateline and the gaps, but for those inside quotations and brackets; a gap at the end
    parts nothing."""
    dateline = DATELINE.match(masked)
    places = [*([dateline.end()] if dateline else []), *(bisect_left(at, gap) for gap in gaps)]
    return frozenset(place for place in places if place < len(masked) and masked[place] != HIDDEN)


def clauses(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of [start, end) between punctuation marks and wide gaps, without the marks."""
    marks = [match.span() for match in MARK.finditer(view.masked, start, end)]
    gaps = [(place, place) for place in view.breaks if start <= place < end and view.masked[place] not in MARKS]
    edges = [(start, start), *sorted([*marks, *gaps]), (end, end)]
    return [(first, last) for (_, first), (last, _) in pairwise(edges) if first < last]
