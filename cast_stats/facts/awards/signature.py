"""Who signed a paper: the bodies above the date below its text, who give what it says is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cast_stats.catalog.award_rules import AwardRule
from cast_stats.facts.awards.draft import AwardDraft
from cast_stats.facts.awards.naming import is_organisation
from cast_stats.facts.awards.years import DAY
from cast_stats.facts.context import Scene
from cast_stats.language.spacing import unspaced
from cast_stats.layout.article import Paragraph

SIGNED = 4
"""So many lines at most hold the bodies that signed and the date."""
DAY_LINE = re.compile(rf"\(?{DAY}\)?")
PAPER = re.compile("决定|通报|授予|命名|表彰|表扬")
"""What the title of a paper holds that gives honours."""


def is_signature(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the first of some paragraphs is a date, or one of the bodies that signed above it."""
    lines = [unspaced(p.text) for p in paragraphs]
    day = next((i for i, line in enumerate(lines) if DAY_LINE.fullmatch(line)), None)
    return day is not None and all(_signs(body) for line in paragraphs[:day] for body in line.text.split())


def signed(scene: Scene, drafts: Sequence[AwardDraft], rules: Sequence[AwardRule]) -> list[AwardDraft]:
    """The awards; those that a paper gives without saying who gives them have who signed it for their giver."""
    by_giver = {rule.name for rule in rules if rule.by_giver}
    if not PAPER.search(scene.article.title) or not any(d.rule in by_giver and d.awarder is None for d in drafts):
        return list(drafts)
    giver = "、".join(_signers(scene.article.paragraphs)) or None
    return [replace(d, awarder=giver) if d.rule in by_giver and d.awarder is None else d for d in drafts]


def _signers(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The bodies above the last date that stands on a line of its own."""
    for start in range(len(paragraphs)):
        signature = paragraphs[start : start + SIGNED]
        if start and not DAY_LINE.fullmatch(unspaced(signature[0].text)) and is_signature(signature):
            lines = (line.text for line in signature)
            bodies = [body for line in lines for body in line.split() if _signs(body)]
            yield from (unspaced(body) for body in bodies)
            return


def _signs(body: str) -> bool:
    """Whether a word below a paper is who signed it: 省科协, 市文明办."""
    return is_organisation(unspaced(body)) or body.endswith("办")
