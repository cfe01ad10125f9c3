"""Lines become paragraphs: joined across columns and pages where the text runs on."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cast_stats.layout.article import Paragraph, ParagraphKind, Places, Table
from cast_stats.layout.blocks import Boxed, Caption, Sheet
from cast_stats.layout.bylines import is_byline
from cast_stats.layout.elements import PlacedTable
from cast_stats.layout.jumps import is_jump, parted
from cast_stats.layout.lines import Line
from cast_stats.layout.typography import (
    ALMOST_FULL,
    BULLET,
    CLOSING,
    INDENT,
    LABEL_LENGTH,
    LARGE_TYPE,
    PROSE,
    SENTENCE_END,
    SHORT,
    TITLE_TYPE,
    ends_sentence,
)  # fmt: skip

ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．](?!\d)|第[一二三四五六七八九十]+[章节条]|——"
)
SAME_SIZE = 0.1
"""Share by which type of one size may differ; threefold where it is unsure."""
HANZI = re.compile(r"[\u3400-\u9fff]")
WIDE_LEADING = 1.5
"""Lines farther apart than this many characters' height are of two paragraphs."""
KICKER_WIDTH = 0.6
"""A line that is narrower than this share of the title below it stands for itself."""
LOST = 1.5
"""Paragraphs begin two characters after the edge; OCR that misses a thin character moves a line by one."""
HANGING = 6.5
"""The text beside a date stands back so many characters at most."""
SAME_EDGE = 0.4
"""Characters by which lines of one edge may differ."""
TAIL = 4
"""Characters at most of a line read by OCR whose type size is unsure."""
REACH = 4
"""How many pieces back an interrupted paragraph is looked for."""


@dataclass(slots=True)
class Piece:
    """Lines that follow one another, on the way to a paragraph. `ratio`: type size over the page's body size;
    `wide`: set across more than the page's usual column; `news`: a heading that opens an item of news."""

    lines: list[Line] = field(default_factory=list)
    kind: ParagraphKind = "body"
    level: int = 0
    ratio: float = 1.0
    wide: bool = False
    news: bool = False
    table: Table | None = None

    @property
    def text(self) -> str:
        """The lines' text, joined."""
        return (
            self.table.title
            if self.table
            else "".join(f" {line.text}" if apart else line.text for line, apart in _spaced(self.lines))
        )

    @property
    def number(self) -> int:
        """The page where it begins, 0 for a table."""
        return self.lines[0].number if self.lines else 0


def paragraph_of(piece: Piece) -> Paragraph:
    """The lines' text joined: no space at a hanzi, one between words, none inside a number."""
    if piece.table is not None:
        return Paragraph(piece.table.title, "table", table=piece.table)
    pages, boxes, confidence = array("H"), array("f"), array("f")
    for line, apart in _spaced(piece.lines):
        if apart:
            pages.append(0)
            boxes.extend((0.0, 0.0, 0.0, 0.0))
            if line.confidence:
                confidence.append(1.0)
        pages.extend(array("H", [line.number]) * len(line.text))
        boxes.extend(line.boxes)
        confidence.extend(line.confidence)
    return Paragraph(piece.text, piece.kind, Places(pages, boxes, confidence), piece.level)


