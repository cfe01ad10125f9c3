"""How far a name reaches to the left of its head, word by word."""

from __future__ import annotations

import re

from cast_stats.catalog.organisations import organisation_words
from cast_stats.language.heads import SOCIETY, SURE, TOPICAL, all_heads, function_words, heads
from cast_stats.language.places import FOUNDING, leads_level
from cast_stats.language.positions import OWN, PREPOSED, Positions, is_wordlike
from cast_stats.language.words import NAMELIKE, Word, is_known

LONGEST = 40
"""Characters of a name before its head at most."""
CLOSING = {")": "(", "”": "“", "》": "《"}
QUOTED = ("”", "》")
BRACKETED = 10
"""Characters within the brackets of a name at most: (集团)."""
ORDINAL = re.compile(r"(?:20\d\d|19\d\d)年?(?:度)?$|第[〇零一二三四五六七八九十百\d]+[届次期]$|[首本]届$")
"""An event's year or number, where it ends before the name."""
CHAPTERS = "章节篇卷编辑"
"""What an ordinal of a heading ends with: 第三节|卫生院."""
JOINING = "会同"
"""What joins two bodies, where the segmenter reads 协会 over it: 县科协|会同|县财政局."""
LEADING = "除据按把被让距"
"""Characters that begin no name."""
LEVELS = "省市县州盟旗"


def leftmost(text: Positions, head: int, kind: str, told: bool) -> int:
    """Where the name of the head at `head` begins: word by word to the left, up to a place with all that
    precedes it, or to a word that ends names."""
    at = head
    while head - at < LONGEST:
        if at in text.places:
            while at in text.places:
                at = text.places[at].start
            return at
        before = _before(text, at, head, kind, told)
        if before is None:
            return at
        at = before
        if (joined := text.text.rfind(JOINING, at + 1, head)) > 0:
            return joined + len(JOINING)
        if _is_level(text, at) or (kind == "event" and text.text[at] == "第" and at not in text.places):
            return at
    return at


def _is_level(text: Positions, at: int) -> bool:
    """Whether a bare level begins here that no place stands before: 完成|省科协."""
    word = text.word_before(at + 1)
    if word.text not in LEVELS or word.start != at or at in text.places or at in text.placed:
        return False
    return at == 0 or text.word_before(at).pos not in NAMELIKE


def _before(text: Positions, at: int, head: int, kind: str, told: bool) -> int | None:
    """Where the piece begins that stands before `at` and belongs to the name; None where none does."""
    if at == 0 or (at < head and text.text.endswith(organisation_words().barred.get(kind, ()), 0, at)):
        return None
    char = text.text[at - 1]
    if char in CLOSING:
        opening = text.text.rfind(CLOSING[char], max(0, at - LONGEST), at)
        fits = kind == "event" if char in QUOTED else at - opening <= BRACKETED
        return opening if opening >= 0 and fits else None
    word = text.word_before(at)
    piece = text.text[word.start : at]
    if len(piece) == 2 and piece[1] in OWN and piece[0] in PREPOSED:
        return at - 1
    if piece in organisation_words().conjunctions:
        return word.start if at < head and _place_leads(text, word.start) else None
    verb = told and kind in ("company", "association") and word.pos == "v" and len(piece) == 2
    if verb and at < head and text.opens(word.start) and piece not in organisation_words().stops:
        return word.start
    return word.start if _belongs(text, word, piece) or _is_topic(text, word, head) else None


def _belongs(text: Positions, word: Word, piece: str) -> bool:
    """Whether a word may stand inside a name. One that is no noun may where the segmenter can have erred: a
    place begins the name a little further left."""
    words = organisation_words()
    if piece in words.inside:
        joins = piece in words.stops and word.text == piece
        return not joins or (_noun_before(text, word.start) and not _head_before(text, word.start))
    if piece in words.ideals and text.opens(word.start):
        return True
    if piece in words.stops or not is_wordlike(piece) or piece[:2] in words.adverbs:
        return False
    if words.stops.issuperset(piece) and not is_known(piece):
        return False
    if len(piece) > 2 and piece[-1] in FOUNDING and piece == word.text and not is_known(piece):
        return False
    if (word.pos[0] in "nbjlsaz" and word.pos != "ad") or word.pos in ("vn", "eng"):
        return True
    if word.pos[0] in "mq":
        return piece[0] == "第" and piece[-1] not in CHAPTERS
    if len(piece) > 1 and word.pos[0] in "vd":
        return _is_coined(text, word) or _behind_level(text, word.start)
    return _place_near(text, word.start)


