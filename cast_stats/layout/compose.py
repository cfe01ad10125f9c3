"""Document becomes Articles: the verbs of the layout, one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from cast_stats.layout.article import Article, Paragraph
from cast_stats.layout.columns import reading_order
from cast_stats.layout.elements import Figure, PlacedTable, Run
from cast_stats.layout.figures import interruptions
from cast_stats.layout.lines import Line, column_edges, lines_of
from cast_stats.layout.paragraphs import Piece, join_lines, paragraph_of
from cast_stats.layout.plaintext import compose_text
from cast_stats.layout.running import without_running
from cast_stats.layout.runs import runs_of
from cast_stats.reading.page import Document, Page

FindTables = Callable[[Page], Sequence[PlacedTable]]
"""Finds the tables of a page; what stands inside their bounds is kept out of the prose."""


def no_tables(page: Page) -> Sequence[PlacedTable]:
    """Finds none."""
    return ()


def compose(document: Document, find_tables: FindTables = no_tables) -> tuple[Article, ...]:
    """The articles of a document in reading order."""
    if document.text is not None:
        return compose_text(document.text)
    tables = [list(find_tables(page)) for page in document.pages]
    runs = [runs_of(page, _outside(page, found)) for page, found in zip(document.pages, tables, strict=True)]
    kept, _dropped = without_running(list(zip(document.pages, runs, strict=True)))
    size = body_size(kept)
    lines: list[Line] = []
    paragraphs: list[Paragraph] = []
    captions: list[Paragraph] = []
    for page, page_runs, page_tables in zip(document.pages, kept, tables, strict=True):
        elements = [*interruptions(page, page_runs, size), *page_tables]
        for column in reading_order(elements, size):
            left, right = column_edges(column)
            lines.extend(lines_of([e for e in column.elements if isinstance(e, Run)], left, right))
            for figure in column.elements:
                if isinstance(figure, Figure) and figure.caption:
                    caption = lines_of(figure.caption, figure.x0, figure.x1)
                    captions.append(paragraph_of(Piece("caption", caption)))
    paragraphs = [paragraph_of(piece) for piece in join_lines(lines)]
    return (Article("", paragraphs=(*paragraphs, *captions)),)


def body_size(pages: Sequence[Sequence[Run]]) -> float:
    """The type size of most characters, in points."""
    sizes: Counter[float] = Counter()
    for runs in pages:
        for run in runs:
            sizes[round(run.size * 4) / 4] += len(run.indices)
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 10.0


def _outside(page: Page, tables: Sequence[PlacedTable]) -> list[int]:
    """The characters of a page that stand in none of its tables."""
    boxes = page.boxes
    return [
        i for i in range(len(page.chars))
        if not any(
            t.x0 <= (boxes[4 * i] + boxes[4 * i + 2]) / 2 <= t.x1 and t.top <= (boxes[4 * i + 1] + boxes[4 * i + 3]) / 2 <= t.bottom
            for t in tables
        )
    ]  # fmt: skip
