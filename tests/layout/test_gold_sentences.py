"""On real pages: the sentences of the annotated articles come out whole, each within one paragraph."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

import pytest

from cast_stats.layout import compose
from cast_stats.layout.article import Article
from cast_stats.reading.document import read_document

SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[\"')]*")


def squeeze(text: str) -> str:
    """NFKC, no white space, one kind of quotation mark."""
    return re.sub(r"\s+", "", re.sub(r"[\"'“”‘’「」『』]", '"', normalize("NFKC", text)))


def whole_sentences(articles: tuple[Article, ...], gold: list[Path]) -> tuple[list[str], int]:
    """The gold sentences that stand in no single paragraph, and how many there are.

    Blocks of the gold text that are a heading, caption, byline or item in the composed articles are set apart first:
    the gold text has them in the midst of sentences.
    """
    paragraphs = [(squeeze(p.text), p.kind) for article in articles for p in article.paragraphs]
    every = "\n".join(text for text, _ in paragraphs)
    aside = {text for text, kind in paragraphs if kind != "body"}
    missing, total = [], 0
    for path in gold:
        blocks = [squeeze(block) for block in re.split(r"\n\s*\n", path.read_text("utf-8")) if block.strip()]
        flow = "".join(block for block in blocks if block not in aside)
        found = SENTENCE.findall(flow)
        total += len(found) + sum(block in aside for block in blocks)
        missing += [sentence for sentence in found if sentence not in every]
    return missing, total


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[Path]:
    return sorted((shared / "gold" / "articles").glob("*.txt"))


@pytest.mark.parametrize("name", ["qykx-2024-04", "qykx-2024-04-scrambled"])
def test_sentences_of_the_issue_are_whole(shared, gold, name):
    missing, total = whole_sentences(compose(read_document(shared / "issue" / f"{name}.pdf")), gold)
    assert len(missing) <= 0.02 * total, missing


def test_sentences_of_plain_texts_are_whole(gold):
    results = [whole_sentences(compose(read_document(path)), [path]) for path in gold]
    missing = [sentence for part, _ in results for sentence in part]
    assert len(missing) <= 0.02 * sum(total for _, total in results), missing


def test_scrambled_characters_give_the_same_articles(shared):
    digital, scrambled = (
        compose(read_document(shared / "issue" / f"qykx-2024-04{name}.pdf")) for name in ("", "-scrambled")
    )
    assert [a.title for a in digital] == [a.title for a in scrambled]
    ours, theirs = ([(p.kind, p.text) for a in articles for p in a.paragraphs] for articles in (digital, scrambled))
    assert len(ours) == len(theirs)
    # Two captions differ: in the scrambled file the second half of a dash lies upon the character after it.
    assert [a for a, b in zip(ours, theirs, strict=True) if a != b and "——" not in a[1]] == []


def test_a_newspaper_page_of_six_columns(shared):
    (page,) = (shared / "pdfs" / "columns").glob("a01*.pdf")
    reference = (shared / "pdfs" / "columns" / "a01_reading_order_pdftotext_raw.txt").read_text("utf-8")
    articles = compose(read_document(page))
    texts = "\n".join(squeeze(p.text) for article in articles for p in article.paragraphs)
    headings = {squeeze(p.text) for article in articles for p in article.paragraphs if p.kind != "body"}
    sentences = SENTENCE.findall(squeeze(reference))
    missing = [s for s in sentences if s not in texts and not any(heading and heading in s for heading in headings)]
    assert [s for s in missing if not s.startswith("支出情况具体如下")] == []


def test_two_columns_under_a_poor_text_layer(shared):
    (page,) = (shared / "pdfs" / "columns").glob("a03*.pdf")
    texts = [p.text for article in compose(read_document(page)) for p in article.paragraphs if p.kind == "body"]
    assert sum(len(text) > 60 and text[-1] in "。”…" for text in texts) >= 7
