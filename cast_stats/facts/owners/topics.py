"""Topics: the name that a paragraph opens with, and the points that a text goes through one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.owners.holders import Holder, kind_of
from cast_stats.facts.persons import introduced_person, is_person
from cast_stats.facts.places import places_of
from cast_stats.language.heads import common_heads, common_nouns, common_openings
from cast_stats.language.small_places import TOWNS
from cast_stats.language.spacing import unspaced
from cast_stats.language.words import Word, cut

ORDINAL = re.compile(r"\s*(?:[①-⑳■●◆▲※*·]|[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．](?![0-9]))?\s*")
HEADED = re.compile("([^\\s,，。;；:：、()（）《》“”0-9]{2,24}|[一-鿿]\\s[一-鿿])(?:\u3000+|\\s{2,})(?=\\S)")
BRACKETED = re.compile(
    r"\s*[\[【]([^\]】]{2,30}?)(?:(?:典型|工作|先进)?(?:案例|经验|做法|事迹|简介|介绍|纪实))?[\]】]\s*"
)
LABEL = re.compile("([一-鿿]{3,16})[:：](?=[^:：]{6})")
OWN_BODIES = re.compile("(?:科学技术协会|科协|工会|团委|党委)$")
NUMBERED = re.compile("[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]\\s*")
NAME, LONG = 14, 40
"""Characters of a name in a numbered heading at most: of a common noun, and of what begins with a body's name."""
STATIONS = ("站", "馆", "所")
"""What the names of institutes end with at the least, where a heading is nothing but the name: 三、植检站."""
BELOW = ("乡", "镇", "村", "社", "队")
"""Levels of which a county has many: 二、乡卫生院 is about all of them."""
SAYING = ("说", "笑道", "说道", "讲")
PARENTS = ("company", "school", "park", "hospital", "institute")


class Topic(NamedTuple):
    """Whom a paragraph is about from its first words on: where they end, and who it is."""

    end: int
    holder: Holder


def topic_of(scene: Scene, sentence: Sentence, persons: Sequence[str]) -> Topic | None:
    """The person or organisation that the paragraph opens with, set off from what is told of it: 陆敏　1979年5月生,
    陈桂兰,女, 省林学会　1997年底有; or the bare name of one of the `persons` of the article: 周立山扎根果园."""
    text = scene.text(sentence)
    start = _behind_mark(text)
    opening = unspaced(text[start : start + 40])
    name = introduced_person(opening) or next((p for p in persons if opening.startswith(p)), "")
    if name and name[0] not in organisation_words().prepositions and not speaks(sentence, start + len(name)):
        return Topic(start + len(name), Holder(start, start + len(name), name, "person"))
    if headed := _headed(scene, sentence):
        end = start + len(headed)
        named = {m.kind for m in sentence.organisations if m.start == start and m.end == end} - {"event", "region"}
        kind = "person" if is_person(headed) else next(iter(named), "")
        if kind:
            return Topic(start + len(headed), Holder(start, start + len(headed), headed, kind))
    return _labelled(text, start) or _named(sentence, start)


def _labelled(text: str, start: int) -> Topic | None:
    """The place or body whose name and a colon the paragraph opens with: 河口镇：举办讲座6场."""
    match = LABEL.match(text, start)
    if match is None:
        return None
    name = match[1]
    kind = "region" if name.endswith(TOWNS) else kind_of(name)
    if kind in ("", "event") or name in TOWNS or _is_kind(name):
        return None
    if _is_common(name):
        return None
    return Topic(match.end(1), Holder(start, match.end(1), name, kind))


def _is_kind(name: str) -> bool:
    """Whether a name is that of a kind of bodies, not of one: 省级学会, 中小学."""
    return name.startswith(common_openings()) or name.endswith(common_heads())


def numbered_body(scene: Scene, sentence: Sentence) -> Holder | None:
    """The body whose name is all that a numbered heading holds, also a common noun: 二、制药厂."""
    text = scene.text(sentence)
    match = NUMBERED.match(text)
    name = text[match.end() :].strip() if match else ""
    start = match.end() if match else 0
    kind = kind_of(name) or ("institute" if name.endswith(STATIONS) and sentence.words[-1].pos == "n" else "")
    within = LONG if _goes_on(sentence, start) else NAME
    if kind not in PARENTS or not 2 < len(name) <= within or sentence.end < len(text.rstrip()):
        return None
    if _is_kind(name) or _is_common(name) or name.startswith(BELOW):
        return None
    return Holder(start, start + len(name), name, kind)


def is_bracketed(text: str) -> bool:
    """Whether a paragraph runs on from a heading in brackets: 【概况】…"""
    return BRACKETED.match(text) is not None


