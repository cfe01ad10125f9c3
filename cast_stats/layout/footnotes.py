"""Footnotes: small type behind a mark at the foot of a column, below all of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.layout.blocks import Sheet
from cast_stats.layout.lines import Line
from cast_stats.layout.paragraphs import Piece

SMALL = 0.95
"""Notes are set in type smaller than this share of the body's."""
MARK = re.compile(r"\s*(?:[①-⑳]|\[\d{1,2}\]|〔\d{1,2}〕|[*＊※†]|注释?\s*[\d①-⑳]{0,2}\s*[:：])")


def mark_footnotes(pieces: Sequence[Piece], sheets: Sequence[Sheet]) -> None:
    """Tell footnotes from prose and captions; a note in several paragraphs has a mark before each."""
    sizes = {sheet.number: sheet.size for sheet in sheets}
    for piece in pieces:
        if piece.kind not in ("body", "caption") or not piece.lines or not MARK.match(piece.lines[0].text):
            continue
        note, body = piece.lines[0], SMALL * sizes[piece.number]
        text = (line for other in pieces for line in other.lines if line.number == note.number and line.size >= body)
        if note.size < body and not any(_is_below(line, note) for line in text):
            piece.kind = "footnote"


def _is_below(line: Line, note: Line) -> bool:
    """Whether a line stands somewhere under another."""
    return line.top > note.bottom and line.x0 < note.x1 and line.x1 > note.x0
