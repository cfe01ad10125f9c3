"""What a piece of text is: title, heading, byline, list, masthead, contents, prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.layout.bylines import is_byline
from cast_stats.layout.lines import Line
from cast_stats.layout.names import is_authors
from cast_stats.layout.paragraphs import Piece, is_centred
from cast_stats.layout.typography import LARGE_TYPE, PROSE, SENTENCE_END, TITLE_TYPE

CENTRED_TITLE = 1.2
"""Centred at a page's top, type of this many times the body's size is a title's."""
HEADING_LENGTH = 45
"""Characters at most of a heading, half as many as of a title; then of an item of a list, a cover's line, an entry."""
LIST_LENGTH = 40
COVER_LENGTH = 120
ENTRY_LENGTH = 60
SET_APART = 0.3
"""Share of the type size between the two characters of a name."""
ENTRIES = 0.4
"""Least share of a contents page's lines that are entries, where no head says so; the others are rests and labels."""
ISSUE = re.compile(r"第\s*\d+\s*期|(19|20)\d\d\s*[年.·]?\s*\d{1,2}")
NUMBER_LINE = re.compile(
    r"([（(〔]?((19|20)\d\d\s*[年〕]?\s*)?[总增特]?刊?第\s*[\d〇○一二三四五六七八九十]+\s*[期号][）)]?\s*)+"
)
ISSUER = re.compile(r"[办编室会部社组委局厅]\s*$|[\d〇○零一二三四五六七八九]{4}\s*年.{1,8}日\s*$")
"""The ends of lines that name who issues a bulletin, and the day."""
NUMBERED = (
    (1, re.compile(r"第[一二三四五六七八九十百\d]+[章编部篇]|[一二三四五六七八九十]{1,3}\s*[、.．]")),
    (2, re.compile(r"第[一二三四五六七八九十百\d]+节|[（(][一二三四五六七八九十]{1,3}[）)]")),
    (3, re.compile(r"\d{1,2}\s*[、.．](?!\d)|[（(]\d{1,2}[）)]")),
)
MASTHEAD = re.compile(
    r"(主\s*编|副\s*主\s*编|编\s*委\s*会|执行主编|责任编辑|美术编辑|编\s*印|邮\s*编|电子邮箱|印刷日期|印\s*数|出版日期|"
    r"刊\s*号|准印证|国内统一|国际标准|发送对象|(主办|主管|协办|承办|编印)单位)"
    r"|(主\s*办|主\s*管|协\s*办|编\s*辑|校\s*对|地\s*址|电\s*话|传\s*真|印\s*刷|出\s*版|网\s*址|顾\s*问|编辑部)(?=[\s:：])"
)
MASTHEAD_LABEL = re.compile(
    r"地\s*址|邮\s*编|电\s*话|传\s*真|邮\s*箱|主\s*编|编\s*辑|印\s*刷|印\s*数|出\s*版|主\s*办|网\s*址"
)
CONTENTS_HEAD = re.compile(r"\s*(本期)?\s*(目\s*[录錄次]|contents|table of contents|\s)+", re.IGNORECASE)
LEADERS = re.compile(r"[.…·\s]{3,}")
CONTENTS_ENTRY = re.compile(r"^\s*\d{1,3}\s*[/／|｜]?\s*\D.*|.*[.…·\s/／(（]\s*\d{1,3}\s*[)）]?\s*$", re.DOTALL)


