"""Charts: labels and figures scattered over a page with nothing said of them belong to a picture, not to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from cast_stats.layout.paragraphs import ITEM, Piece
from cast_stats.layout.roles import is_masthead

FIGURE = re.compile(r"[-−]?\d[\d,.．]*\s*[%％‰年月]?")
NAME = 12
"""Characters of a name before a figure at most."""
CAPTION = re.compile(r"图\s*\d")
SAID = re.compile(r"[。；;，,！？!?：:](?!\d)|[。；，：]")
LONGEST = 80
"""Characters of a chart's label at most."""
LEAST_FIGURES = 3
"""Labels of a chart at least that are figures."""
LEAST_PLACES = 3
"""The labels of a chart begin at so many places across the page at least; those of a list stand under one another."""


def mark_charts(pieces: Sequence[Piece]) -> None:
    """Tell the labels of charts, so that none becomes a title, a heading or a list, and their captions."""
    for page, group in groupby(pieces, key=lambda piece: piece.number if _is_label(piece) else 0):
        labels = list(group) if page else []
        figures = [index for index, piece in enumerate(labels) if _is_figures(piece.text)]
        if len(figures) >= LEAST_FIGURES and _places([labels[index] for index in figures]) >= LEAST_PLACES:
            for index, piece in enumerate(labels):
                if CAPTION.match(piece.text):
                    piece.kind = "caption"
                elif figures[0] <= index <= figures[-1]:
                    piece.kind = "chart"


def _is_label(piece: Piece) -> bool:
    """Whether a piece says nothing: short, no sentence, no numbered heading."""
    text = piece.text.strip()
    if piece.kind not in ("body", "caption") or not 0 < len(text) <= LONGEST:
        return False
    return not (SAID.search(text) or ITEM.match(text) or is_masthead(text))


def _is_figures(text: str) -> bool:
    """Whether a text is figures, each with a short name before it or none: 第一产业14.2, 2019年 2020年, 1200 1350."""
    *names, rest = (between.strip() for between in FIGURE.split(text))
    return bool(names) and not rest and all(len(name) <= NAME for name in names)


def _places(pieces: Sequence[Piece]) -> int:
    """At how many places across the page the pieces begin."""
    size = min(line.size for piece in pieces for line in piece.lines)
    lefts = sorted(piece.lines[0].boxes[0] for piece in pieces)
    return 1 + sum(after - before > size for before, after in pairwise(lefts))
