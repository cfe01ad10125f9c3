"""A file becomes Pages: text layer, rendering, OCR, cache; the only room that knows PDF."""

from cast_stats.reading.page import Box, Document, Page

__all__ = ["Box", "Document", "Page"]
