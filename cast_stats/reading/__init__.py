"""A file becomes Pages: text layer, rendering, OCR, cache; the only room that knows PDF."""
