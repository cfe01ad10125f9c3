"""Running heads and page numbers: what repeats at the pages' edges is no prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from statistics import median

from cast_stats.layout.article import Article
from cast_stats.layout.elements import Run
from cast_stats.layout.lines import lines_of
from cast_stats.layout.margins import beside_text
from cast_stats.layout.paragraphs import Piece, paragraph_of
from cast_stats.reading.page import Box, Page

EDGE = 0.11
"""Share of the page's height, above and below, where running heads stand."""
REPEATS = 3
"""Pages at least on which a running head comes again."""
ACROSS = 0.75
"""A rule that takes this share of the page's width cuts off a running head."""
HEAD_LENGTH = 80
"""Characters of a running head at most."""
APART = 0.8
"""A page number stands at least this share of its size apart from the text."""
PAGE_NUMBER = re.compile(
    r"[-—–·.・|/\s]*(第?[\d〇零一二三四五六七八九十百IVXivx]{1,4}[页頁]?)[-—–·.・|/\s]*(共\d+[页頁])?"
)

Signature = tuple[bool, str]
"""Which edge a run stands at, and what it says, whatever the numbers are."""


def without_running(pages: Sequence[tuple[Page, list[Run]]]) -> list[tuple[list[Run], list[Run]]]:
    """For each page the runs of its text, and those of running heads and page numbers."""
    edges = [(page, [run for run in runs if _at_edge(page, run)]) for page, runs in pages]
    repeated = _repeated(edges)
    rows = _head_rows(edges, repeated)
    beside = beside_text(pages)
    parted: list[tuple[list[Run], list[Run]]] = []
    for (page, runs), (_, edge) in zip(pages, edges, strict=True):
        out = {id(run) for run in edge if _signature(page, run) in repeated}
        out |= {id(run) for row in rows for run in _in_head_row(edge, runs, row)}
        out |= {id(run) for run in _beyond_rule(page, runs)} | beside[page.number]
        out |= {id(run) for run in _page_numbers(page, [run for run in runs if id(run) not in out])}
        parted.append(([run for run in runs if id(run) not in out], [run for run in runs if id(run) in out]))
    return parted


def running_article(running: Iterable[Sequence[Run]]) -> Article:
    """Running heads and page numbers, page by page: no text of the issue, but its numbers are accounted for."""
    lines = (line for runs in running for line in lines_of(runs, 0.0, 0.0))
    return Article("", paragraphs=tuple(paragraph_of(Piece([line], "running")) for line in lines))


def _at_edge(page: Page, run: Run) -> bool:
    return run.bottom < EDGE * page.height or run.top > (1 - EDGE) * page.height


def _signature(page: Page, run: Run) -> Signature:
    """Which edge, and what it says, whatever the numbers are."""
    return run.top < page.height / 2, re.sub(r"\d+", "#", run.text)


def _repeated(edges: Sequence[tuple[Page, list[Run]]]) -> set[Signature]:
    """What stands at the edges of several pages."""
    seen: dict[Signature, set[int]] = defaultdict(set)
    for page, edge in edges:
        for run in edge:
            seen[_signature(page, run)].add(page.number)
    least = min(REPEATS, max(2, len(edges)))
    return {signature for signature, numbers in seen.items() if len(numbers) >= least and signature[1] != "#"}


def _head_rows(edges: Sequence[tuple[Page, list[Run]]], repeated: AbstractSet[Signature]) -> list[float]:
    """The middles, in points from the top, of the rows in which the running heads of the issue stand."""
    middles: dict[Signature, list[float]] = defaultdict(list)
    for page, edge in edges:
        for run in edge:
            if (signature := _signature(page, run)) in repeated:
                middles[signature].append(_middle(run))
    return [median(found) for found in middles.values()]


def _in_head_row(edge: Sequence[Run], runs: Sequence[Run], row: float) -> list[Run]:
    """What stands at the edge where the running heads of other pages stand, well apart from the text: a head that was
    misread."""
    level = [run for run in edge if abs(_middle(run) - row) < run.size]
    if not level or sum(len(run.indices) for run in level) > HEAD_LENGTH:
        return []
    chosen = {id(run) for run in level}
    reach = max(run.size for run in level)
    upper, lower = min(run.top for run in level) - reach, max(run.bottom for run in level) + reach
    apart = all(run.top > lower or run.bottom < upper for run in runs if id(run) not in chosen)
    return level if apart else []


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2


def _beyond_rule(page: Page, runs: Sequence[Run]) -> list[Run]:
    """What little stands above a rule right across the top of the page, or below one across its foot."""
    rules = [line for line in page.lines if line.x1 - line.x0 > ACROSS * page.width and line.bottom - line.top < 3]
    rules = [rule for rule in rules if not _is_edge(rule, page)]
    head = [run for run in runs if any(run.bottom <= r.top + 2 for r in rules if r.bottom < EDGE * page.height)]
    foot = [run for run in runs if any(run.top >= r.bottom - 2 for r in rules if r.top > (1 - EDGE) * page.height)]
    return [run for part in (head, foot) if sum(len(r.indices) for r in part) <= HEAD_LENGTH for run in part]


def _is_edge(rule: Box, page: Page) -> bool:
    """Whether a rule is a side of a box or a picture: strokes go off from both its ends, or it lies on a picture."""

    def meets(x: float) -> bool:
        return any(
            abs((line.x0 + line.x1) / 2 - x) < 3 and line.bottom - line.top > 12
            and line.top - 3 <= rule.top <= line.bottom + 3
            for line in page.lines
        )  # fmt: skip

    on_picture = any(p.top - 3 <= rule.top <= p.bottom + 3 and p.x0 < rule.x1 and p.x1 > rule.x0 for p in page.pictures)
    return on_picture or (meets(rule.x0) and meets(rule.x1))


def _page_numbers(page: Page, runs: Sequence[Run]) -> list[Run]:
    """Numbers that stand alone in the outermost row at the top or the bottom."""
    found: list[Run] = []
    for run in runs:
        if not _at_edge(page, run) or not PAGE_NUMBER.fullmatch(run.text):
            continue
        others = [r for r in runs if r is not run and not PAGE_NUMBER.fullmatch(r.text)]
        upper = run.top < page.height / 2
        gap = APART * run.size
        if all(r.top > run.bottom + gap if upper else r.bottom < run.top - gap for r in others):
            found.append(run)
    return found
