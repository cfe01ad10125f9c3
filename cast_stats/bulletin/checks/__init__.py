"""Checks of figures against each other. A check reports; it never changes a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from cast_stats.bulletin.checks.across import IMPOSSIBLE, JUMPS, TWICE, impossible, jumps, parts_of_cells, told_twice
from cast_stats.bulletin.checks.finding import VERDICTS, Finding
from cast_stats.bulletin.checks.within import CHANGES, PARTS, SHARES, changes, parts, shares
from cast_stats.bulletin.figure import Figure
from cast_stats.bulletin.growth import Growth
from cast_stats.bulletin.tables import Table

NAMES = (PARTS, CHANGES, SHARES, TWICE, JUMPS, IMPOSSIBLE)

__all__ = ["NAMES", "VERDICTS", "Finding", "run"]


def run(figures: Sequence[Figure], tables: Iterable[Table], growths: Iterable[Growth]) -> tuple[Finding, ...]:
    """All findings of a year, those that do not hold first, in the order of the checks."""
    found = chain(
        parts(figures),
        changes(figures),
        shares(figures),
        told_twice(figures),
        jumps(growths),
        impossible(figures),
        parts_of_cells(tables),
    )
    return tuple(sorted(found, key=lambda one: (VERDICTS.index(one.verdict), NAMES.index(one.check))))
