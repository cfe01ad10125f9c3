"""Plain text and Markdown become articles: lines joined into paragraphs by what they say and how long they are."""

from __future__ import annotations

from cast_stats.layout.article import Article, Paragraph


def compose_text(text: str) -> tuple[Article, ...]:
    """The articles of a plain text."""
    blocks = [block for block in text.replace("\f", "\n\n").split("\n\n") if block.strip()]
    paragraphs = tuple(Paragraph("".join(line.strip() for line in block.splitlines())) for block in blocks)
    return (Article("", paragraphs=paragraphs),)
