"""Pieces become articles: titles with kickers and bylines open them, labels name their sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cast_stats.layout.article import Article, Paragraph
from cast_stats.layout.contents import Contents
from cast_stats.layout.names import BODY_NAME
from cast_stats.layout.paragraphs import Piece, paragraph_of
from cast_stats.layout.typography import LABEL_LENGTH

GENERIC_BODY = 4
"""A body's name of so many characters or less is a kind of body (企业科协, 园区科协), which may head a section."""
FRONT_MATTER = {"contents", "masthead"}
CREDIT = re.compile(
    r"[（(]([^（()）]{2,40}(供稿|供图|提供)|作者[^（()）]{2,60}|(?<=[。！？][（(])(?!下转|上接|见|详见)[^（()）]{2,30})[）)]\s*$"
)


@dataclass(slots=True)
class Draft:
    """An article on the way."""

    section: str = ""
    pieces: list[Piece] = field(default_factory=list)


def articles_of(pieces: Sequence[Piece], contents: Contents) -> tuple[Article, ...]:
    """The articles that the pieces form, in reading order, with the sections that the contents page gives them."""
    drafts = [Draft()]
    group: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and _opens(piece, group):
            group.append(piece)
            continue
        if group:
            _open(drafts, group, contents)
            group = []
        if piece is not None:
            _file(drafts, piece)
    known = [draft for draft in drafts if draft.pieces]
    if contents.entries:
        _give_sections(known, contents)
    else:
        _spread_sections(known)
    return tuple(_article(draft) for draft in known)


def _opens(piece: Piece, group: Sequence[Piece]) -> bool:
    """Whether a piece may belong to the head of an article: label, kicker, title, subtitle."""
    if group and piece.number != group[-1].number:
        return False
    label = piece.kind in ("heading", "body") and _is_label(piece) and not group
    return piece.kind == "title" or label or (piece.kind == "heading" and piece.ratio >= 1.2)


def _is_label(piece: Piece) -> bool:
    text = piece.text
    return len(piece.lines) == 1 and 2 <= len(text) <= LABEL_LENGTH and text[-1] not in "。！？；，"


def _open(drafts: list[Draft], group: list[Piece], contents: Contents) -> None:
    """A group of large pieces opens an article if it holds a title; else its pieces stay where they are."""
    titles = [piece for piece in group if piece.kind == "title"]
    if not titles:
        for piece in group:
            _file(drafts, piece)
        return
    if _heads_section(group, contents):
        label = group.pop(0)
        label.kind, label.level = "masthead", 0
        drafts.append(Draft(label.text, [label]))
    else:
        drafts.append(Draft())
    titles = [piece for piece in group if piece.kind == "title"]
    main = max(titles, key=lambda piece: (round(piece.ratio, 1), titles.index(piece)))
    for piece in group:
        if piece is not main:
            piece.kind, piece.level = "title", 2
    drafts[-1].pieces.extend(group)


def _heads_section(group: Sequence[Piece], contents: Contents) -> bool:
    """Whether the first of a group of large pieces names the section: by the contents page, or by its type."""
    first, rest = group[0], group[1:]
    if not _is_label(first) or not any(piece.kind == "title" for piece in rest):
        return False
    if contents.names_section(first.text) or any(piece.news for piece in rest):
        return True
    if contents.is_title(first.text):
        return False
    return not contents.entries and first.kind != "title" and first.ratio < 1.15 and not _is_named_body(first.text)


def _is_named_body(text: str) -> bool:
    """Whether a line over a title names who writes (a body with a name of its own), not a section."""
    return len(text) > GENERIC_BODY and BODY_NAME.search(text) is not None


def _give_sections(drafts: Sequence[Draft], contents: Contents) -> None:
    """The sections of the contents page; an article that it does not list keeps its label."""
    for draft in drafts:
        titles = [piece.text for piece in draft.pieces if piece.kind == "title"]
        listed = contents.section_of(titles) if titles else None
        draft.section = draft.section if listed is None else listed


def _spread_sections(drafts: Sequence[Draft]) -> None:
    """Where labels stand only at the first article of a section, the next articles belong to it too."""
    titled = [draft for draft in drafts if any(piece.kind == "title" for piece in draft.pieces)]
    if 2 * sum(bool(draft.section) for draft in titled) >= len(titled):
        return
    section = ""
    for draft in titled:
        section = draft.section = draft.section or section


def _file(drafts: list[Draft], piece: Piece) -> None:
    """Add a piece to the article it belongs to; contents and masthead are articles of their own."""
    kinds = {p.kind for p in drafts[-1].pieces}
    front = kinds <= FRONT_MATTER
    if kinds and (piece.kind in FRONT_MATTER) != front and (piece.kind != "masthead" if front else True):
        drafts.append(Draft())
    drafts[-1].pieces.append(piece)


def _article(draft: Draft) -> Article:
    paragraphs = tuple(paragraph_of(piece) for piece in draft.pieces)
    title = next((p.text for p in paragraphs if p.kind == "title" and p.level == 1), "")
    return Article(title, draft.section, byline_of(paragraphs), paragraphs)


def byline_of(paragraphs: Iterable[Paragraph]) -> str:
    """The byline, or the credit in brackets that closes the article."""
    known = list(paragraphs)
    byline = next((p.text for p in known if p.kind == "byline"), "")
    if byline:
        return byline
    credits = [found.group(1) for p in known if p.kind == "body" and (found := CREDIT.search(p.text))]
    return credits[-1] if credits else ""
