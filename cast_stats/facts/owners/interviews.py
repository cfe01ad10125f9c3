"""Interviews: questions and answers, each behind the name of who speaks, and whose the numbers in them are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.owners.holders import Holder

ASKING = re.compile(r"\s*(?:(?:本刊|本报)?记者|本刊|本报|问|提问|主持人|编者|采访组|《[^》]{2,12}》|[QＱ])\s*[:：]")
LABEL = re.compile(r"\s*([一-鿿·]{2,8}|答|[AＡ])\s*[:：]")
POST = 24
"""Characters between a body and the person interviewed at most: the post."""


def is_question(text: str) -> bool:
    """Whether a paragraph is what the interviewer says."""
    return ASKING.match(text) is not None


def is_interview(scene: Scene) -> bool:
    """Whether an article is told in questions and answers."""
    return sum(is_question(reading.text) for reading in scene.readings) > 1


def label_end(text: str) -> int:
    """Where the name of who speaks ends, with its colon; 0 where none opens a paragraph."""
    match = ASKING.match(text) or LABEL.match(text)
    return match.end() if match else 0


def spoken_for(scene: Scene, rows: Sequence[tuple[Sentence, Sequence[Holder], object]]) -> Holder | None:
    """The body with whose post the one interviewed is introduced: 采访了县蜂业协会会长罗大山."""
    labels = (LABEL.match(reading.text) for reading in scene.readings if not is_question(reading.text))
    speakers = {match[1] for match in labels if match}
    for sentence, holders, _ in rows:
        text = scene.text(sentence)
        for holder in holders:
            near = text[holder.end : holder.end + POST]
            if holder.kind not in ("person", "event", "region") and any(name in near for name in speakers):
                return holder
    return None
