"""Pages as pictures: rendering through pdfium at the resolution that suits OCR, within a limit of pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage

    Image = NDArray[np.uint8]
    """A picture of a page: (height, width, 3) bytes, blue-green-red."""

DRAWN_DPI = 170.0
DPI_RANGE = (96.0, 220.0)
MAX_PIXELS = 16_000_000
MAX_SOURCE_PIXELS = 250_000_000
INK_LEVEL = 24
GLANCE_PIXELS = 300_000


def render(page: PdfPage, dpi: float) -> Image:
    """The page as seen, as a picture of at most MAX_PIXELS (then at a lower resolution than asked)."""
    width, height = page.get_size()
    return _pixels(page, min(dpi / 72, _widest_scale(width, height, MAX_PIXELS)))


def resolution(page: PdfPage) -> float:
    """Dots per inch that suit OCR: the scan's own where pictures cover the page, within DPI_RANGE; else DRAWN_DPI."""
    width, height = page.get_size()
    own = [
        image.get_metadata()
        for image in _images(page)
        if _area(image.get_bounds()) >= 0.1 * width * height
    ]  # fmt: skip
    dpi = max((max(m.horizontal_dpi, m.vertical_dpi) for m in own), default=DRAWN_DPI)
    return float(min(max(dpi, DPI_RANGE[0]), DPI_RANGE[1]))


def source_pixels(page: PdfPage) -> int:
    """Pixels of the largest picture on the page, known without decoding it."""
    sizes = (image.get_px_size() for image in _images(page))
    return max((width * height for width, height in sizes), default=0)


def has_ink(page: PdfPage) -> bool:
    """Whether anything is drawn on the page, as a glance at a small picture of it tells."""
    width, height = page.get_size()
    glance = _pixels(page, min(1.0, _widest_scale(width, height, GLANCE_PIXELS)))
    return int(glance.max()) - int(glance.min()) > INK_LEVEL


def _pixels(page: PdfPage, scale: float) -> Image:
    bitmap = page.render(scale=scale, rev_byteorder=False, no_smoothtext=False)
    pixels: Image = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return pixels


def _widest_scale(width: float, height: float, pixels: int) -> float:
    return float((pixels / max(width * height, 1.0)) ** 0.5)


def _images(page: PdfPage) -> list[Any]:
    return list(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _area(bounds: tuple[float, float, float, float]) -> float:
    return max(0.0, bounds[2] - bounds[0]) * max(0.0, bounds[3] - bounds[1])
