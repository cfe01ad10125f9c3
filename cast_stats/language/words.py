"""Text cut into words with their part of speech (rjieba), with the domain's own words added."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cast_stats.catalog.lexicon import lexicon
from cast_stats.language.mention import Mention

if TYPE_CHECKING:
    import rjieba


@dataclass(frozen=True, slots=True)
class Word(Mention):
    """A word with its part of speech in the tag set of ICTCLAS (n noun, v verb, vn nominal verb, m numeral, ...)."""

    pos: str


@cache
def _segmenter() -> rjieba.Jieba:
    import rjieba

    segmenter = rjieba.Jieba()
    for pos, words in lexicon().words.items():
        for word in words:
            segmenter.add_word(word, None, pos)
    return segmenter


def cut(text: str) -> tuple[Word, ...]:
    """Every word of `text`, in order, without gaps."""
    words: list[Word] = []
    at = 0
    for piece, pos in _segmenter().tag(text):
        words.append(Word(at, at + len(piece), piece, pos))
        at += len(piece)
    return tuple(words)
