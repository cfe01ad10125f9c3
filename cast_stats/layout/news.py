"""News: a column of short items, closed by their authors in brackets or called one, is as many articles as it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cast_stats.layout.article import Article, Paragraph
from cast_stats.layout.articles import CREDIT, byline_of
from cast_stats.layout.roles import NUMBERED
from cast_stats.layout.typography import BULLET

NO_CREDIT = re.compile(r"\d|来源|数据|口径|下同|[略附完续摘注]|见|图|表|[下上]转|待续|[，。；：]")
"""What a line in brackets holds that tells no author."""
COLUMN = re.compile(
    ".{0,8}(?:动态|简讯|短讯|快讯|快报|要闻|新闻|速递|集锦|传真|短波|播报|资讯|信息|消息|简报|点滴|扫描|一览|之窗)"
)
"""What columns of news are called."""
DATELINE = re.compile(r"\s*(?:\d{4}年)?(?:\d{1,2}月|近日|日前|截至|本[报刊]讯)")
"""What an item of news begins with."""
LEAST_ITEMS = 2
"""An item of news is one of several: a single line in brackets proves nothing."""
ENTRY = re.compile(r"[【\[][^】\]]{1,20}[】\]]")
"""What opens an entry of a yearbook, which its author closes too: its section is one article."""
BESIDE = ("caption", "table", "box", "footnote")
"""Kinds of paragraphs that stand between two items and open none."""


def is_credited(text: str) -> bool:
    """Whether prose closes with its author in brackets: …圆满结束。(东河市科协)"""
    credit = CREDIT.search(text)
    return credit is not None and NO_CREDIT.search(credit[1]) is None


def items_of(article: Article) -> tuple[Article, ...]:
    """The items of a column of news; the article itself where it is none."""
    credited = [i for i, p in enumerate(article.paragraphs) if p.kind in ("body", "list") and is_credited(p.text)]
    if len(credited) >= LEAST_ITEMS:
        openings = _openings(article.paragraphs, credited)
    elif _is_column(article):
        openings = _headings(article.paragraphs)
    else:
        return (article,)
    starts = sorted({0, *openings})
    parts = [article.paragraphs[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
    return (replace(article, paragraphs=parts[0], byline=byline_of(parts[0])), *(_item(article, p) for p in parts[1:]))


def dated(texts: Iterable[str]) -> int:
    """How many texts begin with the day that they tell of, as items of news do."""
    return sum(DATELINE.match(text) is not None for text in texts)


def _is_column(article: Article) -> bool:
    """Whether a line of the head calls the article a column of news, and most of its items begin with their day."""
    begun = [b for a, b in pairwise(article.paragraphs) if a.kind in ("title", "heading") and b.kind == "body"]
    told = dated(p.text for p in begun)
    return 2 * told > len(begun) and any(p.kind == "title" and COLUMN.fullmatch(p.text) for p in article.paragraphs)


def _headings(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The headings of a column that are no points of one text."""
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind == "heading" and not any(pattern.match(paragraph.text) for _, pattern in NUMBERED):
            yield at


def _openings(paragraphs: Sequence[Paragraph], credited: Sequence[int]) -> Iterator[int]:
    """The first paragraphs of the items behind the first one; where these have bullets, all paragraphs that do."""
    behind = (range(i + 1, len(paragraphs)) for i in credited)
    openings = [at for rest in behind if (at := next((i for i in rest if paragraphs[i].kind not in BESIDE), 0))]
    if any(ENTRY.match(paragraphs[i].text) for i in openings):
        return
    yield from openings
    if openings and all(BULLET.match(paragraphs[i].text) for i in openings):
        yield from (i for i in range(openings[0], len(paragraphs)) if BULLET.match(paragraphs[i].text))


def _item(article: Article, paragraphs: Sequence[Paragraph]) -> Article:
    """An item with the heading that it begins with for a title, or the column's own title."""
    first, *others = paragraphs
    if first.kind != "heading":
        return replace(article, paragraphs=tuple(paragraphs), byline=byline_of(paragraphs))
    made = (Paragraph(first.text, "title", first.places, 1), *others)
    return Article(first.text, article.section, byline_of(made), made)
