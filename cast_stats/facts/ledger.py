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
        text = scene.text(sentence)
        for number in sentence.numbers:
            record = records.get((sentence.paragraph, number.start))
            yield _entry(scene, sentence.paragraph, text, number, record)


def _entry(scene: Scene, paragraph: int, text: str, number: Number, record: str | None) -> LedgerEntry:
    start = max(0, number.start - CONTEXT)
    return LedgerEntry(
        quote=number.text,
        page=scene.article.paragraphs[paragraph].places.page(number.start),
        article=scene.article.title,
        context=text[start : number.end + CONTEXT],
        offset=number.start - start,
        record=record,
        reason=None if record else number.reason or "unresolved",
        detail=number.detail,
    )
