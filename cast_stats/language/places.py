"""Regions in running text: full and short names of the gazetteer, and names that end as regions do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from cast_stats.catalog.claims import words_before
from cast_stats.catalog.organisations import organisation_words
from cast_stats.catalog.regions import regions
from cast_stats.language.gazetteer import LONGEST, short_names_of_bodies
from cast_stats.language.heads import all_heads, common_nouns, function_words
from cast_stats.language.mention import Mention
from cast_stats.language.words import Word, is_known

LEVELS = frozenset("省市县区州盟旗")
ENDS = "省市县区州盟旗镇乡村"
"""Last characters of the names of places, which by themselves stand for the own one: 县科协."""
END = re.compile(f"[{ENDS}]")
SHORT = 2
NAMELIKE = ("ns", "nr", "nz", "nrt")
PLACED = (*NAMELIKE, "nt")
"""How the segmenter tags the words that name a place or may begin with one."""
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
JOINT = re.compile("([两二三四五六七八九十][省市县区州])(?![级属辖直外内长委民场政营])")
"""A count of places: 三省, 两市."""
SLOGANS = ("兴县", "富县", "强县", "立县", "兴市", "强市", "兴州", "兴省", "强省", "兴区", "兴镇")
FOUNDING = "设办建"
"""What ends a verb of founding that no dictionary has: 复设|县科委."""
COUNTRYSIDE = ("农村", "乡村", "山村")
JOINTS = ("、", "和", "与", "及")
CLAUSE_ENDS = " \n，,。；;：:"
COUNTRIES = frozenset(("美国", "英国", "法国", "德国", "俄国", "泰国", "韩国"))
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
NAMES = 1 << 12
"""Names that are remembered at once."""


@dataclass(frozen=True, slots=True)
class Place(Mention):
    """A region named in the text; `full` is its full name (开平 → 开平市), as printed where the gazetteer lacks it."""

    full: str


@cache
def _full_names() -> frozenset[str]:
    """Full names that mean a region wherever they stand: 城区, 郊区 and 矿区 are common nouns."""
    return frozenset(name for name in regions().full_names() if len(name) > 2 or name[-1] in "县国")


@cache
def _short_names() -> frozenset[str]:
    """Short names that are no common words."""
    return frozenset(name for name in regions().short_names() - organisation_words().common if len(name) > 1)


@lru_cache(NAMES)
def _full_name(short: str) -> str:
    """What a short name stands for, 开平 → 开平市; nothing for what is none, or for what is now the country."""
    if short == "中国":
        return short
    region = regions().find(short)[0] if short in _short_names() else None
    return region.name if region and region.level != "国家" else ""


@cache
def _cities() -> frozenset[str]:
    """The short names of provinces and prefectures: known whatever part of speech the segmenter gives them."""
    return frozenset(row.short for row in regions() if row.level in ("省", "副省级", "市") and _full_name(row.short))


def find_places(text: str, words: Sequence[Word]) -> tuple[Place, ...]:
    """Every region that `text` names, in order, without overlap; `words` are its words."""
    told = [*_by_body(text), *_by_words(words)]
    if END.search(text):
        told = [*_by_opening(text), *told, *_by_form(text, words), *_by_full_name(text, words)]
        told += _inner(text, words, told)
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
    level: 科技|兴县, 科教兴市, 新型农村, 会同|县妇联, 新建|县农机厂."""
    name, level = place.text[:-2], place.text[-1]
    if place.text.endswith(COUNTRYSIDE):
        return True
    before = text[place.start - 1 : place.start]
    if place.text[:-1] in organisation_words().conjunctions and not before.strip(CLAUSE_ENDS):
        return False
    if leads_level(place.text) and level in LEVELS:
        return text[place.start - 1] not in ENDS if place.start else place.text not in _full_names()
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
    names, size = _full_names(), len(text)
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
    cities = _cities()
    for i, word in enumerate(words):
        name, place = word.text, word.pos == "ns"
        if word.pos not in PLACED and name not in cities and name not in COUNTRIES and name[-1] not in RURAL:
            continue
        if name == "中国" and i and words[i - 1].text == "新":
            continue
        follower = words[i + 1] if i + 1 < len(words) else None
        if follower and follower.text in TOWNS and _may_be_named(word):
            yield Place(word.start, follower.end, name + follower.text, name + follower.text)
        elif (place or name in cities) and (full := _full_name(name)):
            level = follower.text if follower and follower.text in LEVELS else ""
            yield Place(word.start, word.end + len(level), name + level, full if full.endswith(level) else name + level)
        elif _ends_as_place(word) or name in COUNTRIES:
            yield Place(word.start, word.end, name, name)
        elif word.pos == "nt" and (start := _city_in_front(name)):
            yield Place(word.start, word.start + len(start), start, _full_name(start))
        elif follower and follower.text == "县" and _may_be_named(word):
            yield Place(word.start, follower.end, name + follower.text, name + follower.text)
        elif longer := _longer_name(words[i : i + 3]):
            yield Place(word.start, word.start + len(longer), longer, longer)


