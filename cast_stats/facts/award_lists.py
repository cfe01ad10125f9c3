"""Lists of honours: headings that name one, with a line for each recipient."""

from __future__ import annotations

from collections.abc import Iterator

from cast_stats.facts.award_draft import AwardDraft
from cast_stats.facts.context import Scene


def listed(scene: Scene) -> Iterator[AwardDraft]:
    yield from ()
