"""OCR whatever the engine: the engines' contract, and pages that lie on their side or head."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from statistics import fmean, median
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from cast_stats.errors import UsageError
from cast_stats.messages import _
from cast_stats.reading.recognised import Reading, TextLine

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

DEFAULT_ENGINE = "rapid"
PREFIX = "ocr_"
TURN_BELOW = 0.8
TURN_LINES = 5
LONG_LINE = 5.0
WORD = 3
"""A line of fewer characters does not tell which way the page lies."""


class Engine(Protocol):
    """An OCR engine. A new one is a module `ocr_<name>.py` in this room with two functions: `load() -> Engine`, and
    `version() -> str`, quick, that names program and models. Both raise MissingExtra where it is not installed."""

    def read(self, image: Image) -> tuple[TextLine, ...]:
        """All lines of text in the picture; no line runs across a gutter."""


def engines() -> tuple[str, ...]:
    """The names of all engines that have a module here."""
    package = import_module("cast_stats.reading")
    names = (module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)))


def load(name: str = DEFAULT_ENGINE) -> Engine:
    """The engine of that name, its models loaded; UsageError for an unknown one, MissingExtra where not installed."""
    engine: Engine = _module(name).load()
    return engine


def version(name: str = DEFAULT_ENGINE) -> str:
    """Name and version of an engine and its models, without loading it; errors as for `load`."""
    return str(_module(name).version())


def _module(name: str) -> ModuleType:
    if name not in engines():
        raise UsageError(_("Unknown OCR engine {name}; known: {known}").format(name=name, known=", ".join(engines())))
    return import_module(f"cast_stats.reading.{PREFIX}{name}")


def read_image(engine: Engine, image: Image) -> Reading:
    """Everything that OCR finds in a picture of a page, the page turned upright where need be."""
    from cast_stats.reading.strokes import find_strokes

    lines, turned = _upright(engine, image)
    upright = _turned(image, turned)
    skew = skew_of(lines)
    return Reading((upright.shape[1], upright.shape[0]), lines, find_strokes(upright, skew), skew, turned)


def skew_of(lines: Sequence[TextLine]) -> float:
    """The angle at which the page's long lines run, in radians; 0 where there are none."""
    angles = [line.angle for line in lines if line.length > LONG_LINE * line.height and not line.lies]
    return median(angles) if angles else 0.0


def _upright(engine: Engine, image: Image) -> tuple[tuple[TextLine, ...], int]:
    """The lines, and by how many quarter turns the picture had to be turned for them to be read."""
    lines = engine.read(image)
    words = [line for line in lines if len(line.text) >= WORD]
    lying = 2 * sum(line.lies for line in words) > len(words)
    if len(lines) < TURN_LINES or (_certainty(lines) >= TURN_BELOW and not lying):
        return lines, 0
    tries = [(engine.read(_turned(image, turn)), turn) for turn in ((1, 3) if lying else (2,))]
    if not lying:
        tries.append((lines, 0))
    return max(tries, key=lambda found: (_certainty(found[0]) * sum(len(line.text) for line in found[0]), -found[1]))


def _turned(image: Image, quarters: int) -> Image:
    """The picture turned clockwise."""
    if quarters == 0:
        return image
    turned: Image = image.swapaxes(0, 1) if quarters % 2 else image
    if quarters in (1, 2):
        turned = turned[:, ::-1]
    if quarters in (2, 3):
        turned = turned[::-1]
    return turned.copy()


def _certainty(lines: Sequence[TextLine]) -> float:
    return fmean([score for line in lines for score in line.confidence] or [0.0])
