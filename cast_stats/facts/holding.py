"""Holding: one pass over an article in reading order tells whose numbers stand in each sentence, and until where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cast_stats.catalog.organisations import organisation_words
from cast_stats.facts.claims import Claim
from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.focus import Row, told_before
from cast_stats.facts.holders import Holder, places_of, plain
from cast_stats.facts.home import ENDING, Home, first_body, is_report
from cast_stats.facts.interviews import goes_on, is_interview, is_question, label_end
from cast_stats.facts.meanings import Meanings
from cast_stats.facts.topics import bracketed_body, is_bracketed, is_lay, is_point, lay_speaker, topic_of

NOT_READ = ("caption", "footnote", "contents", "chart")
MASTHEAD = Resolved("本刊", "default", "masthead")
WIDE = ("association", "region", "event")
"""Kinds of articles' subjects beside which a company, school or office is only an example."""
PASSING = ("company", "school", "hospital", "institute", "government", "park")
ASKED = (*PASSING, "association", "event")
"""Kinds of what a question may be about."""
FROM = re.compile("(?:同时|此外|其中)?[，,、]?共?(?:有|吸引了?)?来自")
TAKE_PART = re.compile("参[加赛会展与]")
"""What tells of an event's participants without naming it: 共有来自12个市的40支队参加."""
ROW = 60
"""Characters of a line of a list at most."""
LISTED = "、"
SEMICOLON = "；;"


class Held(NamedTuple):
    """Whose the numbers of a sentence are: from its start, and from each place on where another takes over."""

    start: Resolved
    changes: tuple[tuple[Claim, Resolved], ...]


