"""People: the persons that an article keeps coming back to, with or without a title before their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import CLAUSE
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.persons import DOUBLE, is_person
from cast_stats.language.bylines import bylines
from cast_stats.language.words import Word, is_known

FAMILIAR = ("老", "小")
PRONOUN = re.compile(r"(?<!其)[他她](?![们人国乡])")
PLACES = frozenset("省市县区镇乡村")
"""What a place's name, not a person's, stands before."""
SURNAMES = frozenset(("ns", "nz", "ng", "g", "j", "zg", "x"))
"""What the segmenter may hold a surname for, where it made two words of a name."""
NAMED = SURNAMES | {"nr"}
"""What the segmenter may hold a name's first word for."""
FULL = 3
"""Characters of a name that nothing else is likely to be."""
FROM = re.compile("的(?:(?<=[班村岁]的)|(?<=(?:年级|小学|中学|大学|学院|社区|车间|街道)的))([一-鿿]{3})(?=[一-鿿])")
"""What a person is told by who is named but once: 四年级的周晓宇用…."""
AGAIN = 2
"""How often a name or pronoun comes at least where an article is about a person."""
ACTS = ("v", "p", "d", "r", "t")
"""What begins what a sentence tells of its subject."""


MEASURES = ("产量", "产值", "面积", "总量", "总额", "储量", "销量")
"""What only looks like a given name behind 金, 麦: 金产量."""


