"""Award rules prove themselves: each must make the rows of its own examples, and none of its counter-examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cast_stats.catalog.award_rules import AwardRule
from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.awards.find import find_awards
from cast_stats.facts.context import scene_of
from cast_stats.facts.fault import Fault
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

ARROW, BAR, SLASH, NONE = "=>", " | ", " / ", "-"


def award_faults(rules: Sequence[AwardRule]) -> Iterator[Fault]:
    """Every example that a rule fails, each rule taken alone."""
    for rule in rules:
        for example in rule.examples:
            text, _, expected = example.partition(ARROW)
            found = _rows(text.strip(), rule)
            if not agree(found, expected.strip().split(BAR)):
                yield Fault(rule.name, example, BAR.join(found))
        for example in rule.counter_examples:
            found = _rows(example, rule)
            if found:
                yield Fault(rule.name, example, BAR.join(found))


def row_of(draft: AwardDraft) -> str:
    """An award as the examples write it: recipient / award / year / grade / awarder, `-` for none."""
    fields = (draft.recipient, draft.award, draft.year, draft.grade, draft.awarder)
    return SLASH.join(field or NONE for field in fields)


def agree(found: Sequence[str], expected: Sequence[str]) -> bool:
    """Whether the rows are those expected, in their order; an expected row may leave out its last fields."""
    if len(found) != len(expected):
        return False
    pairs = zip(found, expected, strict=True)
    return all(f"{row}{SLASH}".startswith(f"{want.strip()}{SLASH}") for row, want in pairs)


def _rows(text: str, rule: AwardRule) -> list[str]:
    issue = Issue(file="example", sha256="", year=2024, pages=0)
    scene = scene_of(Article(title="", paragraphs=(Paragraph(text),)), issue)
    return [row_of(draft) for draft in find_awards(scene, (rule,))]
