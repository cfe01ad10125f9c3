"""Articles that go on elsewhere are put together again, by the jumps that say so (下转第3版, 上接第1版)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cast_stats.layout.contents import folded
from cast_stats.layout.jumps import is_jump, page_named, points_on
from cast_stats.layout.paragraphs import Piece
from cast_stats.layout.typography import INDENT, ends_sentence


def rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, what goes on elsewhere moved behind the words that say so, and cut sentences mended."""
    jumps = [i for i, piece in enumerate(pieces) if piece.kind == "running" and is_jump(piece.text)]
    if len(jumps) < 2:
        return list(pieces)
    parts: dict[int, list[int]] = {}
    for back in (i for i in jumps if not points_on(pieces[i].text)):
        onward = [i for i in jumps if i < back and points_on(pieces[i].text) and i not in parts]
        if (start := _start(pieces, onward, back)) is not None:
            parts[start] = _part(pieces, start, back)
            _mend(pieces, start, parts[start])
    moved = {i for part in parts.values() for i in part}
    order = _unfolded([i for i in range(len(pieces)) if i not in moved], parts)
    return [pieces[i] for i in order if pieces[i].lines or pieces[i].table]


def _start(pieces: Sequence[Piece], onward: Sequence[int], back: int) -> int | None:
    """Where the article broke off that goes on at `back`: by the pages that both name, else the only place there is."""
    here, source = pieces[back].number, page_named(pieces[back].text)
    told = [i for i in onward if page_named(pieces[i].text) - here == source - pieces[i].number]
    chosen = told or onward
    return chosen[0] if len(chosen) == 1 else None


def _part(pieces: Sequence[Piece], start: int, back: int) -> list[int]:
    """What goes on, up to the next title or jump; the article's title, printed again, is a heading there."""
    titles = {folded(piece.text) for piece in pieces[:start] if piece.kind == "title"}
    again = [i for i in (back - 1, back + 1) if i < len(pieces) and folded(pieces[i].text) in titles]
    for i in again:
        pieces[i].kind, pieces[i].level = "heading", 2
    end = back + 1
    while end < len(pieces) and pieces[end].kind != "title":
        end += 1
        if is_jump(pieces[end - 1].text):
            break
    return list(range(min([back, *again]), end))


def _mend(pieces: Sequence[Piece], start: int, part: Sequence[int]) -> None:
    """Give the rest of a cut sentence to the piece that it was cut from."""
    last = next((pieces[i] for i in range(start - 1, -1, -1) if pieces[i].kind == "body"), None)
    rest = next((pieces[i] for i in part if pieces[i].kind == "body"), None)
    if last and rest and not ends_sentence(last.text) and rest.lines[0].indent < INDENT:
        last.lines.extend(rest.lines)
        rest.lines.clear()


def _unfolded(order: Sequence[int], parts: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """The places, each followed by what goes on from there."""
    for i in order:
        yield i
        yield from _unfolded(parts.get(i, ()), parts)
