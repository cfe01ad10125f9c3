"""Focus: whom the prose of an article is about, by where names stand in it and how often they come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.owners.claims import Claim
from cast_stats.facts.owners.holders import Holder, stands_for
from cast_stats.facts.owners.people import by_surname
from cast_stats.facts.owners.topics import is_point, speaks
from cast_stats.facts.places import places_of

OPENS, LATER, LED = 3, 2, 1
"""What it weighs to open the first paragraph of prose, to open a later one, and to lead another clause."""
PORTRAIT = OPENS
"""What a person must weigh more than for the article to be a portrait."""
PROSE_ENDS = "。！？!?”)；;…"
SALUTATION = 12
"""Characters of a line at most that only addresses the readers."""
GENERAL = frozenset(("活动", "会议", "培训", "培训班", "展览", "企业", "工厂"))
"""Words that by themselves are no name of what an article is about."""
LISTED = "、"
"""What goes on with a list, whose members open nothing."""
PLACED = ("region", "association", "government")

Row = tuple[Sentence, tuple[Holder, ...], tuple[Claim, ...]]


@dataclass(slots=True)
class Candidate:
    """A name that the article may be about, and what speaks for it."""

    holder: Holder
    weight: int = 0
    led: bool = False


def in_focus(scene: Scene, rows: Sequence[Row]) -> list[Candidate]:
    """The names that lead clauses of the article's prose, the weightiest first, persons behind their like, then in
    order."""
    return sorted(_Count(scene, rows).weighed(), key=lambda c: (-c.weight, c.holder.kind == "person"))


def is_prose(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence belongs to a paragraph of whole sentences."""
    text = scene.text(sentence).rstrip()
    return scene.kind(sentence) in ("body", "list") and text[-1:] in PROSE_ENDS and len(text) > SALUTATION


class _Count:
    """One pass over the prose that gives every candidate its weight; once numbers have been `told`, an event that
    comes up opens nothing."""

    def __init__(self, scene: Scene, rows: Sequence[Row]) -> None:
        self.scene = scene
        self.rows = [row for row in rows if is_prose(scene, row[0])]
        self.candidates: list[Candidate] = []
        self.told = False

    def weighed(self) -> Iterator[Candidate]:
        """Every candidate with its weight."""
        first = self.rows[0][0].paragraph if self.rows else -1
        entered = -1
        for row in self.rows:
            sentence = row[0]
            opening = OPENS if sentence.paragraph == first else LATER
            point = is_point(self.scene.text(sentence)[sentence.start : sentence.end])
            counted = self._sentence(row, LED if point or sentence.paragraph == entered else opening)
            self.told |= any(number.reason is None for number in sentence.numbers)
            entered = entered if not counted and sentence.paragraph == first else sentence.paragraph
        return (c for c in self.candidates if c.led and (c.holder.kind != "person" or c.weight > PORTRAIT))

    def _sentence(self, row: Row, opening: int) -> bool:
        """Weigh those of one sentence: its first leading name opens it, a person also where only named."""
        sentence, holders, claims = row
        own = [claim for claim in claims if len(claim.holders) == 1]
        leading = {claim.start for claim in own if self._may_open(sentence, claim)}
        at = opening
        counted: list[Candidate] = []
        officers = {claim.start for claim in claims if claim.role == "officer"}
        for holder in holders:
            if holder.start in officers or (holder.kind == "person" and speaks(sentence, holder.end)):
                continue
            led = holder.start in leading
            if not led and not _tells(holder):
                continue
            candidate = self._candidate(holder)
            if candidate is None:
                continue
            candidate.led |= led
            if not any(candidate is other for other in counted):
                event = holder.kind == "event" and not holder.pointer
                late = told_before(sentence, holder.start) or (self.told and event)
                candidate.weight += LED if late else at
                counted.append(candidate)
            at = LED
        for claim in own:
            if claim.role == "renamed":
                self._rename(claim.holders[0])
        return bool(counted)

    def _rename(self, holder: Holder) -> None:
        """Let the candidate of a kind that came up last go on under its later name."""
        same = [c for c in self.candidates if c.holder.kind == holder.kind and not c.holder.pointer]
        if same:
            same[-1].holder = holder

    def _candidate(self, holder: Holder) -> Candidate | None:
        """The candidate that a holder names or stands for."""
        if holder.pointer or (holder.level and holder.kind == "government"):
            return self._meant(holder)
        for candidate in self.candidates:
            known = candidate.holder
            longer, shorter = sorted((holder, known), key=lambda h: -len(h.name))
            if known.kind == holder.kind and not known.pointer and longer.name.endswith(shorter.name):
                candidate.holder = longer
                return candidate
        if holder.kind == "person":
            persons = [c.holder.name for c in self.candidates if c.holder.kind == "person"]
            if name := by_surname(holder.name, persons):
                return next(c for c in self.candidates if c.holder.name == name)
        return self._new(holder)

    def _meant(self, word: Holder) -> Candidate | None:
        """Whom 该馆, 协会, 他 or 全市 stands for: the last candidate of the kind, or the first of the region."""
        if word.kind in ("region", "government"):
            placed = (c for c in self.candidates if c.holder.kind in PLACED)
            named = (c for c in placed if c.holder.level == word.level or _lies_in(c.holder, word.level))
            return next(named, None) or self._new(whole(word))
        same = [c for c in self.candidates if stands_for(word, c.holder)]
        if word.kind == "person":
            return max(same, key=lambda c: c.weight) if same else None
        if not same and word.name in GENERAL:
            return None
        if same and same[-1].holder.pointer and word.alone:
            same[-1].holder = word
        return same[-1] if same else self._new(word)

    def _new(self, holder: Holder) -> Candidate:
        self.candidates.append(Candidate(holder))
        return self.candidates[-1]

    def _may_open(self, sentence: Sentence, claim: Claim) -> bool:
        """Whether a claim is neither the country's, a giver's, nor that of the first of a list."""
        holder = claim.holders[-1]
        listed = self.scene.text(sentence).startswith(LISTED, holder.end)
        return not (claim.national or listed or claim.role == "renamed" or gives(sentence, holder))


def gives(sentence: Sentence, holder: Holder) -> bool:
    """Whether a body is only the giver or the source of what another gets: 省科技厅公布…名单."""
    words = organisation_words()
    behind = sentence.words_between(holder.end, sentence.end)
    verb = next((w for w in behind if w.pos[0] not in "tdp" and w.text not in words.titles), None)
    return verb is not None and verb.text in words.giving


def told_before(sentence: Sentence, start: int) -> bool:
    """Whether a number of the sentence stands before `start`: who is named there is one of a breakdown, no opening."""
    return any(number.reason is None and number.start < start for number in sentence.numbers)


def _tells(holder: Holder) -> bool:
    """Whether a name or word tells of its own even where it leads no clause: a person, 本届年会."""
    return holder.kind == "person" or (holder.kind == "event" and holder.pointer and not holder.alone)


def whole(word: Holder) -> Holder:
    """The word for the region that 县政府 and 我县 speak of: 全县 for the first."""
    return word if word.kind == "region" else word._replace(name=f"全{word.level}", kind="region", pointer=True)


def _lies_in(holder: Holder, level: str) -> bool:
    """Whether a name begins with a region of a level, or is one."""
    return any(place.endswith(level) for place in places_of(holder.name))
