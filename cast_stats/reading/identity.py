"""Which issue this is: journal, year, number, serial number and print date, from cover, running head and masthead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar
from unicodedata import normalize

from cast_stats.reading.page import Page
from cast_stats.reading.rows import runs_of_indices

EDGE = 0.12
"""Share of a page's height, above and below, where running heads stand."""
FRONT, BACK = 3, 2
"""Cover, contents and masthead stand on the first and last pages."""
COVER = 150
"""A cover has fewer characters than this."""
TEXT_HEAD, TEXT_TAIL = 1500, 800

DAY = r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"
NUMBERED = re.compile(r"((?:19|20)\d\d)\s*年?\s*[,，(（·\s]*第\s*(\d{1,2})\s*期")
SERIAL = re.compile(r"总\s*第?\s*(\d{1,4})\s*期")
NUMBER = re.compile(r"(?<!总)第\s*(\d{1,2})\s*期")
COVER_NUMBER = re.compile(r"((?:19|20)\d\d)\s*[年./·\-]?\s*(0[1-9]|1[0-2])(?!\d)")
PRINTED = re.compile(rf"(?:印刷|出版|印发|发行|印制)\s*日期\s*[:：]?\s*{DAY}|{DAY}\s*(?:印刷|出版|印发)")
DATELINE = re.compile(rf"{DAY}\s*(?:星期|周)[一二三四五六日天]")
NAME = re.compile(r"《?([\u4e00-\u9fff·]{2,20})》?[\s(（·|]*$")

T = TypeVar("T")


class Identity(NamedTuple):
    """What the pages say of themselves; None where they say nothing."""

    journal: str | None = None
    year: int | None = None
    number: int | None = None
    serial: int | None = None
    printed: str | None = None


def identify(pages: Sequence[Page], text: str | None = None) -> Identity:
    """The identity that the pages (or head and tail of a plain text) state; what most places say holds."""
    said = [normalize("NFKC", line) for line in (_lines(pages) if text is None else _text_lines(text))]
    numbered = _most((int(m[1]), int(m[2])) for line in said for m in NUMBERED.finditer(line))
    cover = _cover_lines(pages)
    if numbered is None:
        numbered = _most((int(m[1]), int(m[2])) for line, _ in cover for m in COVER_NUMBER.finditer(line))
    year, number = numbered or (None, None)
    serial = _most(int(m[1]) for line in said for m in SERIAL.finditer(line))
    printed = _most(_day(m) for line in said for m in PRINTED.finditer(line))
    dateline = _most(_day(m) for line in said for m in DATELINE.finditer(line))
    printed = printed or dateline
    if number is None and serial is not None:
        number = _most(int(m[1]) for line in said for m in NUMBER.finditer(line))
    if year is None and printed is not None:
        year = int(printed[:4])
    named = _journal(said) or (_cover_name(cover) if number or serial else None)
    return Identity(named, year, number, serial, printed)


def _most(values: Iterable[T]) -> T | None:
    counted = Counter(values)
    return max(counted.items(), key=lambda item: item[1])[0] if counted else None


def _day(found: re.Match[str]) -> str:
    year, month, day = [part for part in found.groups() if part is not None][:3]
    return f"{year}-{int(month):02}-{int(day):02}"


def _journal(said: Iterable[str]) -> str | None:
    """The name that stands before year and number in a running head."""
    names = (NAME.search(line[: m.start()]) for line in said for m in NUMBERED.finditer(line))
    return _most(name[1] for name in names if name is not None)


def _lines(pages: Sequence[Page]) -> Iterator[str]:
    """The printed runs where an issue names itself: edges of all pages, and the first and last pages whole."""
    last = len(pages) - BACK
    for position, page in enumerate(pages):
        whole = position < FRONT or position >= last
        yield from (_text(page, piece) for piece in runs_of_indices(page, None if whole else _edge(page)))


def _edge(page: Page) -> list[int]:
    upper, lower = EDGE * page.height, (1 - EDGE) * page.height
    return [i for i in range(len(page.chars)) if page.boxes[4 * i + 3] < upper or page.boxes[4 * i + 1] > lower]


def _text(page: Page, piece: Iterable[int]) -> str:
    return "".join(page.chars[i] for i in piece)


def _text_lines(text: str) -> list[str]:
    part = text if len(text) <= TEXT_HEAD + TEXT_TAIL else text[:TEXT_HEAD] + "\n" + text[-TEXT_TAIL:]
    return part.splitlines()


def _cover_lines(pages: Sequence[Page]) -> list[tuple[str, float]]:
    """The runs of the cover, each with its type size; none if the first page is no cover."""
    if not pages or not 0 < len(pages[0].chars) < COVER:
        return []
    page = pages[0]
    return [(_text(page, piece), max(page.sizes[i] for i in piece)) for piece in runs_of_indices(page)]


def _cover_name(cover: Sequence[tuple[str, float]]) -> str | None:
    """The largest hanzi on the cover."""
    names = [(size, line) for line, size in cover if re.fullmatch(r"[\u4e00-\u9fff·]{2,12}", line)]
    return max(names, key=lambda item: item[0])[1] if names else None
