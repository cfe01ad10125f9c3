"""Whose number it is: the subject of the clause, an earlier clause or sentence, the heading, or the article's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cast_stats.facts.claims import CLAUSE, Claim, claims_of
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.holders import Holder, ShortNames, holders_in, places_of, plain, short_names
from cast_stats.facts.home import ANNUAL, ENDING, Home, Row, first_body, fits, home_of
from cast_stats.language.mention import Number

NOT_READ = ("caption", "footnote", "contents")
MASTHEAD = Resolved("本刊", "default", "masthead")
LOOSE = ("company", "park", "person")
"""Kinds whose bare word (公司, 他) may stand for any of the kind."""


def resolve_subject(scene: Scene, sentence: Sentence, number: Number) -> Resolved:
    """Whose number it is; for many numbers of one article build a `SubjectResolver` once."""
    return SubjectResolver(scene).resolve(sentence, number)


class Held(NamedTuple):
    """Whose the numbers of a sentence are: from its start, and from each place on where another takes over."""

    start: Resolved
    changes: tuple[tuple[Claim, Resolved], ...]


class SubjectResolver:
    """Knows for every place in an article whose numbers stand there; made once, asked for each number."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        shorts = short_names(scene)
        rows = list(_rows(scene, shorts))
        self.home = home_of(scene, rows)
        self.held = {(s.paragraph, s.start): held for s, held in _Reading(scene, self.home).read(rows)}

    def resolve(self, sentence: Sentence, number: Number) -> Resolved:
        """The subject in force where the number stands."""
        held = self.held[sentence.paragraph, sentence.start]
        answer = held.start
        for claim, resolved in held.changes:
            if claim.start >= number.end:
                break
            if claim.holders[0].kind == "person" and self._leads_clause(sentence, number):
                continue
            answer = self._share(sentence, number, claim, resolved)
        return answer

    def _share(self, sentence: Sentence, number: Number, claim: Claim, resolved: Resolved) -> Resolved:
        """The one of several holders whose number it is, where they are told one by one: A、B分别为1、2."""
        names = resolved.text.split("、")
        text = self.scene.text(sentence)
        apart = text.find("分别", claim.start, number.start) if len(names) > 1 else -1
        if apart < 0:
            return resolved
        mine = [n.start for n in sentence.numbers if n.reason is None and n.start > apart and n.unit == number.unit]
        return resolved._replace(text=names[mine.index(number.start)]) if len(mine) == len(names) else resolved

    def _leads_clause(self, sentence: Sentence, number: Number) -> bool:
        """Whether a clause begins with the number and what is counted: a new subject, owned by no person before it."""
        text = self.scene.text(sentence)
        before, after = text[sentence.start : number.start].rstrip(" “\""), text[number.end : sentence.end]
        return bool(before) and before[-1] in CLAUSE and after[:1] not in CLAUSE


def _rows(scene: Scene, shorts: ShortNames) -> Iterator[Row]:
    for sentence in scene.sentences:
        text = scene.text(sentence)
        holders = holders_in(text, sentence.organisations, shorts, sentence.start, sentence.end)
        yield sentence, holders, claims_of(sentence, holders)


