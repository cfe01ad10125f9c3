"""Printed lines: the runs of a column put together, with the spaces that are real."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from cast_stats.layout.columns import Column
from cast_stats.layout.elements import Element, Run

WORD_SPACE = 0.2
"""Between letters, a gap wider than this share of the size is a space; no narrower one is any."""
MARK_SPACE = 0.35
"""Between marks and figures, the same."""
HANZI_SPACE = 0.6
"""Beside a hanzi, a gap is a space where it exceeds the line's usual gap by this share of the size; between two, in a
text layer, by HALF_SPACE."""
HALF_SPACE = 0.4
HANZI = re.compile(r"[\u3400-\u9fff]{2}")
POINTS, DASHES = frozenset(",.;:!?、，。；：！？"), frozenset("—–―─-－…")
POINT_SPACE = 0.9
"""Points and dashes are often set in the middle or at the side of a wider cell."""
SAME_ROW = 0.5
"""Share of the height that two runs of one row have in common."""
INITIAL = 1.8
"""Behind a character of so many times the line's size no gap is a space."""
PROSE_WIDTH = 8.0
"""Runs of so many characters are prose, not names set side by side."""
LABEL_GAP = 0.5
"""Labels at the side of a text end so many characters before it."""
EDGE_SHARE = 0.25
"""Where this share of a column's lines begins or ends is its edge; OUTLIERS of them may stand out."""
OUTLIERS = 0.1


@dataclass(frozen=True, slots=True)
class Line(Element):
    """A printed line and the column it stands in. `pages`, `boxes`, `confidence` are as in Places, for `text`."""

    number: int
    text: str
    boxes: array[float]
    confidence: array[float]
    size: float
    heavy: bool
    left: float
    right: float

    @property
    def indent(self) -> float:
        """How far it begins after the column's left edge, in characters."""
        return (self.x0 - self.left) / self.size

    @property
    def slack(self) -> float:
        """How far it ends before the column's right edge, in characters."""
        return (self.right - self.x1) / self.size


def lines_of(runs: Sequence[Run], left: float, right: float) -> list[Line]:
    """The lines that some runs form, from top to bottom."""
    return [_line(row, left, right) for row in _rows(runs)]


def column_edges(column: Column) -> tuple[float, float]:
    """Left and right edge of the text of a column: the outermost places where many runs begin or end."""
    runs = [e for e in column.elements if isinstance(e, Run)]
    labels = {id(run) for run in side_labels(runs)}
    runs = [run for run in runs if id(run) not in labels]
    if len(runs) < 4:
        return min((r.x0 for r in runs), default=column.left) if labels else column.left, column.right
    starts, ends = sorted(r.x0 for r in runs), sorted((r.x1 for r in runs), reverse=True)
    size = median(r.size for r in runs)
    share, outliers = max(1, round(EDGE_SHARE * len(runs))), 1 + round(OUTLIERS * len(runs))
    pairs_left = list(zip(starts, starts[share:], strict=False))[:outliers]
    pairs_right = list(zip(ends, ends[share:], strict=False))[:outliers]
    left = next((a for a, b in pairs_left if b - a < 0.3 * size), column.left)
    right = next((a for a, b in pairs_right if a - b < 0.6 * size), column.right)
    return left, right


def side_labels(runs: Sequence[Run]) -> list[Run]:
    """The runs of a column that stand beside its text and left of all of it from there on: labels, a byline."""
    ordered = sorted(runs, key=lambda run: run.top)
    tops = [run.top for run in ordered]
    labels = [
        run for run in runs
        if any(
            _is_right_of(other, run)
            for other in ordered[bisect_left(tops, run.top - run.height) : bisect_left(tops, run.bottom)]
        )
    ]  # fmt: skip
    if not labels:
        return []
    upper, chosen = min(label.top - 0.5 * label.size for label in labels), {id(label) for label in labels}
    rest = [run for run in runs if run.top >= upper and id(run) not in chosen]
    if len(rest) < 3 or 2 * sum(run.width >= PROSE_WIDTH * run.size for run in rest) < len(rest):
        return []
    edge = min(run.x0 for run in rest)
    return labels if all(label.x1 < edge - LABEL_GAP * label.size for label in labels) else []


def _is_right_of(other: Run, run: Run) -> bool:
    return other.x0 > run.x1 and min(other.bottom, run.bottom) - max(other.top, run.top) > SAME_ROW * run.height


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand beside one another, row by row."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: ((r.top + r.bottom) / 2, r.x0)):
        row = next((row for row in rows[-2:] if _beside(row, run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    return [sorted(row, key=lambda r: r.x0) for row in rows]


def _beside(row: Iterable[Run], run: Run) -> bool:
    """Whether the run's height overlaps that of the row's members, and its width does not, and none is an initial."""
    return all(
        min(run.bottom, r.bottom) - max(run.top, r.top) > SAME_ROW * min(run.height, r.height)
        and min(run.x1, r.x1) - max(run.x0, r.x0) < 0.5 * run.size
        and not (_is_single(run, r) or _is_single(r, run))
        for r in row
    )


def _is_single(large: Run, run: Run) -> bool:
    """Whether a run is one large character beside smaller type."""
    return len(large.indices) == 1 and large.size >= INITIAL * run.size


def _line(row: Sequence[Run], left: float, right: float) -> Line:
    page = row[0].page
    chars, boxes, sure = page.chars, page.boxes, page.confidence
    indices = [i for run in row for i in run.indices]
    size = median([page.sizes[i] for i in indices])
    gaps = [boxes[4 * b] - boxes[4 * a + 2] for a, b in pairwise(indices)]
    usual = (max(0.0, median(gaps)) if gaps else 0.0) / size
    initial = page.sizes[indices[0]] >= INITIAL * size
    text: list[str] = []
    places, confidence = array("f"), array("f")
    for position, index in enumerate(indices):
        gap = gaps[position - 1] / size if position > initial else 0.0
        before = indices[position - 1]
        if gap > usual + WORD_SPACE and _is_space(chars[before], chars[index], gap, usual, not sure):
            text.append(" ")
            places.extend((boxes[4 * before + 2], boxes[4 * before + 1], boxes[4 * index], boxes[4 * before + 3]))
            if sure:
                confidence.append(1.0)
        text.append(chars[index])
        places.extend(boxes[4 * index : 4 * index + 4])
        if sure:
            confidence.append(sure[index])
    heavy = bool(page.bold) and 2 * sum(page.bold[i] for i in indices) > len(indices)
    return Line(
        min(r.x0 for r in row), min(r.top for r in row), max(r.x1 for r in row), max(r.bottom for r in row),
        page.number, "".join(text), places, confidence, size, heavy, left, right,
    )  # fmt: skip


def _is_space(before: str, after: str, gap: float, usual: float, exact: bool) -> bool:
    """Whether a gap (in characters) between two characters, whose places may be exact, is a printed space."""
    if (before in POINTS and not after.isalpha()) or before in DASHES or after in DASHES:
        return gap > usual + POINT_SPACE
    if before.isascii() and after.isascii():
        return gap > usual + (WORD_SPACE if before.isalpha() or after.isalpha() else MARK_SPACE)
    return gap > usual + (HALF_SPACE if exact and HANZI.fullmatch(before + after) else HANZI_SPACE)
