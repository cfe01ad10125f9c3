"""A small press: sets text into pages of characters with boxes, as the reading room would give them."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable

import pytest

from cast_stats.layout import compose
from cast_stats.layout.article import Article
from cast_stats.reading.page import Box, Document, Page


class Press:
    """One page under way. Hanzi are as wide as the type is high, other characters half as wide."""

    def __init__(self, number: int = 1, width: float = 600, height: float = 800) -> None:
        self.number, self.width, self.height = number, width, height
        self.marks: list[tuple[str, float, float, float, float, float, bool]] = []
        self.lines: list[Box] = []
        self.pictures: list[Box] = []

    def put(self, text: str, x: float, top: float, size: float = 10, *, bold: bool = False, gap: float = 0) -> float:
        """One line of text from x on, `gap` points between characters; gives the x where it ends."""
        for char in text:
            wide = size if ord(char) > 0x2000 else size / 2
            if not char.isspace():
                self.marks.append((char, x, top, x + wide, top + size, size, bold))
            x += wide + gap
        return x - gap

    def flow(
        self, text: str, x: float, top: float, width: float, size: float = 10, *, leading: float = 1.6, indent: int = 2
    ) -> float:
        """Paragraphs (one a line of `text`) broken at `width`; gives the y below them."""
        for paragraph in text.split("\n"):
            for line in broken(paragraph, width, size, indent):
                self.put(line, x, top, size)
                top += size * leading
        return top

    def columns(self, text: str, edges: list[tuple[float, float]], top: float, rows: int, size: float = 10) -> None:
        """Paragraphs that run through columns (left edge, width) of so many rows each."""
        lines: list[str] = []
        rest = [line for paragraph in text.split("\n") for line in broken(paragraph, edges[0][1], size, 2)]
        for x, _width in edges:
            lines, rest = rest[:rows], rest[rows:]
            for row, line in enumerate(lines):
                self.put(line, x, top + row * size * 1.6, size)
        assert not rest, "the columns are too short for the text"

    def frame(self, box: Box) -> None:
        """A ruled rectangle."""
        x0, top, x1, bottom = box
        self.lines += [Box(x0, top, x1, top), Box(x0, bottom, x1, bottom)]
        self.lines += [Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)]

    def page(self, seed: int | None = None) -> Page:
        """The page; with a seed its characters are stored in a random order."""
        marks = list(self.marks)
        if seed is not None:
            random.Random(seed).shuffle(marks)
        boxes = array("f", [value for mark in marks for value in mark[1:5]])
        sizes = array("f", [mark[5] for mark in marks])
        return Page(
            self.number, self.width, self.height, "".join(mark[0] for mark in marks), boxes, sizes,
            bytes(mark[6] for mark in marks), lines=tuple(self.lines), pictures=tuple(self.pictures),
        )  # fmt: skip


def broken(paragraph: str, width: float, size: float, indent: int) -> list[str]:
    """A paragraph as lines of at most `width` points, the first one indented."""
    lines, line, used = [], "　" * indent, indent * size
    for char in paragraph:
        wide = size if ord(char) > 0x2000 else size / 2
        if used + wide > width + 0.01:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + wide
    return [*lines, line]


@pytest.fixture(scope="session")
def press() -> type[Press]:
    """The press; call it to begin a page."""
    return Press


@pytest.fixture(scope="session")
def composed() -> Callable[..., tuple[Article, ...]]:
    """Composes pages (or a text) into articles."""

    def compose_all(*pages: Page, text: str | None = None) -> tuple[Article, ...]:
        return compose(Document({}, pages, text))

    return compose_all


@pytest.fixture(scope="session")
def prose(composed: Callable[..., tuple[Article, ...]]) -> Callable[..., list[str]]:
    """The texts of the body paragraphs of pages (or a text), in order."""

    def body(*pages: Page, text: str | None = None) -> list[str]:
        return [p.text for a in composed(*pages, text=text) for p in a.paragraphs if p.kind == "body"]

    return body
