"""Pictures with their captions, ruled boxes and dividing rules: what interrupts the text of a page."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.layout.elements import Element, Figure, Placed, Rule, Run, around
from cast_stats.reading.page import Page

BACKGROUND = 3
"""A picture with more characters on it than this is a background or a scan, not a figure."""
NEAR = 2.2
"""A caption begins within this many characters' height below its picture."""


def interruptions(page: Page, runs: Sequence[Run], size: float) -> list[Placed]:
    """The page's elements: figures with captions taken out of the runs, rules, and the runs that are left."""
    left = list(runs)
    found: list[Placed] = []
    for box in page.pictures:
        picture = Element(*box)
        if sum(len(run.indices) for run in runs if picture.holds(run)) > BACKGROUND:
            continue
        caption = _caption(picture, left, size)
        left = [run for run in left if run not in caption]
        whole = around([picture, *caption])
        found.append(Figure(whole.x0, whole.top, whole.x1, whole.bottom, tuple(caption)))
    rules = [Rule(*box) for box in page.lines if box.x1 - box.x0 > 0.2 * page.width and box.bottom - box.top < 3]
    return [*found, *rules, *left]


def _caption(picture: Element, runs: Sequence[Run], size: float) -> list[Run]:
    """The lines under a picture that are smaller than the body or set centred, down to the first gap."""
    caption: list[Run] = []
    reach = picture.bottom
    for run in sorted(runs, key=lambda r: (r.top, r.x0)):
        beneath = picture.x0 - size <= run.x0 and run.x1 <= picture.x1 + size
        if not beneath or run.top < picture.bottom - 0.5 * size:
            continue
        limit = NEAR if not caption else 1.0
        if run.top - reach > limit * size:
            break
        small = run.size < 0.93 * size
        off_centre = abs((run.x0 + run.x1) - (picture.x0 + picture.x1)) / 2
        centred = off_centre < 0.6 * size and run.x0 - picture.x0 > 1.5 * size
        alike = not caption or abs(run.size - caption[0].size) < 0.05 * size
        if not alike or not (small or centred):
            break
        caption.append(run)
        reach = max(reach, run.bottom)
    return caption
