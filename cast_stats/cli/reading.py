"""The articles of an issue as text or JSON, whole or by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cast_stats.cli.pictures import draw_pages
from cast_stats.cli.summary import issue_line
from cast_stats.cli.terminal import put, say, working
from cast_stats.errors import UsageError
from cast_stats.export.jsonl import dumps
from cast_stats.layout import compose
from cast_stats.layout.article import Article, Paragraph, Table
from cast_stats.messages import _
from cast_stats.notes import note_words
from cast_stats.pipeline import Options, read
from cast_stats.reading.page import Document
from cast_stats.records import PageBox
from cast_stats.safe import visible

MARKS = {
    "title": "# ", "heading": "## ", "byline": "— ", "caption": "[caption] ", "chart": "[chart] ", "table": "[table] ",
    "list": "- ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What of an issue is asked to be seen; no `pages` means all."""

    pages: tuple[int, ...] = ()
    boxes: bool = False
    json: bool = False
    images: Path | None = None
    password: str | None = None


def show_articles(path: Path, view: View) -> None:
    """Print the articles on stdout; notes and the names of pictures go to stderr."""
    with working(_("reading {file}").format(file=path.name), quiet=False) as progress:
        document = read(path, Options(password=view.password), progress)
        articles = compose(document)
    _require_pages(document, view)
    notes = (*document.notes, *(note for article in articles for note in article.notes))
    articles = tuple(_on_pages(articles, view.pages))
    if view.json:
        shown = [_article_json(article, view.boxes) for article in articles]
        issue, told = document.issue.model_dump(), [note.model_dump() for note in notes]
        put(dumps({"issue": issue, "articles": shown, "notes": told}, indent=1))
    else:
        say(f"{path}: {issue_line(document.issue)}")
        put("\n\n".join(visible(_article_text(article, view.boxes)) for article in articles))
        for note in notes:
            say(f"! {note_words(note)}")
    if view.images:
        for drawn in draw_pages(path, articles, view.pages or _all_pages(document), view.images, view.password):
            say(str(drawn))


def _all_pages(document: Document) -> tuple[int, ...]:
    return tuple(page.number for page in document.pages)


def _require_pages(document: Document, view: View) -> None:
    """UsageError for a page that the file does not have."""
    if document.text is not None and (view.pages or view.images):
        message = _("{file}: plain text has no pages; leave --page and --images out")
        raise UsageError(message.format(file=document.issue.file))
    beyond = sorted(set(view.pages) - set(_all_pages(document)))
    if beyond:
        message = _("{file}: there is no page {page}; the file has {total}")
        raise UsageError(message.format(file=document.issue.file, page=beyond[0], total=document.issue.pages))


def _on_pages(articles: Sequence[Article], pages: Sequence[int]) -> Iterator[Article]:
    """The articles with those paragraphs that stand on `pages`, wholly or in part."""
    for article in articles:
        if not pages:
            yield article
            continue
        kept = tuple(paragraph for paragraph in article.paragraphs if set(pages) & set(_pages_of(paragraph)))
        if kept:
            yield replace(article, paragraphs=kept)


def _pages_of(paragraph: Paragraph) -> list[int]:
    cells = paragraph.table.cells if paragraph.table else ()
    places = (paragraph.places, *(cell.places for cell in cells))
    return sorted({page for place in places for page in place.pages if page})


def _lines_of(paragraph: Paragraph) -> tuple[PageBox, ...]:
    return paragraph.places.spread(0, len(paragraph.text))


def _article_text(article: Article, boxes: bool) -> str:
    head = [f"[{article.section}]"] if article.section else []
    if article.title and not any(paragraph.kind == "title" for paragraph in article.paragraphs):
        head.append(f"# {article.title}")
    shown = (p for p in article.paragraphs if p.kind != "running" and (p.kind, p.text) != ("masthead", article.section))
    return "\n\n".join((*head, *(_paragraph_text(paragraph, boxes) for paragraph in shown)))


def _paragraph_text(paragraph: Paragraph, boxes: bool) -> str:
    lines = [MARKS.get(paragraph.kind, "") + paragraph.text]
    if paragraph.table:
        lines += ["\t".join(row) for row in _grid(paragraph.table)]
    if boxes:
        lines += [f"    @{box.page} {box.x0:g},{box.top:g},{box.x1:g},{box.bottom:g}" for box in _lines_of(paragraph)]
    return "\n".join(lines)


def _grid(table: Table) -> list[list[str]]:
    """The cells as rows of text; a spanned place is empty."""
    width = max((cell.column for cell in table.cells), default=-1) + 1
    height = max((cell.row for cell in table.cells), default=-1) + 1
    grid = [[""] * width for _row in range(height)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def _article_json(article: Article, boxes: bool) -> dict[str, Any]:
    return {
        "title": article.title,
        "section": article.section,
        "byline": article.byline,
        "paragraphs": [_paragraph_json(paragraph, boxes) for paragraph in article.paragraphs],
    }


def _paragraph_json(paragraph: Paragraph, boxes: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": paragraph.kind,
        "level": paragraph.level,
        "text": paragraph.text,
        "pages": _pages_of(paragraph),
    }
    if boxes:
        shown["boxes"] = [box.model_dump() for box in _lines_of(paragraph)]
    if paragraph.table:
        table = paragraph.table
        shown["table"] = {
            "unit": table.unit,
            "header_rows": table.header_rows,
            "stub_columns": table.stub_columns,
            "rows": _grid(table),
        }
    return shown