def _spaced(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines, each with whether a space parts it from the one before."""
    for line, before in zip(lines, (None, *lines), strict=False):
        yield line, before is not None and _needs_space(before.text[-1:], line.text[:1])


def _needs_space(before: str, after: str) -> bool:
    """Whether two lines meet between words of letters (not in a number, not at a hyphen)."""
    return before.isascii() and after.isascii() and before.isalnum() and after.isalpha()


def pieces_of(sheets: Iterable[Sheet]) -> list[Piece]:
    """The pieces of all pages in reading order; captions, boxes and tables do not cut the text around them."""
    pieces: list[Piece] = []
    for sheet in sheets:
        for block in sheet.blocks:
            if isinstance(block, PlacedTable):
                if block.table.cells:
                    pieces.append(Piece(kind="table", table=block.table))
            elif isinstance(block, Line):
                for line in parted(block):
                    _add(pieces, line, sheet)
            elif isinstance(block, Caption):
                pieces.append(Piece(list(block.lines), "caption"))
            elif isinstance(block, Boxed):
                pieces.extend(_boxed(block, sheet))
    return pieces


def _boxed(block: Boxed, sheet: Sheet) -> list[Piece]:
    inner: list[Piece] = []
    for line in block.lines:
        _add(inner, line, sheet)
    for piece in inner:
        piece.kind = "box"
    return inner


def _add(pieces: list[Piece], line: Line, sheet: Sheet) -> None:
    """Put a line where it belongs: onto a recent piece that it continues, else into a piece of its own."""
    if is_jump(line.text):
        pieces.append(Piece([line], "running"))
        return
    ratio = 1.0 if _is_tail(line) else line.size / sheet.size
    over: list[Piece] = []
    for piece in reversed(pieces[-REACH:]):
        if piece.kind == "running":
            break
        if piece.kind != "body" and ratio <= LARGE_TYPE:
            continue
        if piece.kind == "body" and _may_go_on(piece, line, over) and _runs_on(piece, line):
            piece.lines.append(line)
            _set_aside(over)
            return
        if ratio > LARGE_TYPE or (piece.ratio <= LARGE_TYPE and _alike(piece.lines[-1], line)):
            break
        over.append(piece)
    pieces.append(Piece([line], ratio=ratio, wide=line.right - line.left > 1.25 * sheet.column))


def _may_go_on(piece: Piece, line: Line, over: Sequence[Piece]) -> bool:
    """Whether a line may continue a piece over pieces of other type; over large type only straight below."""
    if not over:
        return True
    return not _is_closed(piece) and (not any(map(_is_large, over)) or _is_below(line, piece.lines[-1]))


def _is_large(piece: Piece) -> bool:
    return piece.ratio > LARGE_TYPE


def _set_aside(pieces: Iterable[Piece]) -> None:
    """Large type in the midst of a paragraph is a quotation from it, no title."""
    for piece in pieces:
        if _is_large(piece):
            piece.kind = "box"


def _is_below(line: Line, last: Line) -> bool:
    """Whether a line without an indent stands below another in the same column."""
    return line.number == last.number and abs(line.left - last.left) < 2 and line.top > last.top and line.indent < 0.5


def _is_closed(piece: Piece) -> bool:
    """Whether what stands before a line of other type is whole: a heading follows prose that ends, a title no prose."""
    return ends_sentence(piece.lines[-1].text) or not (len(piece.lines) > 1 or PROSE.search(piece.lines[0].text))


def _alike(a: Line, b: Line) -> bool:
    """Whether two lines are set in the same type; a line of figures alone may seem smaller than it is."""
    smaller = min(a, b, key=lambda line: line.size)
    unsure = _is_tail(a) or _is_tail(b) or not HANZI.search(smaller.text)
    return abs(a.size - b.size) <= (3 if unsure else 1) * SAME_SIZE * a.size and a.heavy == b.heavy


def _is_tail(line: Line) -> bool:
    """Whether OCR read a line of so few characters, with the end of a sentence, that its type size is unsure."""
    return bool(line.confidence) and len(line.text) <= TAIL and ends_sentence(line.text)


def _runs_on(piece: Piece, line: Line) -> bool:
    """Whether `line` continues the paragraph that is, so far, `piece`."""
    last = piece.lines[-1]
    if not _alike(last, line) or BULLET.match(line.text):
        return False
    if len(piece.lines) == 1 and is_byline(last.text):
        return False
    stacked = line.number == last.number and abs(line.left - last.left) < 2 and line.top > last.top
    complete = ends_sentence(last.text) or last.slack > ALMOST_FULL
    if stacked and complete and line.top - last.bottom > WIDE_LEADING * last.size:
        return False
    if piece.ratio >= TITLE_TYPE and _goes_on_below(last, line):
        return line.top - last.bottom < last.size
    if LARGE_TYPE < piece.ratio < TITLE_TYPE or (last.heavy and len(piece.lines) == 1):
        near = stacked and line.top - last.bottom < last.size and last.width > KICKER_WIDTH * line.width
        return near and not ITEM.match(line.text) and (piece.ratio > LARGE_TYPE or last.slack <= SHORT)
    if _hangs(piece, line):
        return stacked and not ITEM.match(line.text)
    if _loses_edge(last, line):
        return stacked
    if line.indent >= INDENT and line.indent > last.indent - 0.5:
        level = abs(line.indent - last.indent) < 0.4 and last.slack < 0.9 and len(piece.lines) > 1
        return stacked and level and not ends_sentence(last.text)
    if last.slack > SHORT or (not stacked and _is_label(line)):
        return False
    return not (ends_sentence(last.text) and (last.slack > ALMOST_FULL or ITEM.match(line.text) is not None))


def _goes_on_below(last: Line, line: Line) -> bool:
    """Whether a line of a title stands below the one before: centred as it is, or flush with it and shorter."""
    if line.number != last.number or line.top <= last.top:
        return False
    if is_centred(last) and is_centred(line) and abs(line.left - last.left) < 2:
        return last.width > KICKER_WIDTH * line.width
    return abs(last.x0 - line.x0) < SAME_EDGE * line.size and last.width > line.width


def _loses_edge(last: Line, line: Line) -> bool:
    """Whether OCR lost the first character's place: a full line stops in mid-sentence, the next stands back by one."""
    full = last.slack <= ALMOST_FULL and not ends_sentence(last.text) and PROSE.search(line.text) is not None
    return bool(line.confidence) and full and INDENT <= line.indent < LOST and last.indent < INDENT


def _hangs(piece: Piece, line: Line) -> bool:
    """Whether a line stands back under a paragraph whose first line alone begins at the edge: the text beside a mark,
    a date or a number."""
    first, last = piece.lines[0], piece.lines[-1]
    back = line.indent - first.indent
    if not INDENT <= back <= HANGING or last.slack > SHORT:
        return False
    if len(piece.lines) > 1:
        return piece.lines[1].indent - first.indent >= INDENT and abs(line.indent - last.indent) < SAME_EDGE
    return last.slack <= ALMOST_FULL and not ends_sentence(last.text) and PROSE.search(first.text) is not None


def _is_label(line: Line) -> bool:
    """Whether a line cannot be the end of a paragraph: it stops short, without a mark."""
    return (
        line.slack > SHORT and len(line.text) <= LABEL_LENGTH and line.text[-1] not in f"{SENTENCE_END}{CLOSING}，,、"
    )


def is_centred(line: Line) -> bool:
    """Whether a line is set in the middle of its column, with room at both sides."""
    return line.indent > 1.5 and abs(line.indent - line.slack) < 1.5
