"""Pages become Articles: columns, reading order, running heads, captions, tables, article bounds."""

from cast_stats.layout.article import Article, Paragraph, Places
from cast_stats.layout.compose import compose

__all__ = ["Article", "Paragraph", "Places", "compose"]
