"""Prose: whom an article's prose is about, where it says so, speaks of somebody most, or speaks of the country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from cast_stats.facts.context import Scene
from cast_stats.facts.lines import SHORT, is_head
from cast_stats.facts.owners.focus import LED, OPENS, Candidate, Row, in_focus, is_prose, whole
from cast_stats.facts.owners.front import Named
from cast_stats.facts.owners.holders import BUILT, INSTITUTIONS, Holder
from cast_stats.facts.owners.levels import level_above, level_words
from cast_stats.facts.places import places_of
from cast_stats.language.spacing import unspaced

PRIZE = re.compile(
    '((?:第[一二三四五六七八九十百0-9]+[届次]|(?:19|20)[0-9]{2}年度?)[^，,。:：“”"]{2,25}奖)'
    "(?:获奖名单|名单|评[选审](?:结果|工作)?|提名)?(?:日前|近日|正式|已经|在[^，,]{2,8})?(?:揭晓|出炉|公布|颁|结束|开始|公示)"
)
JOURNAL = re.compile(r"\s*(《[^》]{2,20}》)(?:杂志|期刊|报)?(?:创刊|复刊|始创|是[^，,。]{0,20}(?:刊物|期刊|杂志|报纸))")
HELD = re.compile(
    r"(“[^”]{2,20}”|[A-Za-z][A-Za-z0-9 -]{3,30})[^，,。;；“”]{0,16}?"
    "(?:开幕|揭幕|开展(?=[，,。])|举[行办](?!了?(?:挂|揭|授|签|落成))|启动|收官|落幕|闭幕|拉开(?:了?帷幕|序幕)|落下帷幕)"
)
"""A quoted or Latin name and what only happens to events."""
NATION = re.compile("(?<![个等各])国家(?!级|高新|重点|专利|标准)|中央|国务院|国内生产总值|政府工作报告")
QUOTES = '“"'
CROWD = 4
"""Bodies told of once each that a text is about none of."""


def prose_names(scene: Scene, rows: Sequence[Row]) -> Named:
    """Where and who: what the first paragraph announces, then whom the prose speaks of, the weightiest first."""
    return chain(_announced(scene, rows), _spoken(scene, rows))


def last_resorts(scene: Scene, rows: Sequence[Row]) -> Iterator[Holder]:
    """Who may be the subject of an article that is plainly about nobody."""
    return chain(_literal(rows), _named_at_all(scene, rows))


def is_of_state(holder: Holder) -> bool:
    """Whether a name is one of the state's own: 国务院."""
    return NATION.match(holder.name) is not None


def nation(scene: Scene, rows: Sequence[Row]) -> int:
    """How often the text speaks of the country; 0 where it speaks of a province, city or county of its own more."""
    local = sum(h.level != "国" for _, holders, _ in rows for h in holders if h.level or h.kind == "region")
    texts = [scene.article.title, *(scene.text(sentence)[sentence.start : sentence.end] for sentence, _, _ in rows)]
    told = (claim for sentence, _, claims in rows if sentence.end - sentence.start > SHORT for claim in claims)
    national = sum(claim.holders[0].level == "国" for claim in told) + sum(len(NATION.findall(text)) for text in texts)
    return national if national >= local else 0


def _announced(scene: Scene, rows: Sequence[Row]) -> Named:
    """The prize, event or journal that the first paragraph of prose announces."""
    first = next((sentence.paragraph for sentence, _, _ in rows if is_prose(scene, sentence)), -1)
    for sentence in (sentence for sentence, _, _ in rows if sentence.paragraph == first):
        text, span = scene.text(sentence), (sentence.start, sentence.end)
        if prize := PRIZE.search(text, *span):
            yield "paragraph", Holder(*prize.span(1), unspaced(prize[1]), "event")
        plainly = any(m.kind == "event" and m.text[0] not in QUOTES for m in sentence.organisations)
        held = None if plainly else HELD.search(text, *span)
        if held:
            yield "paragraph", Holder(*held.span(1), unspaced(held[1]), "event")
        if journal := JOURNAL.match(text, *span):
            yield "paragraph", Holder(*journal.span(1), unspaced(journal[1]), "journal")


def _spoken(scene: Scene, rows: Sequence[Row]) -> Named:
    """Whom the prose speaks of most; the region that it speaks from where that is more; none where that is a region
    which it never names (我省)."""
    told = _without_crowd(in_focus(scene, rows))
    if told and (level := level_above(told[0], rows)):
        yield "paragraph", Holder(0, 0, f"全{level}", "region", level, pointer=True)
    named = takewhile(lambda holder: not (holder.pointer and holder.kind == "region"), (c.holder for c in told))
    yield from (("paragraph", holder) for holder in named)


def _without_crowd(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that count; without the bodies of one kind that are told of one after the other, each once: the
    text is about their place."""
    told = [c for c in candidates if c.weight > LED]
    once = [c for c in candidates if c.holder.kind in BUILT and not c.holder.pointer and c.weight <= OPENS]
    if not told or told[0] not in once or len(once) < CROWD:
        return told
    return [c for c in told if c not in once]


def _literal(rows: Sequence[Row]) -> Iterator[Holder]:
    """The word that stands most for the article's own subject (县科协, 全县), where that is named nowhere."""
    told = [claim.holders[0] for _, _, claims in rows for claim in claims if claim.holders[0].level]
    told = [holder for holder in told if holder.name[0] != "该"]
    words = Counter(holder.name for holder in told)
    placed = ("government", *BUILT)
    stands = (whole(h) if h.kind in placed else h for h in sorted(told, key=lambda holder: -words[holder.name]))
    yield from stands


def _named_at_all(scene: Scene, rows: Sequence[Row]) -> Iterator[Holder]:
    """Who else may be the subject of an article that neither title nor prose is plainly about: the level that it
    speaks from, the body at which its prose sets in (在…公司), the body or place that it names most, what a line of its
    head names, the place of an office that only reports (记者从杭州市科技局获悉)."""
    level, weight = next(iter(level_words(rows).most_common(1)), ("", 0))
    spoken = [Holder(0, 0, f"全{level}", "region", level, pointer=True)] if level else []
    named = [h for _, holders, _ in rows for h in holders if not h.pointer and h.kind not in ("person", "event")]
    first = next((row for row in rows if is_prose(scene, row[0])), None)
    opening = [h for h in first[1] if scene.text(first[0])[h.start - 1] not in QUOTES] if first else []
    counted = Counter(holder.name for holder in named)
    if weight > 1:
        yield from spoken
    yield from (holder for holder in opening if holder in named and holder.kind in INSTITUTIONS)
    yield from sorted((h for h in named if counted[h.name] > 1), key=lambda holder: -counted[holder.name])
    yield from spoken
    lines = (holders for sentence, holders, _ in rows if is_head(scene, sentence))
    yield from (h for holders in lines for h in holders if not h.pointer and h.kind != "person")
    offices = (holder for holder in named if holder.kind == "government")
    yield from (Holder(0, 0, place, "region") for office in offices for place in places_of(office.name)[:1])
