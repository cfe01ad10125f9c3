"""Organisations, regions, events and titled persons as mentions: names found from their last word leftwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cast_stats.catalog.organisations import organisation_words
from cast_stats.language.brands import branded, with_brand
from cast_stats.language.bylines import bylines
from cast_stats.language.extent import leftmost, with_ordinal, without_preposition, without_verb
from cast_stats.language.folding import fold
from cast_stats.language.heads import DOING, SURE, common_heads, heads
from cast_stats.language.mention import Mention
from cast_stats.language.naming import MINE, is_name
from cast_stats.language.numbered import numbered
from cast_stats.language.positions import Positions
from cast_stats.language.words import is_known

TELLING = frozenset(
    ("是", "有", "现有", "位于", "地处", "坐落", "坐落于", "始建", "始建于", "建于", "创建于", "成立于", "拥有")
)
"""Verbs whose subject can only be a body or a place."""
BRANCHES = ("专业委员会", "专委会", "分会", "分公司", "办事处", "工作委员会")
FIRST_OF_TWO = re.compile("[一-鿿]{2,4}[与和及]")
"""The first noun of a branch's name and what joins the second: 探测与|控制技术专业委员会."""
FUNCTION = frozenset("到对在被把让给了着过也都又再就才还已曾并或及等与向是有进出会")
"""Characters that no given name begins with."""
SUBTITLE = re.compile("[—―-][记访](?=[一-鿿])")
"""What leads the name in the subtitle of a portrait, and is no part of it: ——记东江机械厂."""
ORES = ("资源", "储量", "产量", "产品", "勘查", "采选")
"""What makes the ore of a mine: 铁矿|资源."""
GROUPS = frozenset(("组", "组别", "部", "段", "生", "队"))
"""What makes a level of schools of a school's head: 小学|组."""


@dataclass(frozen=True, slots=True)
class Organisation(Mention):
    """An organisation or a region named in the text; `kind` says which: region, association, company, park, school,
    hospital, institute, government, event or person."""

    kind: str


def find_organisations(text: str) -> tuple[Organisation, ...]:
    """Every organisation and region that `text` names, in order, without overlap; blanks in a name do not count."""
    folded = fold(text)
    led = SUBTITLE.search(folded.text)
    start = led.end() if led else 0
    found = (*_found(folded.text[:start], 0), *_found(folded.text[start:], start))
    spans = ((folded.span(first, end), kind) for first, end, kind in found)
    return tuple(Organisation(start, end, text[start:end], kind) for (start, end), kind in spans)


def _found(part: str, start: int) -> Iterator[tuple[int, int, str]]:
    """The names of a part of a text that begins at `start`: where each begins and ends, and its kind."""
    for mention in _find(Positions(part)) if part else ():
        yield mention.start + start, mention.end + start, mention.kind


@cache
def _titled() -> re.Pattern[str]:
    """A title and a name behind it: 主席高原, 董事长秦小波."""
    titles = "|".join(sorted(organisation_words().titles | organisation_words().lay, key=len, reverse=True))
    return re.compile(rf"(?:{titles})(?!关于)([{organisation_words().surnames}][一-鿿]{{1,2}})")


def _find(text: Positions) -> list[Organisation]:
    """Names, then the places and persons that are no part of them."""
    named = (*_named(text), *_national(text), *_companies(text), *_persons(text), *_regions(text))
    spans: list[Organisation] = []
    signed = bylines(text.text)
    for mention in sorted(named, key=lambda m: (m.start, -m.end)):
        if any(start <= mention.start < end for start, end in signed):
            continue
        if spans and mention.kind == "institute" and text.text.endswith("科学院", spans[-1].start, mention.start):
            mention = _from(text, spans.pop().start, mention)
        if spans and _is_branch(text, spans[-1], mention):
            mention = _from(text, spans.pop().start, mention)
        if spans and mention.start < spans[-1].end:
            if mention.end > spans[-1].end and mention.kind != "region" and spans[-1].kind != "person":
                spans[-1] = _from(text, spans[-1].start, mention)
            continue
        spans.append(mention)
    return spans


def _from(text: Positions, start: int, mention: Organisation) -> Organisation:
    """The mention, begun at `start`."""
    return Organisation(start, mention.end, text.text[start : mention.end], mention.kind)


