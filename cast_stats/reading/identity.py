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
LINE = 60
PROSE = re.compile(r"[，。；]")
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
    heads = [normalize("NFKC", line) for line in _heads(pages)]
    front = [normalize("NFKC", line) for line in (_front_lines(pages) if text is None else _text_lines(text))]
    said, cover = heads + front, _cover_lines(pages)
    told = _numbers(heads, NUMBERED) or _numbers(front, NUMBERED) or _numbers(cover, COVER_NUMBER)
    year, number = told or (None, None)
    serial = _most(int(m[1]) for line in said for m in SERIAL.finditer(line))
    printed = _most(_day(m) for line in said for m in PRINTED.finditer(line))
    dateline = _most(_day(m) for line in said for m in DATELINE.finditer(line))
    printed = printed or dateline
    if number is None and serial is not None:
        number = _most(int(m[1]) for line in said for m in NUMBER.finditer(line))
    if year is None and printed is not None:
        year = int(printed[:4])
    named = _journal(heads) or _journal(front) or (_cover_name(pages) if number or serial else None)
    return Identity(named, year, number, serial, printed)


def _numbers(lines: Iterable[str], pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The year and number that most lines give."""
    return _most((int(m[1]), int(m[2])) for line in lines for m in pattern.finditer(line))


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


def _heads(pages: Sequence[Page]) -> Iterator[str]:
    """The runs at the edges of all pages."""
    for page in pages:
        yield from _texts(page, _edge(page))


def _front_lines(pages: Sequence[Page]) -> Iterator[str]:
    """The runs of the first and last pages that are no prose."""
    last = len(pages) - BACK
    for position, page in enumerate(pages):
        if position < FRONT or position >= last:
            yield from (text for text in _texts(page) if len(text) <= LINE and not PROSE.search(text))


def _edge(page: Page) -> list[int]:
    upper, lower = EDGE * page.height, (1 - EDGE) * page.height
    return [i for i in range(len(page.chars)) if page.boxes[4 * i + 3] < upper or page.boxes[4 * i + 1] > lower]


def _texts(page: Page, chosen: Iterable[int] | None = None) -> Iterator[str]:
    for piece in runs_of_indices(page, chosen):
        yield "".join(page.chars[i] for i in piece)


def _text_lines(text: str) -> list[str]:
    part = text if len(text) <= TEXT_HEAD + TEXT_TAIL else text[:TEXT_HEAD] + "\n" + text[-TEXT_TAIL:]
    return part.splitlines()


def _cover_lines(pages: Sequence[Page]) -> list[str]:
    """The runs of the cover; none if the first page is no cover."""
    return list(_texts(pages[0])) if pages and len(pages[0].chars) < COVER else []


def _cover_name(pages: Sequence[Page]) -> str | None:
    """The largest hanzi on the cover."""
    if not _cover_lines(pages):
        return None
    page = pages[0]
    sizes = {"".join(page.chars[i] for i in piece): page.sizes[piece[0]] for piece in runs_of_indices(page)}
    names = {text: size for text, size in sizes.items() if re.fullmatch(r"[\u4e00-\u9fff·]{2,12}", text)}
    return max(names.items(), key=lambda item: item[1])[0] if names else None
