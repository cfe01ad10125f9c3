"""Pages whose text layer can't be trusted are read again by OCR, and say so."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cast_stats.errors import MissingExtra
from cast_stats.messages import N_
from cast_stats.notes import page_note
from cast_stats.processes.processors import usable_processors
from cast_stats.reading.page import Page
from cast_stats.reading.triage import Kind, judge, trusted

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from cast_stats.reading.cache import PageCache
    from cast_stats.reading.recognised import Reading
    from cast_stats.reading.render import Image

Progress = Callable[[int, int], None]
"""Told after each page: how many pages OCR has read, and how many it has to read."""


@dataclass(frozen=True)
class Rereader:
    """Gives for pages with a bad text layer what OCR reads there; a `Reread` for `read_document`."""

    engine: str = "rapid"
    processes: int | None = None
    cache: PageCache | None = None
    secret: bool = False
    """Whether pages of a protected file are kept nowhere: it was opened with a password."""
    progress: Progress | None = None

    def __call__(self, pages: tuple[Page, ...], pdf: PdfDocument) -> tuple[Page, ...]:
        """The pages in their order, the bad ones read anew. MissingExtra where no page can be read without OCR."""
        kinds = {page.number: judge(page) for page in pages if page.width}
        bad = {
            number: kind for number, kind in kinds.items() if kind != "good" and (kind != "none" or _drawn(pdf, number))
        }
        if not bad:
            return pages
        from cast_stats.reading import ocr

        try:
            version = ocr.version(self.engine)
        except MissingExtra:
            if not any(page.chars and page.number not in bad for page in pages):
                raise
            found: dict[int, Reading | str] = dict.fromkeys(bad, N_("it needs OCR: pip install 'cast-stats[ocr]'"))
        else:
            found = self._readings(pdf, bad, version)
        return tuple(_replaced(page, bad[page.number], found) if page.number in bad else page for page in pages)

    def _readings(self, pdf: PdfDocument, bad: Iterable[int], version: str) -> dict[int, Reading | str]:
        """Each bad page's reading, from the cache or from OCR, or why there is none."""
        from cast_stats.reading.cache import NOWHERE, PageCache, page_key
        from cast_stats.reading.render import MAX_SOURCE_PIXELS, source_pixels
        from cast_stats.reading.wholeness import is_protected

        cache = self.cache or PageCache(NOWHERE if self.secret and is_protected(pdf) else None)
        large = [number for number in bad if source_pixels(pdf[number - 1]) > MAX_SOURCE_PIXELS]
        found: dict[int, Reading | str] = dict.fromkeys(large, N_("its picture is too large"))
        keys = {number: page_key(_picture(pdf, number), version) for number in bad if number not in found}
        found |= {number: kept for number, key in keys.items() if (kept := cache.get(key))}
        missing = [number for number in keys if number not in found]
        for count, (number, reading) in enumerate(self._read(pdf, missing), len(keys) - len(missing) + 1):
            found[number] = reading
            if not isinstance(reading, str):
                cache.put(keys[number], reading)
            if self.progress:
                self.progress(count, len(keys))
        return found

    def _read(self, pdf: PdfDocument, numbers: Sequence[int]) -> Iterator[tuple[int, Reading | str]]:
        """What OCR reads on each page, as it comes, or why it reads nothing."""
        from cast_stats.reading import crew

        if not numbers:
            return
        processes = min(self.processes or usable_processors(), len(numbers))
        tasks = ((number, lambda number=number: _picture(pdf, number)) for number in numbers)
        for number, reading in crew.read_pages(tasks, self.engine, processes):
            yield number, str(reading) if isinstance(reading, crew.PageError) else reading


def _drawn(pdf: PdfDocument, number: int) -> bool:
    """Whether a page without text shows anything."""
    from cast_stats.reading.render import has_ink

    return has_ink(pdf[number - 1])


def _picture(pdf: PdfDocument, number: int) -> Image:
    from cast_stats.reading.render import render, resolution

    page = pdf[number - 1]
    return render(page, resolution(page))


def _replaced(page: Page, kind: Kind, found: dict[int, Reading | str]) -> Page:
    """The page as OCR read it, or as it was where that is worth more or all there is; a note says which."""
    reading = found[page.number]
    if isinstance(reading, str):
        return _unread(page, kind, reading)
    if not reading.lines:
        return _unread(page, kind, N_("OCR found no text")) if kind != "none" else replace(page, source="none")
    from cast_stats.reading.glyphs import with_reading

    read = with_reading(page, reading)
    if kind == "poor" and trusted(read) < trusted(page):
        return _kept(page, kind, N_("OCR reads fewer of its characters with certainty"))
    return _noted(read, "ocr", REASONS[kind])


def _unread(page: Page, kind: Kind, cause: str) -> Page:
    """The page without characters that would mislead, and with a note; a merely poor layer stays."""
    if kind == "poor":
        return _kept(page, kind, cause)
    page = replace(page, chars="", boxes=array("f"), sizes=array("f"), bold=b"", source="none")
    return _noted(page, "page-unread", REASONS[kind], cause)


def _kept(page: Page, kind: Kind, cause: str) -> Page:
    """The page as it was, with a note that says why."""
    return _noted(page, "text-layer-kept", REASONS[kind], cause)


def _noted(page: Page, code: str, *causes: str) -> Page:
    return replace(page, notes=(*page.notes, page_note(page.number, code, *causes)))


REASONS: dict[Kind, str] = {
    "none": N_("it has no text layer"),
    "garbled": N_("its text layer is garbled"),
    "imaged": N_("its text layer lacks the hanzi"),
    "poor": N_("its text layer is of poor quality"),
}
