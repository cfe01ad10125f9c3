"""Regions in running text: full and short names of the gazetteer, and names that end as regions do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cast_stats.catalog.claims import words_before
from cast_stats.catalog.organisations import organisation_words
from cast_stats.catalog.regions import regions
from cast_stats.language.gazetteer import (
    ENDS,
    LEVELS,
    LONGEST,
    cities,
    city_in_front,
    full_name,
    full_names,
    short_names_of_bodies,
)
from cast_stats.language.heads import all_heads
from cast_stats.language.mention import Place
from cast_stats.language.small_places import (
    RURAL,
    TOWNS,
    by_form,
    by_opening,
    ends_as_place,
    inside,
    longer_name,
    may_be_named,
)
from cast_stats.language.words import NAMELIKE, Word, is_known

END = re.compile(f"[{ENDS}]")
SHORT = 2
PLACED = (*NAMELIKE, "nt")
"""How the segmenter tags the words that name a place or may begin with one."""
JOINT = re.compile("([两二三四五六七八九十][省市县区州])(?![级属辖直外内长委民场政营])")
"""A count of places: 三省, 两市."""
SLOGANS = ("兴县", "富县", "强县", "立县", "兴市", "强市", "兴州", "兴省", "强省", "兴区", "兴镇")
FOUNDING = "设办建"
"""What ends a verb of founding that no dictionary has: 复设|县科委."""
COUNTRYSIDE = ("农村", "乡村", "山村")
JOINTS = ("、", "和", "与", "及")
CLAUSE_ENDS = " \n，,。；;：:"
UPLAND = re.compile("[冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川渝蜀黔贵滇云藏陕甘宁青新蒙疆东西][中东南西北]山区")
"""Mountains of part of a province, 鲁中山区, where the gazetteer has a district of the last three characters."""
COUNTRIES = frozenset(("美国", "英国", "法国", "德国", "俄国", "泰国", "韩国"))


def find_places(text: str, words: Sequence[Word]) -> tuple[Place, ...]:
    """Every region that `text` names, in order, without overlap; `words` are its words."""
    told = [*_by_body(text), *_by_words(words)]
    if END.search(text):
        told = [*by_opening(text), *told, *by_form(text, words), *_by_full_name(text, words)]
        told += inside(text, words, told)
    found = {place.start: place for place in told if not _is_slogan(text, place)}
    out: list[Place] = []
    for start in sorted(found):
        if not out or (start >= out[-1].end and not _is_stray(out[-1], found[start])):
            out.append(found[start])
    return tuple(_joined(text, out))


def _is_stray(outer: Place, inner: Place) -> bool:
    """Whether a short name right behind a county is that of a place elsewhere: 秦州区|牡丹."""
    if inner.start != outer.end or outer.full[-1] not in "县区" or inner.full == inner.text:
        return False
    return all(outer.full not in (r.name for r in regions().line(row)) for row in regions().find(inner.full))


def _is_slogan(text: str, place: Place) -> bool:
    """Whether a name is only the end of a slogan, a common noun, or a preposition or a verb of founding before a bare
    level: 科技|兴县, 科教兴市, 新型农村, 鲁|中山区, 会同|县妇联, 新建|县农机厂."""
    name, level = place.text[:-2], place.text[-1]
    if place.text.endswith(COUNTRYSIDE) or UPLAND.fullmatch(text, place.start - 1, place.end):
        return True
    before = text[place.start - 1 : place.start]
    if place.text[:-1] in organisation_words().conjunctions and not before.strip(CLAUSE_ENDS):
        return False
    if leads_level(place.text) and level in LEVELS:
        return text[place.start - 1] not in ENDS if place.start else place.text not in full_names()
    if not place.text.endswith(SLOGANS):
        return False
    before = name or text[max(0, place.start - 2) : place.start]
    return before in organisation_words().generic or (len(name) > 1 and is_known(name))


def leads_level(name: str) -> bool:
    """Whether what looks like a place may be a preposition or a verb of founding and a bare level: 会同|县, 新建|县."""
    before, words = name[:-1], organisation_words()
    made_up = len(before) == 2 and before[1] in FOUNDING and not is_known(before)
    verbs = (words.prepositions, words.never_first, words_before().begun)
    return made_up or any(before in group for group in verbs) or (len(before) > 1 and before in words.stops)


def _joined(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """The places, where a list and its count are one: 甲、乙、丙三省; 三省 also alone where a clause begins."""
    taken = 0
    joints = (_joint(text, match, places) for match in JOINT.finditer(text))
    for place in sorted((*places, *filter(None, joints)), key=lambda p: (p.start, -p.end)):
        if place.start >= taken:
            taken = place.end
            yield place


def _joint(text: str, count: re.Match[str], places: Sequence[Place]) -> Place | None:
    """The places listed right before a count of them (甲、乙三省), or the count alone where a clause begins."""
    start, listed = count.start(1), 0
    for place in reversed(places):
        if place.end <= start and text[place.end : start] in (JOINTS if listed else ("",)):
            start, listed = place.start, listed + 1
    if listed < 2 and (count.start(1) != start or text[start - 1 : start].strip(CLAUSE_ENDS)):
        return None
    name = text[start : count.end(1)]
    return Place(start, count.end(1), name, name)


def _by_full_name(text: str, words: Sequence[Word]) -> Iterator[Place]:
    """Full names of the gazetteer that end at a region's last character, the longest first."""
    names, size = full_names(), len(text)
    starts, bodies = {word.start for word in words}, {word.start + 1 for word in words if _is_of_level(word)}
    starts.update(i for word in words if _may_hide_place(word) for i in range(word.start, word.end))
    at = 0
    for end in (match.end() for match in END.finditer(text)):
        if end < size and end - 1 in starts and end not in starts and end not in bodies:
            continue
        for start in range(max(at, end - LONGEST), end - 1):
            if start in starts and (name := text[start:end]) in names:
                yield Place(start, end, name, name)
                at = end
                break


