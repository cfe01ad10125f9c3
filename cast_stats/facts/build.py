"""Drafts become records: ids from content, evidence from places, a grade from how the slots were reached."""

from __future__ import annotations

import hashlib
from typing import Any

from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.context import Scene
from cast_stats.facts.draft import Draft
from cast_stats.facts.grades import grade_of, notes_of
from cast_stats.records import Award, Fact, Issue

Fields = dict[str, Any]
"""What a record is validated from: one call for a record and all that is nested in it."""


def record_id(issue: Issue, *parts: object) -> str:
    """A name for a record that comes from its content alone: 16 hexadecimal digits."""
    return hashlib.sha256("|".join(map(str, (issue.sha256, *parts))).encode()).hexdigest()[:16]


def _evidence_of(scene: Scene, paragraph: int, clause: tuple[int, int], quote: tuple[int, int]) -> Fields:
    """The proof of what stands at `quote` in a paragraph as printed; `clause` is the stretch that is shown with it."""
    printed = scene.article.paragraphs[paragraph]
    (start, end), (first, last) = clause, quote
    return {
        "quote": printed.text[first:last],
        "offset": first - start,
        "text": printed.text[start:end],
        "page": printed.places.page(first),
        "boxes": printed.places.spread(first, last),
    }


def fact_of(scene: Scene, draft: Draft, identity: str, part_of: str | None) -> Fact:
    """The record of a draft."""
    sentence, number = draft.sentence, draft.number
    clause = scene.printed(sentence.paragraph, sentence.start, sentence.end)
    quote = scene.printed(sentence.paragraph, number.start, number.end)
    return Fact.model_validate({
        "id": identity,
        "family": draft.family.family,
        "category": draft.family.category,
        "subject": draft.subject.text,
        "item": draft.item,
        "value": number.value,
        "value_max": number.value_max,
        "unit": number.unit,
        "bound": number.bound,
        "time": draft.period,
        "change": draft.change,
        "part_of": part_of,
        "evidence": _evidence_of(scene, sentence.paragraph, clause, quote),
        "rule": draft.rule.name if draft.rule else "nearest-noun",
        "grade": grade_of(draft),
        "derivation": _derivation(draft),
        "notes": notes_of(scene, draft),
        **_origin(scene),
    })  # fmt: skip


def award_of(scene: Scene, article: int, draft: AwardDraft) -> Award:
    """The record of an award; its evidence is the clause that tells of it."""
    span = (draft.start, draft.end)
    content = (draft.recipient, draft.award, draft.year)
    return Award.model_validate({
        "id": record_id(scene.issue, "award", article, draft.paragraph, *span, *content),
        "recipient": draft.recipient,
        "award": draft.award,
        "grade": draft.grade,
        "year": draft.year,
        "awarder": draft.awarder,
        "evidence": _evidence_of(scene, draft.paragraph, span, span),
        "rule": draft.rule,
        "confidence": draft.confidence,
        "derivation": draft.derivation,
        **_origin(scene),
    })  # fmt: skip


def _origin(scene: Scene) -> Fields:
    return {"issue": scene.issue.label, "article": scene.article.title, "section": scene.article.section}


def draft_id(scene: Scene, article: int, draft: Draft) -> str:
    """The id of a draft's record: where it stands, what it says, and which member of a list it counts."""
    place = (draft.sentence.paragraph, draft.number.start)
    return record_id(scene.issue, "fact", article, *place, draft.number.text, draft.member)


def _derivation(draft: Draft) -> tuple[Fields, ...]:
    item_how = "explicit" if draft.item_span else "inherited"
    period_how, period_source = draft.period_source
    return (
        {"slot": "item", "how": item_how, "source": draft.rule.name if draft.rule else ""},
        {"slot": "family", "how": "explicit", "source": draft.family.name},
        {"slot": "subject", "how": draft.subject.how, "source": draft.subject.source},
        {"slot": "time", "how": period_how, "source": period_source},
    )
