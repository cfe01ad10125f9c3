"""Home: whom an article as a whole is about, and the regions that its 全省, 全市 and 全县 mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cast_stats.facts.claims import Claim
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.holders import Holder, places_of, plain, wider

FRONT = 5
"""Paragraphs at the head of an article that may hold its title, kicker and byline."""
SHORT = 40
SIGNED = re.compile(r"[(（][^()（）]{2,60}(?:供\s*稿|提\s*供|报\s*道|系[^()（）]+)?[)）]\s*$")
ENDING = "。！？!?；;…"


@dataclass(frozen=True, slots=True)
class Home:
    """The article's own subject: `name` (never empty), its kind, where it was read, and its regions, widest first."""

    name: str
    kind: str
    source: str
    regions: tuple[str, ...]
    nation: bool

    def region(self, level: str) -> str | None:
        """The region of a level (last character of its name) that the article is about; 国 is 全国."""
        if level == "国":
            return "全国"
        names = (*reversed(self.regions), *wider(self.regions))
        return next((name for name in names if fits(name, level)), None)


def fits(name: str, level: str) -> bool:
    """Whether a region's full name is of a level: 省 and 区 both hold an autonomous region."""
    return name.endswith(level) or (level == "省" and name.endswith("自治区"))


Row = tuple[Sentence, tuple[Holder, ...], tuple[Claim, ...]]


def home_of(scene: Scene, rows: Sequence[Row]) -> Home:
    """The article's own subject, from its kicker, title or byline, its signature, or whom it speaks of most."""
    named = [*_fronts(scene, rows), *_signature(scene, rows), *_frequent(rows)]
    regions = tuple(dict.fromkeys(place for _, holder in named[:3] for place in places_of(holder.name)))
    if named:
        source, holder = named[0]
        return Home(holder.name, holder.kind, source, regions, False)
    if _nation(rows):
        return Home("全国", "region", "paragraph", (), True)
    title = plain(scene.article.title or scene.issue.journal or scene.issue.file)
    return Home(title, "", "title" if scene.article.title else "issue", regions, False)


def _fronts(scene: Scene, rows: Sequence[Row]) -> Iterator[tuple[str, Holder]]:
    """The holders of the article's head: a line that is nothing but a name goes before the title."""
    front = [row for row in rows if row[0].paragraph < FRONT and _is_head(scene, row[0])]
    for sentence, holders, _ in front:
        text = plain(scene.text(sentence))
        if holders and not holders[0].pointer and len(text) <= len(holders[0].name) + 2:
            yield ("title", holders[0])
    for wanted in ("title", ""):
        for sentence, holders, claims in front:
            if wanted and plain(scene.text(sentence)) != plain(scene.article.title):
                continue
            own = [h for claim in claims for h in claim.holders[:1]] or list(holders)
            yield from (("title", h) for h in own[:1] if not h.pointer and h.kind != "person")


def _is_head(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is a line of the article's head: short, and not ended as a sentence."""
    text = scene.text(sentence).rstrip()
    kind = scene.kind(sentence)
    if kind in ("title", "byline", "heading"):
        return True
    return kind != "caption" and len(text) <= SHORT and text[-1:] not in ENDING


def _signature(scene: Scene, rows: Sequence[Row]) -> Iterator[tuple[str, Holder]]:
    """The organisation in brackets at the article's end: (江苏省科协供稿)."""
    for sentence, holders, _ in reversed(rows[-4:]):
        match = SIGNED.search(scene.text(sentence))
        if match:
            signed = (h for h in holders if h.start >= match.start() and not h.pointer)
            yield from (("byline", holder) for holder in signed if holder.kind != "person")


def _frequent(rows: Sequence[Row]) -> Iterator[tuple[str, Holder]]:
    """Whom the article's clauses have as their subject, the most frequent first."""
    counts: Counter[str] = Counter()
    seen: dict[str, Holder] = {}
    for _, _, claims in rows:
        for claim in claims:
            holder = claim.holders[0]
            if not holder.pointer and not holder.level and holder.kind != "person":
                name = next((n for n in seen if n.endswith(holder.name) or holder.name.endswith(n)), holder.name)
                counts[name] += 1
                seen.setdefault(name, holder)
    for name, count in counts.most_common():
        if count > 1:
            yield ("paragraph", seen[name])


def _nation(rows: Sequence[Row]) -> bool:
    """Whether the text speaks of the country more than of a province, city or county of its own."""
    levels = Counter(h.level for _, holders, _ in rows for h in holders if h.pointer and h.kind == "region")
    return levels["国"] > 1 and levels["国"] * 2 > levels.total()