def with_roles(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each with its kind and level; those of a contents page cut into its entries."""
    found: list[Piece] = []
    for page in _by_page(pieces):
        found.extend(_contents(page) if _is_contents(page) else page)
    _cover(found)
    _nameplate(found)
    top = _largest_title(found)
    number = 0
    for piece in found:
        opens_page = piece.number not in (0, number)
        number = piece.number or number
        if piece.kind == "body":
            _assign(piece, min(top, CENTRED_TITLE) if opens_page and all(map(is_centred, piece.lines)) else top)
    _authors(found)
    _lists(found)
    return found


def _largest_title(pieces: Sequence[Piece]) -> float:
    """The least type ratio of titles: TITLE_TYPE, or less where the document's largest type is smaller."""
    ratios = [p.ratio for p in pieces if p.kind == "body" and _is_short(p) and p.ratio >= LARGE_TYPE]
    return min(TITLE_TYPE, max(ratios)) - 0.01 if ratios else TITLE_TYPE


def _assign(piece: Piece, title: float) -> None:
    text = piece.text.strip()
    if is_byline(text):
        piece.kind = "byline"
    elif piece.ratio >= title and _is_short(piece):
        piece.kind, piece.level = "title", 1
    elif is_masthead(text):
        piece.kind = "masthead"
    elif _is_short(piece) and (level := _heading_level(piece, text)):
        piece.kind, piece.level = "heading", level


def _heading_level(piece: Piece, text: str) -> int:
    """The level of a heading (1..), 0 if the piece is none: by its number, its size, its weight, its place."""
    numbered = next((level for level, pattern in NUMBERED if pattern.match(text)), 0)
    first, last = piece.lines[0], piece.lines[-1]
    if piece.ratio >= LARGE_TYPE or first.heavy:
        return numbered or (1 if piece.ratio >= LARGE_TYPE else 2)
    if numbered and len(piece.lines) <= 2 and last.slack > 1.5:
        return numbered
    centred = first.indent > 3.5 and first.slack > 3 and abs(first.indent - first.slack) < 1.5
    return 3 if centred and len(piece.lines) == 1 and len(text) <= 24 else 0


def _is_short(piece: Piece) -> bool:
    text = piece.text.strip()
    longest = HEADING_LENGTH * (2 if piece.ratio >= TITLE_TYPE else 1)
    return bool(text) and len(text) <= longest and text[-1] not in "。；;，,、"


def _by_page(pieces: Sequence[Piece]) -> list[list[Piece]]:
    pages: list[list[Piece]] = []
    number = None
    for piece in pieces:
        if not pages or (piece.lines and piece.number != number):
            pages.append([])
            number = piece.number
        pages[-1].append(piece)
    return pages


def _is_contents(page: Sequence[Piece]) -> bool:
    """Whether a page lists what stands on which page: two lines do under the head, eight without one."""
    headed = any(CONTENTS_HEAD.fullmatch(piece.text) for piece in page if piece.lines)
    lines = [line.text for piece in page for line in piece.lines]
    entries = sum(_is_entry(text) for text in lines)
    return (headed and entries >= 2) or (entries >= 8 and entries > max(0.8 * len(page), ENTRIES * len(lines)))


def _is_entry(text: str) -> bool:
    short = len(LEADERS.sub("", text)) <= ENTRY_LENGTH
    return CONTENTS_ENTRY.match(text) is not None and text[-1] not in "。；，" and short


def _authors(pieces: Sequence[Piece]) -> None:
    """A line of names between a title and prose is its byline."""
    for title, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        alone = piece.kind in ("body", "heading") and len(piece.lines) == 1 and piece.ratio < TITLE_TYPE
        headed = title.kind == "title" and (after.kind == "heading" or PROSE.search(after.text))
        if headed and alone and is_authors(_as_set(piece.lines[0])):
            piece.kind, piece.level = "byline", 0


def _as_set(line: Line) -> str:
    """A line's text, with a blank where it is two characters set apart, as a name of two is."""
    apart = len(line.text) == 2 and line.boxes[4] - line.boxes[2] > SET_APART * line.size
    return " ".join(line.text) if apart else line.text


def _contents(page: Sequence[Piece]) -> list[Piece]:
    """The entries of a contents page, and the lines of a masthead on it."""
    entries: list[Piece] = []
    for piece in page:
        for line in piece.lines:
            opens = CONTENTS_ENTRY.match(line.text) or MASTHEAD.match(line.text)
            if line is piece.lines[0] or opens:
                entries.append(Piece([line], ratio=piece.ratio, wide=piece.wide))
            else:
                entries[-1].lines.append(line)
    masthead = False
    for entry in entries:
        listed = CONTENTS_ENTRY.match(entry.text) or CONTENTS_HEAD.fullmatch(entry.text)
        masthead = bool(MASTHEAD.match(entry.text)) or (masthead and not listed)
        entry.kind = "masthead" if masthead else "contents"
    return entries


def _cover(pieces: Sequence[Piece]) -> None:
    """A first page that holds little besides the issue's number is a cover, no article."""
    first = [piece for piece in pieces if piece.lines and piece.number == 1]
    text = "".join(piece.text for piece in first)
    if len(text) <= COVER_LENGTH and ISSUE.search(text) and any(p.lines and p.number != 1 for p in pieces):
        for piece in first:
            piece.kind = "masthead"


def _nameplate(pieces: Sequence[Piece]) -> None:
    """The name of a bulletin over its number, with what stands there before the first title: who issues it, when."""
    first = [piece for piece in pieces if piece.lines and piece.number == 1]
    until = next((i for i, piece in enumerate(first) if PROSE.search(piece.text)), len(first))
    numbered = next((i for i, piece in enumerate(first[:until]) if NUMBER_LINE.fullmatch(piece.text)), 0)
    if not any(piece.ratio >= TITLE_TYPE for piece in first[:numbered]):
        return
    behind = range(numbered + 1, until)
    rest = [i for i in behind if NUMBER_LINE.fullmatch(first[i].text) or ISSUER.search(first[i].text)]
    large = [i for i in behind if first[i].ratio >= LARGE_TYPE and i not in rest]
    if large:
        for piece in first[: max([numbered, *(i for i in rest if i < large[0])]) + 1]:
            piece.kind = "masthead"


def is_masthead(text: str) -> bool:
    """Whether a line names those who make the journal, or where they are reached."""
    if text[-1:] in SENTENCE_END or re.search(r"[，。；]", text):
        return False
    labels = MASTHEAD_LABEL.findall(text)
    return MASTHEAD.match(text) is not None or (len(labels) >= 2 and MASTHEAD_LABEL.match(text) is not None)


def _lists(pieces: Sequence[Piece]) -> None:
    """Three or more short pieces in a row without a sentence's end are a list."""
    row: list[Piece] = []
    for piece in [*pieces, Piece(kind="table")]:
        if piece.kind == "body" and _is_item(piece):
            row.append(piece)
            continue
        if len(row) >= 3:
            for item in row:
                item.kind = "list"
        row = []


def _is_item(piece: Piece) -> bool:
    text = piece.text.strip()
    return len(text) <= LIST_LENGTH and text[-1:] not in "。：:，,、" and "。" not in text
