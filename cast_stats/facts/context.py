"""What a rule sees: an article's sentences with their mentions and words, and where the article came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from cast_stats.facts.times.dating import written
from cast_stats.language.bylines import datelines
from cast_stats.language.eras import reign_of
from cast_stats.language.folding import Folded, fold
from cast_stats.language.gazetteer import LEVELS, leading_place
from cast_stats.language.mention import Mention, Number, TimeMention
from cast_stats.language.numbers import find_numbers
from cast_stats.language.organisations import Organisation, find_organisations
from cast_stats.language.sentences import split_sentences
from cast_stats.language.times import find_times
from cast_stats.language.words import Word, cut_around
from cast_stats.layout.article import Article, ParagraphKind
from cast_stats.records import Issue, NoFactReason

M = TypeVar("M", bound=Mention | Word)
PRINT_RUN = re.compile(r"印\s*[数量]|发\s*行|期\s*发|册\s*数")
COPIES = ("册", "份")
START = attrgetter("start")
PARAGRAPH = attrgetter("paragraph")
PAGE_SIGNS = " \u3000-—–―·.…|/第页"


class Resolved(NamedTuple):
    """An answer to "whose" and where it came from: see `records.Derivation` for `how` and `source`."""

    text: str
    how: str
    source: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. All spans, its own too, count on its paragraph as it is read (`Scene.text`), not as it is printed.
    `words` cover it without gaps; each quantity is one word of pos `m`, each time one of pos `t`."""

    start: int
    end: int
    paragraph: int
    numbers: tuple[Number, ...]
    times: tuple[TimeMention, ...]
    organisations: tuple[Organisation, ...]
    words: tuple[Word, ...]

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in [start, end)."""
        return _within(self.words, start, end)

    def quantity_from(self, start: int) -> Number | None:
        """The first quantity that begins at `start` or behind it."""
        first = bisect_left(self.numbers, start, key=START)
        behind = (self.numbers[i] for i in range(first, len(self.numbers)))
        return next((number for number in behind if number.reason is None), None)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the rules see it; `written` is the day or year that relative times lean on, ISO; `sentences` are in
    reading order."""

    article: Article
    issue: Issue
    written: str | None
    sentences: tuple[Sentence, ...]
    readings: tuple[Folded, ...]

    def text(self, sentence: Sentence) -> str:
        """The paragraph that `sentence` stands in as it is read, folded: what all spans count on."""
        return self.readings[sentence.paragraph].text

    def printed(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """Where a span of a paragraph as it is read stands in the paragraph as it is printed."""
        return self.readings[paragraph].span(start, end)

    def gaps(self, paragraph: int) -> tuple[int, ...]:
        """Where the print of a paragraph parts two phrases that are read without a blank between them."""
        return tuple(_gaps(self.readings[paragraph], self.article.paragraphs[paragraph].text))

    def places(self, paragraph: int) -> Iterator[Mention]:
        """The places that the organisations of a paragraph are named after, each without its level: 柘荣|县科协."""
        for body in (body for sentence in _of(self.sentences, paragraph) for body in sentence.organisations):
            size = leading_place(body.text)
            size -= body.text[size - 1 : size] in LEVELS
            if size > 0:
                yield Mention(body.start, body.start + size, body.text[:size])

    def kind(self, sentence: Sentence) -> str:
        """The kind of paragraph that `sentence` stands in."""
        return self.article.paragraphs[sentence.paragraph].kind


def scene_of(article: Article, issue: Issue) -> Scene:
    """The article with its sentences cut and their mentions found; tables are left to `facts.tables`."""
    readings = tuple(fold(paragraph.text) for paragraph in article.paragraphs)
    issued = written(article.title, [reading.text for reading in readings], issue)
    sentences: list[Sentence] = []
    reign = None
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind != "table":
            text = readings[index].text
            times = find_times(text, issued, reign)
            reign = reign_of(text, reign)
            found = _sentences(text, index, times, tuple(_gaps(readings[index], paragraph.text)))
            sentences.extend(_front_matter(found, text, paragraph.kind))
    return Scene(article, issue, issued, tuple(sentences), readings)


def _of(sentences: Sequence[Sentence], paragraph: int) -> Sequence[Sentence]:
    """The sentences of a paragraph, among all in reading order."""
    first = bisect_left(sentences, paragraph, key=PARAGRAPH)
    return sentences[first : bisect_left(sentences, paragraph + 1, first, key=PARAGRAPH)]


def _gaps(reading: Folded, printed: str) -> Iterator[int]:
    """Where the print parts two phrases by a wide gap that reading leaves out: 马骏　省气象学会秘书长."""
    last, shift = 0, 0
    for start, new in zip(reading.starts, reading.shifts, strict=True):
        blank = printed[start + shift : start + new]
        wide = blank.isspace() and ("\u3000" in blank or len(blank) > 1)
        shift = new
        if wide and start - last > 1 and not printed[start + new + 1 : start + new + 2].isspace():
            last = start
            yield start


def _organisations(text: str, gaps: tuple[int, ...], numbers: Sequence[Number]) -> Iterator[Organisation]:
    """The names of a text: none reaches over a gap or a quantity (17处|公社, 计5个|学会), but for an event's."""
    taken = {place for number in numbers if number.reason is None for place in range(number.start, number.end)}
    taken.update(place for start, end in datelines(text) for place in range(start, end))
    for start, end in pairwise((0, *gaps, len(text))):
        for found in find_organisations(text[start:end]):
            first = found.start + start
            if first not in taken and (found.kind == "event" or taken.isdisjoint(range(first, found.end + start))):
                yield replace(found, start=found.start + start, end=found.end + start)


def _sentences(text: str, paragraph: int, times: Sequence[TimeMention], gaps: tuple[int, ...]) -> Iterator[Sentence]:
    numbers = find_numbers(text)
    organisations = tuple(_organisations(text, gaps, numbers))
    whole = [(t.start, t.end, "t") for t in times] + [(n.start, n.end, "m") for n in numbers if n.reason is None]
    words = tuple(cut_around(text, whole))
    for start, end in split_sentences(text):
        yield Sentence(
            start, end, paragraph,
            _within(numbers, start, end), _within(times, start, end),
            _within(organisations, start, end), _within(words, start, end),
        )  # fmt: skip


def _front_matter(sentences: Iterable[Sentence], text: str, kind: ParagraphKind) -> Iterable[Sentence]:
    """The sentences; on contents pages, in charts and running heads, in mastheads but for copies no number measures."""
    if kind not in ("contents", "masthead", "running", "chart"):
        return sentences
    return (replace(s, numbers=tuple(_front_number(number, text, kind) for number in s.numbers)) for s in sentences)


def _front_number(number: Number, text: str, kind: ParagraphKind) -> Number:
    alone = not (text[: number.start].strip(PAGE_SIGNS) and text[number.end :].strip(PAGE_SIGNS))
    if kind in ("contents", "running") and alone and number.reason != "date":
        return _unmeasured(number, "page")
    copies = number.unit in COPIES or PRINT_RUN.search(text, max(0, number.start - 8), number.start) is not None
    kept = number.reason == "date" if kind == "chart" else number.reason is not None
    if kept or (kind == "masthead" and copies):
        return number
    return _unmeasured(number, "other")


def _unmeasured(number: Number, reason: NoFactReason) -> Number:
    """The number without what made a quantity of it."""
    return Number(number.start, number.end, number.text, number.value, number.value_max, reason=reason)


def _within(mentions: Sequence[M], start: int, end: int) -> tuple[M, ...]:
    """The mentions, which are in order, that begin in [start, end)."""
    first = bisect_left(mentions, start, key=START)
    return tuple(mentions[first : bisect_left(mentions, end, first, key=START)])
