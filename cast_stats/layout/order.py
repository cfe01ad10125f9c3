"""Reading order where pictures, boxes and tables stand across columns: the text goes on beneath them or beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cast_stats.layout.columns import Column, find_column_gutters, reading_order
from cast_stats.layout.elements import Placed, Rule, Run
from cast_stats.layout.lines import Line, column_edges, lines_of, side_labels
from cast_stats.layout.stories import gathered
from cast_stats.layout.typography import ALMOST_FULL, INDENT, LARGE_TYPE, SHORT, ends_sentence

MOST_INSETS = 8
"""A page with more things across its columns is no prose; its order is that of its bands."""
BREAK = 2.0
"""Lines farther apart than this many characters' height meet only if the text goes on over what stands between."""


def ordered(elements: Sequence[Placed], size: float) -> list[Column]:
    """The columns of a page in reading order; stories that interlock are told apart where the sentences say so."""
    columns = _past_insets(elements, size)
    stories = gathered(columns, size) if (broken := _broken_joints(columns, size)) else columns
    return stories if _broken_joints(stories, size) < broken else columns


def _past_insets(elements: Sequence[Placed], size: float) -> list[Column]:
    """The columns in reading order; what stands across columns is passed by where the sentences say so."""
    columns = reading_order(elements, size)
    across = _across(elements, size)
    if not 0 < len(across) <= MOST_INSETS:
        return columns
    kept, insets, broken = list(elements), list[Placed](), _broken_joints(columns, size)
    for element in across:
        rest = [e for e in kept if e is not element]
        tried = _with_insets(reading_order(rest, size), [*insets, element])
        if (count := _broken_joints(tried, size)) < broken:
            kept, broken, columns = rest, count, tried
            insets.append(element)
    return _inserted(columns, insets)


def column_lines(runs: Sequence[Run], column: Column, edges: tuple[float, float]) -> list[Line]:
    """The lines of some runs of a column. What stands left of the text is a line by itself; beside an inset, and where
    lines stand back together, the edges are those of the narrower text there."""
    left, right = edges
    aside = side_labels(runs)
    lines = lines_of([run for run in runs if not any(run is other for other in aside)], left, right)
    if aside:
        lines = sorted([*lines, *lines_of(aside, column.left, left)], key=lambda line: (_middle(line), line.x0))
    for inset in column.insets:
        beside = [i for i, line in enumerate(lines) if line.top < inset.bottom and line.bottom > inset.top]
        _narrow(lines, [i for i in beside if lines[i].x0 > inset.x1 - lines[i].size], [])
        _narrow(lines, [], [i for i in beside if lines[i].x1 < inset.x0 + lines[i].size])
    for row in _set_back(lines):
        _narrow(lines, row, [])
    return lines


def _middle(line: Line) -> float:
    return round((line.top + line.bottom) / 2 / line.size)


def _narrow(lines: list[Line], after: Sequence[int], before: Sequence[int]) -> None:
    """Give the lines of `after` a common left edge, those of `before` a common right one."""
    for i in after:
        lines[i] = replace(lines[i], left=min(lines[j].x0 for j in after))
    for i in before:
        lines[i] = replace(lines[i], right=max(lines[j].x1 for j in before))


def _set_back(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Three lines of prose or more, one under the other, that all begin after the column's edge."""
    row: list[int] = []
    for i, line in enumerate([*lines, None]):
        if line is not None and line.indent >= INDENT:
            row.append(i)
            continue
        full = sum(lines[j].slack <= ALMOST_FULL and not ends_sentence(lines[j].text) for j in row)
        if len(row) >= 3 and 2 * full >= len(row):
            yield row
        row = []


def _across(elements: Sequence[Placed], size: float) -> list[Placed]:
    """Pictures, boxes and tables that stand across a gutter of the text."""
    others = [e for e in elements if not isinstance(e, Run | Rule)]
    if not others:
        return []
    gutters = find_column_gutters([e for e in elements if isinstance(e, Run)], size)
    return [
        e for e in others
        if any(e.x0 < g.span.start and e.x1 > g.span.end and e.top < g.bottom and e.bottom > g.top for g in gutters)
    ]  # fmt: skip


def _with_insets(columns: Sequence[Column], insets: Sequence[Placed]) -> list[Column]:
    return [replace(c, insets=tuple(i for i in insets if i.x0 < c.right and i.x1 > c.left)) for c in columns]


def _inserted(columns: Sequence[Column], insets: Sequence[Placed]) -> list[Column]:
    """The columns with each inset after the column whose text stands right above it, or in front of all."""
    result = list(columns)
    for inset in insets:
        above = [
            (e.bottom, position) for position, column in enumerate(result) for e in column.elements
            if e.bottom <= inset.top + 1 and e.x0 < inset.x1 and e.x1 > inset.x0
        ]  # fmt: skip
        lowest = max((bottom for bottom, _ in above), default=0.0)
        position = min((p for bottom, p in above if bottom > lowest - inset.height), default=-1)
        result.insert(position + 1, Column(inset.x0, inset.x1, (inset,)))
    return result


def _broken_joints(columns: Sequence[Column], size: float) -> int:
    """How often the text stops in mid-sentence before a new paragraph, or goes on after a paragraph's end."""
    count, last, headed = 0, None, False
    for line in (line for column in columns for line in _lines(column)):
        if line.size >= LARGE_TYPE * size or line.heavy:
            headed = True
            continue
        if last is not None and _is_joint(last, line):
            count += _is_broken(last, line, headed)
        last, headed = line, False
    return count


def _lines(column: Column) -> list[Line]:
    runs = [e for e in column.elements if isinstance(e, Run)]
    return column_lines(runs, column, column_edges(column))


def _is_joint(before: Line, after: Line) -> bool:
    """Whether two lines do not simply stand one under the other."""
    return after.top < before.top or after.top - before.bottom > BREAK * before.size


def _is_broken(before: Line, after: Line, headed: bool) -> bool:
    """Whether text stops in mid-sentence, or goes on after its end; behind a heading anything may follow an end."""
    opens = INDENT <= after.indent < 4
    if ends_sentence(before.text):
        return not headed and before.slack > SHORT and not opens and after.indent < 0.5
    return opens and before.slack <= ALMOST_FULL