def _is_branch(text: Positions, body: Organisation, mention: Organisation) -> bool:
    """Whether a name that follows a body's, with no more between than the first of two nouns, is that of its branch:
    省药学会|老年药学专业委员会, 省农学会|园艺与蔬菜分会."""
    if not mention.text.endswith(BRANCHES) or body.kind not in ("association", "company"):
        return False
    gap = text.text[body.end : mention.start]
    return not gap or (FIRST_OF_TWO.fullmatch(gap) is not None and gap[:-1] not in organisation_words().stops)


def _regions(text: Positions) -> Iterator[Organisation]:
    for place in text.places.values():
        yield Organisation(place.start, place.end, place.text, "region")


def _persons(text: Positions) -> Iterator[Organisation]:
    for match in _titled().finditer(text.text):
        start, end = match.span(1)
        if _is_common(text, start) or text.text[start + 1] in FUNCTION:
            continue
        word = text.word_before(end)
        if end - start == 3 and word.start == end - 1 and word.pos[0] not in "nagz":
            end -= 1
        if text.word_before(end).start != start or text.word_before(end).pos[0] == "n":
            yield Organisation(start, end, text.text[start:end], "person")


def _is_common(text: Positions, start: int) -> bool:
    """Whether a common noun begins here, or one goes on that begins with the title: 会员|单位, 会员单位."""
    word = text.word_before(start + 1)
    return word.pos == "n" and word.end > start + 1 and is_known(word.text)


def _named(text: Positions) -> Iterator[Organisation]:
    """A name for every head that has one, also for a head inside a longer name."""
    kinds = heads()[1]
    for match in _heads_in(text):
        head, end = match.span()
        kind = kinds[match.group()]
        if _is_kind(text, end) or _goes_on(text, match.group(), kind, end):
            continue
        start = leftmost(text, head, kind, _is_told(text, end))
        if kind == "event":
            start = with_ordinal(text, start)
        start = without_preposition(text, start, head)
        start = start if kind == "event" else without_verb(text, with_brand(text, start), end)
        if is_name(text, start, head, kind) and text.text[start:end] not in organisation_words().alone.get(kind, ()):
            yield Organisation(start, end, text.text[start:end], kind)


def _heads_in(text: Positions) -> Iterator[re.Match[str]]:
    """The heads of names in a text; what only the ends of two words make together is none: 创|作协|会."""
    pattern, at = heads()[0], 0
    while match := pattern.search(text.text, at):
        whole = match.group() in SURE or _ends_name(text, match.end())
        at = match.end() if whole else match.start() + 1
        if whole:
            yield match


def _is_kind(text: Positions, end: int) -> bool:
    """Whether a word for all bodies of a kind ends here, and no longer word: 子公司, but 种子公司."""
    common = (end - len(head) for head in common_heads() if text.text.endswith(head, 0, end))
    return any(text.word_before(start + 1).start == start for start in common)


def _national(text: Positions) -> Iterator[Organisation]:
    for word in text.words:
        if word.text in organisation_words().national:
            yield Organisation(word.start, word.end, word.text, "government")


def _companies(text: Positions) -> Iterator[Organisation]:
    for start, end in (*branded(text), *numbered(text.text)):
        yield Organisation(start, end, text.text[start:end], "company")


def _goes_on(text: Positions, head: str, kind: str, at: int) -> bool:
    """Whether the word behind a head makes something else of it: a level of schools, a verb with its object."""
    word = text.word_at(at)
    if word is None:
        return False
    if kind == "school":
        return word.text.rstrip("和与及") in GROUPS
    if head[-1] == MINE and word.text.startswith(ORES):
        return True
    return head in DOING and (word.text == "《" or word.pos in ("n", "nz", "vn"))


def _ends_name(text: Positions, at: int) -> bool:
    """Whether a word ends here, or only a title follows in the same word: 协会|会长."""
    if text.ends_word(at):
        return True
    word = text.word_before(at)
    return text.text[at : word.end] in organisation_words().titles


def _is_told(text: Positions, end: int) -> bool:
    """Whether what follows can only tell of a body: 是, 现有, 始建于."""
    word = text.word_at(end)
    return word is not None and word.text in TELLING
