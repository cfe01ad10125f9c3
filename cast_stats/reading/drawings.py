"""What is drawn on a page besides text: thin ruled strokes and picture areas."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from cast_stats.reading.calls import address, object_at, object_kind
from cast_stats.reading.page import Box

THIN = 2.5
"""A filled shape narrower than this many points is a stroke."""
MIN_STROKE = 5.0
MIN_PICTURE = 12.0
MIN_SHAPE = 36.0
"""A filled shape with slanted sides is a drawing if it is so many points wide and high: three lines of text."""
SLANTED = 0.25
"""Least share of a drawn shape's outline that is neither upright nor level; the corners of a rounded box are less."""
MAX_OBJECTS = 20_000
MAX_SEGMENTS = 400
MAX_DEPTH = 4

Edges = tuple[float, float, float, float]
Corner = tuple[int, float, float]
"""The kind of segment that leads to a point, and the point."""
Place = Callable[[float, float, float, float], Edges]
"""Turns left, bottom, right, top in the file's coordinates into x0, top, x1, bottom on the page as seen."""


class Affine(NamedTuple):
    """A transformation (x, y) -> (a x + c y + e, b x + d y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point moved."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Affine) -> Affine:
        """`first`, then this one."""
        e, f = self.point(first.e, first.f)
        return Affine(
            self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d, e, f,
        )  # fmt: skip


def drawings(page: pdfium_c.FPDF_PAGE, place: Place) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """The strokes (horizontal or vertical, sorted) and the pictures (sorted) of a page."""
    lines: set[Box] = set()
    pictures: set[Box] = set()
    shapes: set[Box] = set()
    for element, matrix in _elements(page):
        kind = pdfium_c.FPDFPageObj_GetType(element)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = Box(*place(*_image_bounds(element, matrix)))
            if min(box.x1 - box.x0, box.bottom - box.top) >= MIN_PICTURE:
                pictures.add(box)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH and any(modes := _draw_modes(element)):
            corners = _corners(element, matrix.after(_matrix(element)))
            if modes[0] and _is_shape(corners):
                shapes.add(Box(*place(*_around(corners))))
            else:
                lines.update(Box(*place(*stroke)) for stroke in _strokes(corners))
        elif kind == pdfium_c.FPDF_PAGEOBJ_SHADING and matrix == Affine():
            shapes.add(Box(*place(*_bounds(element))))
    pictures.update(_merged(sorted(shapes, key=_down)))
    return tuple(sorted(lines, key=_down)), tuple(sorted(pictures, key=_down))


def _down(box: Box) -> tuple[float, float, float, float]:
    return box.top, box.x0, box.bottom, box.x1


def _elements(page: pdfium_c.FPDF_PAGE) -> Iterator[tuple[pdfium_c.FPDF_PAGEOBJECT, Affine]]:
    """The page's objects that are not text, those inside forms too, each with what moves it onto the page."""
    count, whole, start = min(pdfium_c.FPDFPage_CountObjects(page), MAX_OBJECTS), address(page), Affine()
    for index in range(count):
        if object_kind(object_at(whole, index)) != pdfium_c.FPDF_PAGEOBJ_TEXT:
            yield from _unfold(pdfium_c.FPDFPage_GetObject(page, index), start, 0)


def _unfold(
    element: pdfium_c.FPDF_PAGEOBJECT, matrix: Affine, depth: int
) -> Iterator[tuple[pdfium_c.FPDF_PAGEOBJECT, Affine]]:
    kind = pdfium_c.FPDFPageObj_GetType(element)
    if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
        return
    if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield element, matrix
    elif depth < MAX_DEPTH:
        inner = matrix.after(_matrix(element))
        for index in range(min(pdfium_c.FPDFFormObj_CountObjects(element), MAX_OBJECTS)):
            yield from _unfold(pdfium_c.FPDFFormObj_GetObject(element, index), inner, depth + 1)


def _matrix(element: pdfium_c.FPDF_PAGEOBJECT) -> Affine:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(element, ctypes.byref(matrix)):
        return Affine()
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _image_bounds(element: pdfium_c.FPDF_PAGEOBJECT, matrix: Affine) -> tuple[float, float, float, float]:
    """Left, bottom, right, top: an image is the unit square, moved."""
    whole = matrix.after(_matrix(element))
    corners = [whole.point(x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _bounds(element: pdfium_c.FPDF_PAGEOBJECT) -> Edges:
    """Left, bottom, right, top of what a shading paints, where no form moves it."""
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(element, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _draw_modes(element: pdfium_c.FPDF_PAGEOBJECT) -> tuple[int, int]:
    """How a path is filled and whether its outline is drawn, 0 where it is not."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(element, ctypes.byref(fill), ctypes.byref(stroke))
    return fill.value, stroke.value


def _around(corners: Sequence[Corner]) -> Edges:
    """Left, bottom, right, top."""
    xs, ys = [x for _, x, _ in corners], [y for _, _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _is_shape(corners: Sequence[Corner]) -> bool:
    """Whether a filled path is part of a drawing: large, and not of upright and level sides alone."""
    if len(corners) < 3:
        return False
    left, bottom, right, top = _around(corners)
    if min(right - left, top - bottom) < MIN_SHAPE:
        return False
    sides = [(abs(x1 - x0), abs(y1 - y0)) for (_, x0, y0), (_, x1, y1) in pairwise(corners)]
    slanted = sum(max(side) for side in sides if min(side) > 0.05 * max(side))
    return slanted >= SLANTED * sum(max(side) for side in sides)


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with those that overlap put together."""
    merged: list[Box] = []
    for box in boxes:
        touching = [m for m in merged if m.x0 < box.x1 and box.x0 < m.x1 and m.top < box.bottom and box.top < m.bottom]
        merged = [m for m in merged if m not in touching]
        near = [box, *touching]
        merged.append(
            Box(min(b.x0 for b in near), min(b.top for b in near), max(b.x1 for b in near), max(b.bottom for b in near))
        )
    return merged


def _strokes(corners: Sequence[Corner]) -> Iterator[Edges]:
    """The horizontal and vertical strokes of a path (left, bottom, right, top); a rectangle gives its four edges."""
    if not corners:
        return
    left, bottom, right, top = _around(corners)
    if min(right - left, top - bottom) <= THIN:
        if max(right - left, top - bottom) >= MIN_STROKE:
            yield left, bottom, right, top
        return
    for (_, x0, y0), (kind, x1, y1) in pairwise(corners):
        straight = min(abs(x1 - x0), abs(y1 - y0)) <= 0.5 and max(abs(x1 - x0), abs(y1 - y0)) >= MIN_STROKE
        if kind == pdfium_c.FPDF_SEGMENT_LINETO and straight:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _corners(element: pdfium_c.FPDF_PAGEOBJECT, matrix: Affine) -> list[Corner]:
    """The path's points on the page, each with the kind of segment that leads to it; closed figures come back."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Corner] = []
    start = (0.0, 0.0)
    for index in range(min(pdfium_c.FPDFPath_CountSegments(element), MAX_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(element, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        point = matrix.point(x.value, y.value)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        points.append((kind, *point))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append((pdfium_c.FPDF_SEGMENT_LINETO, *start))
    return points