def _is_of_level(word: Word) -> bool:
    """Whether a word is a level and its body: 县|政府, 市|政协."""
    return word.text[0] in LEVELS and word.text[1:] in all_heads()


def _by_body(text: str) -> Iterator[Place]:
    """Short names before their body; one that several places have stands for none of them."""
    for start, end in short_names_of_bodies(text):
        full = {region.name for region in regions().find(text[start:end])}
        yield Place(start, end, text[start:end], full.pop() if len(full) == 1 else text[start:end])


def _may_hide_place(word: Word) -> bool:
    """Whether a place may begin within a word: in a name that is guessed or long, not in 豫西."""
    return word.pos in NAMELIKE and (len(word.text) > SHORT or not is_known(word.text))


def _by_words(words: Sequence[Word]) -> Iterator[Place]:
    """Words that are short names, and place words with a region's ending that the gazetteer lacks (军屯村, 泰国)."""
    known = cities()
    for i, word in enumerate(words):
        name, place = word.text, word.pos == "ns"
        named = word.pos in PLACED or name in known or name in COUNTRIES or name in organisation_words().ideals
        if not named and name[-1] not in RURAL:
            continue
        if name == "中国" and i and words[i - 1].text == "新":
            continue
        follower = words[i + 1] if i + 1 < len(words) else None
        if follower and follower.text in TOWNS and may_be_named(word):
            yield Place(word.start, follower.end, name + follower.text, name + follower.text)
        elif (place or name in known) and (full := full_name(name)):
            level = follower.text if follower and follower.text in LEVELS else ""
            yield Place(word.start, word.end + len(level), name + level, full if full.endswith(level) else name + level)
        elif ends_as_place(word) or name in COUNTRIES:
            yield Place(word.start, word.end, name, name)
        elif word.pos == "nt" and (start := city_in_front(name)):
            yield Place(word.start, word.start + len(start), start, full_name(start))
        elif follower and follower.text == "县" and may_be_named(word):
            yield Place(word.start, follower.end, name + follower.text, name + follower.text)
        elif longer := longer_name(words[i : i + 3]):
            yield Place(word.start, word.start + len(longer), longer, longer)
