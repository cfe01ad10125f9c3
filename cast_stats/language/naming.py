"""Whether the words before a head name one body or event, or only tell its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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


def is_name(text: Positions, start: int, head: int, kind: str) -> bool:
    """Whether the words before the head name one: a place, a quotation, an ordinal, or a noun that is none of the
    kinds that are counted."""
    if owned := OWNED.match(text.text, start, head):
        return is_name(text, owned.end(), head, kind)
    words = organisation_words()
    if start == head or text.text[start] == "(" or (kind == "event" and head - start < 3):
        return False
    if _is_of_levels(text, start):
        return False
    placed = start in text.placed
    if placed and head in text.places:
        return not text.text.startswith(MIDDLE, head)
    between = [(w.pos, text.text[max(w.start, start) : min(w.end, head)]) for w in _between(text, start, head)]
    pieces = [piece for pos, piece in between if is_wordlike(piece) and pos != "m"]
    if not pieces:
        return False
    if text.text.startswith(MINE, head) and not placed and (head - start < 2 or not _is_mine(text, head)):
        return False
    office = text.text[head : head + 1] in "厅局" and (placed or text.text[start] in OWN)
    counted = pieces[-1] in words.counted or _kind_of_region(pieces)
    society = placed and pieces[-1] in MEMBERS and text.text.startswith(SOCIETY, head)
    if counted and not office and not society and kind != "event":
        return False
    if not placed and text.text[start] in OWN and text.text[max(0, start - 1) : start] in (*OWN, "各"):
        return False
    if text.text[head : head + 1] in "厅局" or (kind == "institute" and text.text.startswith("中心", head)):
        own_level = text.text[start] in OWN and not text.text.startswith(common_openings(), start, head)
        return placed or own_level or _is_works(text, start, pieces)
    if placed or text.text[start] in "“《" or NTH.match(text.text, start) or _of_level(text, start, head):
        return True
    if text.text.startswith(DOING, head):
        return False
    if kind == "event" and CONTEST.match(text.text, start):
        return True
    if kind != "event" and text.text.startswith(common_openings(), start, head):
        return False
    own = any(piece not in common_nouns() and piece not in words.inside for piece in pieces)
    if text.text.startswith(TOPICAL, head):
        bodies = words.alone["association"]
        own = own or not any(piece in words.counted or piece in words.inside or piece in bodies for piece in pieces)
    return own and (kind == "event" or words.counted.isdisjoint(pieces))


def _is_of_levels(text: Positions, start: int) -> bool:
    """Whether a name is that of all bodies of several levels: 县(市)科协, 镇区科协, 区、县科协."""
    if MIXED.match(text.text, start) and start not in text.places:
        return True
    return text.text[start] in OWN and LEVEL_LISTED.search(text.text[max(0, start - 3) : start]) is not None


def _of_level(text: Positions, start: int, head: int) -> bool:
    """Whether a name is that of a level's own body: 镇|科普协会."""
    word = text.word_at(start)
    return word is not None and word.text in TOWNS and text.text.startswith(TOWN_BODIES, start + 1)


def _is_mine(text: Positions, head: int) -> bool:
    """Whether the word for a mine stands apart or ends a name: 土城|矿, 东滩矿, but not an ore's (尾矿)."""
    word = text.word_before(head + 1)
    return word.start == head or word.pos in NAMELIKE


def _is_works(text: Positions, start: int, pieces: Sequence[str]) -> bool:
    """Whether an office is that of a works of the state, named like a place: 五营|林业局."""
    word = text.word_at(start)
    return len(pieces) > 1 and pieces[-1] in INDUSTRIES and word is not None and word.pos in (*NAMELIKE, "b")


def _kind_of_region(pieces: Sequence[str]) -> bool:
    """Whether a name is of all parks of a region, not of one of them: 省园区科协."""
    return len(pieces) > 1 and pieces[-1] == "园区" and pieces[-2][-1] in "省市县区州"


def _between(text: Positions, start: int, end: int) -> Iterator[Word]:
    """The words that reach into a span."""
    index = text.index(start)
    while index < len(text.words) and text.words[index].start < end:
        yield text.words[index]
        index += 1
