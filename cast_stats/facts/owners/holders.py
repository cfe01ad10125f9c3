"""Holders: who a number can belong to. Names in a sentence, short names, and words that stand for one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cast_stats.catalog.organisations import organisation_words
from cast_stats.catalog.regions import regions
from cast_stats.facts.context import Scene
from cast_stats.facts.places import places_of
from cast_stats.language.gazetteer import ENDS
from cast_stats.language.heads import common_nouns
from cast_stats.language.organisations import Organisation
from cast_stats.language.small_places import TOWNS
from cast_stats.language.spacing import unspaced
from cast_stats.language.words import NAMELIKE, cut, is_known

SHORT_NAME = re.compile(r"[简下]称为?:?(?:[\"“]([^\"”“]{2,20})[\"”]|([一-鿿]{2,12})(?=[)，]))")
ASIDE = 4
"""Characters at most between a name and the words that shorten it: 天河机床”(以下|简称…."""
THIS = ("本届", "本次", "此次", "这次", "这届", "该")
PRONOUNS = ("他", "她")
INSTITUTIONS = ("association", "company", "park", "school", "hospital", "institute")
"""Kinds of holders that are neither places nor persons, events or offices of the state."""
BUILT = ("company", "school", "hospital", "institute")
"""Bodies that a text tells of as they are founded, one after the other."""
PASSING = (*BUILT, "government", "park")
"""Bodies whose sentence ends where the text turns to another."""
RUNNING_ON = frozenset((
    "矿工", "厂长", "校长", "行业", "局长", "场地", "场所", "会员", "会议", "会上", "站长", "馆长", "院长",
    "团队", "团员", "社员", "社会", "场长", "所长", "行长", "校园", "师范",
))  # fmt: skip
"""Words that run over the end of what looks like a pointing word: 该|行业, 该|矿工."""
OTHERS = ("们", "人", "国", "乡")
"""What makes others of 他: 他们, 他人."""
LONG = 6
"""Characters of a company's name at least of which a text makes a short form."""
SCIENCE = ("科协", "科学技术协会")
"""The short and the full head of one kind of name."""
BARE = 3
"""Characters of a place's name of which two are its own."""


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


Holders = tuple[Holder, ...]


class ShortNames(NamedTuple):
    """The short names that an article gives (以下简称“…”) and the persons it names → their kind; full name → short."""

    kinds: dict[str, str]
    of: dict[str, str]


NO_SHORT_NAMES = ShortNames({}, {})


def short_names(scene: Scene) -> ShortNames:
    """The short names of an article."""
    found = ShortNames({}, {})
    for sentence in scene.sentences:
        for match in SHORT_NAME.finditer(scene.text(sentence), sentence.start, sentence.end):
            named = next((m for m in sentence.organisations if m.end <= match.start() <= m.end + ASIDE), None)
            if named:
                name = match[1] or match[2]
                found.kinds[name] = kind_of(name) or named.kind
                found.of[unspaced(named.text)] = name
        found.kinds.update({m.text: "person" for m in sentence.organisations if m.kind == "person"})
    found.kinds.update(dict.fromkeys(_contracted(scene), "company"))
    found.kinds.update(dict.fromkeys(_bare_places(scene), "region"))
    return found


def _contracted(scene: Scene) -> Iterator[str]:
    """Short forms that a text makes of a company's name without saying so, where a clause begins with one: its place
    and later characters in order, to the end of a word (南溪重泵 of 南溪重型泵业集团)."""
    named = [(unspaced(m.text), m.start, s.paragraph) for s in scene.sentences for m in s.organisations if _is_long(m)]
    full = {name[:2]: name for name, _, _ in named}
    for sentence in scene.sentences:
        for first, second in pairwise(sentence.words):
            if first.text not in full:
                continue
            text = first.text + second.text
            before = scene.text(sentence)[first.start - 1 : first.start] if first.start else ""
            taken = any(m.start <= first.start < m.end and m.kind != "region" for m in sentence.organisations)
            if not taken and (not before or before in "，,。;；:：") and _shortens(text, full[first.text]):
                yield text


def _bare_places(scene: Scene) -> Iterator[str]:
    """Places that a text calls without their level too, where no gazetteer has them: 岳州 of 岳州市."""
    for sentence in scene.sentences:
        for mention in sentence.organisations:
            name = unspaced(mention.text)
            for place in places_of(name):
                own = cut(place[:-1])
                listed = len(place) != BARE or place[-1] not in ENDS or regions().find(place)
                if not listed and len(own) == 1 and own[0].pos in NAMELIKE:
                    yield place[:-1]


def _is_long(mention: Organisation) -> bool:
    return mention.kind in ("company", "institute") and len(mention.text) > LONG


def _shortens(text: str, name: str) -> bool:
    """Whether the characters of a text all come in a name in the same order, and its second half is no common word."""
    rest = iter(name)
    return len(text) == 4 and text[2:] not in common_nouns() and all(char in rest for char in text)


def kind_of(name: str) -> str:
    """The kind that a name's last characters tell, or nothing."""
    kinds = _kinds_of_heads()
    return next((kinds[name[-size:]] for size in _sizes_of_heads() if name[-size:] in kinds), "")


@cache
def _kinds_of_heads() -> dict[str, str]:
    return {head: kind for kind, heads in organisation_words().suffixes.items() for head in heads}


@cache
def _sizes_of_heads() -> tuple[int, ...]:
    """How long heads of names are, the longest first."""
    return tuple(sorted({len(head) for head in _kinds_of_heads()}, reverse=True))


def holders_in(text: str, mentions: Sequence[Organisation], shorts: ShortNames, start: int, end: int) -> Holders:
    """All holders of `text[start:end]` in order, without overlap: the longer of two that overlap; `mentions` are its
    names; one that has a short name is called by it."""
    standing = tuple(_standing(text, start, end))
    pointed = {holder.end: holder for holder in standing if holder.kind == "region"}
    names = [_pointed(_name(mention, shorts.of), pointed) for mention in mentions]
    found = [*names, *_short(text, shorts.kinds, start, end), *standing]
    out: list[Holder] = []
    for holder in sorted(found, key=lambda h: (h.start, -h.end)):
        if not out or holder.start >= out[-1].end:
            out.append(holder)
    return tuple(out)


def _name(mention: Organisation, shorts: Mapping[str, str]) -> Holder:
    name = unspaced(mention.text)
    name = shorts.get(name, name)
    called = mention.kind in BUILT and name in shorts.values()
    level = "" if called else _level(name, mention.kind)
    return Holder(mention.start, mention.end, name, mention.kind, level)


def _level(name: str, kind: str) -> str:
    """The bare level that a body's name begins with: 县|科协, 市|棉织厂, but 市政|公司."""
    led = kind in ("association", "government", "institute") or (kind in BUILT and not is_known(name[:2]))
    return name[0] if led and name[0] in ENDS else ""


def _pointed(holder: Holder, pointed: Mapping[int, Holder]) -> Holder:
    """A name whose first character a pointing word leads: 我|市科协."""
    pointer = pointed.get(holder.start + 1)
    return holder._replace(start=pointer.start) if pointer and pointer.level == holder.level else holder


def _short(text: str, shorts: Mapping[str, str], start: int, end: int) -> Iterator[Holder]:
    for name, kind in shorts.items():
        at = text.find(name, start, end)
        while at >= 0:
            yield Holder(at, at + len(name), name, kind)
            at = text.find(name, at + len(name), end)


def _standing(text: str, start: int, end: int) -> Iterator[Holder]:
    pattern, meaning = _standing_words()
    for match in pattern.finditer(text, start, end):
        others = text.endswith("其", 0, match.start()) or text.startswith(OTHERS, match.end())
        kind, level, alone = meaning[match.group()]
        before = text[match.start() - 1] if match.start() else ""
        within = before and match.group().endswith("内") and is_known(before + level)
        runs_on = text[match.end() - 1 : match.end() + 1] in RUNNING_ON
        if (match.group() in PRONOUNS and others) or within or runs_on:
            continue
        name = f"全{level}" if match.group().endswith("内") else match.group()
        yield Holder(match.start(), match.end(), name, kind, level, pointer=True, alone=alone)


@cache
def _standing_words() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    """The pattern of the words that stand for a name; each one's kind, level, and whether it needs a clause's start."""
    words = organisation_words()
    meaning = {word: (kind, "", True) for kind, group in words.alone.items() for word in group}
    meaning |= {word: (kind, "", False) for kind, group in words.pointing.items() for word in group}
    meaning |= {this + word: ("event", "", False) for this in THIS for word in words.alone["event"]}
    meaning |= {word: ("region", level, False) for level, group in words.regions.items() for word in group}
    longest = sorted(meaning, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), meaning


def stands_for(word: Holder, named: Holder) -> bool:
    """Whether a word such as 该馆 or 协会 may stand for a name: one kind, or one last character (该院)."""
    if word.kind == named.kind:
        same = named.name.endswith(word.name[-1]) or (word.name.endswith(SCIENCE) and named.name.endswith(SCIENCE))
        return word.kind in ("company", "park", "person") or same
    other = {"event", "region"} & {word.kind, named.kind}
    return not other and len(word.name) == 2 and named.name.endswith(word.name[-1])


def is_small(holder: Holder) -> bool:
    """Whether a holder is a place below the county: 石桥镇, 梅园社区."""
    return holder.kind in ("region", "government") and not holder.pointer and holder.name.endswith(TOWNS)
