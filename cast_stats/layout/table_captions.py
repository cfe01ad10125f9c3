"""What belongs to a table above it: title and unit line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from cast_stats.layout.lines import Line, lines_of
from cast_stats.layout.runs import runs_of
from cast_stats.layout.table_grid import inside
from cast_stats.reading.page import Box, Page

UNIT = re.compile(r"[(（]?(?:计量)?单位[:：]\s*(.+?)[)）]?")
UNIT_WITHIN = re.compile(r"[(（](?:计量)?单位[:：]?\s*([^()（）]+)[)）]")
LABEL = re.compile(r"(续|附|统计)?表\s*\d*([-－—–.．]\d+)*")
TITLED = re.compile(r"(续|附|统计)?表\s*\d")
NO_TITLE = re.compile(
    r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、]|.*[。；;，,]$|[—－-]*\s*\d+\s*[—－-]*$"
)
"""A numbered heading, a line of prose, a page number."""
BASIS = re.compile(r"[(（]?以.{1,6}为\s*1(00)?[)）]?")
REACH = 2.6
"""The next line of a title begins within so many times its height above what it heads."""
OFF_CENTRE = 0.15
"""Share of the table's width by which a caption may stand off its middle."""
MOST_LINES = 4
"""Lines of a caption at most."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's title and unit as printed ("" where there is none), and the top of the area that they take."""

    title: str
    unit: str
    top: float


def caption_above(page: Page, box: Box, taken: Sequence[Box] = ()) -> Caption:
    """The title and the unit line that stand right above a table; `taken` are other tables, whose text is no title."""
    title: list[str] = []
    unit, top = "", box.top
    for line in _lines_above(page, box, taken):
        if top - line.bottom > REACH * line.size:
            break
        unit_line = UNIT.fullmatch(line.text)
        if unit_line and not unit:
            unit = unit_line.group(1)
        elif BASIS.fullmatch(line.text) and not title:
            pass
        elif _is_title(line, box) and len(title) < MOST_LINES:
            title.insert(0, line.text)
        else:
            break
        top = line.top
        if TITLED.match(line.text):
            break
    whole = " ".join(title) if title and LABEL.fullmatch(title[0]) else "".join(title)
    within = UNIT_WITHIN.search(whole)
    return Caption(whole, unit or (within.group(1) if within else ""), top)


def _lines_above(page: Page, box: Box, taken: Sequence[Box]) -> list[Line]:
    """The lines above the table within its width, from the nearest upwards."""
    height = 14 * max(page.sizes, default=10.0)
    strip = Box(box.x0 - 6, max(0.0, box.top - height), box.x1 + 6, box.top)
    others = {index for other in taken for index in inside(page, other)}
    indices = [index for index in inside(page, strip) if index not in others]
    lines = lines_of(runs_of(page, indices), box.x0, box.x1)[::-1]
    return list(takewhile(lambda line: not _goes_beyond(page, line), lines))


def _goes_beyond(page: Page, line: Line) -> bool:
    """Whether characters adjoin a line at either end: it is a part of prose that is wider than the table."""
    strip = Box(line.x0 - line.size, line.top, line.x1 + line.size, line.bottom)
    return any(box.x0 < line.x0 - 0.1 or box.x1 > line.x1 + 0.1 for i in inside(page, strip) for box in [page.box(i)])


def _is_title(line: Line, box: Box) -> bool:
    if LABEL.fullmatch(line.text) or TITLED.match(line.text):
        return True
    off = abs((line.x0 + line.x1) - (box.x0 + box.x1)) / 2
    return off <= OFF_CENTRE * (box.x1 - box.x0) and not NO_TITLE.match(line.text)
