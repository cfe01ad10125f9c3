"""Characters of a page gathered into runs: pieces of a printed line without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from cast_stats.layout.elements import Run
from cast_stats.reading.page import Page
from cast_stats.reading.rows import runs_of_indices


def runs_of(page: Page, indices: Iterable[int] | None = None) -> list[Run]:
    """The runs of a page, or of some of its characters."""
    return [run_of(page, piece) for piece in runs_of_indices(page, indices)]


def run_of(page: Page, indices: Sequence[int]) -> Run:
    """The run of these characters (left to right)."""
    boxes, sizes = page.boxes, page.sizes
    places = [boxes[4 * i : 4 * i + 4] for i in indices]
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return Run(
        min(lefts), min(tops), max(rights), max(bottoms), page, tuple(indices), median([sizes[i] for i in indices])
    )
