"""Lines: which sentences are lines of an article's head, headings or rows of a list, and whether it is a report."""

from __future__ import annotations

import re

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.times.dating import ANNUAL
from cast_stats.language.spacing import unspaced

ENDING = "。！？!?；;…，,、"
CLOSED = (*ENDING, "”", ")", "）", "")
"""What a paragraph ends with that does not go on in the next one."""
SHORT, HEADING, ROW, WHOLE = 40, 30, 60, 40
"""Characters at most of a line of the head, a heading and a row of names; at least of a paragraph that goes on."""
COVER, TITLE = 30, 60
"""Paragraphs that may hold a report's own title, and the characters of that title, at most."""
REPORT = re.compile("公报|年报")


def is_report(scene: Scene) -> bool:
    """Whether an article is a yearly report by its title, or by a line of its cover."""
    if ANNUAL.search(unspaced(scene.article.title)):
        return True
    cover = (scene.text(sentence) for sentence in scene.sentences if sentence.paragraph < COVER)
    return any(is_title_of_report(text) for text in cover)


def first_body(scene: Scene) -> int:
    """The first paragraph that is no line of the head."""
    return next((s.paragraph for s in scene.sentences if not is_head(scene, s)), 0)


def is_head(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is a line of the article's head: short, and not ended as a sentence."""
    text = scene.text(sentence).rstrip()
    kind = scene.kind(sentence)
    if kind in ("title", "byline", "heading"):
        return True
    return kind != "caption" and len(text) <= SHORT and text[-1:] not in ENDING


def is_title_of_report(text: str) -> bool:
    """Whether a line calls the text a report: 2025年…统计公报."""
    return len(text) <= TITLE and REPORT.search(text) is not None


def is_row(scene: Scene, sentence: Sentence) -> bool:
    """Whether a line is one of a list of names: several bodies, or a person with a post."""
    text = scene.text(sentence).rstrip()
    if text[-1:] in ENDING or _counts(sentence) or len(text) > ROW:
        return False
    return len(sentence.organisations) > 1 or text.endswith(tuple(organisation_words().titles))


def is_heading(scene: Scene, sentence: Sentence, body: int) -> bool:
    """Whether a line is a heading; `body` is the first paragraph that is none of the article's head."""
    kind, text = scene.kind(sentence), scene.text(sentence).strip()
    if kind == "heading":
        return True
    if kind == "title" or sentence.paragraph < body or len(sentence.organisations) > 1 or _counts(sentence):
        return False
    return len(text) <= HEADING and text[-1:] not in ENDING


def is_ended(scene: Scene, paragraph: int) -> bool:
    """Whether a paragraph ends where a sentence does, not only where the page does."""
    before = scene.article.paragraphs[paragraph]
    return before.text.rstrip()[-1:] in CLOSED or before.kind != "body" or len(before.text) < WHOLE


def _counts(sentence: Sentence) -> bool:
    return any(number.reason is None for number in sentence.numbers)