def people(scene: Scene) -> tuple[str, ...]:
    """The names of persons that come back in the article by name, or as 他, 她, 老陈."""
    text = "\n".join(scene.text(s)[s.start : s.end] for s in scene.sentences)
    placed = [tuple(_placed(scene.text(sentence), sentence)) for sentence in scene.sentences]
    told = zip(scene.sentences, placed, strict=True)
    found = (name for sentence, own in told for name in (*_names(scene, sentence, text), *filter(is_person, own)))
    names = dict.fromkeys(_whole(name, text) for name in found if not name.endswith(MEASURES))
    pronouns = len(PRONOUN.findall(text))
    persons = (name for name in names if _is_plain(name) or _is_spoken_of(scene, name, text))
    once = {name for own in placed for name in own}
    return tuple(n for n in persons if n in once or text.count(n) + familiar(n, text) + pronouns // AGAIN >= AGAIN)


def _is_plain(name: str) -> bool:
    """Whether a name can be nothing else: of full length, and no word of the dictionary nor begun by one (林木|覆)."""
    begun = is_known(name[:2]) and not name.startswith(DOUBLE)
    return len(name) > AGAIN and not is_known(name) and not begun


def _is_spoken_of(scene: Scene, name: str, text: str) -> bool:
    """Whether a text speaks of a name as of a person: with a title, by a pronoun or 老, or as of one who speaks; a word
    of the dictionary (卓越, 师生) must besides be the subject somewhere."""
    if is_known(name) and not any(_acts(scene, sentence, name) for sentence in scene.sentences):
        return False
    if PRONOUN.search(text) or familiar(name, text) or any(name + word in text for word in organisation_words().speech):
        return True
    return any(m.kind == "person" and m.text == name for s in scene.sentences for m in s.organisations)


def _acts(scene: Scene, sentence: Sentence, name: str) -> bool:
    """Whether a name stands behind a title or as the subject of a clause: 李明种果树, 村民李明."""
    text = scene.text(sentence)
    if text.find(name, sentence.start, sentence.end) < 0:
        return False
    for word, follower in pairwise(sentence.words):
        opens = word.start == sentence.start or text[word.start - 1] in CLAUSE
        if word.text == name and opens and (follower.text in CLAUSE or follower.pos[0] in ACTS):
            return True
    return any(m.kind == "person" and m.text == name for m in sentence.organisations)


def familiar(name: str, text: str) -> int:
    """How often a text calls a person 老 or 小 with the surname alone."""
    return sum(text.count(word + name[0]) for word in FAMILIAR)


def by_surname(called: str, names: list[str]) -> str | None:
    """The person, last named, that 老陈 stands for."""
    if len(called) != 2 or called[0] not in FAMILIAR:
        return None
    return next((name for name in reversed(names) if name[0] == called[1] and name != called), None)


def _names(scene: Scene, sentence: Sentence, article: str) -> Iterator[str]:
    """Words that look like a person's name and are no part of a body's or place's, and wrote nothing."""
    text = scene.text(sentence)
    words = pairwise((*sentence.words, Word(sentence.end, sentence.end, "", "x")))
    begun = [(word, follower) for word, follower in words if _may_begin_name(word) and follower.text[:1] not in PLACES]
    taken = _taken(text, sentence) if begun else ()
    for word, follower in begun:
        if any(start <= word.start < end for start, end in taken):
            continue
        if _is_name(word):
            yield word.text + _cut_off(word, follower)
        name = word.text + follower.text
        if _is_surname(word, text) and len(follower.text) == 2 and is_person(name) and article.count(name) >= AGAIN:
            yield name
    presented = (
        match["called"] or match["opens"] for match in _presented().finditer(text, sentence.start, sentence.end)
    )
    yield from filter(is_person, presented)


def _may_begin_name(word: Word) -> bool:
    return (word.pos in NAMED or word.text in DOUBLE) and word.text[0].isalpha()


def _taken(text: str, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """The spans of a text in which no name is anybody's that it tells of: names of bodies and places, bylines."""
    return (*((m.start, m.end) for m in sentence.organisations if m.kind != "person"), *bylines(text))


def _placed(text: str, sentence: Sentence) -> Iterator[str]:
    """Names told of but once: by the class, school, village or body they come from, with a verb or preposition behind
    them."""
    told = [match.span(1) for match in FROM.finditer(text, sentence.start, sentence.end)]
    bodies = {m.end for m in sentence.organisations if m.kind not in ("person", "event", "region")}
    for word, follower in pairwise(sentence.words) if bodies else ():
        if word.start in bodies and word.pos == "nr":
            told.append((word.start, word.end if len(word.text) > AGAIN else follower.end))
    behind = {word.end: follower for word, follower in pairwise(sentence.words)} if told else {}
    for start, end in told:
        acts = end in behind and behind[end].pos[0] in "vpd"
        if acts and end - start == FULL and _is_plain(text[start:end]):
            yield text[start:end]


def _cut_off(word: Word, follower: Word) -> str:
    """The last character of a name, where the segmenter made a word of it that no dictionary has: 陈长|贵种."""
    made_up = len(word.text) == 2 and len(follower.text) == 2 and not is_known(follower.text)
    return follower.text[0] if made_up and is_person(word.text + follower.text[0]) else ""


def _is_surname(word: Word, text: str) -> bool:
    """Whether a word may be a surname: one of two characters, or one that the segmenter holds for it or that a clause
    begins with."""
    if word.text in DOUBLE or (word.pos == "nr" and len(word.text) == 1):
        return True
    opens = not text[word.start - 1 : word.start].strip() or text[word.start - 1] in "，,。；;：:、“"
    return len(word.text) == 1 and opens and word.pos in SURNAMES and word.text not in organisation_words().stops


def _is_name(word: Word) -> bool:
    size = len(word.text) - word.text.startswith(DOUBLE)
    if word.pos != "nr" or size not in (2, 3):
        return False
    common = word.text in _common() or word.text[0] in organisation_words().prepositions
    return not common and is_person(word.text)


@cache
def _common() -> frozenset[str]:
    """Words that the segmenter may hold for names, common nouns for bodies among them: 高新区."""
    words = organisation_words()
    return words.common | words.stops | {word for group in words.alone.values() for word in group}


@cache
def _presented() -> re.Pattern[str]:
    """A name as a portrait first speaks of it: 提起陈长贵，… or 陈长贵是县水稻协会会长, behind a calling at most."""
    post = "|".join(sorted(organisation_words().titles | organisation_words().lay, key=len, reverse=True))
    office = rf"[，,]?(?:是|系|现任|现为|曾任)[^，,。；;]{{0,40}}?(?:{post})"
    told = rf"{office}|[，,]?(?:今年)?[0-9]{{2}}岁|出生[于在]|毕业于|(?:长期|多年|一直)从事"
    named = r"(?:提起|说起|提到|说到|问起|名叫|他叫|她叫|初见|见到)(?P<called>[一-鿿]{2,3})(?=[，,、的时])"
    opened = rf"(?:(?<![一-鿿])|(?<=[者人员手模兵师长任授士的]))(?P<opens>[一-鿿]{{2,3}})(?={told})"
    return re.compile(f"{named}|{opened}")


def _whole(name: str, text: str) -> str:
    """A name with the character that always follows it, where the segmenter gave that to the next word."""
    if len(name) == 3:
        return name
    followers = {text[at.end() : at.end() + 1] for at in re.finditer(re.escape(name), text)}
    longer = name + next(iter(followers))
    once = text.count(name) < AGAIN
    return longer if len(followers) == 1 and not once and is_person(longer) and not is_known(longer) else name
