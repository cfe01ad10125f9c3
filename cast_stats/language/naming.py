"""Whether the words before a head name one body or event, or only tell its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cast_stats.catalog.organisations import organisation_words
from cast_stats.language.heads import DOING, SOCIETY, TOPICAL, common_nouns, common_openings
from cast_stats.language.positions import OWN, Positions, is_wordlike
from cast_stats.language.words import NAMELIKE, Word

NTH = re.compile(r"第[〇零一二三四五六七八九十百\d]+[届次期]")
CONTEST = re.compile("(?:(?:19|20)[0-9]{2}年(?:度)?)?(?:全国|中国|国际|世界)[^，。]{2,16}赛")
"""What a contest of the country is called by, be it all common nouns: 2015年全国青少年科技创新大赛."""
MIDDLE = "中心"
"""What is no body right behind a place: 海州市|中心."""
MIXED = re.compile(
    "(?:[省市州县区旗镇乡]|街道)(?:[(][省市州县区旗镇乡、街道]+[)]|[州县区旗镇乡](?=[科农卫医党政文学]))"
)
"""What opens names of bodies of several levels at once: 县(市)科协, 镇区科协."""
LEVEL_LISTED = re.compile("(?:^|[^一-鿿])[省市州县区旗镇乡]、$")
"""What such a name opens with where the first level is listed apart: 区、|县科协."""
INDUSTRIES = ("林业", "石油", "勘探", "管理", "铁路", "航运", "农垦", "电业", "电管", "港务", "航道")
"""What the works are of that the state runs as offices."""
MINE = "矿"
"""What names a mine behind a word of its own, and with the character before it an ore: 土城|矿, but 尾矿."""
OWNED = re.compile("地方国营|国营|公私合营")
"""What says whose a works is, and neither names it nor makes it a kind: 国营|磷肥厂, but 国营|农场."""
MEMBERS = ("志愿者", "企业", "职工")
"""Whom the society of a place unites, though a number of them is counted elsewhere: 商城县科普|志愿者|协会."""
TOWNS = ("镇", "乡")
TOWN_BODIES = ("科", "农", "工会", "妇联")
"""What the names of a town's own bodies begin with behind 镇, 乡: 镇|科普协会."""
OFFICES = ("厅", "局")
QUOTES = "“《"


class _Before(NamedTuple):
    """The words before a head of a kind, and the `pieces` of them that are words of names."""

    text: Positions
    start: int
    head: int
    kind: str
    pieces: Sequence[str]

    @property
    def placed(self) -> bool:
        """Whether a place opens them."""
        return self.start in self.text.placed

    @property
    def level(self) -> bool:
        """Whether a bare level opens them: 县|农学会."""
        return self.text.text[self.start] in OWN

    def open_with(self, words: tuple[str, ...]) -> bool:
        """Whether they begin with one of some words."""
        return self.text.text.startswith(words, self.start, self.head)

    def lead_to(self, words: str | tuple[str, ...]) -> bool:
        """Whether the head begins with one of some words."""
        return self.text.text.startswith(words, self.head)


def is_name(text: Positions, start: int, head: int, kind: str) -> bool:
    """Whether the words before the head name one: a place, a quotation, an ordinal, or a noun that is none of the
    kinds that are counted."""
    if owned := OWNED.match(text.text, start, head):
        return is_name(text, owned.end(), head, kind)
    if start == head or text.text[start] == "(" or (kind == "event" and head - start < 3) or _is_of_levels(text, start):
        return False
    if start in text.placed and head in text.places:
        return not text.text.startswith(MIDDLE, head)
    between = [(w.pos, text.text[max(w.start, start) : min(w.end, head)]) for w in _between(text, start, head)]
    before = _Before(text, start, head, kind, [piece for pos, piece in between if is_wordlike(piece) and pos != "m"])
    if not before.pieces or _is_ore(before) or _is_counted(before) or _is_level_of_level(before):
        return False
    if before.lead_to(OFFICES) or (kind == "institute" and before.lead_to(MIDDLE)):
        return before.placed or (before.level and not before.open_with(common_openings())) or _is_works(before)
    if before.placed or text.text[start] in QUOTES or NTH.match(text.text, start) or _is_of_town(before):
        return True
    return not before.lead_to(DOING) and _has_own_noun(before)


def _is_of_levels(text: Positions, start: int) -> bool:
    """Whether a name is that of all bodies of several levels: 县(市)科协, 镇区科协, 区、县科协."""
    if MIXED.match(text.text, start) and start not in text.places:
        return True
    return text.text[start] in OWN and LEVEL_LISTED.search(text.text[max(0, start - 3) : start]) is not None


def _is_ore(before: _Before) -> bool:
    """Whether the word for a mine is an ore's (尾矿): it neither stands apart nor ends a name (土城|矿, 东滩矿)."""
    if not before.lead_to(MINE) or before.placed:
        return False
    word = before.text.word_before(before.head + 1)
    return before.head - before.start < 2 or not (word.start == before.head or word.pos in NAMELIKE)


def _is_counted(before: _Before) -> bool:
    """Whether they tell a kind that is counted: 重点|企业, 省园区|科协."""
    if before.kind == "event" or not (before.pieces[-1] in organisation_words().counted or _is_parks(before.pieces)):
        return False
    office = before.lead_to(OFFICES) and (before.placed or before.level)
    society = before.placed and before.pieces[-1] in MEMBERS and before.lead_to(SOCIETY)
    return not (office or society)


def _is_parks(pieces: Sequence[str]) -> bool:
    """Whether a name is of all parks of a region, not of one of them: 省园区科协."""
    return len(pieces) > 1 and pieces[-1] == "园区" and pieces[-2][-1] in "省市县区州"


def _is_level_of_level(before: _Before) -> bool:
    """Whether a bare level follows another: 省|市科协, 各|县农学会."""
    return not before.placed and before.level and before.text.text.endswith((*OWN, "各"), 0, before.start)


def _is_works(before: _Before) -> bool:
    """Whether an office is that of a works of the state, named like a place: 五营|林业局."""
    word, pieces = before.text.word_at(before.start), before.pieces
    return len(pieces) > 1 and pieces[-1] in INDUSTRIES and word is not None and word.pos in (*NAMELIKE, "b")


def _is_of_town(before: _Before) -> bool:
    """Whether a name is that of a town's own body: 镇|科普协会."""
    word = before.text.word_at(before.start)
    return word is not None and word.text in TOWNS and before.text.text.startswith(TOWN_BODIES, before.start + 1)


def _has_own_noun(before: _Before) -> bool:
    """Whether a word among them is none of those that tell a kind."""
    pieces, words = before.pieces, organisation_words()
    if before.kind == "event" and CONTEST.match(before.text.text, before.start):
        return True
    if before.kind != "event" and before.open_with(common_openings()):
        return False
    own = any(piece not in common_nouns() and piece not in words.inside for piece in pieces)
    if before.lead_to(TOPICAL):
        bodies = words.alone["association"]
        own = own or not any(piece in words.counted or piece in words.inside or piece in bodies for piece in pieces)
    return own and (before.kind == "event" or words.counted.isdisjoint(pieces))


def _between(text: Positions, start: int, end: int) -> Iterator[Word]:
    """The words that reach into a span."""
    index = text.index(start)
    while index < len(text.words) and text.words[index].start < end:
        yield text.words[index]
        index += 1
