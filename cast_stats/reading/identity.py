"""Which issue this is: journal, year, number, serial number and print date, from cover, running head and masthead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from cast_stats.reading import identity_forms as forms
from cast_stats.reading.identity_forms import HEADED, SAID, in_one_form
from cast_stats.reading.page import Page
from cast_stats.reading.rows import runs_of_indices

EDGE = 0.12
"""Share of a page's height, above and below, where running heads stand."""
FRONT, BACK = 3, 2
"""Cover, contents and masthead stand on the first and last pages."""
BLANKS = 3
"""Words of one line stand at most so many blanks apart."""
LINE = 60
PROSE = re.compile(r"[，。；]")
COVER = 150
"""A cover has fewer characters than this."""
TEXT_HEAD, TEXT_TAIL = 1500, 800

SERIAL = re.compile(r"总\s*第?\s*(\d{1,4})\s*期")
NUMBER = re.compile(r"(?<!总)第\s*(\d{1,2})\s*期")
COVER_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[年./·\-]?\s*(?P<number>0[1-9]|1[0-2])(?!\d)")
NAME = re.compile(r"《?([\u4e00-\u9fff·]{2,20})》?[\s(（·|]*$")
AFTER_NUMBER = re.compile(r"[期)）][\s·|]*《?([\u4e00-\u9fff·]{2,20})》?$")
HEAD_NAME = re.compile(r"《?([\u4e00-\u9fff·]{2,12})》?")
LEAST_HEADS = 3
"""Pages at least on which a name stands alone as a running head."""

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
    heads = [in_one_form(line) for line in _heads(pages)]
    front = [in_one_form(line) for line in (_front_lines(pages) if text is None else _text_lines(text))]
    said, cover = heads + front, _cover_lines(pages)
    told = _numbers(heads, SAID) or _numbers(front, SAID) or _numbers(heads, HEADED) or _numbers(cover, [COVER_NUMBER])
    year, number = told or (None, None)
    serial = _most(int(m[1]) for line in said for m in SERIAL.finditer(line))
    if number is None and serial is not None:
        number = _most(int(m[1]) for line in said for m in NUMBER.finditer(line))
    number = number or _alone(front, forms.NUMBER_ALONE, lambda found: int(found[1]))
    printed = _printed(said, heads)
    if printed is None and (number or serial):
        day = _alone(front, forms.ISSUED, _day)
        printed = day if day and year in (None, int(day[:4])) else None
    if year is None and printed is not None:
        year = int(printed[:4])
    named = _journal(heads) or _journal(front) or (_cover_name(pages) if number or serial else None)
    named = named or (_most(_head_names(heads)) if number and year else None)
    return Identity(named, year, number, serial, printed)


def _printed(said: Sequence[str], heads: Sequence[str]) -> str | None:
    """The day that most lines call that of print, else that of a newspaper's dateline."""
    for lines, form in ((said, forms.PRINTED), (said, forms.DATELINE), (heads, forms.PAGE_HEAD)):
        if printed := _most(_day(m) for line in lines for m in form.finditer(line)):
            return printed
    return None


def _numbers(lines: Sequence[str], patterns: Iterable[re.Pattern[str]]) -> tuple[int, int] | None:
    """The year and number that most lines give."""
    found = (m for line in lines for pattern in patterns for m in pattern.finditer(line))
    return _most((int(m["year"]), int(m["number"])) for m in found)


def _alone(lines: Iterable[str], pattern: re.Pattern[str], value: Callable[[re.Match[str]], T]) -> T | None:
    """The first value that stands on a line by itself."""
    return next((value(found) for line in lines if (found := pattern.fullmatch(line.strip()))), None)


def _head_names(heads: Iterable[str]) -> Iterator[str]:
    """What stands alone as a running head on several pages, without figures."""
    named = [found[1] for line in heads if (found := HEAD_NAME.fullmatch(line.strip()))]
    return (name for name in named if named.count(name) >= LEAST_HEADS)


def _most(values: Iterable[T]) -> T | None:
    counted = Counter(values)
    return max(counted.items(), key=lambda item: item[1])[0] if counted else None


def _day(found: re.Match[str]) -> str:
    year, month, day = [part for part in found.groups() if part is not None][:3]
    return f"{year}-{int(month):02}-{int(day):02}"


def _journal(said: Sequence[str]) -> str | None:
    """The name that stands before year and number in a running head, else the one behind them."""
    found = [(line, m) for line in said for m in forms.NUMBERED.finditer(line)]
    before = _most(name[1] for line, m in found if (name := NAME.search(line[: m.start()])))
    behind = _most(name[1] for line, m in found if (name := AFTER_NUMBER.search(line, m.end() - 1)))
    short = _most(
        m["name"] for line in said for form in (forms.NAMED_SHORT, forms.SHORT_NAMED) for m in form.finditer(line)
    )
    return before or behind or short


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
    """The runs, those of one row put together that stand a few blanks apart."""
    text, last = "", -1
    for piece in runs_of_indices(page, chosen):
        if text and not _beside(page, last, piece[0]):
            yield text
            text = ""
        text += (" " if text else "") + "".join(page.chars[i] for i in piece)
        last = piece[-1]
    if text:
        yield text


def _beside(page: Page, last: int, first: int) -> bool:
    """Whether a character stands in the row of another, right of it by no more than a few blanks."""
    size = max(page.sizes[last], page.sizes[first])
    level = abs(page.boxes[4 * last + 1] - page.boxes[4 * first + 1]) < size / 2
    return level and 0 <= page.boxes[4 * first] - page.boxes[4 * last + 2] < BLANKS * size


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
