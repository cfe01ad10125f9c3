"""Front: whom the lines before an article's prose, and its signature, name as what the article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from cast_stats.catalog.claims import words_before
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import JOINS
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.lines import COVER, first_body, is_head, is_title_of_report
from cast_stats.facts.owners.focus import Row
from cast_stats.facts.owners.holders import (
    INSTITUTIONS,
    NO_SHORT_NAMES,
    Holder,
    Holders,
    ShortNames,
    holders_in,
    kind_of,
)
from cast_stats.facts.owners.interviews import is_interview, spoken_for
from cast_stats.facts.places import places_of, wider
from cast_stats.language.folding import fold
from cast_stats.language.organisations import find_organisations
from cast_stats.language.spacing import unspaced

FRONT = 5
"""Paragraphs at the head of an article that may hold its title, kicker and byline."""
SIGNED = re.compile(r"[(（][^()（）]{2,60}(?:供\s*稿|提\s*供|报\s*道|系[^()（）]+)?[)）]\s*$")
SUBTITLE = re.compile(r"\s*[—―-]{1,4}\s*(?:访|记|来自|走进|走近)")
"""A subtitle that says whom an article portrays: ——访县辣椒协会会长."""
SKETCH = re.compile(
    r"\s*[—―-]{1,4}\s*[^，,。]*(?:[侧小札特]记|纪实|纪略|巡礼|速写|素描|故事|掠影|写真|印象|工作回眸)\s*$"
)
"""A subtitle that says of whom it tells: ——北山轴承厂科协侧记."""
HAPPENED = re.compile(
    r"(?:(?:19|20)\d\d年度?)?([^,，。!！、]{5,40}?)(?:在[^,，。]{2,16}?|隆重|成功|顺利|圆满|正式)*"
    "(?:召开|举[行办]|开幕|闭幕|启动|落幕|收官|开赛|揭幕|走[进入]|开进)"
)
"""A title that says what has happened: its subject, and where."""
SPEAKS = "访"
"""What ends the words before one who speaks for a body."""

Named = Iterator[tuple[str, Holder]]


def front_names(scene: Scene, rows: Sequence[Row], shorts: ShortNames) -> Named:
    """Where and who, the surest first: a report, kicker, title and byline, other lines, interview, signature."""
    article = scene.article
    lines = (_reported(scene, rows), _kicker(scene, rows), _titled("title", article.title, shorts))
    signed = (_titled("byline", article.byline, shorts), _titled("section", article.section, shorts))
    rest = (_heads(scene, rows), _called(scene, rows), _interviewed(scene, rows), _signature(scene, rows))
    return chain(*lines, _subtitles(scene, rows), *signed, *rest)


def _reported(scene: Scene, rows: Sequence[Row]) -> Named:
    """The region of a yearly report, named in the line that calls it one: 2025年…市统计公报."""
    lines = [(fold(scene.article.title).text, _line_holders(scene.article.title))]
    lines += [(scene.text(sentence), holders) for sentence, holders, _ in rows if sentence.paragraph < COVER]
    for text, holders in lines:
        if is_title_of_report(text):
            regions = [h for h in holders if h.kind == "region" and h.level != "国"]
            yield from (("title", holder) for holder in _deepest(regions))


def _line_holders(line: str, shorts: ShortNames = NO_SHORT_NAMES) -> Holders:
    text = fold(line).text
    return holders_in(text, find_organisations(text), shorts, 0, len(text))


def _kicker(scene: Scene, rows: Sequence[Row]) -> Named:
    """A line of the head that is nothing but a name: it goes before the title."""
    for sentence, holders, _ in rows:
        if sentence.paragraph < FRONT and holders and holders[0].kind in INSTITUTIONS and not holders[0].pointer:
            yield from (("byline", h) for h in holders[:1] if len(unspaced(scene.text(sentence))) <= len(h.name) + 2)


def _titled(source: str, line: str, shorts: ShortNames) -> Named:
    """The first holder that the title, byline or section names."""
    text = fold(line).text
    led = _leading(text, _line_holders(line, shorts))
    kinds = ("person", "region") if source == "byline" else ("person",)
    own = [h for h in led if h.kind not in kinds and not _is_nation(h) and bool(h.level) >= h.pointer]
    yield from ((source, holder) for holder in _deepest(own))
    if source == "title" and not own and (event := _event(text)):
        yield source, event


def _event(title: str) -> Holder | None:
    """The event of the whole country or of no place that a title says has happened: 全国学会创新发展论坛在洛阳举行."""
    match = HAPPENED.match(title)
    if match is None or kind_of(match[1]) != "event":
        return None
    return Holder(*match.span(1), unspaced(match[1]), "event")


def _leading(line: str, holders: Holders) -> Iterator[Holder]:
    """The holders of a line, but for those behind a preposition and those that an event or a person goes to."""
    goal = -1
    for holder in holders:
        before = line[: holder.start]
        reached = before.endswith(words_before().reaching) and before not in words_before().reaching
        if reached or (before[-1:] in JOINS and goal == holder.start - 1):
            goal = holder.end
        elif before[-1:] not in organisation_words().prepositions:
            yield holder


def _is_nation(holder: Holder) -> bool:
    """Whether a holder is the country, which a title names by the way: 一颗“中国心”."""
    return holder.level == "国" or holder.name == "中国"


def _called(scene: Scene, rows: Sequence[Row]) -> Named:
    """The word by which the title begins to tell of a body (学校在…中获佳绩), where none of its kind is named."""
    holder = next(iter(_line_holders(scene.article.title)), None)
    if holder is None or holder.start or not holder.pointer or holder.kind not in INSTITUTIONS:
        return
    if not any(h.kind == holder.kind and not h.pointer for _, holders, _ in rows for h in holders):
        yield "title", holder


def _deepest(holders: Sequence[Holder]) -> Sequence[Holder]:
    """The first holder, or the one right behind it: the region within it, (河南省)2025年洛阳市…, who is at an event,
    科技竞赛|我省代表队获…."""
    for first, second in pairwise(holders):
        if first.kind == "event" and second.start == first.end:
            return (second,)
        if first.kind == second.kind == "region" and set(places_of(first.name)) & set(wider(places_of(second.name))):
            return (second,)
    return holders[:1]


def _lines(scene: Scene, rows: Sequence[Row]) -> Iterator[Row]:
    """The lines of the head."""
    front = min(FRONT, first_body(scene))
    for row in rows:
        if row[0].paragraph < front and is_head(scene, row[0]) and scene.kind(row[0]) != "masthead":
            yield row


def _subtitles(scene: Scene, rows: Sequence[Row]) -> Named:
    """Whom a subtitle says that the article portrays: the last it names behind ——记, or whom its 侧记 is of."""
    for sentence, holders, _ in _lines(scene, rows):
        text = scene.text(sentence)
        named = [h for h in holders if not h.pointer and (h.kind != "person" or _is_portrait(scene, sentence, h))]
        if SUBTITLE.match(text):
            yield from (("title", holder) for holder in named[-1:])
        elif SKETCH.match(text):
            yield from (("title", holder) for holder in named[:1] if holder.kind in INSTITUTIONS)


def _heads(scene: Scene, rows: Sequence[Row]) -> Named:
    """Who is the subject of a line of the head."""
    for sentence, _, claims in _lines(scene, rows):
        if not SUBTITLE.match(scene.text(sentence)):
            own = (h for claim in claims for h in claim.holders[:1])
            yield from [("title", h) for h in own if not h.pointer and h.kind != "person"][:1]


def _is_portrait(scene: Scene, sentence: Sentence, person: Holder) -> bool:
    """Whether a subtitle ends with the person whose life the article tells: ——记县水稻协会会长林大山."""
    text = scene.text(sentence).rstrip()
    told = SUBTITLE.match(text)
    return told is not None and not told[0].endswith(SPEAKS) and person.end == len(text)


def _interviewed(scene: Scene, rows: Sequence[Row]) -> Named:
    """The body that answers in an interview."""
    body = spoken_for(scene, rows) if is_interview(scene) else None
    if body and not body.pointer:
        yield "paragraph", body


def _signature(scene: Scene, rows: Sequence[Row]) -> Named:
    """The organisation in brackets at the article's end: (江苏省科协供稿)."""
    for sentence, holders, _ in reversed(rows[-4:]):
        match = SIGNED.search(scene.text(sentence))
        if match:
            signed = (h for h in holders if h.start >= match.start() and not h.pointer)
            yield from (("byline", holder) for holder in signed if holder.kind != "person")
