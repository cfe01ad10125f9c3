"""Holders: who a number can belong to. Names in a sentence, short names, and words that stand for one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cast_stats.catalog.organisations import organisation_words
from cast_stats.catalog.regions import regions
from cast_stats.facts.context import Scene, Sentence
from cast_stats.language.places import find_places
from cast_stats.language.words import cut

SHORT_NAME = re.compile(r"(?:简\s*称|下\s*称)\s*(?:为|：|:)?\s*[\"“「『]([^\"”」』“]{2,20})[\"”」』]")
LEVELS = "省市县区州盟旗镇乡村"


class Holder(NamedTuple):
    """A name in a paragraph, or a word that stands for a name: `level` is the last character of the region's name that
    it stands for (全市 → 市), `pointer` says that it stands for a thing of its kind (该公司), `alone` that it does so
    only where a clause begins (公司)."""

    start: int
    end: int
    name: str
    kind: str
    level: str = ""
    pointer: bool = False
    alone: bool = False


def short_names(scene: Scene) -> dict[str, str]:
    """Short names that the article gives (以下简称“…”) → their kind."""
    found: dict[str, str] = {}
    for sentence in scene.sentences:
        text = scene.text(sentence)
        for match in SHORT_NAME.finditer(text, sentence.start, sentence.end):
            before = [m for m in sentence.organisations if m.start < match.start()]
            if before:
                name = plain(match.group(1))
                found[name] = _kind_of(name) or before[-1].kind
    return found


def _kind_of(name: str) -> str:
    """The kind that a name's last characters tell, or nothing."""
    suffixes = organisation_words().suffixes
    fits = ((len(s), kind) for kind, heads in suffixes.items() for s in heads if name.endswith(s))
    return max(fits, default=(0, ""))[1]


def holders_in(text: str, sentence: Sentence, shorts: Mapping[str, str]) -> tuple[Holder, ...]:
    """All holders of a sentence in order, without overlap: the longer of two that overlap."""
    found = [*_names(sentence), *_short(text, sentence, shorts), *_standing(text, sentence)]
    out: list[Holder] = []
    for holder in sorted(found, key=lambda h: (h.start, -h.end)):
        if not out or holder.start >= out[-1].end:
            out.append(holder)
    return tuple(out)


def _names(sentence: Sentence) -> Iterator[Holder]:
    for mention in sentence.organisations:
        name = plain(mention.text)
        level = name[0] if name[0] in LEVELS and mention.kind in ("association", "government", "institute") else ""
        yield Holder(mention.start, mention.end, name, mention.kind, level)


def _short(text: str, sentence: Sentence, shorts: Mapping[str, str]) -> Iterator[Holder]:
    for name, kind in shorts.items():
        for match in _spaced(name).finditer(text, sentence.start, sentence.end):
            yield Holder(match.start(), match.end(), name, kind)


def _standing(text: str, sentence: Sentence) -> Iterator[Holder]:
    pattern, meaning = _standing_words()
    for match in pattern.finditer(text, sentence.start, sentence.end):
        name = plain(match.group())
        kind, level, alone = meaning[name]
        yield Holder(match.start(), match.end(), name, kind, level, pointer=True, alone=alone)


@cache
def _standing_words() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    """The pattern of the words that stand for a name; each one's kind, level, and whether it needs a clause's start."""
    words = organisation_words()
    meaning = {word: (kind, "", True) for kind, group in words.alone.items() for word in group}
    meaning |= {word: (kind, "", False) for kind, group in words.pointing.items() for word in group}
    meaning |= {word: ("region", level, False) for level, group in words.regions.items() for word in group}
    longest = sorted(meaning, key=len, reverse=True)
    return re.compile("|".join(map(_loose, longest))), meaning


@cache
def _spaced(name: str) -> re.Pattern[str]:
    return re.compile(_loose(name))


def _loose(name: str) -> str:
    """A pattern for a name that blanks may stand in."""
    return r"\s*".join(map(re.escape, name))


def plain(text: str) -> str:
    """A name without white space."""
    return "".join(text.split())


@cache
def places_of(name: str) -> tuple[str, ...]:
    """The full names of the regions that a name holds, widest first: 北京市通州区科协 → 北京市, 通州区."""
    return tuple(place.full for place in find_places(name, tuple(cut(name))))


def wider(places: Iterable[str]) -> tuple[str, ...]:
    """The regions that these lie in, nearest first; of several places of one name, the one that lies in another."""
    known = tuple(places)
    for name in reversed(known):
        lines = [tuple(r.name for r in regions().line(row)[1:]) for row in regions().find(name)]
        if lines:
            return max(lines, key=lambda line: len(set(line) & set(known)))
    return ()
