"""Home: whom an article as a whole is about, and the regions that its 全省, 全市 and 全县 mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.dating import ANNUAL
from cast_stats.facts.focus import LED, Row, in_focus, is_prose
from cast_stats.facts.holders import NO_SHORT_NAMES, Holder, Holders, ShortNames, holders_in, places_of, plain, wider
from cast_stats.facts.interviews import is_interview, spoken_for
from cast_stats.facts.levels import fits, level_above, level_words, region_of_level
from cast_stats.language.folding import fold
from cast_stats.language.organisations import find_organisations

FRONT = 5
"""Paragraphs at the head of an article that may hold its title, kicker and byline."""
KICKERS = ("association", "company", "park", "school", "hospital", "institute")
SHORT = 40
"""Characters of a line of the head at most."""
SIGNED = re.compile(r"[(（][^()（）]{2,60}(?:供\s*稿|提\s*供|报\s*道|系[^()（）]+)?[)）]\s*$")
COVER, TITLE = 30, 60
"""Paragraphs that may hold a report's own title, and the characters of that title, at most."""
REPORT = re.compile("公报|年报")
MANY, FEW = 5, 2
"""How often a text that is about the country speaks of it at least: where others are named, and where none is."""
PRIZE = re.compile(
    '((?:第[一二三四五六七八九十百0-9]+[届次]|(?:19|20)[0-9]{2}年度?)[^，,。:：“”"]{2,25}奖)'
    "(?:获奖名单|名单|评[选审](?:结果|工作)?|提名)?(?:日前|近日|正式|已经|在[^，,]{2,8})?(?:揭晓|出炉|公布|颁|结束|开始|公示)"
)
JOURNAL = re.compile(r"\s*(《[^》]{2,20}》)(?:杂志|期刊|报)?(?:创刊|复刊|始创|是[^，,。]{0,20}(?:刊物|期刊|杂志|报纸))")
HELD = re.compile(
    r"(“[^”]{2,20}”|[A-Za-z][A-Za-z0-9 -]{3,30})[^，,。;；“”]{0,16}?"
    "(?:开幕|揭幕|开展(?=[，,。])|举行|举办|启动|收官|落幕|闭幕|拉开帷幕|落下帷幕)"
)
"""A quoted or Latin name and what only happens to events."""
NATION = re.compile("(?<![个等各])国家(?!级|高新|重点|专利|标准)|中央|国务院|国内生产总值|政府工作报告")
SUBTITLE = re.compile(r"\s*[—―-]{1,4}\s*(?:访|记|来自|走进|走近)")
"""A subtitle that says whom an article portrays: ——访县辣椒协会会长."""
SPEAKS = "访"
"""What ends the words before one who speaks for a body."""
QUOTES = '“"'
ENDING = "。！？!?；;…，,、"


@dataclass(frozen=True, slots=True)
class Home:
    """The article's own subject: `name` (never empty), its kind, where it was read, and its regions, widest first."""

    name: str
    kind: str
    source: str
    regions: tuple[str, ...]

    def region(self, level: str) -> str | None:
        """The region of a level (last character of its name) that the article is about; 国 is 全国."""
        if level == "国":
            return "全国"
        own = (self.name,) if self.kind == "region" and self.name[0] not in "全我本该" else ()
        names = (*reversed(self.regions), *own, *wider(self.regions))
        return next((name for name in names if fits(name, level)), None)

    def lies_in(self, region: str) -> bool:
        """Whether the article's own regions lie in a region and it is none of them."""
        if region in self.regions or not self.regions:
            return False
        return region == "全国" or region in wider(self.regions)


def home_of(scene: Scene, rows: Sequence[Row], shorts: ShortNames = NO_SHORT_NAMES) -> Home:
    """The article's own subject: from its kicker, title, byline or signature, or whom it speaks of most."""
    heads = [*_kicker(scene, rows), *_titles(scene, shorts), *_heads(scene, rows)]
    named = [*_reported(scene, rows), *heads, *_interviewed(scene, rows), *_signature(scene, rows)]
    opening = [*_announced(scene, rows), *_spoken(scene, rows)]
    state = all(NATION.match(holder.name) for _, holder in [*named, *opening][:1])
    if state and _nation(scene, rows) >= MANY:
        return Home("全国", "region", "paragraph", ())
    named += opening
    if named:
        source, holder = named[0]
        regions = _regions(scene, rows, [holder for _, holder in named[:4]])
        return Home(_full(holder, regions), holder.kind, source, regions)
    if _nation(scene, rows) >= FEW:
        return Home("全国", "region", "paragraph", ())
    if last := next(chain(_literal(rows), _named_at_all(scene, rows)), None):
        regions = _regions(scene, rows, [last])
        return Home(_full(last, regions), last.kind, "paragraph", regions)
    title = plain(scene.article.title or scene.issue.journal or scene.issue.file.rpartition(".")[0] or scene.issue.file)
    return Home(title, "", "title" if scene.article.title else "issue", ())


