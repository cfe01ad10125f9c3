"""Running heads that stand upright at the side of the text: one character under the other, page after page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cast_stats.layout.elements import Run
from cast_stats.reading.page import Page

LEAST = 3
"""A stack of so many single characters is writing that runs downwards."""
PITCH = 2.5
"""The next character of a stack begins within so many times its size below the one before."""
TEXT_LENGTH = 5
"""Runs of so many characters tell where the text stands."""


def beside_text(pages: Sequence[tuple[Page, list[Run]]]) -> dict[int, set[int]]:
    """By page number the runs (by id) of stacks at the side of the text that stand on two pages or more."""
    stacks = {page.number: _stacks(runs) for page, runs in pages}
    seen = Counter(text for found in stacks.values() for text in {_text(stack) for stack in found})
    chosen: dict[int, set[int]] = {}
    for page, runs in pages:
        repeated = [stack for stack in stacks[page.number] if seen[_text(stack)] >= 2]
        strips = [(min(r.x0 for r in stack), max(r.x1 for r in stack)) for stack in repeated]
        within = {
            id(r)
            for r in runs
            if len(r.indices) <= LEAST and any(a - r.size < r.x0 and r.x1 < b + r.size for a, b in strips)
        }
        chosen[page.number] = within
    return chosen


def _text(stack: Sequence[Run]) -> str:
    return "".join(run.text for run in stack)


def _stacks(runs: Sequence[Run]) -> list[list[Run]]:
    """The stacks of single characters left or right of all text."""
    text = [run for run in runs if len(run.indices) >= TEXT_LENGTH]
    if not text:
        return []
    left, right = min(run.x0 for run in text), max(run.x1 for run in text)
    stacks: list[list[Run]] = []
    for run in sorted(
        (r for r in runs if len(r.indices) == 1 and (r.x1 <= left or r.x0 >= right)), key=lambda r: r.top
    ):
        stack = next((s for s in stacks if _goes_on(s[-1], run)), None)
        if stack is None:
            stacks.append([run])
        else:
            stack.append(run)
    return [stack for stack in stacks if len(stack) >= LEAST and not _text(stack).isdigit()]


def _goes_on(last: Run, run: Run) -> bool:
    apart = abs((last.x0 + last.x1) - (run.x0 + run.x1)) / 2
    return apart < 0.3 * run.size and run.top - last.top < PITCH * run.size
