"""The cache of pages that OCR has read: one file a page, named by what was read and by what; safe to delete."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cast_stats.reading.recognised import Point, Reading, TextLine

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

VARIABLE = "CAST_STATS_CACHE"
NOWHERE = Path(os.devnull)
"""A directory in which nothing can be kept, for it is none."""
READING_VERSION = 4
"""Raised whenever what is kept of a page changes, so that pages are read anew."""
PIXEL, SHARE, ANGLE = 100, 10_000, 1_000_000


def default_directory() -> Path:
    """$CAST_STATS_CACHE, or `cast-stats` in the place where this system keeps a user's caches."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    try:
        return _of_this_system()
    except RuntimeError:  # a user without a home
        return NOWHERE


def _of_this_system() -> Path:
    """The place of a user's caches. RuntimeError where the user has no home."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "cast-stats" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "cast-stats"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cast-stats"


def page_key(image: Image, engine: str) -> str:
    """The name of a page's reading: a hash of the page as seen and of the engine's version."""
    head = f"{READING_VERSION}|{engine}|{image.shape}|".encode()
    return hashlib.sha256(head + image.tobytes()).hexdigest()


class PageCache:
    """Readings by key in a directory. What cannot be read is a miss; what cannot be written is not kept."""

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory or default_directory()

    def get(self, key: str) -> Reading | None:
        """The reading kept under the key, or None where there is none or it is damaged."""
        try:
            return decoded(self._path(key).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key: str, reading: Reading) -> None:
        """Keep the reading, whole or not at all."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(encoded(reading))
                os.replace(name, path)
            except OSError:
                os.unlink(name)

    def _path(self, key: str) -> Path:
        return self._directory / "pages" / key[:2] / f"{key[2:]}.z"


def encoded(reading: Reading) -> bytes:
    """A reading as bytes: pixels in hundredths, shares in ten-thousandths, so that it comes back as it went."""
    fields = {
        "size": reading.size,
        "lines": [
            [
                line.text,
                [_whole(p, PIXEL) for p in line.corners],
                _whole(line.confidence, SHARE),
                _whole(line.centres, SHARE),
            ]
            for line in reading.lines
        ],
        "strokes": [[_whole(end, PIXEL) for end in stroke] for stroke in reading.strokes],
        "skew": round(reading.skew * ANGLE),
        "turned": reading.turned,
    }
    return zlib.compress(json.dumps(fields, ensure_ascii=False).encode())


def decoded(data: bytes) -> Reading:
    """The reading in the bytes; ValueError where they are damaged."""
    try:
        fields = json.loads(zlib.decompress(data))
        width, height = fields["size"]
        strokes = tuple((_point(start), _point(end)) for start, end in fields["strokes"])
        lines = tuple(_line(*line) for line in fields["lines"])
        return Reading((int(width), int(height)), lines, strokes, fields["skew"] / ANGLE, int(fields["turned"]))
    except (zlib.error, KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _line(text: str, corners: list[list[int]], confidence: list[int], centres: list[int]) -> TextLine:
    if not len(text) == len(confidence) == len(centres):
        raise ValueError("arrays of unequal length")
    one, two, three, four = (_point(corner) for corner in corners)
    return TextLine(text, (one, two, three, four), _parts(confidence, SHARE), _parts(centres, SHARE))


def _point(values: list[int]) -> Point:
    x, y = values
    return Point(x / PIXEL, y / PIXEL)


def _whole(values: Iterable[float], parts: int) -> list[int]:
    return [round(value * parts) for value in values]


def _parts(values: list[int], parts: int) -> tuple[float, ...]:
    return tuple(value / parts for value in values)