def bracketed_body(text: str) -> Holder | None:
    """The body whose name the heading in brackets holds, as of a case: 【清溪孵化器科协案例】."""
    match = BRACKETED.match(text)
    kind = kind_of(match[1]) if match else ""
    if match is None or kind not in (*PARENTS, "association") or not _is_own(match[1], kind):
        return None
    return Holder(match.start(1), match.end(1), match[1], kind)


def _is_own(name: str, kind: str) -> bool:
    """Whether a name is one body's own: it holds a place or, but for a station's, a word that tells no kind."""
    *words, _ = cut(name)
    nouns = () if kind == "institute" else words
    told = places_of(name) or any(len(w.text) > 1 and w.text not in common_nouns() for w in nouns)
    return bool(told) and not _is_kind(name) and not _is_common(name)


def _is_common(name: str) -> bool:
    """Whether a name is a word for bodies that only stands for one: 学会, 公司."""
    return any(name in group for group in organisation_words().alone.values())


def _goes_on(sentence: Sentence, start: int) -> bool:
    """Whether a body is named from `start` on, with no verb behind it."""
    body = next((m for m in sentence.organisations if m.start == start and m.kind != "region"), None)
    behind = next((word for word in sentence.words if body and word.start >= body.end), None)
    return body is not None and not (behind and behind.pos[0] in "vp" and behind.pos != "vn")


def speaks(sentence: Sentence, end: int) -> bool:
    """Whether a name that ends at `end` is only that of a speaker: 周平介绍，…"""
    behind = next((word for word in sentence.words if word.start >= end), None)
    return behind is not None and behind.text in organisation_words().speech


def opening_of(scene: Scene, sentence: Sentence) -> int:
    """Where the first clause of a sentence begins: behind the heading that a paragraph runs on from, set off by a
    wide gap (学会　县农学会1963年成立) or by brackets (【概况】)."""
    text = scene.text(sentence)
    if bracketed := BRACKETED.match(text, sentence.start):
        return bracketed.end()
    if text[: sentence.start].strip():
        return sentence.start
    match = _head(scene, sentence)
    return len(unspaced(match.string[: match.end()])) if match else sentence.start


def _headed(scene: Scene, sentence: Sentence) -> str:
    """The words of the print that stand before the first wide gap of the paragraph."""
    match = _head(scene, sentence)
    return unspaced(match[1]) if match else ""


def _head(scene: Scene, sentence: Sentence) -> re.Match[str] | None:
    printed = scene.article.paragraphs[sentence.paragraph].text
    return HEADED.match(printed, _behind_mark(printed))


def _behind_mark(text: str) -> int:
    """Where a text begins behind the number or mark at its head."""
    mark = ORDINAL.match(text)
    return mark.end() if mark else 0


def _named(sentence: Sentence, start: int) -> Topic | None:
    """A name of three characters that the segmenter holds for a person's, with its verb right behind it."""
    words = [word for word in sentence.words if word.start >= start][:2]
    if len(words) < 2 or words[0].pos != "nr" or len(words[0].text) != 3 or not is_person(words[0].text):
        return None
    known = organisation_words()
    if words[0].text[0] in known.prepositions or words[1].text in known.speech:
        return None
    if words[1].pos[0] not in "vdpt" or words[1].pos == "vn":
        return None
    return Topic(words[0].end, Holder(words[0].start, words[0].end, words[0].text, "person"))


def is_point(text: str) -> bool:
    """Whether a sentence opens one point of several."""
    return bool(_points().match(text))


@cache
def _points() -> re.Pattern[str]:
    words = (f"{word}(?=[,，、])" if word[0] in "第最" else word for word in organisation_words().points)
    return re.compile(rf"\s*(?:{'|'.join(words)}|[(（][一二三四五六七八九十0-9]+[)）]|[①-⑳])")


def lay_speaker(text: str, names: Sequence[Holder], words: Sequence[Word]) -> Holder | None:
    """The person without office who speaks in a sentence: 果农老周一边剪一边说."""
    person = next((h for h in names if h.kind == "person" and is_lay(text, h)), None)
    if person and any(_is_speech(word) for word in words if word.start >= person.end):
        return person
    return None


def _is_speech(word: Word) -> bool:
    """Whether a word is a verb of saying, with what the segmenter may have joined to it: 地说, 笑道."""
    return word.text in organisation_words().speech or (len(word.text) < 4 and word.text.endswith(SAYING))


def is_lay(text: str, person: Holder) -> bool:
    """Whether the calling before a person's name is no office."""
    return text[: person.start].rstrip().endswith(tuple(organisation_words().lay))


def parents_of(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The bodies that associations belong to, with their kind: 北江造船公司科学技术协会 → 北江造船公司."""
    for name in names:
        parent = OWN_BODIES.sub("", name)
        kind = "company" if parent.endswith(tuple(organisation_words().trades)) else kind_of(parent)
        if parent != name and kind in PARENTS and not _is_common(parent):
            yield parent, kind
