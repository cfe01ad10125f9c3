"""The ledger: every number of an issue with the record that it became, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cast_stats.facts.context import Scene
from cast_stats.language.mention import Number
from cast_stats.records import LedgerEntry

CONTEXT = 18
"""Characters of context on either side of a number."""

Key = tuple[int, int]
"""Paragraph and first character of a number."""


def entries(scene: Scene, records: Mapping[Key, str]) -> Iterator[LedgerEntry]:
    """An entry for each number of the article, in order; `records` holds the id of what each became."""
    for sentence in scene.sentences:
        for number in sentence.numbers:
            yield _entry(scene, sentence.paragraph, number, records.get((sentence.paragraph, number.start)))


def _entry(scene: Scene, paragraph: int, number: Number, record: str | None) -> LedgerEntry:
    printed = scene.article.paragraphs[paragraph]
    first, last = scene.printed(paragraph, number.start, number.end)
    start = max(0, first - CONTEXT)
    return LedgerEntry(
        quote=printed.text[first:last],
        page=printed.places.page(first),
        article=scene.article.title,
        context=printed.text[start : last + CONTEXT],
        offset=first - start,
        record=record,
        reason=None if record else number.reason or "unresolved",
        detail=number.detail,
    )