def _may_be_named(word: Word) -> bool:
    """Whether a word may be the name before 镇 or 县."""
    words = organisation_words()
    led = word.text[0] in words.stops and not is_known(word.text)
    return word.pos in NAMELIKE and not led and word.text not in common_nouns() and word.text not in words.common


def _longer_name(words: Sequence[Word]) -> str:
    """The small place whose name the segmenter cut up, or nothing: 王杲|铺|镇, 白马|乡共办."""
    first, *rest = words
    if not rest or len(first.text) != SHORT or not _may_be_named(first):
        return ""
    at = 1 if rest[0].text in GROUNDS and rest[1:] else 0
    level = rest[at].text
    if level[0] in SMALL and (level in TOWNS if at else not is_known(level)):
        return first.text + "".join(word.text for word in rest[:at]) + level[0]
    return ""


def _ends_as_place(word: Word) -> bool:
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


def _by_opening(text: str) -> Iterator[Place]:
    """Small places by their form alone, where a clause begins."""
    for match in OPENING.finditer(text):
        name, end = match[match.lastindex or 0], match.end(match.lastindex or 0)
        if not is_known(name) and not name.startswith(_common_openings()):
            yield Place(end - len(name), end, name, name)


@cache
def _common_openings() -> tuple[str, ...]:
    """Common words that a clause may begin with."""
    return tuple(word for word in organisation_words().common | organisation_words().counted if len(word) > 1)


def _by_form(text: str, words: Sequence[Word]) -> Iterator[Place]:
    """Names that the gazetteer lacks, told by their form where a phrase begins: 某某县科协, 在某某市举行."""
    starts = {word.start for word in words}
    for match in FORM.finditer(text):
        name, end = match[1], match.end(1)
        sizes = (size for size in (3, 2) if len(name) > size and end - size in starts)
        known = next((name[-size:] for size in sizes if name[-size:] in _cities()), "")
        if known:
            yield Place(end - len(known), end, known, _full_name(known))
        elif not _is_common(name) and _is_nouns(words, match.start(1), end):
            yield Place(match.start(1), end, name, name)


def _inner(text: str, words: Sequence[Word], told: Sequence[Place]) -> list[Place]:
    """Small places right behind a county or city: 平江县|石桥镇."""
    taken = {place.start for place in told}
    behind = (place.end for place in told if place.text[-1] in "县市区旗" and place.end not in taken)
    found = (match for at in behind if (match := INNER.match(text, at)))
    named = (m for m in found if not _is_common(m[0]) and not is_known(m[0]) and _is_nouns(words, *m.span()))
    return [Place(match.start(), match.end(), match[0], match[0]) for match in named]


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


def _city_in_front(name: str) -> str:
    """The short name that an organisation's name begins with (北京大学), or nothing."""
    return next((name[:size] for size in (2, 3) if name[:size] in _cities() or name[:size] == "中国"), "")
