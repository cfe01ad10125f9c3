"""Writing that runs down the page: whole pages of it are turned, single lines of it are put over the text beside."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from statistics import median

from cast_stats.layout.elements import Element, Run, around
from cast_stats.layout.runs import run_of
from cast_stats.reading.page import Page

DOWNWARDS = 3
"""Quarter turns of writing whose first line stands at the page's right and runs down it."""
LEAST = 60
"""Fewer characters are a title or a label, not a page."""
SPARSE = 0.85
"""Level text begins its characters at more places across than would stand side by side; lines that run down do not."""
CLOSER = 1.15
"""Characters stand so much closer to those under them than to those beside them where lines run down."""
SAMPLE, MOST = 60, 0.7
"""So many characters are looked at; so many of them must stand under one another."""
PITCH = (0.8, 2.2)
"""The next character down begins so many characters' height below the one before."""
LEAST_STACK = 3
"""Characters at least that stand below one another, where none is a title's."""
TITLE = 1.3
"""Two characters under one another are writing only where they are so much larger than the text."""
CLEAR = 8.0
"""Text within so many characters' width may belong to the row of a character."""
NEAR = 1.5
"""A title may begin so many times its size below the first line of its text."""


def with_direction(page: Page) -> Page:
    """The page, its turn set where most of its writing runs down it."""
    if page.turn or not _may_run_down(page) or not _runs_down(page):
        return page
    return replace(page, turn=DOWNWARDS, boxes=_spread(page))


def _may_run_down(page: Page) -> bool:
    """A quick look: whether characters begin at few places across."""
    if len(page.chars) < LEAST:
        return False
    size = median(page.sizes)
    lefts = [x for char, x in zip(page.chars, page.boxes[0::4], strict=True) if not char.isascii()]
    if size <= 0 or len(lefts) < LEAST:
        return False
    return (len({round(3 * x / size) for x in lefts}) - 1) * size < SPARSE * (max(lefts) - min(lefts))


def _runs_down(page: Page) -> bool:
    """Whether most characters stand closer to the one under them than to the one beside them."""
    sample = range(0, len(page.chars), max(1, len(page.chars) // SAMPLE))
    steps = [(_step(page, i, 1), _step(page, i, 0)) for i in sample]
    known = [(down, across) for down, across in steps if min(down, across) < PITCH[1] * page.sizes[0]]
    return 2 * len(known) > len(sample) and sum(CLOSER * d < a for d, a in known) >= MOST * len(known)


def _step(page: Page, index: int, axis: int) -> float:
    """From a character to the next one straight beside it (axis 0) or under it (axis 1); infinite where none is."""
    along, size = page.boxes[axis::4], page.sizes[index]
    across = page.boxes[1 - axis :: 4]
    start, level = along[index] + 0.5 * size, across[index]
    room = 0.3 * size
    return min((a - along[index] for a, c in zip(along, across, strict=True) if a > start and abs(c - level) < room),
               default=inf)  # fmt: skip


def _spread(page: Page) -> array[float]:
    """The boxes, those of figures that stand side by side in a line one under the other."""
    boxes = page.boxes[:]
    figures = [i for i, char in enumerate(page.chars) if char.isascii()]
    for group in _side_by_side(page, sorted(figures, key=lambda i: (round(page.boxes[4 * i + 1]), page.boxes[4 * i]))):
        whole = around(Element(*page.box(i)) for i in group)
        step = whole.height / len(group)
        for place, i in enumerate(group):
            boxes[4 * i : 4 * i + 4] = array(
                "f", (whole.x0, whole.top + place * step, whole.x1, whole.top + (place + 1) * step)
            )
    return boxes


def _side_by_side(page: Page, indices: Sequence[int]) -> list[list[int]]:
    """The characters in groups that stand in one row without a gap."""
    groups: list[list[int]] = []
    for i in indices:
        last, box = page.box(groups[-1][-1]) if groups else None, page.box(i)
        room = 0.3 * page.sizes[i]
        if last and abs(last.top - box.top) < room and -room < box.x0 - last.x1 < room:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def with_stacks(runs: Sequence[Run], size: float) -> list[Run]:
    """The runs, characters that stand one under another as one run, in the place of a line over the text beside it."""
    stacks = [stack for stack in _stacks(runs, size) if _stands_clear(stack, runs)]
    taken = {id(run) for stack in stacks for run in stack}
    rest = [run for run in runs if id(run) not in taken]
    return [*rest, *(_laid_over(stack, rest) for stack in stacks)]


def _stacks(runs: Sequence[Run], size: float) -> list[list[Run]]:
    """Single characters of one size under one another."""
    stacks: list[list[Run]] = []
    for run in sorted((r for r in runs if len(r.indices) == 1 and not r.text.isascii()), key=lambda r: r.top):
        stack = next((s for s in stacks if _goes_on(s[-1], run)), None)
        if stack is None:
            stacks.append([run])
        else:
            stack.append(run)
    return [s for s in stacks if len(s) >= LEAST_STACK or (len(s) == 2 and s[0].size >= TITLE * size)]


def _goes_on(last: Run, run: Run) -> bool:
    step, apart = (run.top - last.top) / run.size, abs((last.x0 + last.x1) - (run.x0 + run.x1)) / 2
    return PITCH[0] <= step <= PITCH[1] and apart < 0.3 * run.size and abs(last.size - run.size) < 0.1 * run.size


def _stands_clear(stack: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether text of its size stands level with no more than a few characters of a stack: words spaced out under one
    another are no stacks."""
    own, size = {id(run) for run in stack}, stack[0].size
    others = [run for run in runs if id(run) not in own and run.size > 0.8 * size]
    return sum(any(_is_level(run, other) for other in others) for run in stack) < 0.5 * len(stack)


def _is_level(run: Run, other: Run) -> bool:
    apart = max(other.x0 - run.x1, run.x0 - other.x1)
    return abs((run.top + run.bottom) - (other.top + other.bottom)) < 0.4 * run.size and apart < CLEAR * run.size


def _laid_over(stack: Sequence[Run], runs: Sequence[Run]) -> Run:
    """The stack as one run whose place is a strip right above the text beside it."""
    run, whole = run_of(stack[0].page, [i for part in stack for i in part.indices]), around(stack)
    beside = [r for r in runs if r.top < whole.bottom and r.bottom > whole.top]
    text = [r for r in beside if r.x0 >= whole.x1] or [r for r in beside if r.x1 <= whole.x0]
    if not text:
        return replace(run, bottom=run.top + run.size)
    block: Element = around(text)
    ceiling = block.top - NEAR * run.size
    top = min(r.top for r in runs if r.top >= ceiling and r.x0 < block.x1 and r.x1 > block.x0)
    width = min(block.width, len(run.indices) * run.size)
    return replace(run, x0=block.x0, x1=block.x0 + width, top=top - 1.0, bottom=top)