def _named_at_all(scene: Scene, rows: Sequence[Row]) -> Iterator[Holder]:
    """Who else may be the subject of an article that neither title nor prose is plainly about: the level that it
    speaks from, the body at which its prose sets in (在…公司), the body or place that it names most."""
    level, weight = next(iter(level_words(rows).most_common(1)), ("", 0))
    spoken = [Holder(0, 0, f"全{level}", "region", level, pointer=True)] if level else []
    named = [h for _, holders, _ in rows for h in holders if not h.pointer and h.kind not in ("person", "event")]
    first = next((row for row in rows if is_prose(scene, row[0])), None)
    opening = [h for h in first[1] if scene.text(first[0])[h.start - 1] not in QUOTES] if first else []
    counted = Counter(holder.name for holder in named)
    if weight > 1:
        yield from spoken
    yield from (holder for holder in opening if holder in named and holder.kind in KICKERS)
    yield from sorted((h for h in named if counted[h.name] > 1), key=lambda holder: -counted[holder.name])
    yield from spoken


def _regions(scene: Scene, rows: Sequence[Row], named: Sequence[Holder]) -> tuple[str, ...]:
    """The regions of an article's subject: in its name, of the level that it speaks of, or in a later name."""
    first, *others = named
    if own := places_of(first.name):
        return own
    if first.level:
        region = region_of_level(scene, rows, first.level)
        return (region,) if region else ()
    return next((places for holder in others if (places := places_of(holder.name))), ())


def _full(holder: Holder, regions: tuple[str, ...]) -> str:
    """A holder's name with the region that its first character or its word stands for."""
    region = next((name for name in regions if holder.level and fits(name, holder.level)), "")
    if not region:
        return holder.name
    return region if holder.pointer else region + holder.name[1:]


def is_report(scene: Scene) -> bool:
    """Whether an article is a yearly report by its title, or by a line of its cover."""
    if ANNUAL.search(plain(scene.article.title)):
        return True
    cover = (scene.text(sentence) for sentence in scene.sentences if sentence.paragraph < COVER)
    return any(len(text) <= TITLE and REPORT.search(text) for text in cover)


Named = Iterator[tuple[str, Holder]]


def _reported(scene: Scene, rows: Sequence[Row]) -> Named:
    """The region of a yearly report, named in the line that calls it one: 2025年…市统计公报."""
    lines = [(fold(scene.article.title).text, _line_holders(scene.article.title))]
    lines += [(scene.text(sentence), holders) for sentence, holders, _ in rows if sentence.paragraph < COVER]
    for text, holders in lines:
        if len(text) <= TITLE and REPORT.search(text):
            regions = [h for h in holders if h.kind == "region" and h.level != "国"]
            yield from (("title", holder) for holder in _deepest(regions))


def _line_holders(line: str, shorts: ShortNames = NO_SHORT_NAMES) -> Holders:
    text = fold(line).text
    return holders_in(text, find_organisations(text), shorts, 0, len(text))


def _kicker(scene: Scene, rows: Sequence[Row]) -> Named:
    """A line of the head that is nothing but a name: it goes before the title."""
    for sentence, holders, _ in rows:
        if sentence.paragraph < FRONT and holders and holders[0].kind in KICKERS and not holders[0].pointer:
            yield from (("byline", h) for h in holders[:1] if len(plain(scene.text(sentence))) <= len(h.name) + 2)


def _titles(scene: Scene, shorts: ShortNames) -> Named:
    """The first holder that title, byline and section name."""
    article = scene.article
    for source, line in (("title", article.title), ("byline", article.byline), ("section", article.section)):
        text = fold(line).text
        led = (h for h in _line_holders(line, shorts) if text[: h.start][-1:] not in organisation_words().prepositions)
        kinds = ("person", "region") if source == "byline" else ("person",)
        own = [h for h in led if h.kind not in kinds and h.level != "国" and bool(h.level) >= h.pointer]
        yield from ((source, holder) for holder in _deepest(own))


