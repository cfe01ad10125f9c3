"""Whose number it is: the subject of the clause, an earlier clause or sentence, the heading, or the article's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from cast_stats.facts.clauses import CLAUSE, Clauses
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.owners.bodies import bodies_in, breakdown
from cast_stats.facts.owners.claims import Claim, claims_of
from cast_stats.facts.owners.focus import Row
from cast_stats.facts.owners.holders import PASSING, ShortNames, holders_in, short_names
from cast_stats.facts.owners.holding import Held, Reading
from cast_stats.facts.owners.home import Home, home_of
from cast_stats.facts.owners.kinds import counts_kind
from cast_stats.facts.owners.listing import place_of_count
from cast_stats.facts.owners.people import people
from cast_stats.facts.owners.topics import numbered_body, opening_of
from cast_stats.language.mention import Number

COLONS = frozenset(":：")
OTHERS = re.compile(r"(?:^|[，,；;。、])(?:其余|其他|其它|余下|另有|另外)[^，,；;。]{0,8}\Z")
"""What stands before a number of the others: it is no longer theirs who were told apart before."""
TOTAL = re.compile("[，,；;](?:三[者家]|两[者家])?(?:共计?|合计|总计|一共|总共|累计)有?\\Z")
"""What stands before a sum."""
APART = 12
"""Characters of that at most."""
MADE_KNOWN = re.compile("(?:公布|发布|印发|下发|发出|公示|揭晓)[^,，;；。]*[,，]")
WON = re.compile("[^,，;；。]{0,8}(?:被[评授命认表列]|获评|荣获|入选|上榜|榜上有名|当选)")
GIVERS = ("association", "government")
LISTED = re.compile("[、和与及]")
COUNT = re.compile("[两二三四五六七八九十][省市县区州]$")
"""The count that ends a list of places: 甘、宁、青三省."""


class SubjectResolver:
    """Knows for every place in an article whose numbers stand there; made once, asked for each number. The article is
    read on the first question."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def _shorts(self) -> ShortNames:
        shorts = short_names(self.scene)
        shorts.kinds.update(dict.fromkeys(people(self.scene), "person"))
        return shorts

    @cached_property
    def _read(self) -> list[Row]:
        return list(_rows(self.scene, self._shorts))

    @cached_property
    def home(self) -> Home:
        """Whom the article as a whole is about."""
        return home_of(self.scene, self._read, self._shorts)

    @cached_property
    def held(self) -> dict[tuple[int, int], Held]:
        """Whose the numbers of each sentence (paragraph, start) are."""
        reading = Reading(self.scene, self.home)
        return {(s.paragraph, s.start): held for s, held in reading.read(self._read)}

    def resolve(self, sentence: Sentence, number: Number) -> Resolved:
        """The subject in force where the number stands."""
        held = self.held[sentence.paragraph, sentence.start]
        if OTHERS.search(self.scene.text(sentence), max(sentence.start, number.start - APART), number.start):
            return self._whole(sentence, held)
        if self._sums_up(sentence, number, held):
            return held.start
        begun = bisect_left(held.changes, number.end, key=lambda change: change[0].start)
        for claim, resolved in reversed(held.changes[:begun]):
            if counts_kind(self.scene.text(sentence), sentence, number, claim.holders[-1].name):
                continue
            if not (0 < claim.until <= number.start or self._is_over(sentence, number, claim)):
                return self._share(sentence, number, claim, resolved)
        return held.start

    def _sums_up(self, sentence: Sentence, number: Number, held: Held) -> bool:
        """Whether a number is the sum of what several have, told one by one: 农科院31公顷、茶科所8公顷，共有39公顷."""
        if TOTAL.search(self.scene.text(sentence), max(sentence.start, number.start - APART), number.start) is None:
            return False
        told = [claim for claim, _ in held.changes if claim.start < number.start and len(claim.holders) == 1]
        starts = [n.start for n in sentence.numbers if n.reason is None and n.unit == number.unit]
        ends = [*(claim.start for claim in told[1:]), number.start]
        return len(told) > 1 and all(
            sum(claim.start < at < end for at in starts) == 1 for claim, end in zip(told, ends, strict=True)
        )

    def _whole(self, sentence: Sentence, held: Held) -> Resolved:
        """Whose the whole is that the sentence tells apart: who was spoken of before 其中."""
        apart = self.scene.text(sentence).find("其中", sentence.start, sentence.end)
        before = [answer for claim, answer in held.changes if claim.start < apart]
        return before[-1] if before else held.start

    def _share(self, sentence: Sentence, number: Number, claim: Claim, resolved: Resolved) -> Resolved:
        """The one of several holders whose number it is, where they are told one by one: A、B分别为1、2."""
        counted = COUNT.search(resolved.text)
        names = LISTED.split(COUNT.sub("", resolved.text)) if counted else resolved.text.split("、")
        text = self.scene.text(sentence)
        apart = text.find("分别", claim.start, number.start) if len(names) > 1 else -1
        if apart < 0:
            return resolved
        mine = [n.start for n in sentence.numbers if n.reason is None and n.start > apart and n.unit == number.unit]
        return resolved._replace(text=names[mine.index(number.start)]) if len(mine) == len(names) else resolved

    def _is_over(self, sentence: Sentence, number: Number, claim: Claim) -> bool:
        """Whether a person's or office's claim has ended because what is counted is a new subject: of a person where
        the number itself leads its clause, of an office where any number since does, perhaps behind a time; but not
        where the office has told of as many before (招收学员200人，16人毕业)."""
        if claim.holders[0].kind == "person":
            return self._leads_clause(sentence, number, number.start)
        if self._is_won(sentence, number, claim):
            return True
        if claim.holders[0].kind not in PASSING or claim.start <= sentence.start + 1:
            return False
        times = {time.end: time.start for time in sentence.times}
        since = [n for n in sentence.numbers if n.reason is None and claim.start < n.start <= number.start]
        leading = [self._leads_clause(sentence, n, times.get(n.start, n.start)) for n in since]
        goes_on = bool(since) and not leading[0] and since[0].unit == number.unit
        return any(leading) and not goes_on

    def _is_won(self, sentence: Sentence, number: Number, claim: Claim) -> bool:
        """Whether those counted are told to have won what the office that claims has only made known: 省科协公布结果，
        某馆等4家单位被评为…."""
        text = self.scene.text(sentence)
        given = WON.match(text, number.end, sentence.end) and MADE_KNOWN.search(text, claim.start, number.start)
        return bool(given) and claim.holders[0].kind in GIVERS

    def _leads_clause(self, sentence: Sentence, number: Number, start: int) -> bool:
        """Whether a clause begins at `start` and goes on behind its number."""
        text = self.scene.text(sentence)
        before, after = text[sentence.start : start].rstrip(' “"'), text[number.end : sentence.end]
        return bool(before) and before[-1] in CLAUSE - COLONS and after[:1] not in CLAUSE


def _rows(scene: Scene, shorts: ShortNames) -> Iterator[Row]:
    for sentence in scene.sentences:
        text = scene.text(sentence)
        heading = numbered_body(scene, sentence)
        found = holders_in(text, sentence.organisations, shorts, sentence.start, sentence.end)
        named = (heading,) if heading else found
        if not named and not any(number.reason is None for number in sentence.numbers):
            yield sentence, (), ()
            continue
        clauses = Clauses(sentence, named, opening_of(scene, sentence))
        if places := {holder: place for holder in named if (place := place_of_count(holder, clauses))}:
            named = tuple(places.get(holder, holder) for holder in named)
            clauses = Clauses(sentence, named, opening_of(scene, sentence))
        bodies = tuple(bodies_in(clauses, named)) if clauses.numbers else ()
        holders = tuple(sorted((*named, *bodies))) if bodies else named
        claims = claims_of(clauses, holders)
        told_apart = tuple(breakdown(clauses, claims)) if claims else ()
        yield sentence, holders, tuple(sorted((*claims, *told_apart))) if told_apart else claims
