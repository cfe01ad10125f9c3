"""The ground of a picture is made even: shadows go, type stays, whatever it is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

ground = pytest.importorskip("cast_stats.reading.ground")
pytest.importorskip("cv2", reason="levelling needs the extra [ocr]")

HEIGHT, WIDTH = 240, 320
TYPE = np.zeros((HEIGHT, WIDTH), dtype=bool)
for row in range(20, HEIGHT - 20, 24):
    for column in range(20, WIDTH - 20, 12):
        TYPE[row : row + 10, column : column + 2] = True
        TYPE[row : row + 2, column : column + 8] = True


def printed(paper: np.ndarray | int, ink: int) -> Image:
    """Strokes of some ink on some paper."""
    grey = np.where(TYPE, ink, paper).astype(np.uint8)
    return np.dstack([grey] * 3)


def parted(image: Image) -> float:
    """The darkest of the ground less the lightest of the strokes: how surely one level tells them apart."""
    grey = ground.levelled(image)[:, :, 0].astype(int)
    return float(grey[~TYPE].min() - grey[TYPE].max())


SHADOW = np.linspace(90, 250, WIDTH)[np.newaxis, :].repeat(HEIGHT, axis=0)
CORNER = 250 - 150 * np.hypot(*np.mgrid[0 : 1 : HEIGHT * 1j, 0 : 1 : WIDTH * 1j]) / np.sqrt(2)


@pytest.mark.parametrize("paper", [255, 235, 180, SHADOW, CORNER], ids=["white", "cream", "grey", "shadow", "corner"])
def test_type_is_told_from_paper_however_it_is_lit(paper: np.ndarray | int) -> None:
    assert parted(printed(paper, 40)) > 50


@pytest.mark.parametrize(("paper", "ink"), [(40, 250), (90, 240)])
def test_light_type_on_dark_ground_can_be_told_too(paper: int, ink: int) -> None:
    grey = ground.levelled(printed(paper, ink))[:, :, 0].astype(int)
    assert abs(float(grey[TYPE].mean()) - float(grey[~TYPE].mean())) > 100


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_an_even_picture_becomes_white(shade: int) -> None:
    image = np.full((HEIGHT, WIDTH, 3), shade, dtype=np.uint8)
    assert (ground.levelled(image) == 255).all()


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (200, 3), (17, 23)])
def test_size_is_kept_and_the_picture_given_is_left_alone(size: tuple[int, int]) -> None:
    image = np.random.default_rng(3).integers(0, 255, (*size, 3), dtype=np.uint8)
    before = image.copy()
    assert ground.levelled(image).shape == image.shape
    assert (image == before).all()
