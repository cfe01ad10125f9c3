"""Pictures with their captions, ruled boxes and dividing rules: what interrupts the text of a page."""

from __future__ import annotations

from collections.abc import Sequence

from cast_stats.layout.elements import Element, Figure, Frame, Placed, Rule, Run, around
from cast_stats.layout.frames import rectangles
from cast_stats.reading.page import Page

BACKGROUND = 3
"""A picture with more characters on it than this is a background or a scan, not a figure."""
NEAR = 2.2
"""A caption begins within this many characters' height below its picture."""
SMALL = 0.93
"""Captions are set in type smaller than this share of the body's."""
LEAST_PICTURE = 4.0
"""A blank space above small type is a picture's place from this many characters' height on."""
LONGEST_CAPTION = 6
"""Small type of more runs below a blank space is a text of its own."""
SPACE = 2.0
"""Words of one caption stand at most so many characters apart."""
LEAST_BOX = 2.5
"""A lower rectangle is a shaded line or a label, not a box."""
LABEL = 12
"""A ruled box with one line of at most so many characters is a label, not a text of its own."""


def interruptions(page: Page, runs: Sequence[Run], size: float) -> list[Placed]:
    """The page's elements: figures with captions and boxes taken out of the runs, rules, and the runs that are left."""
    left = list(runs)
    found: list[Placed] = []
    pictures = [Element(*box) for box in page.pictures]
    for frame in rectangles(page):
        inside = [run for run in left if frame.holds(run)]
        if not inside:
            pictures.append(frame)
        elif frame.height > LEAST_BOX * size and _is_box(inside, runs):
            left = [run for run in left if not frame.holds(run)]
            found.append(Frame(frame.x0, frame.top, frame.x1, frame.bottom, tuple(inside)))
    for picture in pictures:
        if sum(len(run.indices) for run in runs if picture.holds(run)) <= BACKGROUND:
            found.append(_figure(picture, left, size))
    found.extend(_implied_figures(left, size))
    rules = [Rule(*box) for box in page.lines if box.x1 - box.x0 > 0.2 * page.width and box.bottom - box.top < 3]
    return [*found, *_loose_rules(rules, found), *left]


def _is_box(inside: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether framed runs are a text of their own: more than a label, less than the page."""
    characters = sum(len(run.indices) for run in inside)
    whole = sum(len(run.indices) for run in runs)
    return characters > LABEL and characters < 0.7 * whole


def _loose_rules(rules: Sequence[Rule], found: Sequence[Placed]) -> list[Rule]:
    """The rules that are no edge of a figure or box."""
    return [
        rule for rule in rules
        if not any(e.x0 - 2 <= rule.x0 and rule.x1 <= e.x1 + 2 and e.top - 2 <= rule.top <= e.bottom + 2 for e in found)
    ]  # fmt: skip


def _figure(picture: Element, left: list[Run], size: float) -> Figure:
    """The picture with its caption, which is taken out of `left`."""
    caption = _caption(picture, left, size)
    taken = {id(run) for run in caption}
    left[:] = [run for run in left if id(run) not in taken]
    whole = around([picture, *caption])
    return Figure(whole.x0, whole.top, whole.x1, whole.bottom, tuple(caption))


def _caption(picture: Element, runs: Sequence[Run], size: float) -> list[Run]:
    """The lines under a picture that are smaller than the body or set centred, down to the first gap."""
    caption: list[Run] = []
    reach = picture.bottom
    for run in sorted(runs, key=lambda r: (r.top, r.x0)):
        beneath = picture.x0 - size <= run.x0 and run.x1 <= picture.x1 + size
        if not beneath or run.top < picture.bottom - 0.5 * size:
            continue
        if run.top - reach > (1.0 if caption else NEAR) * size or not _captions(picture, run, size):
            break
        if caption and abs(run.size - caption[0].size) > 0.05 * size:
            break
        caption.append(run)
        reach = max(reach, run.bottom)
    return caption


def _captions(picture: Element, run: Run, size: float) -> bool:
    """Whether a run beneath a picture is set as a caption: small, or centred with room at both sides."""
    off_centre = abs((run.x0 + run.x1) - (picture.x0 + picture.x1)) / 2
    return run.size < SMALL * size or (off_centre < 0.6 * size and run.x0 - picture.x0 > 1.5 * size)


def _implied_figures(left: list[Run], size: float) -> list[Figure]:
    """Figures whose picture the file does not tell: small type centred below a tall blank space."""
    top = min((run.top for run in left if run.size >= SMALL * size), default=None)
    found: list[Figure] = []
    for run in sorted((r for r in left if r.size < SMALL * size), key=lambda r: (r.top, r.x0)):
        if not any(run is r for r in left):
            continue
        row = _row_of(run, left, size)
        space = _blank_above(row, left, top if top is not None else run.top - 2 * LEAST_PICTURE * size, size)
        if space is not None and len(_caption(space, left, size)) <= LONGEST_CAPTION:
            found.append(_figure(space, left, size))
    return found


def _row_of(run: Run, runs: Sequence[Run], size: float) -> Element:
    """The stretch of small type that a run begins: pieces of one line, parted by no more than a space."""
    row = [run]
    for other in sorted(runs, key=lambda r: r.x0):
        level = abs((other.top + other.bottom) - (run.top + run.bottom)) < 0.5 * run.size
        if level and other.size < SMALL * size and 0 <= other.x0 - row[-1].x1 < SPACE * run.size:
            row.append(other)
    return around(row)


def _blank_above(run: Element, runs: Sequence[Run], ceiling: float, size: float) -> Element | None:
    """The widest blank space within the text's width that is centred above a run and as tall as a picture."""
    middle = (run.x0 + run.x1) / 2
    above = [r for r in runs if r.bottom <= run.top + 1 and r.x0 < run.x1 and r.x1 > run.x0]
    roof = max((r.bottom for r in above), default=ceiling)
    if run.top - roof < LEAST_PICTURE * size:
        return None
    beside = [r for r in runs if r.top < run.top and r.bottom > roof + 1 and not run.holds(r)]
    if any(r.x0 <= middle <= r.x1 for r in beside):
        return None
    edges = [min(abs(r.x0 - middle), abs(r.x1 - middle)) for r in beside]
    left, right = min(r.x0 for r in runs), max(r.x1 for r in runs)
    half = max(run.width / 2, min([*(edge - 2 * size for edge in edges), max(middle - left, right - middle)]))
    return Element(max(left, middle - half), roof, min(right, middle + half), run.top - 0.1)
