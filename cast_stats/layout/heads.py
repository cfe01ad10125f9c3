"""Headings that open an article: those that the contents page lists, and those of short items of news."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise, takewhile

from cast_stats.layout.contents import Contents
from cast_stats.layout.news import COLUMN, LEAST_ITEMS, dated, is_credited
from cast_stats.layout.paragraphs import Piece
from cast_stats.layout.roles import NUMBERED
from cast_stats.layout.typography import LARGE_TYPE


def mark_heads(pieces: Sequence[Piece], contents: Contents) -> None:
    """Make titles of the headings that open an article of their own."""
    for piece in pieces:
        if piece.kind == "heading" and contents.is_title(piece.text):
            _promote(piece)
    for piece in _in_columns_of_news(pieces):
        _promote(piece)
    after_credit = [piece for piece in _after_credits(pieces) if _may_open(piece)]
    for piece in pieces:
        reach = 1 if any(piece is other for other in after_credit) else 0
        near = (other for other in after_credit if abs(other.number - piece.number) <= reach)
        alike = [other for other in near if _same_type(piece, other)]
        if _may_open(piece) and len({id(p) for p in (piece, *alike)}) >= LEAST_ITEMS:
            _promote(piece)


def _in_columns_of_news(pieces: Sequence[Piece]) -> list[Piece]:
    """The headings of one type under a title that calls them news, where most are followed by what tells its day."""
    found: list[Piece] = []
    for at, title in enumerate(pieces):
        first = pieces[at + 1] if at + 1 < len(pieces) else None
        if first and first.lines and title.kind == "title" and COLUMN.fullmatch(title.text):
            rest = takewhile(partial(_goes_on, first), pieces[at + 1 :])
            begun = [(a, b) for a, b in pairwise(rest) if _may_open(a) and b.kind == "body" and _same_type(a, first)]
            told = dated(body.text for _, body in begun)
            if told >= LEAST_ITEMS and 2 * told > len(begun):
                found.extend(heading for heading, _ in begun)
    return found


def _goes_on(first: Piece, piece: Piece) -> bool:
    """Whether a column of news whose first heading is given goes on: at a page's top its headings may be titles."""
    return piece.kind != "title" or _same_type(piece, first)


def _promote(piece: Piece) -> None:
    piece.kind, piece.level, piece.news = "title", 1, True


def _after_credits(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that follow prose which closes with its author in brackets, captions and tables left out."""
    found: list[Piece] = []
    closed = False
    for piece in pieces:
        if piece.kind in ("caption", "table", "box"):
            continue
        if closed:
            found.append(piece)
        closed = piece.kind == "body" and is_credited(piece.text)
    return found


def _may_open(piece: Piece) -> bool:
    """Whether a heading may be the title of an item: set larger or heavier than prose, and not numbered."""
    if piece.kind not in ("heading", "title") or not piece.lines:
        return False
    apart = piece.ratio >= LARGE_TYPE or piece.lines[0].heavy
    return apart and not any(pattern.match(piece.text) for _, pattern in NUMBERED)


def _same_type(a: Piece, b: Piece) -> bool:
    return abs(a.ratio - b.ratio) < 0.05 and a.lines[0].heavy == b.lines[0].heavy
