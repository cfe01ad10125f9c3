"""The contract of OCR engines: every engine that has a module reads a page so that layout can work with it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
import pytest

from cast_stats.errors import MissingExtra, UsageError
from cast_stats.reading import ocr, ocr_rapid
from cast_stats.reading.glyphs import with_reading
from cast_stats.reading.ocr import Engine
from cast_stats.reading.page import Page
from cast_stats.reading.recognised import Reading
from cast_stats.reading.render import render
from cast_stats.reading.textlayer import read_page

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

DPI = 110.0
SAMPLE, NUMBER = "data/raw/kexie-zhichuang-2024-02.pdf", 3


@pytest.fixture(scope="module")
def sample(root: Path) -> Iterator[tuple[Page, Image]]:
    """A page of the sample issue in columns with a table: its text layer, and its picture."""
    with pdfium.PdfDocument(root / SAMPLE) as pdf:
        yield read_page(pdf, NUMBER - 1), render(pdf[NUMBER - 1], DPI)


@pytest.fixture(scope="module", params=ocr.engines())
def engine(request: pytest.FixtureRequest) -> Engine:
    try:
        return ocr.load(request.param)
    except MissingExtra as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def reading(engine: Engine, sample: tuple[Page, Image]) -> Reading:
    return ocr.read_image(engine, sample[1])


@pytest.fixture(scope="module")
def page(reading: Reading, sample: tuple[Page, Image]) -> Page:
    return with_reading(sample[0], reading)


@pytest.fixture(scope="module")
def passage(engine: Engine, sample: tuple[Page, Image]) -> tuple[Image, Reading]:
    """Some lines of the left column: quick to read, as an engine may blow up what is low and wide."""
    scale = DPI / 72
    part = sample[1][int(150 * scale) : int(330 * scale), int(40 * scale) : int(300 * scale)]
    return part, ocr.read_image(engine, part)


def folded(text: str) -> list[str]:
    return sorted(unicodedata.normalize("NFKC", text))


def test_there_is_an_engine() -> None:
    assert ocr.DEFAULT_ENGINE in ocr.engines()


def test_an_unknown_engine_is_told_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match="rapid"):
        ocr.load("no-such-engine")


def test_lines_are_well_formed(reading: Reading) -> None:
    assert reading.lines
    for line in reading.lines:
        assert len(line.text) == len(line.confidence) == len(line.centres)
        assert not any(char.isspace() for char in line.text)
        assert all(0 <= value <= 1 for value in (*line.confidence, *line.centres))
        assert list(line.centres) == sorted(line.centres)
        assert all(-2 <= p.x <= reading.size[0] + 2 and -2 <= p.y <= reading.size[1] + 2 for p in line.corners)


@pytest.mark.slow
def test_nearly_all_characters_are_read(page: Page, sample: tuple[Page, Image]) -> None:
    printed, read = folded(sample[0].chars), folded(page.chars)
    assert difflib.SequenceMatcher(None, printed, read, autojunk=False).ratio() > 0.97


@pytest.mark.slow
def test_characters_stand_where_the_text_layer_has_them(page: Page, sample: tuple[Page, Image]) -> None:
    layer = sample[0]
    near = 0
    for i, char in enumerate(page.chars):
        box = page.box(i)
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        same = [layer.box(j) for j in range(len(layer.chars)) if layer.chars[j] == char]
        near += any(abs((b.x0 + b.x1) / 2 - x) < 5 and abs((b.top + b.bottom) / 2 - y) < 5 for b in same)
    assert near > 0.93 * len(page.chars)


@pytest.mark.slow
def test_no_line_runs_across_a_gutter(reading: Reading, sample: tuple[Page, Image]) -> None:
    layer, scale = sample[0], 72 / DPI
    for line in reading.lines:
        left, right = line.corners[0].x * scale, line.corners[1].x * scale
        middle = (line.corners[0].y + line.corners[3].y) / 2 * scale
        boxes = [layer.box(i) for i in range(len(layer.chars))]
        row = [b for b in boxes if b.top < middle < b.bottom and left - 2 < (b.x0 + b.x1) / 2 < right + 2]
        row.sort()
        assert all(after.x0 - before.x1 < 24 for before, after in pairwise(row)), line.text


@pytest.mark.slow
def test_the_rulings_of_a_table_are_found(page: Page) -> None:
    assert sum(stroke.x1 - stroke.x0 > 200 for stroke in page.lines) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_on_its_side_or_head_is_turned(engine: Engine, passage: tuple[Image, Reading], quarters: int) -> None:
    part, upright = passage
    found = ocr.read_image(engine, np.ascontiguousarray(np.rot90(part, quarters)))
    texts = [folded("".join(line.text for line in one.lines)) for one in (upright, found)]
    assert (upright.turned, found.turned) == (0, quarters)
    assert difflib.SequenceMatcher(None, *texts, autojunk=False).ratio() > 0.9


def test_a_blank_page_gives_no_line(engine: Engine) -> None:
    assert ocr.read_image(engine, np.full((300, 200, 3), 255, dtype=np.uint8)).lines == ()


def test_the_same_picture_reads_the_same_twice(engine: Engine, passage: tuple[Image, Reading]) -> None:
    part, first = passage
    assert ocr.read_image(engine, part.copy()) == first


def test_an_engine_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise ocr_rapid.PackageNotFoundError(name)

    monkeypatch.setattr(ocr_rapid, "installed", missing)
    for call in (ocr.load, ocr.version):
        with pytest.raises(MissingExtra, match=r"pip install 'cast-stats\[ocr\]'"):
            call("rapid")
