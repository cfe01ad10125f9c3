"""How far a record can be trusted: from how its item, subject and time were reached and how well it was read."""

from __future__ import annotations

from cast_stats.facts.context import Scene
from cast_stats.facts.draft import Draft
from cast_stats.records import Grade

LOW_READING = 0.9
"""A number with a character read at less than this confidence says so."""


def grade_of(draft: Draft) -> Grade:
    """`high`: a strong rule and an owner that is named; `low`: the item was guessed or nobody is named."""
    if draft.rule is None or draft.rule.grade == "low" or draft.subject.how == "default":
        return "low"
    return "high" if draft.rule.grade == "high" and draft.item_span else "medium"


def notes_of(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """What a reader of the record should know."""
    places = scene.article.paragraphs[draft.sentence.paragraph].places
    start, end = scene.printed(draft.sentence.paragraph, draft.number.start, draft.number.end)
    read = places.confidence[start:end]
    return ("low-reading-confidence",) if read and min(read) < LOW_READING else ()
