"""Lines become paragraphs: joined across columns and pages where the text runs on."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from cast_stats.layout.article import Paragraph, ParagraphKind, Places
from cast_stats.layout.lines import Line

SENTENCE_END = "。！？!?…；;：:"
CLOSING = "”’\"'」』）)》】"
ITEM = re.compile(r"[·•●■◆▲★○]|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．](?!\d)|第[一二三四五六七八九十]+[章节条]")


@dataclass(slots=True)
class Piece:
    """Lines that follow one another, on the way to a paragraph."""

    kind: ParagraphKind
    lines: list[Line]


def paragraph_of(piece: Piece, level: int = 0) -> Paragraph:
    """The lines' text joined: no space at a hanzi, one between words, none inside a number."""
    text: list[str] = []
    pages, boxes, confidence = array("H"), array("f"), array("f")
    for line in piece.lines:
        if text and _needs_space(text[-1][-1:], line.text[:1]):
            text.append(" ")
            pages.append(0)
            boxes.extend((0.0, 0.0, 0.0, 0.0))
            if line.confidence:
                confidence.append(1.0)
        text.append(line.text)
        pages.extend(array("H", [line.number]) * len(line.text))
        boxes.extend(line.boxes)
        confidence.extend(line.confidence)
    return Paragraph("".join(text), piece.kind, Places(pages, boxes, confidence), level)


def _needs_space(before: str, after: str) -> bool:
    """Whether two lines meet between words of letters (not in a number, not at a hyphen)."""
    return before.isascii() and after.isascii() and before.isalnum() and after.isalpha()


def ends_sentence(text: str) -> bool:
    """Whether a text closes a sentence."""
    return text.rstrip().rstrip(CLOSING)[-1:] in SENTENCE_END or text.endswith(("）", ")"))


def runs_on(last: Line, line: Line) -> bool:
    """Whether `line` continues the paragraph that ends, so far, with `last`."""
    if abs(line.size - last.size) > 0.08 * last.size or line.heavy != last.heavy:
        return False
    same_column = line.number == last.number and abs(line.left - last.left) < 2 and line.top > last.top
    if same_column and line.top - last.bottom > 1.5 * last.size:
        return False
    if line.indent >= 0.9 and line.indent - max(0.0, last.indent) > -0.5:
        return last.indent >= 0.9 and last.slack < 0.9 and not ends_sentence(last.text) and abs(line.indent - last.indent) < 0.4
    if last.slack > 2.5:
        return False
    return not (ends_sentence(last.text) and (last.slack > 1.2 or ITEM.match(line.text) is not None))


def join_lines(lines: Sequence[Line], kind: ParagraphKind = "body") -> list[Piece]:
    """The pieces that lines in reading order form."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces and runs_on(pieces[-1].lines[-1], line):
            pieces[-1].lines.append(line)
        else:
            pieces.append(Piece(kind, [line]))
    return pieces
