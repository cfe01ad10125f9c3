"""Small places, which no list has, told by their form: towns, townships and villages, counties that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cast_stats.catalog.organisations import organisation_words
from cast_stats.language.gazetteer import ENDS, cities, full_name
from cast_stats.language.heads import common_nouns, function_words
from cast_stats.language.mention import Place
from cast_stats.language.words import NAMELIKE, Word, is_known

SHORT = 2
"""Characters of a name before its level, where the segmenter cut it up."""
PLAIN = (
    "[^\\W\\d_a-zA-Z全各本我该每某一二两三四五六七八九十几多数的是有和与到于为对向从把被给让以按将"
    "年月日园个家名位项次届批中下大小新老此这那省市县由在了着过]"
)
"""A character that may stand in a name of a place: none that leads, counts or points."""
FORM = re.compile(
    f"(?:(?<![一-鿿])[在由与和向于到从及为经对]?|(?<=[0-9]年))((?![城地]){PLAIN}{{2,3}}"
    "(?:自治[县州旗]|[省市县州盟旗]|区(?=科协|政府|委|[农医]?学会|协会)"
    "|[村镇乡](?=[一-鿿]{1,8}(?:协会|合作社|研究会|科协))))(?![场民政级内外区长域])"
)
TOWNS = ("镇", "乡", "村", "公社", "街道", "社区", "大队", "苏木")
RURAL = "县镇乡村"
SMALL = "镇乡村"
GROUNDS = frozenset(
    "铺店集庄屯堡营寨桥口湾坪坝塘场岭山河江湖滩堰垭渡关坡沟窑楼坊埠港圩墟浦岗冈塬峪洼泊甸沱溪洞头家畈墩埝磨井泉庙寺"
)
"""What the names of small places end with before their level: 王杲铺|镇."""
EACH = "各每某"
OPENING = re.compile(
    f"(?:(?<=[。；;，,：:\\s])|^)((?![城乡集农山渔]){PLAIN}{{1,3}}[县镇乡村])(?=[于在自从位地辖现有是共率被]|[12][0-9]{{3}}年)"
    f"|^((?![城乡集农山渔]){PLAIN}{{1,3}}[镇乡])(?![镇乡村企风土贤情亲])(?=[一-鿿]{{2,16}}$)"
)
"""A small place that no list has where a clause begins with it and only a verb, preposition or year can follow, or
where a title does: 白石镇科普工作."""
INNER = re.compile(f"(?![城乡集农山渔]){PLAIN}{{2,3}}(?:[镇乡]|街道)(?![镇乡村企级])")
"""A small place that no list has, right behind the county that it lies in."""


def by_opening(text: str) -> Iterator[Place]:
    """Small places by their form alone, where a clause begins."""
    for match in OPENING.finditer(text):
        name, end = match[match.lastindex or 0], match.end(match.lastindex or 0)
        if not is_known(name) and not name.startswith(_common_openings()):
            yield Place(end - len(name), end, name, name)


@cache
def _common_openings() -> tuple[str, ...]:
    """Common words that a clause may begin with."""
    return tuple(word for word in organisation_words().common | organisation_words().counted if len(word) > 1)


def by_form(text: str, words: Sequence[Word]) -> Iterator[Place]:
    """Names that the gazetteer lacks, told by their form where a phrase begins: 某某县科协, 在某某市举行."""
    starts = {word.start for word in words}
    for match in FORM.finditer(text):
        name, end = match[1], match.end(1)
        sizes = (size for size in (3, 2) if len(name) > size and end - size in starts)
        known = next((name[-size:] for size in sizes if name[-size:] in cities()), "")
        if known:
            yield Place(end - len(known), end, known, full_name(known))
        elif not _is_common(name) and _is_nouns(words, match.start(1), end):
            yield Place(match.start(1), end, name, name)


def inside(text: str, words: Sequence[Word], told: Sequence[Place]) -> list[Place]:
    """Small places right behind a county or city: 平江县|石桥镇."""
    taken = {place.start for place in told}
    behind = (place.end for place in told if place.text[-1] in "县市区旗" and place.end not in taken)
    found = (match for at in behind if (match := INNER.match(text, at)))
    named = (m for m in found if not _is_common(m[0]) and not is_known(m[0]) and _is_nouns(words, *m.span()))
    return [Place(match.start(), match.end(), match[0], match[0]) for match in named]


def longer_name(words: Sequence[Word]) -> str:
    """The small place whose name the segmenter cut up, or nothing: 王杲|铺|镇, 白马|乡共办."""
    first, *rest = words
    if not rest or len(first.text) != SHORT or not may_be_named(first):
        return ""
    at = 1 if rest[0].text in GROUNDS and rest[1:] else 0
    level = rest[at].text
    if level[0] in SMALL and (level in TOWNS if at else not is_known(level)):
        return first.text + "".join(word.text for word in rest[:at]) + level[0]
    return ""


def may_be_named(word: Word) -> bool:
    """Whether a word may be the name before 镇 or 县."""
    words = organisation_words()
    if word.text in words.ideals:
        return True
    led = word.text[0] in words.stops and not is_known(word.text)
    return word.pos in NAMELIKE and not led and word.text not in common_nouns() and word.text not in words.common


def ends_as_place(word: Word) -> bool:
    """Whether a word has a region's ending: a place, or what the segmenter takes for a person (石桥镇)."""
    ends = ENDS if word.pos == "ns" else RURAL if word.pos in NAMELIKE or _is_made_up(word) else ""
    return (
        len(word.text) > 2
        and word.text[0] not in EACH
        and word.text[-1] in ends
        and word.text not in organisation_words().common
    )


def _is_made_up(word: Word) -> bool:
    """Whether the segmenter has guessed a word of three characters, with no common word in it: 官洋乡."""
    led = not function_words().isdisjoint(word.text[:2])
    return word.pos == "n" and len(word.text) == 3 and not (led or is_known(word.text) or is_known(word.text[:2]))


def _is_common(name: str) -> bool:
    """Whether a name is made of common words: 先进县, 文明城市."""
    return name.startswith(tuple(organisation_words().common)) or (len(name) > 3 and is_known(name[-2:]))


def _is_nouns(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a span ends as a word does and holds no verb, adverb or number, but for those that are guessed."""
    inside = [word for word in words if word.start < end and start < word.end]
    return inside[-1].end == end and all(map(_may_name, inside)) and not _is_led(inside[-1])


def _is_led(word: Word) -> bool:
    """Whether a guessed word is only a verb or preposition before a bare level: 获|省."""
    return len(word.text) == 2 and word.text[0] in function_words() and not is_known(word.text)


def _may_name(word: Word) -> bool:
    return word.pos[0] not in "vdpcrm" or word.pos == "vg" or (word.pos[0] == "v" and not is_known(word.text))