class _Reading:
    """One pass over an article in reading order: what has been spoken of so far decides what 该公司 and 全市 mean."""

    def __init__(self, scene: Scene, home: Home) -> None:
        self.scene = scene
        self.home = home
        self.title = plain(scene.article.title)
        self.report = bool(ANNUAL.search(self.title))
        self.body = first_body(scene)
        self.default = Resolved(home.name, "default", home.source)
        self.heading: Resolved | None = None
        self.paragraph = -1
        self.carried: Resolved | None = None
        self.spoken: list[Holder] = []
        self.claimed: list[Holder] = []
        self.local: list[str] = []

    def read(self, rows: list[Row]) -> Iterator[tuple[Sentence, Held]]:
        """Each sentence with the subject that holds at its start and those that take over within it."""
        for sentence, holders, claims in rows:
            self._enter(sentence)
            start = self.carried or self.heading or self.default
            if self.scene.kind(sentence) == "masthead":
                start = MASTHEAD
            said = tuple((claim, answer) for claim in claims if (answer := self._answer(claim)))
            self.spoken += [h._replace(name=self._name(h) or h.name) for h in holders if not h.pointer]
            if self.scene.kind(sentence) not in NOT_READ:
                self._remember(sentence, said)
            yield sentence, Held(start, said)

    def _enter(self, sentence: Sentence) -> None:
        """Forget the last paragraph's subject, unless this one goes on in the middle of its sentence."""
        if sentence.paragraph == self.paragraph:
            return
        if self.paragraph >= 0 and self._ended(self.paragraph):
            self.carried, self.local = None, []
        self.paragraph = sentence.paragraph

    def _ended(self, paragraph: int) -> bool:
        before = self.scene.article.paragraphs[paragraph]
        ended = before.text.rstrip()[-1:] in (*ENDING, "”", ")", "）", "")
        return ended or before.kind != "body" or len(before.text) < 40

    def _remember(self, sentence: Sentence, said: Iterable[tuple[Claim, Resolved]]) -> None:
        lasting = [resolved for claim, resolved in said if self._lasts(claim)]
        if self._is_heading(sentence):
            self.heading = Resolved(lasting[-1].text, "inherited", "heading") if lasting else None
            self.carried = None
        elif lasting:
            self.carried = Resolved(lasting[-1].text, "inherited", "paragraph")

    def _lasts(self, claim: Claim) -> bool:
        """Whether later sentences are still about who claimed: a person only where the title names them, and in an
        article about a region only a region or an association."""
        holder = claim.holders[0]
        if holder.name in self.title:
            return True
        if self.home.kind != "region" or not claim.lasting:
            return claim.lasting
        return holder.kind == "association" or (holder.kind == "region" and (holder.pointer or not self.report))

    def _is_heading(self, sentence: Sentence) -> bool:
        kind, text = self.scene.kind(sentence), self.scene.text(sentence).strip()
        if kind == "heading":
            return True
        if kind == "title" or sentence.paragraph < self.body:
            return False
        if len(sentence.organisations) > 1 or any(n.reason is None for n in sentence.numbers):
            return False
        return len(text) <= 30 and text[-1:] not in ENDING

    def _answer(self, claim: Claim) -> Resolved | None:
        """Who takes over with a claim; None where its word stands for nothing that the article has named."""
        names = [name for name in dict.fromkeys(self._name(holder) for holder in claim.holders) if name]
        if not names or (claim.modifier and self.home.lies_in(names[0])):
            return None
        self.local += [place for name in names for place in places_of(name)]
        first = claim.holders[0]
        self.claimed += [h._replace(name=self._name(h) or h.name) for h in claim.holders if not h.pointer]
        how = "inherited" if first.pointer or first.level else "explicit"
        return Resolved("、".join(names), how, first.name if how == "inherited" else "sentence")

    def _name(self, holder: Holder) -> str | None:
        """The name that a holder is or stands for; its own words where the article names nothing that fits."""
        if holder.pointer and holder.kind == "region":
            return self._region(holder.level) or holder.name
        if holder.level:
            region = self._region(holder.level)
            return region + holder.name[1:] if region and region[-1] == holder.level else holder.name
        if holder.pointer:
            return self._last(holder)
        places = places_of(holder.name) if holder.kind == "region" else ()
        return places[0] if len(places) == 1 and places[0] in self.home.regions else holder.name

    def _region(self, level: str) -> str | None:
        """The region of a level that was spoken of last in this paragraph, that is the article's own, or that was
        spoken of anywhere before."""
        if level == "国":
            return "全国"
        nearby = next((name for name in reversed(self.local) if fits(name, level)), None)
        if nearby or (own := self.home.region(level)) is None:
            return nearby or self._anywhere(level)
        return own

    def _anywhere(self, level: str) -> str | None:
        names = (place for holder in reversed(self.spoken) for place in places_of(holder.name))
        return next((name for name in names if fits(name, level)), None)

    def _last(self, holder: Holder) -> str | None:
        """Whom a word such as 该公司 or 大赛 stands for: the article's own subject, or who was spoken of last of that
        kind, as a subject if the word stands alone. One without a pointing word stands for nothing else."""
        if self.home.kind == holder.kind:
            return self.home.name
        spoken = self.claimed if holder.alone and holder.kind not in ("event", "person") else self.spoken
        same = [h.name for h in spoken if h.kind == holder.kind]
        alike = [name for name in same if name[-2:] == holder.name[-2:]]
        found = alike or (same if holder.kind in LOOSE or not holder.alone else [])
        if found:
            return found[-1]
        return None if holder.alone else holder.name
