"""Document becomes Articles: the verbs of the layout, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cast_stats.layout.article import Article
from cast_stats.layout.articles import articles_of
from cast_stats.layout.blocks import Sheet, body_size, sheet_of
from cast_stats.layout.charts import mark_charts
from cast_stats.layout.contents import contents_of
from cast_stats.layout.elements import PlacedTable
from cast_stats.layout.footnotes import mark_footnotes
from cast_stats.layout.heads import mark_heads
from cast_stats.layout.paragraphs import pieces_of
from cast_stats.layout.rejoining import rejoined
from cast_stats.layout.roles import with_roles
from cast_stats.layout.running import running_article, without_running
from cast_stats.layout.runs import runs_of
from cast_stats.layout.tables import tables_of
from cast_stats.layout.turning import as_seen, upright
from cast_stats.layout.vertical import with_direction
from cast_stats.reading.page import Document, Page

Work = Callable[[Iterable[int]], list[Sheet]]
Share = Callable[[Work, Sequence[int]], list[Sheet]]
"""Has the work done for all pages, given by their places, be it here or in several processes; the sheets in order."""


def here(work: Work, places: Sequence[int]) -> list[Sheet]:
    """All of the work in this process."""
    return work(places)


def compose(document: Document, share: Share = here) -> tuple[Article, ...]:
    """The articles of a document in reading order; `share` shares out what is done page by page."""
    if document.text is not None:
        from cast_stats.layout.plaintext import compose_text

        return compose_text(document.text)
    printed = [with_direction(page) for page in document.pages]
    pages = [upright(page) for page in printed]
    whole = [runs_of(page) for page in pages]
    tables = tables_of(pages, whole)
    runs = [
        runs_of(page, _outside(page, found)) if found else every
        for page, every, found in zip(pages, whole, tables, strict=True)
    ]
    parted = without_running(list(zip(pages, runs, strict=True)))
    usual = body_size(run for kept, _ in parted for run in kept)

    def laid(places: Iterable[int]) -> list[Sheet]:
        return [sheet_of(pages[place], parted[place][0], tables[place], usual) for place in places]

    sheets = share(laid, range(len(pages)))
    pieces = pieces_of(sheets)
    mark_charts(pieces)
    mark_footnotes(pieces, sheets)
    pieces = with_roles(pieces)
    contents = contents_of(pieces)
    mark_heads(pieces, contents)
    pieces = rejoined(pieces)
    running = running_article(heads for _, heads in parted)
    articles = (*articles_of(pieces, contents), *([running] if running.paragraphs else []))
    return as_seen(articles, printed)


def _outside(page: Page, tables: Sequence[PlacedTable]) -> list[int]:
    """The characters of a page that stand in none of its tables."""
    return [i for i in range(len(page.chars)) if not any(table.holds(page.box(i)) for table in tables)]
