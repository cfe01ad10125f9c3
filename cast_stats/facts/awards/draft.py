"""An award on its way: everything a record needs but its id and the issue."""

from __future__ import annotations

from dataclasses import dataclass

from cast_stats.records import Derivation, Grade


@dataclass(frozen=True, slots=True)
class AwardDraft:
    """One recipient and award; [start, end) is the clause that proves it, in the printed text of `paragraph`."""

    recipient: str
    award: str
    grade: str | None
    year: str | None
    awarder: str | None
    paragraph: int
    start: int
    end: int
    rule: str
    confidence: Grade
    derivation: tuple[Derivation, ...] = ()
