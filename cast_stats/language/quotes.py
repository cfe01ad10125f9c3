"""Quoted words and titles: the spans inside which a number is part of a name."""

from __future__ import annotations

import re

LONGEST_NAME = 18
"""Characters of a quoted name at most."""
_PAIR = re.compile(r"《[^《》\n]{1,80}》|“([^“”\n]{1,80})”|\"([^\"“”\n]{1,80})\"|‘([^‘’\n]{1,40})’|'([^'\n]{1,40})'")
_SPOKEN = re.compile(r"[，。；！？,;!?]|[0-9](?:[^0-9+]{1,3})?[0-9.]+%")


def named_spans(text: str) -> list[tuple[int, int]]:
    """Titles in 《》 and short quotations that are no sentence, in order: [start, end) without overlap."""
    spans: list[tuple[int, int]] = []
    if not _has_quotes(text):
        return spans
    for match in _PAIR.finditer(text):
        inner = next((group for group in match.groups() if group is not None), None)
        if inner is None or (len(inner) <= LONGEST_NAME and not _SPOKEN.search(inner)):
            spans.append(match.span())
    return spans


def _has_quotes(text: str) -> bool:
    return any(mark in text for mark in "《“\"‘'")
