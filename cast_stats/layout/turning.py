"""Pages whose writing lies on its side: turned upright to be read, and the places turned back afterwards."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cast_stats.layout.article import Article, Paragraph, Places, Table
from cast_stats.reading.page import Box, Page

Turns = Mapping[int, tuple[int, float, float]]
"""By page number: the quarter turns clockwise that bring a box back, and the width and height it is turned in."""


def upright(page: Page) -> Page:
    """The page with its writing upright."""
    if not page.turn:
        return page
    width, height = (page.width, page.height) if page.turn == 2 else (page.height, page.width)
    boxes = array("f")
    for index in range(len(page.chars)):
        boxes.extend(turned(page.box(index), page.turn, page.width, page.height))
    lines, pictures = (
        tuple(turned(box, page.turn, page.width, page.height) for box in part) for part in (page.lines, page.pictures)
    )
    return replace(page, width=width, height=height, boxes=boxes, lines=lines, pictures=pictures, turn=0)


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """A box on a page of that size after the page was turned clockwise by so many quarters."""
    x0, top, x1, bottom = box
    if quarters == 1:
        return Box(height - bottom, x0, height - top, x1)
    if quarters == 2:
        return Box(width - x1, height - bottom, width - x0, height - top)
    if quarters == 3:
        return Box(top, width - x1, bottom, width - x0)
    return box


def as_seen(articles: Sequence[Article], pages: Sequence[Page]) -> tuple[Article, ...]:
    """The articles with all places on the pages as seen; `pages` are those before `upright`."""
    turns = {
        page.number: (4 - page.turn, *((page.width, page.height) if page.turn == 2 else (page.height, page.width)))
        for page in pages
        if page.turn
    }
    if not turns:
        return tuple(articles)
    return tuple(replace(a, paragraphs=tuple(_paragraph(p, turns) for p in a.paragraphs)) for a in articles)


def _paragraph(paragraph: Paragraph, turns: Turns) -> Paragraph:
    table = _table(paragraph.table, turns) if paragraph.table else None
    return replace(paragraph, places=_places(paragraph.places, turns), table=table)


def _table(table: Table, turns: Turns) -> Table:
    return replace(table, cells=tuple(replace(cell, places=_places(cell.places, turns)) for cell in table.cells))


def _places(places: Places, turns: Turns) -> Places:
    if not turns.keys() & set(places.pages):
        return places
    boxes = array("f")
    for index, number in enumerate(places.pages):
        box = Box(*places.boxes[4 * index : 4 * index + 4])
        boxes.extend(turned(box, *turns[number]) if number in turns else box)
    return replace(places, boxes=boxes)
