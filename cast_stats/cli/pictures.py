"""Page pictures with what the layout made of them drawn in: columns, paragraphs in their order, captions."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cast_stats.files import write_files
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import PageBox

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

DPI = 100.0
WIDEST_GAP = 40
"""Points between two cells or words that still stand side by side."""
COLOURS = {
    "title": "#c00000",
    "heading": "#c00000",
    "byline": "#c00000",
    "caption": "#008000",
    "chart": "#008000",
    "table": "#e07000",
    "list": "#7030a0",
    "body": "#0050c0",
}
OTHER_COLOUR = "#707070"
COLUMN_COLOUR = "#00b0d0"
ARROW_COLOUR = "#ff00a0"


class Block(NamedTuple):
    """The part of a paragraph that stands in one column: its place, its number in reading order, its kind."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    number: int
    kind: str


def draw_pages(
    path: Path, articles: Sequence[Article], pages: Sequence[int], folder: Path, password: str | None
) -> Iterator[Path]:
    """Write `page-003.png` and so on into `folder`; gives each name once written. Raises OutputUnwritable."""
    from PIL import Image

    from cast_stats.reading.pdf import opened
    from cast_stats.reading.render import render

    blocks = list(blocks_of(articles))
    with opened(path, password) as pdf:
        for number in pages:
            page = pdf[number - 1]
            picture = Image.fromarray(render(page, DPI)[:, :, ::-1].copy())
            scale = picture.width / max(page.get_size()[0], 1.0)
            draw_blocks(picture, [block for block in blocks if block.page == number], scale)
            buffer = io.BytesIO()
            picture.save(buffer, "PNG")
            yield from write_files(folder, {f"page-{number:03}.png": buffer.getvalue()})


def blocks_of(articles: Sequence[Article]) -> Iterator[Block]:
    """Every paragraph's blocks, numbered in reading order over the whole issue."""
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    for number, paragraph in enumerate(paragraphs, start=1):
        for lines in _runs(_boxes(paragraph)):
            yield Block(*_around(lines), number, paragraph.kind)


def columns_of(blocks: Sequence[Block]) -> list[tuple[float, float, float, float]]:
    """The columns of one page: body text that follows body text downwards in one strip."""
    strips: list[list[Block]] = []
    for block in blocks:
        if block.kind in ("caption", "title", "table"):
            continue
        last = strips[-1][-1] if strips else None
        if last and block.top >= last.top and min(block.x1, last.x1) > max(block.x0, last.x0):
            strips[-1].append(block)
        else:
            strips.append([block])
    return [_around(strip)[1:] for strip in strips]


def draw_blocks(picture: Image, blocks: Sequence[Block], scale: float) -> None:
    """Draw the blocks of one page: `scale` is pixels a point."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    for column in columns_of(blocks):
        x0, top, x1, bottom = (value * scale for value in column)
        pen.rectangle((x0 - 6, top - 6, x1 + 6, bottom + 6), outline=COLUMN_COLOUR, width=3)
    for block in blocks:
        _draw_block(pen, block, scale)
    for first, second in pairwise(blocks):
        start = (first.x1 * scale, first.bottom * scale)
        pen.line((*start, second.x0 * scale, second.top * scale), fill=ARROW_COLOUR, width=1)


def _draw_block(pen: ImageDraw, block: Block, scale: float) -> None:
    from PIL import ImageFont

    colour = COLOURS.get(block.kind, OTHER_COLOUR)
    x0, top, x1, bottom = (value * scale for value in block[1:5])
    pen.rectangle((x0 - 2, top - 2, x1 + 2, bottom + 2), outline=colour, width=2)
    name = str(block.number) if block.kind == "body" else f"{block.number} {block.kind}"
    font = ImageFont.load_default(14)
    place = (max(0.0, x0 - pen.textlength(name, font=font) - 4), top - 2)
    pen.rectangle(pen.textbbox(place, name, font=font), fill="white")
    pen.text(place, name, fill=colour, font=font)


def _boxes(paragraph: Paragraph) -> list[PageBox]:
    """Where the paragraph stands, line by line; for a table where its cells stand."""
    boxes = list(paragraph.places.spread(0, len(paragraph.text)))
    for cell in paragraph.table.cells if paragraph.table else ():
        boxes += cell.places.spread(0, len(cell.text))
    return boxes


def _runs(boxes: Sequence[PageBox]) -> Iterator[list[PageBox]]:
    """Lines that follow one another downwards on one page."""
    run: list[PageBox] = []
    for box in boxes:
        if run and not _follows(run[-1], box):
            yield run
            run = []
        run.append(box)
    if run:
        yield run


def _follows(last: PageBox, box: PageBox) -> bool:
    """Whether a line stands under the one before, or beside it, and not in the next column or page."""
    beside = min(box.x1, last.x1) >= max(box.x0, last.x0) - WIDEST_GAP
    return last.page == box.page and box.bottom >= last.top and beside


def _around(boxes: Sequence[PageBox] | Sequence[Block]) -> tuple[int, float, float, float, float]:
    """Page and bounds of boxes on one page."""
    return (
        boxes[0].page, min(box.x0 for box in boxes), min(box.top for box in boxes),
        max(box.x1 for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip
