"""Pages that need OCR get it, by processes that may fail, through a cache, and say so in a note."""

from __future__ import annotations

import io
import json
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
import pytest

from cast_stats.errors import MissingExtra
from cast_stats.reading import crew, ocr, render, reread, wholeness
from cast_stats.reading.cache import PageCache, decoded
from cast_stats.reading.crew import OcrProcess, PageError, read_pages
from cast_stats.reading.ocr import read_image
from cast_stats.reading.page import Box, Page
from cast_stats.reading.reader_process import serve
from cast_stats.reading.recognised import Point, Reading, TextLine
from cast_stats.reading.reread import Rereader
from cast_stats.reading.textlayer import read_page

if TYPE_CHECKING:
    from cast_stats.reading.render import Image

WHITE = np.full((80, 60, 3), 255, dtype=np.uint8)
LINE = TextLine("会员2人", (Point(5, 5), Point(45, 5), Point(45, 15), Point(5, 15)), (0.9,) * 4, (0.1, 0.4, 0.7, 0.9))


DOWN = (Point(15, 5), Point(15, 45), Point(5, 45), Point(5, 5))
"""The corners of a line that runs down the picture."""


class Engine:
    """Reads eight lines, with confidence only in a picture that is `up`; they run down one that is wider than high."""

    def __init__(self, up: Callable[[Image], bool] = lambda image: True) -> None:
        self.up = up
        self.asked = 0

    def read(self, image: Image) -> tuple[TextLine, ...]:
        self.asked += 1
        if image.shape[0] == 13:
            raise RuntimeError("no model fits")
        score = 0.95 if self.up(image) else 0.3
        corners = DOWN if image.shape[1] > image.shape[0] else LINE.corners
        return tuple(TextLine("省科协学会", corners, (score,) * 5, (0.1, 0.3, 0.5, 0.7, 0.9)) for _ in range(8))


def test_an_upright_page_is_read_once() -> None:
    engine = Engine()
    assert read_image(engine, WHITE).turned == 0
    assert engine.asked == 1


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_on_its_side_or_head_is_turned(quarters: int) -> None:
    image = WHITE.copy()
    image[0, 0] = 7
    engine = Engine(up=lambda seen: seen[0, 0, 0] == 7)
    reading = read_image(engine, np.ascontiguousarray(np.rot90(image, quarters)))
    assert (reading.turned, reading.size) == (quarters, (60, 80))
    assert engine.asked == (1, 3, 2, 3)[quarters]


def test_a_process_answers_every_picture_in_turn() -> None:
    asked, answers = io.BytesIO(), io.BytesIO()
    for image in (WHITE, WHITE[:13], WHITE):
        asked.write(json.dumps({"shape": image.shape}).encode() + b"\n" + image.tobytes())
    asked.seek(0)
    serve(Engine(), asked, answers)
    answers.seek(0)
    heads = []
    while head := answers.readline():
        heads.append(json.loads(head))
        body = answers.read(heads[-1]["size"])
        assert bool(heads[-1]["error"]) != bool(body and decoded(body).lines)
    assert [bool(head["error"]) for head in heads] == [False, True, False]
    assert "no model fits" in heads[1]["error"]


class Process:
    """Stands for a child: reads pictures by their first pixel, fails on 13."""

    running = 0
    most = 0
    lock = threading.Lock()

    def __init__(self, engine: str) -> None:
        self.engine = engine

    def read(self, image: Image, seconds: float = 1.0) -> Reading:
        with Process.lock:
            Process.running += 1
            Process.most = max(Process.most, Process.running)
        try:
            if image[0, 0, 0] == 13:
                raise PageError("out of ink")
            return Reading((int(image[0, 0, 0]), 1))
        finally:
            with Process.lock:
                Process.running -= 1

    def close(self) -> None: ...


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> type[Process]:
    Process.most = 0
    monkeypatch.setattr(crew, "OcrProcess", Process)
    return Process


def picture(number: int) -> Image:
    image = WHITE.copy()
    image[0, 0] = number
    return image


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_page_comes_back_under_its_number(processes: type[Process], count: int) -> None:
    found = dict(read_pages([(n, lambda n=n: picture(n)) for n in range(1, 20)], "any", count))
    assert sorted(found) == list(range(1, 20))
    assert isinstance(found[13], PageError)
    assert all(found[n] == Reading((n, 1)) for n in found if n != 13)
    assert processes.most <= count


def test_pictures_are_made_few_ahead(processes: type[Process]) -> None:
    made: list[int] = []
    done = 0

    def make(number: int) -> Image:
        made.append(number)
        assert len(made) - done <= 5
        return picture(number)

    for _number, _reading in read_pages([(n, lambda n=n: make(n)) for n in range(1, 12)], "any", 2):
        done += 1
    assert done == 11


def test_a_child_that_can_t_start_fails_its_page_not_the_run() -> None:
    process = OcrProcess("no-such-engine")
    try:
        with pytest.raises(PageError):
            process.read(WHITE, seconds=60)
    finally:
        process.close()


@pytest.fixture
def scanned(tmp_path: Path) -> Iterator[pdfium.PdfDocument]:
    """Three pages: a picture, a blank, and a picture again."""
    from PIL import Image as Pictures

    grain = np.random.default_rng(5).integers(0, 255, (200, 150), dtype=np.uint8)
    inked = Pictures.fromarray(grain).convert("RGB")
    blank = Pictures.new("RGB", (150, 200), "white")
    inked.save(
        tmp_path / "scan.pdf", save_all=True, append_images=[blank, inked.transpose(Pictures.Transpose.ROTATE_180)]
    )
    pdf = pdfium.PdfDocument(tmp_path / "scan.pdf")
    yield pdf
    pdf.close()


