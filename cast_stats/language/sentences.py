"""A paragraph cut into sentences, with quotations and brackets kept whole."""

from __future__ import annotations

import re

_CLOSERS = "”’」』）)》\"'"
_END = re.compile(rf"[。！？!?；;…\n]+[{_CLOSERS}]*")
_OPEN = dict(zip("（(《“「『【[", "）)》”」』】]", strict=True))


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of sentences in order, without white space at their ends; a stop inside brackets ends none."""
    spans, start = [], 0
    hidden = _bracketed(text)
    for match in _END.finditer(text):
        if any(a < match.start() < b for a, b in hidden) and "\n" not in match[0]:
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return tuple(span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1])


def behind_last(marks: str, text: str, start: int, end: int) -> int:
    """Where what stands behind the last of the `marks` in `text[start:end]` begins; `start` where there is none."""
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in marks))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Spans of brackets that close within 60 characters."""
    spans = []
    for match in re.finditer(r"[（(《【\[]", text):
        close = text.find(_OPEN[match[0]], match.end(), match.end() + 60)
        if close > 0:
            spans.append((match.start(), close))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
