"""Lasting: whether later sentences are still about who took a clause over, beside what the article is about."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from cast_stats.catalog.claims import words_behind
from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.clauses import CLAUSE, JOINS
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.owners.claims import Claim
from cast_stats.facts.owners.focus import gives, told_before
from cast_stats.facts.owners.holders import BUILT, PASSING, Holder
from cast_stats.facts.owners.home import Home
from cast_stats.facts.owners.topics import is_lay
from cast_stats.facts.places import places_of
from cast_stats.language.spacing import unspaced

FRONT = ("title", "byline")
"""Where an article's own body is named surely: its earlier names are the same body's."""
LISTED = "、"
OWN = frozenset({"其", "各"})
"""What those begin with that are a body's own: 县科协及其学会."""


class Frame(NamedTuple):
    """What an article is about, as far as it decides who lasts: `report` where it is a yearly report."""

    scene: Scene
    home: Home
    title: str
    report: bool

    def lasts(self, sentence: Sentence, claim: Claim, resolved: Resolved, fresh: bool) -> bool:
        """Whether later sentences are still about who claimed. A person only where the title or the paragraph's first
        words name them; anybody else beside what the article is about only where they open a paragraph or point
        (`fresh`)."""
        holder = claim.holders[0]
        behind = _verb_behind(sentence, claim)
        if holder.kind == "event" and behind in words_behind().hearing:
            return False
        if holder.name in self.title or claim.role == "elects":
            return True
        if claim.role == "renamed":
            return self.home.source not in FRONT or holder.kind != self.home.kind
        if holder.kind == "person":
            return claim.lasting and not is_lay(self.scene.text(sentence), holder)
        if holder.kind == "region" and self._is_wider(resolved.text):
            return False
        if holder.kind == "government" and self.home.kind == "region" and self._is_of_home(holder, resolved):
            return False
        if self.home.source == "title" and gives(sentence, claim.holders[-1]):
            return False
        if holder.kind == "event" and holder.pointer and fresh and claim.start <= sentence.start + 1:
            return True
        if not claim.lasting or behind in words_behind().ending:
            return claim.role == "founded" and fresh
        if len(claim.holders) > 1 or LISTED in holder.name or self._goes_on(sentence, claim):
            return False
        fresh = fresh or _begins(sentence, claim)
        if holder.kind in PASSING and not (fresh or holder.pointer or resolved.text == self.home.name):
            return False
        if holder.alone and self.home.kind == "person":
            return False
        if holder.pointer or (self._is_of_home(holder, resolved) and (fresh or self.home.kind != "region")):
            return True
        opens = claim.start <= sentence.start + 1 if self.home.kind == "event" else fresh
        return opens and not self.report and not told_before(sentence, claim.start)

    def _is_of_home(self, holder: Holder, resolved: Resolved) -> bool:
        """Whether a name is of the place that the article is about, be it named (东河市…) or not (市…)."""
        if resolved.text.startswith((self.home.name, *self.home.regions)):
            return True
        return not self.home.regions and holder.level == self.home.name[-1:]

    def _goes_on(self, sentence: Sentence, claim: Claim) -> bool:
        """Whether a name is only the first of a list whose others are no names, 昭潭瓷厂和北矿、建新4个厂, nor its own:
        县科协及所属学会."""
        texts = [word.text for word in sentence.words_between(claim.holders[-1].end, sentence.end)[:2]]
        own = OWN | words_behind().belonging
        return bool(texts) and texts[0] in JOINS and texts[-1] not in own

    def _is_wider(self, region: str) -> bool:
        """Whether a region is only told beside the body or place within it that the article is about."""
        body = self.home.kind in (*PASSING, "person")
        return self.home.lies_in(region) or (body and (region == "全国" or region in self.home.regions))

    def is_portrait(self, person: Holder) -> bool:
        """Whether the article is about a person."""
        return person.name == self.home.name or person.name in self.title

    def is_aside(self, claim: Claim, name: str) -> bool:
        """Whether a claim is nobody's of whom the article tells: a wider region's before a noun, or that of a kind."""
        told_at_event = self.home.kind == "event" and name == "全国"
        honour = claim.modifier and not claim.holders[0].pointer and self.home.kind in (*BUILT, "association")
        ours = claim.holders[0].name[0] == "我" and claim.holders[0].level != "国"
        wider = claim.modifier and self.home.lies_in(name) and not (told_at_event or ours)
        return honour or wider or self._is_kind(claim.holders[0])

    def is_own(self, holder: Holder) -> bool:
        """Whether a name without a place is that of a part of the body that the article is about: 试验渔场."""
        other = holder.kind in PASSING and holder.kind != self.home.kind and self.home.kind in PASSING
        return other and not holder.pointer and not holder.level and not places_of(holder.name)

    def _is_kind(self, holder: Holder) -> bool:
        """Whether a name without its place is only a kind of thing, as in a region's yearly report: 购物中心."""
        if self.home.kind != "region" or not self.report or holder.pointer or holder.level:
            return False
        return holder.kind in (*PASSING, "event") and places_of(holder.name)[:1] in ((), ("中国",))


def _begins(sentence: Sentence, claim: Claim) -> bool:
    """Whether a sentence opens with who claims, and with how they began: 1976年，磷肥厂在城西建成投产，….."""
    words = [w for w in sentence.words if w.pos not in "tx"]
    if claim.holders[0].kind not in BUILT or not words or words[0].start != claim.start:
        return False
    behind = (w.text for w in sentence.words_between(claim.holders[-1].end, sentence.end))
    clause = "".join(takewhile(lambda text: text not in CLAUSE, behind))
    ways = (*words_behind().starting, *organisation_words().founding)
    return clause.endswith(ways) or any(f"{way}于" in clause for way in ways)


def _verb_behind(sentence: Sentence, claim: Claim) -> str:
    """The word behind those who claim, adverbs left out: that a meeting 听取了 what others report, that they 成立."""
    behind = sentence.words_between(claim.holders[-1].end, sentence.end)
    return next((word.text for word in behind if word.pos[0] not in "dt"), "")


def frame_of(scene: Scene, home: Home, report: bool) -> Frame:
    """The frame of an article."""
    return Frame(scene, home, unspaced(scene.article.title), report)