def pages_of(pdf: pdfium.PdfDocument) -> tuple[Page, ...]:
    return tuple(read_page(pdf, index) for index in range(len(pdf)))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that OCR was asked for; it reads LINE on each but the third, where it fails."""
    asked: list[int] = []

    def read(
        tasks: Iterator[tuple[int, Callable[[], Image]]], engine: str, processes: int
    ) -> Iterator[tuple[int, Reading | PageError]]:
        for number, make in tasks:
            asked.append(number)
            height, width = make().shape[:2]
            yield number, PageError("out of ink") if number == 3 else Reading((width, height), (LINE,))

    monkeypatch.setattr(crew, "read_pages", read)
    monkeypatch.setattr(ocr, "version", lambda name: "stand-in-1")
    return asked


def test_bad_pages_are_read_and_say_so(scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    rereader = Rereader(cache=PageCache(tmp_path / "cache"), progress=lambda done, total: told.append((done, total)))
    first, blank, third = rereader(pages_of(scanned), scanned)
    assert reads == [1, 3]
    assert told == [(1, 2), (2, 2)]
    assert (first.source, first.chars) == ("ocr", LINE.text)
    assert [note.code for note in first.notes] == ["ocr"]
    assert "no text layer" in first.notes[0].message
    assert (blank.chars, blank.notes) == ("", ())
    assert (third.source, third.chars) == ("none", "")
    assert [note.code for note in third.notes] == ["page-unread"]
    assert "out of ink" in third.notes[0].message


def test_a_page_is_read_once_ever(scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path) -> None:
    rereader = Rereader(cache=PageCache(tmp_path / "cache"))
    first = rereader(pages_of(scanned), scanned)
    again = rereader(pages_of(scanned), scanned)
    assert reads == [1, 3, 3]
    assert first == again


@pytest.mark.parametrize(("secret", "protected", "times"), [(True, True, 2), (True, False, 1), (False, True, 1)])
def test_pages_of_a_file_behind_a_password_are_kept_nowhere(
    scanned: pdfium.PdfDocument,
    reads: list[int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    secret: bool,
    protected: bool,
    times: int,
) -> None:
    monkeypatch.setenv("CAST_STATS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(wholeness, "is_protected", lambda pdf: protected)
    for _run in range(2):
        Rereader(secret=secret)(pages_of(scanned), scanned)
    assert reads.count(1) == times


def test_good_pages_are_left_alone(root: Path, reads: list[int], tmp_path: Path) -> None:
    with pdfium.PdfDocument(root / "data/raw/kexie-zhichuang-2024-02.pdf") as pdf:
        pages = pages_of(pdf)
        assert Rereader(cache=PageCache(tmp_path))(pages, pdf) == pages
    assert reads == []


def refuse(name: str) -> str:
    raise MissingExtra("install the extra")


def test_without_the_extra_a_scan_is_refused(scanned: pdfium.PdfDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "version", refuse)
    with pytest.raises(MissingExtra):
        Rereader()(pages_of(scanned), scanned)


def test_without_the_extra_readable_pages_are_kept(
    scanned: pdfium.PdfDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "version", refuse)
    pages = pages_of(scanned)
    text = "全省共有农村专业技术协会三百余个"
    boxes = array("f", [0.0] * 4 * len(text))
    good = Page(2, 150, 200, text, boxes, array("f", [10.0] * len(text)))
    first, second, third = Rereader()((pages[0], good, pages[2]), scanned)
    assert second == good
    assert [page.notes[-1].code for page in (first, third)] == ["page-unread", "page-unread"]
    assert "pip install" in first.notes[-1].message


def test_a_garbled_page_that_can_t_be_read_loses_its_misleading_text(
    scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path
) -> None:
    text = "\ue001\ue002\ue003" * 20
    garbled = Page(3, 150, 200, text, array("f", [0.0] * 240), array("f", [9.0] * 60))
    (page,) = Rereader(cache=PageCache(tmp_path))((garbled,), scanned)
    assert page.chars == ""
    assert "garbled" in page.notes[0].message


CRUMBS = "会—~、员~、科|/技、~/" * 5
"""Hanzi apart from one another, between signs: what OCR of long ago made of a photograph."""


def poor(number: int, text: str = CRUMBS) -> Page:
    """A page of a rough text layer over its picture."""
    boxes, sizes = array("f", [0.0] * 4 * len(text)), array("f", [9.0] * len(text))
    return Page(number, 150, 200, text, boxes, sizes, pictures=(Box(0, 0, 150, 200),))


def test_a_poor_layer_gives_way_to_a_better_reading(
    scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path
) -> None:
    (page,) = Rereader(cache=PageCache(tmp_path))((poor(1),), scanned)
    assert (page.source, page.chars) == ("ocr", LINE.text)
    assert [note.code for note in page.notes] == ["ocr"]
    assert "poor quality" in page.notes[0].message


def test_a_poor_layer_stays_where_ocr_reads_less(scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path) -> None:
    layer = poor(1, CRUMBS + "全省共有农村专业技术协会三百余个")
    (page,) = Rereader(cache=PageCache(tmp_path))((layer,), scanned)
    assert (page.source, page.chars) == ("text", layer.chars)
    assert [note.code for note in page.notes] == ["text-layer-kept"]
    assert "OCR reads fewer" in page.notes[0].message


def test_a_poor_layer_stays_where_ocr_fails(scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path) -> None:
    (page,) = Rereader(cache=PageCache(tmp_path))((poor(3),), scanned)
    assert (page.source, page.chars) == ("text", CRUMBS)
    assert [note.code for note in page.notes] == ["text-layer-kept"]
    assert "out of ink" in page.notes[0].message


def test_a_picture_too_large_to_decode_is_told(
    scanned: pdfium.PdfDocument, reads: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "MAX_SOURCE_PIXELS", 100)
    first, *_ = Rereader(cache=PageCache(tmp_path))(pages_of(scanned), scanned)
    assert reads == []
    assert "too large" in first.notes[0].message


def test_reasons_are_told_for_every_kind() -> None:
    assert set(reread.REASONS) == {"none", "garbled", "imaged", "poor"}
