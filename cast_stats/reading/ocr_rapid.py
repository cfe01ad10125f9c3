"""The OCR engine rapidocr on onnxruntime: PP-OCR models that ship inside its wheel, one thread, offline."""

from __future__ import annotations

import logging
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import TYPE_CHECKING, Any

from cast_stats.errors import MissingExtra
from cast_stats.messages import _
from cast_stats.reading.ground import levelled
from cast_stats.reading.recognised import Point, TextLine

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
"""A column of a cut with no more inked pixels is blank."""
FAINT, HALF = 25, 0.4
FLATTEST = 0.45
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
        image = levelled(image)
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

    inked = np.flatnonzero((_contrast(cut) > INK_CONTRAST).any(axis=0))
    if not len(inked):
        return []
    breaks = np.flatnonzero(np.diff(inked) > gap)
    starts = [int(inked[0]), *(int(inked[i + 1]) for i in breaks)]
    ends = [*(int(inked[i]) + 1 for i in breaks), int(inked[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def _ink(cut: Image) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the ink in a cut, as shares of it; specks count for nothing."""
    import numpy as np

    contrast = _contrast(cut)
    places = np.flatnonzero((contrast > INK_CONTRAST).sum(axis=0) > SPECK)
    width = contrast.shape[1]
    left, right = (places[0] / width, (places[-1] + 1) / width) if len(places) else (0.0, 1.0)
    top, bottom = _rows_of_ink(contrast)
    return float(left), top, float(right), bottom


def _rows_of_ink(contrast: NDArray[np.float64]) -> tuple[float, float]:
    """Top and bottom of a line of glyphs as shares of the cut: where its ink has HALF of its usual strength, between
    the pixels, so that blur and small type measure alike."""
    import numpy as np

    rows = np.where(contrast > FAINT, contrast, 0.0).mean(axis=1)
    level = HALF * np.percentile(rows, 80)
    dark = np.flatnonzero(rows > level)
    if not len(dark):
        return 0.0, 1.0
    first, last = int(dark[0]), int(dark[-1])
    top = first + 0.5 - (_beyond(rows[first], rows[first - 1], level) if first else 0.5)
    bottom = last + 0.5 + (_beyond(rows[last], rows[last + 1], level) if last + 1 < len(rows) else 0.5)
    return min(top / len(rows), 0.5 - FLATTEST / 2), max(bottom / len(rows), 0.5 + FLATTEST / 2)


def _beyond(inner: float, outer: float, level: float) -> float:
    """How far from the inner row towards the outer one the strength falls to the level, in rows."""
    return float((inner - level) / max(inner - outer, 1e-9))


def _contrast(cut: Image) -> NDArray[np.float64]:
    """How much each pixel differs from the cut's ground, be it lighter or darker."""
    import numpy as np

    grey = cut.mean(axis=2)
    return np.asarray(np.abs(grey - np.median(grey)))


def _inner(quad: Quad, left: float, top: float, right: float, bottom: float) -> Quad:
    """The part of a line's place between two shares of its length and of its height."""
    import numpy as np

    def at(x: float, y: float) -> Any:
        upper, lower = quad[0] + (quad[1] - quad[0]) * x, quad[3] + (quad[2] - quad[3]) * x
        return upper + (lower - upper) * y

    return np.array([at(left, top), at(right, top), at(right, bottom), at(left, bottom)], dtype=np.float32)
