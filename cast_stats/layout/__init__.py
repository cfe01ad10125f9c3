"""Pages become Articles: columns, reading order, running heads, captions, tables, article bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cast_stats.layout.article import Article, Paragraph, Places

if TYPE_CHECKING:
    from cast_stats.layout.composition import compose

__all__ = ["Article", "Paragraph", "Places", "compose"]


def __getattr__(name: str) -> Any:
    """`compose`, imported when first asked for: who is given articles needs no layout."""
    if name != "compose":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cast_stats.layout.composition import compose

    return compose