def _is_topic(text: Positions, word: Word, head: int) -> bool:
    """Whether a verb is the topic of a branch or of a society of the country: 海洋|腐蚀|专业委员会, 中国|烹饪|协会."""
    if word.end != head or word.pos != "v" or len(word.text) < 2 or word.text in organisation_words().stops:
        return False
    if text.text.startswith(SOCIETY, head):
        return text.text.endswith("中国", 0, word.start)
    return text.text.startswith(TOPICAL, head) and word.start > 0 and text.word_before(word.start).pos in ("n", "ns")


def _is_coined(text: Positions, word: Word) -> bool:
    """Whether a clause begins with a word that no dictionary has: 恒拓|新材料工作站."""
    words = organisation_words()
    made_up = words.stops.isdisjoint(word.text) and words.prepositions.isdisjoint(word.text)
    return made_up and not is_known(word.text) and text.opens(word.start)


def _behind_level(text: Positions, at: int) -> bool:
    """Whether nothing but a bare level stands before, where a phrase begins: 市|制冷学会."""
    return at > 0 and text.text[at - 1] in OWN and text.word_at(at - 1) is not None and text.opens(at - 1)


def _head_before(text: Positions, at: int) -> bool:
    """Whether the head of another name ends here: 市科协|联合|市委."""
    return text.text.endswith(all_heads(), 0, at)


def _noun_before(text: Positions, at: int) -> bool:
    word = text.word_before(at) if at else None
    return word is not None and (word.pos[0] in "nj" or word.text in organisation_words().inside)


def _place_near(text: Positions, at: int) -> bool:
    """Whether a place ends here or up to four characters to the left, with no head of a name between."""
    for end in range(at, max(0, at - 5), -1):
        if end in text.places:
            return True
        if not is_wordlike(text.text[end - 1 : end]) or text.text.endswith(SURE, 0, end):
            return False
    return False


def _place_leads(text: Positions, at: int) -> bool:
    """Whether only nouns stand between a place and here, none of them a head: 江西省农业|和农村发展研究会."""
    pattern, _ = heads()
    start = at
    while at > 0 and start - at < LONGEST // 4:
        if at in text.places:
            return pattern.search(text.text, at, start) is None
        word = text.word_before(at)
        if word.pos[0] not in "nj" and word.pos != "vn":
            return False
        at = word.start
    return False


def with_ordinal(text: Positions, start: int) -> int:
    """An event's number and year before its name: 第十二届, 2024年."""
    while match := ORDINAL.search(text.text, max(0, start - 9), start):
        start = match.start()
    return start


def without_preposition(text: Positions, start: int, head: int) -> int:
    """Past a verb, or a preposition that the segmenter holds for part of the name: 推进|燃煤电厂, 到|省农科院."""
    first = text.word_at(start)
    if first and first.text in organisation_words().meetings:
        verb = text.word_at(first.end)
        if verb and verb.end <= head and verb.text in organisation_words().never_first:
            return verb.end
    if first and first.end <= head and first.text in organisation_words().never_first:
        return first.end
    if first and first.end < head and _takes_level(text, first):
        return first.end
    if first and text.text[start] in LEADING and not is_known(first.text):
        return start + 1
    words = organisation_words()
    if first and start and first.end <= head and first.text[-1] in OWN and leads_level(first.text):
        return first.end - 1
    if start in text.placed or text.text[start] not in function_words():
        return start
    if start + 1 in text.placed:
        return start + 1
    rest = text.text[start + 1 : head]
    if first and first.text[1:2] and first.text[1] in OWN and (len(first.text) == 2 or first.text[0] in PREPOSED):
        return start if is_known(first.text) else start + 1
    return start + 1 if rest[:1] in OWN or rest in words.counted else start


def without_verb(text: Positions, start: int, end: int) -> int:
    """Past a word that no dictionary has, where a noun behind the name shows it to be a verb: 编印|夜校|课本."""
    first, behind = text.word_at(start), text.word_at(end)
    if first is None or behind is None or first.end >= end or not _is_coined(text, first):
        return start
    return first.end if behind.pos == "n" else start


def _takes_level(text: Positions, first: Word) -> bool:
    """Whether a verb that stands inside names has a bare level or a place for its object: 联合|县总工会."""
    if first.text not in organisation_words().stops:
        return False
    return first.end in text.placed or text.text[first.end : first.end + 1] in OWN