def _deepest(holders: Sequence[Holder]) -> Sequence[Holder]:
    """The first holder, or the region within it that is named right behind it: (河南省)2025年洛阳市…"""
    for first, second in pairwise(holders):
        if first.kind == second.kind == "region" and set(places_of(first.name)) & set(wider(places_of(second.name))):
            return (second,)
    return holders[:1]


def _heads(scene: Scene, rows: Sequence[Row]) -> Named:
    """Who is the subject of a line of the head."""
    front = min(FRONT, first_body(scene))
    for sentence, holders, claims in rows:
        if sentence.paragraph < front and _is_head(scene, sentence):
            told = SUBTITLE.match(scene.text(sentence))
            own = list(holders) if told else [h for claim in claims for h in claim.holders[:1]]
            named = [h for h in own if not h.pointer and (h.kind != "person" or _is_portrait(scene, sentence, h))]
            yield from (("title", holder) for holder in (named[-1:] if told else named[:1]))


def _is_portrait(scene: Scene, sentence: Sentence, person: Holder) -> bool:
    """Whether a subtitle ends with the person whose life the article tells: ——记县水稻协会会长林大山."""
    text = scene.text(sentence).rstrip()
    told = SUBTITLE.match(text)
    return told is not None and not told[0].endswith(SPEAKS) and person.end == len(text)


def first_body(scene: Scene) -> int:
    """The first paragraph that is no line of the head."""
    return next((s.paragraph for s in scene.sentences if not _is_head(scene, s)), 0)


def _is_head(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is a line of the article's head: short, and not ended as a sentence."""
    text = scene.text(sentence).rstrip()
    kind = scene.kind(sentence)
    if kind in ("title", "byline", "heading"):
        return True
    return kind != "caption" and len(text) <= SHORT and text[-1:] not in ENDING


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


def _announced(scene: Scene, rows: Sequence[Row]) -> Named:
    """The prize, event or journal that the first paragraph of prose announces."""
    first = next((sentence.paragraph for sentence, _, _ in rows if is_prose(scene, sentence)), -1)
    for sentence in (sentence for sentence, _, _ in rows if sentence.paragraph == first):
        text, span = scene.text(sentence), (sentence.start, sentence.end)
        if prize := PRIZE.search(text, *span):
            yield "paragraph", Holder(*prize.span(1), plain(prize[1]), "event")
        held = None if any(m.kind == "event" for m in sentence.organisations) else HELD.search(text, *span)
        if held:
            yield "paragraph", Holder(*held.span(1), plain(held[1]), "event")
        if journal := JOURNAL.match(text, *span):
            yield "paragraph", Holder(*journal.span(1), plain(journal[1]), "journal")


def _spoken(scene: Scene, rows: Sequence[Row]) -> Named:
    """Whom the prose speaks of most; the region that it speaks from where that is more; none where that is a region
    which it never names (我省)."""
    told = [candidate for candidate in in_focus(scene, rows) if candidate.weight > LED]
    if told and (level := level_above(told[0], rows)):
        yield "paragraph", Holder(0, 0, f"全{level}", "region", level, pointer=True)
    named = takewhile(lambda holder: not (holder.pointer and holder.kind == "region"), (c.holder for c in told))
    yield from (("paragraph", holder) for holder in named)


def _nation(scene: Scene, rows: Sequence[Row]) -> int:
    """How often the text speaks of the country; 0 where it speaks of a province, city or county of its own more."""
    local = sum(h.level != "国" for _, holders, _ in rows for h in holders if h.level or h.kind == "region")
    texts = [scene.article.title, *(scene.text(sentence)[sentence.start : sentence.end] for sentence, _, _ in rows)]
    told = (claim for sentence, _, claims in rows if sentence.end - sentence.start > SHORT for claim in claims)
    national = sum(claim.holders[0].level == "国" for claim in told) + sum(len(NATION.findall(text)) for text in texts)
    return national if national >= local else 0


def _literal(rows: Sequence[Row]) -> Iterator[Holder]:
    """The word that stands most for the article's own subject (县科协, 全县), where that is named nowhere."""
    told = [claim.holders[0] for _, _, claims in rows for claim in claims if claim.holders[0].level]
    told = [holder for holder in told if holder.name[0] != "该"]
    words = Counter(holder.name for holder in told)
    yield from sorted(told, key=lambda holder: -words[holder.name])