class Reading:
    """What has been spoken of so far decides what 该公司 and 全市 mean, and to whom the next sentence belongs."""

    def __init__(self, scene: Scene, home: Home) -> None:
        self.scene = scene
        self.home = home
        self.meanings = Meanings(home)
        self.title = plain(scene.article.title)
        self.report = is_report(scene)
        self.body = first_body(scene)
        self.default = Resolved(home.name, "default", home.source)
        self.heading: Resolved | None = None
        self.paragraph = -1
        self.carried: Resolved | None = None
        self.pointed: Resolved | None = None
        self.running: Resolved | None = None
        self.fresh = True
        self.case = False
        self.event: Resolved | None = None
        self.interview = is_interview(scene)
        self.asked: Resolved | None = None
        titled = (plain(m.text) for s in scene.sentences for m in s.organisations if m.kind == "person")
        self.persons = tuple(dict.fromkeys(titled))

    def read(self, rows: Sequence[Row]) -> Iterator[tuple[Sentence, Held]]:
        """Each sentence with the subject that holds at its start and those that take over within it."""
        for row, following in zip(rows, (*rows[1:], None), strict=False):
            sentence, holders, claims = row
            topic = self._enter(sentence)
            start = self._start(row, following)
            said = (*topic, *self._said(sentence, holders, claims))
            if self.scene.kind(sentence) not in NOT_READ:
                self._remember(sentence, said)
            if self.interview and is_question(text := self.scene.text(sentence)):
                self.asked = self._asked(claims) or (self.asked if goes_on(text) else None)
            yield sentence, Held(start, said)

    def _said(
        self, sentence: Sentence, holders: Sequence[Holder], claims: Sequence[Claim]
    ) -> Iterator[tuple[Claim, Resolved]]:
        """Who takes over in a sentence; a word stands only for what is named before it."""
        at = 0
        label = label_end(self.scene.text(sentence)) if self.interview else 0
        for claim in claims:
            if claim.start < label:
                continue
            self.meanings.learn(sentence, [h for h in holders if at <= h.start < claim.start], at, claim.start)
            at = claim.start
            if answer := self._answer(claim):
                yield claim, answer
        self.meanings.learn(sentence, [h for h in holders if at <= h.start], at, sentence.end)

    def _asked(self, claims: Sequence[Claim]) -> Resolved | None:
        """Whom a question is about: the answer is about the same, be it named nowhere (服务团去年跑了哪些地方？)."""
        holder = next((claim.holders[0] for claim in reversed(claims) if claim.holders[0].kind in ASKED), None)
        return Resolved(self.meanings.name(holder) or holder.name, "inherited", "paragraph") if holder else None

    def _enter(self, sentence: Sentence) -> list[tuple[Claim, Resolved]]:
        """Begin a paragraph, unless it goes on in the middle of a sentence, and a new point of several; whom the
        paragraph opens with takes over at once."""
        text = self.scene.text(sentence)[sentence.start : sentence.end]
        if sentence.paragraph == self.paragraph:
            if is_point(text):
                self.carried, self.running, self.fresh = self.pointed, None, True
            return []
        if self.paragraph >= 0 and self._ended(self.paragraph):
            self.carried = self.running = self.pointed = None
            self.meanings.enter()
        self.paragraph, self.fresh = sentence.paragraph, True
        self._enter_case(text)
        opens = self.scene.kind(sentence) in ("body", "list") and not (self.interview and label_end(text))
        topic = topic_of(self.scene, sentence, self.persons) if opens else None
        if topic is None:
            return []
        claim = Claim(topic.holder.start, (topic.holder,))
        answer = self._answer(claim)
        return [(claim, answer)] if answer else []

    def _enter_case(self, text: str) -> None:
        """A heading in brackets at a paragraph's start opens a section of its own, of the body that it names; the next
        one ends it."""
        body = bracketed_body(text)
        if body or (self.case and is_bracketed(text)):
            self.case = body is not None
            self.heading = Resolved(body.name, "inherited", "heading") if body else None
            self.meanings.begin(body)

    def _start(self, row: Row, following: Row | None) -> Resolved:
        """Whose the numbers at a sentence's start are."""
        sentence = row[0]
        if self.scene.kind(sentence) == "masthead":
            return MASTHEAD
        if speaker := self._quoted(row, following):
            return Resolved(self.meanings.name(speaker) or speaker.name, "inherited", "speaker")
        text = self.scene.text(sentence)[sentence.start : sentence.end]
        if self.event and FROM.match(text) and TAKE_PART.search(text):
            return self.event
        return self.running or self.carried or self.asked or self.heading or self.default

    def _quoted(self, row: Row, following: Row | None) -> Holder | None:
        """Who said a sentence that is a quotation: a person without office (“…。”果农老周一边剪一边说。), or the body
        that an officer speaks for."""
        text = self.scene.text(row[0])
        if following is None or following[0].paragraph != row[0].paragraph:
            return None
        if text[row[0].start] not in '“"' or text[row[0].end - 1] not in '”"':
            return None
        spoken_for = any(claim.officer for claim in following[2])
        body = following[2][0].holders[0] if spoken_for and not following[2][0].officer else None
        return lay_speaker(text, following[1], following[0].words) or body

    def _ended(self, paragraph: int) -> bool:
        before = self.scene.article.paragraphs[paragraph]
        ended = before.text.rstrip()[-1:] in (*ENDING, "”", ")", "）", "")
        return ended or before.kind != "body" or len(before.text) < 40

    def _remember(self, sentence: Sentence, said: Sequence[tuple[Claim, Resolved]]) -> None:
        said = [(claim, resolved) for claim, resolved in said if not claim.until]
        held = [(claim, resolved) for claim, resolved in said if self._lasts(sentence, claim, resolved)]
        lasting = [resolved for _, resolved in held]
        if self._is_row(sentence):
            return
        if self._is_heading(sentence):
            self.heading = Resolved(lasting[-1].text, "inherited", "heading") if lasting else None
            self.meanings.begin(held[-1][0].holders[0] if held else None)
            self.carried = self.running = None
            return
        if lasting:
            self.carried = Resolved(lasting[-1].text, "inherited", "paragraph")
        events = (resolved for claim, resolved in said if claim.holders[0].kind == "event")
        self.event = next(events, None)
        text = self.scene.text(sentence)
        passing = [resolved for claim, resolved in said if claim.holders[0].kind in (*PASSING, "person")]
        goes_on = text[sentence.end - 1] in SEMICOLON
        last = said[-1][1] if said else None
        if not goes_on:
            self.running = None
        elif last is not None:
            self.running = Resolved(last.text, "inherited", "paragraph") if last in passing else None
        self.fresh = self.fresh and goes_on
        if self.pointed is None and not is_point(text[sentence.start : sentence.end]):
            self.pointed = self.carried

    def _lasts(self, sentence: Sentence, claim: Claim, resolved: Resolved) -> bool:
        """Whether later sentences are still about who claimed. A person only where the title or the paragraph's first
        words name them; beside a wider subject anybody else only where they open a paragraph or point."""
        holder = claim.holders[0]
        if holder.name in self.title:
            return True
        if holder.kind == "person":
            return self._opens(sentence, claim)
        if not claim.lasting or self.home.kind not in WIDE:
            return claim.lasting
        if holder.kind == "region" and (len(claim.holders) > 1 or LISTED in holder.name):
            return False
        if holder.pointer or resolved.text.startswith((self.home.name, *self.home.regions)):
            return True
        if not self.home.regions and holder.level == self.home.name[-1:]:
            return True
        opens = claim.start <= sentence.start + 1 if self.home.kind == "event" else self.fresh
        return opens and not self.report and not told_before(sentence, claim.start)

    def _opens(self, sentence: Sentence, claim: Claim) -> bool:
        """Whether a paragraph opens with a person's bare name."""
        return claim.lasting and not is_lay(self.scene.text(sentence), claim.holders[0])

    def _is_row(self, sentence: Sentence) -> bool:
        """Whether a line is one of a list of names: several bodies, or a person with a post."""
        text = self.scene.text(sentence).rstrip()
        if text[-1:] in ENDING or any(n.reason is None for n in sentence.numbers) or len(text) > ROW:
            return False
        return len(sentence.organisations) > 1 or text.endswith(tuple(organisation_words().titles))

    def _is_heading(self, sentence: Sentence) -> bool:
        kind, text = self.scene.kind(sentence), self.scene.text(sentence).strip()
        if kind == "heading":
            return True
        if kind == "title" or sentence.paragraph < self.body:
            return False
        if len(sentence.organisations) > 1 or any(n.reason is None for n in sentence.numbers):
            return False
        return len(text) <= 30 and text[-1:] not in ENDING

    def _is_kind(self, holder: Holder) -> bool:
        """Whether a name without its place is only a kind of thing, as in a region's yearly report: 购物中心."""
        if self.home.kind != "region" or not self.report or holder.pointer or holder.level:
            return False
        return holder.kind in (*PASSING, "event") and places_of(holder.name)[:1] in ((), ("中国",))

    def _is_portrait(self, person: Holder) -> bool:
        return person.name == self.home.name or person.name in self.title

    def _answer(self, claim: Claim) -> Resolved | None:
        """Who takes over with a claim; None where its word stands for nothing that the article has named, and for an
        officer of whom the article is no portrait."""
        if claim.officer and not self._is_portrait(claim.holders[0]):
            return None
        named = (self.meanings.name(holder) for holder in claim.holders)
        names = [name for name in dict.fromkeys(named) if name]
        if not names or (claim.modifier and self.home.lies_in(names[0])) or self._is_kind(claim.holders[0]):
            return None
        self.meanings.learn_claim(claim, names)
        first = claim.holders[0]
        how = "inherited" if first.pointer or first.level else "explicit"
        return Resolved("、".join(names), how, first.name if how == "inherited" else "sentence")
