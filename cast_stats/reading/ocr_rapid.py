"""The OCR engine rapidocr on onnxruntime: PP-OCR models that ship inside its wheel, one thread, offline."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import TYPE_CHECKING, Any

from cast_stats.errors import MissingExtra
from cast_stats.messages import _
from cast_stats.reading.ocr import Point, TextLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cast_stats.reading.render import Image

    Quad = NDArray[np.float32]
    """Four corners (4, 2), upper left first, clockwise, in pixels."""

PARAMETERS = {
    "Global.log_level": "critical",
    "Global.text_score": 0.0,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
MIN_SCORE = 0.4
TALL = 1.5
GUTTER_OF_HEIGHT = 1.2
INK_CONTRAST = 60
SPECK = 1
"""A row or column of a cut with no more inked pixels is blank."""
FLATTEST = 0.55
"""A line of 一 or dashes is taken for this share of its place's height."""


def version() -> str:
    """Name and version of rapidocr, which ships its models, and of onnxruntime, which runs them."""
    try:
        return f"rapidocr-{installed('rapidocr')}-onnxruntime-{installed('onnxruntime')}"
    except PackageNotFoundError as error:
        raise MissingExtra(_("Reading scanned pages needs OCR: pip install 'cast-stats[ocr]'")) from error


def load() -> RapidEngine:
    """The engine, its models loaded; MissingExtra where rapidocr or onnxruntime is not installed."""
    version()
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidEngine(RapidOCR(params=PARAMETERS))


class RapidEngine:
    """Finds lines on the whole picture, cuts them out at gutters, and reads one after the other."""

    def __init__(self, ocr: Any) -> None:
        self._ocr = ocr

    def read(self, image: Image) -> tuple[TextLine, ...]:
        """All lines of text in the picture, in the order of detection."""
        found = self._ocr(image, use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return ()
        quads = [piece for quad in found.boxes for piece in _pieces(image, quad.astype("float32"))]
        lines = (self._line(quad, cut) for quad, cut in quads)
        return tuple(line for line in lines if line is not None)

    def _line(self, quad: Quad, cut: Image) -> TextLine | None:
        read = self._ocr(cut, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not read.txts or not read.txts[0].strip() or read.scores[0] < MIN_SCORE:
            return None
        info = read.word_results[0]
        columns = [column for word in info.word_cols for column in word]
        kept = [(char, score) for char, score in zip(read.txts[0], info.confs, strict=True) if not char.isspace()]
        left, top, right, bottom = _ink(cut)
        corners = [Point(float(x), float(y)) for x, y in _inner(quad, left, top, right, bottom)]
        centres = ((column + 0.5) / info.line_txt_len for column in columns)
        return TextLine(
            text="".join(char for char, _score in kept),
            corners=(corners[0], corners[1], corners[2], corners[3]),
            confidence=tuple(float(score) for _char, score in kept),
            centres=tuple(min(max((centre - left) / (right - left), 0.0), 1.0) for centre in centres),
        )


def _pieces(image: Image, quad: Quad) -> list[tuple[Quad, Image]]:
    """The line's place and cut-out, in pieces where a blank as wide as a gutter runs through it."""
    cut = _cut(image, quad)
    height, width = cut.shape[:2]
    if height > TALL * width:
        import numpy as np

        return [(np.roll(quad, -1, axis=0), np.rot90(cut).copy())]
    edges = _runs_of_ink(cut, GUTTER_OF_HEIGHT * height)
    if len(edges) < 2:
        return [(quad, cut)]
    pad = 0.2 * height
    pieces = [(max(0, int(left - pad)), min(width, int(right + pad))) for left, right in edges]
    return [(_inner(quad, left / width, 0, right / width, 1), cut[:, left:right]) for left, right in pieces]


def _cut(image: Image, quad: Quad) -> Image:
    """The quadrangle of the picture, straightened."""
    import cv2
    import numpy as np

    width = max(1, round(float(np.linalg.norm(quad[1] - quad[0]))))
    height = max(1, round(float(np.linalg.norm(quad[3] - quad[0]))))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    flags = cv2.INTER_CUBIC
    cut = cv2.warpPerspective(image, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, dtype=np.uint8)


def _runs_of_ink(cut: Image, gap: float) -> list[tuple[int, int]]:
    """Column ranges [start, end) of the cut that hold ink, blanks shorter than `gap` counted in."""
    import numpy as np

    inked = np.flatnonzero(_inked(cut).any(axis=0))
    if not len(inked):
        return []
    breaks = np.flatnonzero(np.diff(inked) > gap)
    starts = [int(inked[0]), *(int(inked[i + 1]) for i in breaks)]
    ends = [*(int(inked[i]) + 1 for i in breaks), int(inked[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def _ink(cut: Image) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the ink in a cut, as shares of it; specks count for nothing."""
    inked = _inked(cut)
    left, right = _extent(inked.sum(axis=0), 0.0)
    top, bottom = _extent(inked.sum(axis=1), FLATTEST)
    return left, top, right, bottom


def _inked(cut: Image) -> NDArray[np.bool_]:
    """Where the cut is darker, or on a dark ground lighter, than its ground."""
    import numpy as np

    grey = cut.mean(axis=2)
    marked: NDArray[np.bool_] = np.abs(grey - np.median(grey)) > INK_CONTRAST
    return marked


def _extent(counts: NDArray[np.int_], least: float) -> tuple[float, float]:
    """The first and the last place with more than a speck of ink, as shares; at least so far apart about the middle."""
    import numpy as np

    places = np.flatnonzero(counts > SPECK)
    if not len(places):
        return 0.0, 1.0
    start, end = float(places[0]) / len(counts), float(places[-1] + 1) / len(counts)
    return min(start, 0.5 - least / 2), max(end, 0.5 + least / 2)


def _inner(quad: Quad, left: float, top: float, right: float, bottom: float) -> Quad:
    """The part of a line's place between two shares of its length and of its height."""
    import numpy as np

    def at(x: float, y: float) -> Any:
        upper, lower = quad[0] + (quad[1] - quad[0]) * x, quad[3] + (quad[2] - quad[3]) * x
        return upper + (lower - upper) * y

    return np.array([at(left, top), at(right, top), at(right, bottom), at(left, bottom)], dtype=np.float32)
