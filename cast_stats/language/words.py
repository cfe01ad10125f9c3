"""Text cut into words with their part of speech (rjieba), with the domain's own words added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cast_stats.catalog.lexicon import Lexicon, lexicon, shipped_lexicon

if TYPE_CHECKING:
    import rjieba


class Word(NamedTuple):
    """A word, `text[start:end]`, with its part of speech in the tag set of ICTCLAS (n noun, v verb, vn nominal verb,
    m numeral, ...)."""

    start: int
    end: int
    text: str
    pos: str


GUESSED = 4
"""A word of this many characters that no dictionary has is a bad guess of the segmenter: it is cut again."""
PHRASE, PHRASE_TAGS = 4, frozenset({"l", "i", "nr", "nz"})
"""How long a phrase is that the dictionary holds for one word, and how it is tagged."""
FUNCTION = frozenset("较应将由从比达为至到占均共仅超近约翻按以在把被获来赴")
"""Characters that make no word with their neighbour where no dictionary says so: 光效|由, 金奖数|比, 获|省, 来|淄."""
LAST = FUNCTION | {"一", "及"}
"""Characters that end no such word: 竞赛类|一、二等奖, 优秀奖|及."""
HAVING = "有"
"""What ends no such word of two characters: 良种场|有."""

HAS = re.compile(
    "(?:[该我]|(?<![完安])[本全]|[情信][报息]|[计测]量|[研科]究|科研|[农林水]科|[药商]检|税务|财政|粮管|管理|派出|工商|土管|卫生|门诊|防治)"
    "所(?=有(?![制权无效])[^,，。；;]{0,12}?[0-9一二三四五六七八九十百])"
)
"""An institute with what it has, which the dictionary holds for one word: 研究所|有职工36人, but 农民所有."""

LED = re.compile("(?<=[省市县区州盟旗乡镇国院企校会司厂矿)）])科协(?=[作同商定])")
"""An association with what it does, in which the dictionary finds another word: 市科协|同, 县科协|作."""
LEDS = ("科协作", "科协同", "科协商", "科协定")

NAMELIKE = ("ns", "nr", "nz", "nrt")
"""How the segmenter tags names, of places too."""
VOCABULARY = 1 << 16
"""Words that are remembered at once: more than an issue has."""
PASSAGES = 256
"""Passages that are remembered at once."""


@lru_cache(2)
def _segmenter(known: Lexicon) -> rjieba.Jieba:
    """The segmenter with the words of a lexicon."""
    import rjieba

    # the package has loaded its dictionary once already; a second copy would cost as much again
    loaded = getattr(rjieba, "_DEFAULT_JIEBA", None) if known is shipped_lexicon() else None
    segmenter = loaded or rjieba.Jieba()
    for pos, words in known.words.items():
        for word in words:
            segmenter.add_word(word, None, pos)
    for word in known.split:
        segmenter.add_word(word, 0, None)
    for name in known.whole_classes:
        for word in known.classes[name]:
            segmenter.add_word(word, None, "v")
    return segmenter


def is_known(word: str) -> bool:
    """Whether the dictionary has a word; else the segmenter has guessed it."""
    return bool(_segmenter(lexicon()).has_word(word))


def cut(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order and without gaps; spans count on the whole text."""
    return _cut(text[start:end], start, lexicon())


def cut_around(text: str, whole: Iterable[tuple[int, int, str]]) -> Iterator[Word]:
    """The words of `text`, where each (start, end, pos) in `whole` is one word that no other word reaches into.
    Of two spans that overlap the one that begins first stays (the longer one where they begin together)."""
    at = 0
    for start, end, pos in sorted(whole, key=lambda span: (span[0], -span[1])):
        if start < at:
            continue
        yield from cut(text, at, start)
        yield Word(start, end, text[start:end], pos)
        at = end
    yield from cut(text, at)


@lru_cache(PASSAGES)
def _cut(passage: str, start: int, known: Lexicon) -> tuple[Word, ...]:
    """The words of a passage that stands at `start`. What has no quantity is cut twice: for its names and as it is."""
    words: list[Word] = []
    tagged = (found for part in _apart(passage) for found in _segmenter(known).tag(part))
    for piece, tag in tagged:
        for part, pos in _parts(piece, tag, known):
            end = start + len(part)
            words.append(Word(start, end, part, pos))
            start = end
    return tuple(words)


def _apart(passage: str) -> Iterator[str]:
    """The parts of a passage that no word reaches over."""
    ends = [match.end() for match in HAS.finditer(passage)] if "所有" in passage else []
    if any(led in passage for led in LEDS):
        ends += [match.end() for match in LED.finditer(passage)]
    for start, end in pairwise((0, *sorted(ends), len(passage))):
        yield passage[start:end]


@lru_cache(VOCABULARY)
def _parts(piece: str, pos: str, known: Lexicon) -> tuple[tuple[str, str], ...]:
    """The words that the segmenter should have made of a piece: the piece itself, as a rule."""
    if _is_phrase(piece, pos, known):
        return (piece[:2], _tag(piece[:2], known)), (piece[2:], _tag(piece[2:], known))
    apart = piece in known.split or _is_bad_guess(piece)
    return tuple(_segmenter(known).tag(piece, False)) if apart else ((piece, pos),)


def _tag(word: str, known: Lexicon) -> str:
    """The part of speech of a word that is not cut further."""
    return next((pos for piece, pos in _segmenter(known).tag(word) if piece == word), "n")


def _is_phrase(piece: str, pos: str, known: Lexicon) -> bool:
    """Whether the dictionary holds a verb and its object, 召开|会议, for one word."""
    if len(piece) != PHRASE or pos not in PHRASE_TAGS or piece in known.kept:
        return False
    return known.class_of(piece[:2], "n") in known.phrase_classes


def _is_bad_guess(piece: str) -> bool:
    """Whether the segmenter made up a word that is more likely to be several."""
    if len(piece) < 2 or piece.isascii():
        return False
    suspect = len(piece) >= GUESSED or piece[0] in FUNCTION or piece[-1] in LAST or piece[1:] == HAVING
    return suspect and not is_known(piece)
