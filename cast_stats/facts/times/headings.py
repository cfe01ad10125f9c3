"""The headings of an article, and the one with a time that each of its sentences stands under."""

from __future__ import annotations

import re

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.lines import ENDING, first_body
from cast_stats.facts.times import dating

Place = tuple[int, int]
"""Paragraph and start of a sentence."""
LONGEST = 30
"""Characters of a heading at most, where the layout does not tell it."""
LED_BY_YEAR = re.compile(
    "[0-9]{4}(?:[-—~至到]{1,2}[0-9]{4})?年度?(?!.{1,2}月)|[一二][零〇一二三四五六七八九]{3}年(?!.{1,2}月)"
)
DATE = re.compile(f"[^0-9]{{0,6}}{dating.DAY.pattern}[日号]?.{{0,9}}")
"""A line that dates the article."""
CAPTION = re.compile("[图表注]|数据来源")
NUMBERING = re.compile(
    "第(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[章节篇]|[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）、.．]"
)


class Headings:
    """Which sentences of an article are headings, and under which each sentence stands."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._body = first_body(scene)
        self._over: dict[Place, Sentence] = {}
        self._all: set[Place] = set()
        over, style = None, ""
        for sentence in scene.sentences:
            if over:
                self._over[sentence.paragraph, sentence.start] = over
            if self._is_heading(sentence):
                self._all.add((sentence.paragraph, sentence.start))
                here = _style(scene.text(sentence))
                if sentence.times and not DATE.fullmatch(scene.text(sentence).strip("()（） ")):
                    over, style = sentence, here
                elif here == style:
                    over = None

    def over(self, sentence: Sentence) -> Sentence | None:
        """The last heading with a time, where none of its own style stands between."""
        return self._over.get((sentence.paragraph, sentence.start))

    def has(self, sentence: Sentence) -> bool:
        """Whether a sentence is a heading."""
        return (sentence.paragraph, sentence.start) in self._all

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a heading; of the lines of the head, which the layout may not tell apart, only one that
        begins with a year."""
        kind, text = self._scene.kind(sentence), self._scene.text(sentence).strip()
        if kind in ("heading", "title"):
            return kind == "heading"
        if len(text) > LONGEST or text[-1:] in ENDING or CAPTION.match(text):
            return False
        return sentence.paragraph >= self._body or LED_BY_YEAR.match(text) is not None


def _style(text: str) -> str:
    """How a heading is numbered: 一、 (一) 1. 第一章 are four styles, none is one too."""
    match = NUMBERING.match(text.strip())
    return "" if match is None else re.sub("[0-9]+", "0", re.sub("[一二三四五六七八九十]+", "一", match[0]))
