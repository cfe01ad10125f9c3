"""Numbers of contents pages, mastheads and running heads stand in the ledger; only the copies printed are a fact."""

from __future__ import annotations

import pytest

from cast_stats.facts.context import scene_of
from cast_stats.layout.article import Article, Paragraph
from cast_stats.records import Issue

ISSUE = Issue(file="hekou.pdf", sha256="0" * 64, year=2019, number=3, pages=8)


def numbers(text, kind):
    """The numbers of a paragraph: as written, and why they are no quantity."""
    scene = scene_of(Article("", paragraphs=(Paragraph(text, kind),)), ISSUE)
    return [(number.text, number.reason) for sentence in scene.sentences for number in sentence.numbers]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("河口县渔会年会召开 8", "contents"),
        ("05 山里的小书屋办起来了", "contents"),
        ("— 12 —", "running"),
        ("31", "running"),
    ],
)
def test_numbers_of_pages(text, kind):
    assert [reason for _, reason in numbers(text, kind)] == ["page"]


def test_titles_on_a_contents_page_measure_nothing():
    assert all(reason for _, reason in numbers("三百条渔船有了新冷库 8", "contents"))


def test_an_address_in_a_masthead_measures_nothing():
    assert all(reason for _, reason in numbers("地 址 河口县海滨路18号渔业楼6层", "masthead"))


@pytest.mark.parametrize("text", ["印 数 3200", "印数：3200册", "本期发行3200份", "印量3200"])
def test_copies_printed_are_a_quantity(text):
    assert [reason for _, reason in numbers(text, "masthead")] == [None]


def test_prose_is_not_touched():
    assert ("6层", None) in numbers("新建的冷库有6层。", "body")
