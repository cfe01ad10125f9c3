"""How far a record can be trusted: from how its item, subject and time were reached and how well it was read."""

from __future__ import annotations

from cast_stats.facts.context import Scene
from cast_stats.facts.draft import Draft
from cast_stats.records import Grade

LOW_READING = 0.9
"""A number with a character read at less than this confidence says so."""


def grade_of(draft: Draft) -> Grade:
    """`low`: the item was guessed; `medium`: it or its owner was inferred from afar; `high`: both stand plainly."""
    if draft.rule is None or draft.rule.grade == "low":
        return "low"
    if draft.rule.grade == "medium" or draft.item_span is None or draft.subject.how == "default":
        return "medium"
    return "high"


def notes_of(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """What a reader of the record should know."""
    places = scene.article.paragraphs[draft.sentence.paragraph].places
    start, end = scene.printed(draft.sentence.paragraph, draft.number.start, draft.number.end)
    read = places.confidence[start:end]
    return ("low-reading-confidence",) if read and min(read) < LOW_READING else ()
