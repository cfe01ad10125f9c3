"""Holding: one pass over an article in reading order tells whose numbers stand in each sentence, and until where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cast_stats.facts.context import Resolved, Scene, Sentence
from cast_stats.facts.lines import first_body, is_ended, is_heading, is_report, is_row
from cast_stats.facts.owners.claims import Claim
from cast_stats.facts.owners.focus import PLACED, Row, told_before
from cast_stats.facts.owners.holders import BUILT, PASSING, Holder, kind_of
from cast_stats.facts.owners.home import Home
from cast_stats.facts.owners.interviews import POST, is_interview, is_question, label_end
from cast_stats.facts.owners.kinds import counts_kind, is_of_many
from cast_stats.facts.owners.lasting import frame_of
from cast_stats.facts.owners.meanings import Meanings
from cast_stats.facts.owners.offices import place_of_offices
from cast_stats.facts.owners.topics import bracketed_body, is_bracketed, is_point, lay_speaker, topic_of
from cast_stats.language.spacing import unspaced

NOT_READ = ("caption", "footnote", "contents", "chart", "masthead")
MASTHEAD = Resolved("本刊", "default", "masthead")
ASKED = (*PASSING, "association")
"""Kinds of what a question may be about."""
FROM = re.compile("(?:同时|此外|其中)?[，,、]?共?(?:有|吸引了?)?来自")
TAKE_PART = re.compile("参[加赛会展与]")
"""What tells of an event's participants without naming it: 共有来自12个市的40支队参加."""
SEMICOLON = "；;"
ACTIVITY = "活动"
ASSEMBLIES = ("代表大会", "会员大会", "代表会议", "全委会议", "理事会议")
"""Meetings of one body: what they do and who comes is the body's."""
BOARD = re.compile("(?:第.{1,3}|新一|本|上)届.{0,4}(?:理事会|委员会|监事会|常委会)$")
"""So are the seats of its board."""


class Held(NamedTuple):
    """Whose the numbers of a sentence are: from its start, and from each place on where another takes over."""

    start: Resolved
    changes: tuple[tuple[Claim, Resolved], ...]


class Standing(NamedTuple):
    """Who is in force as a sentence begins: the body that a paragraph sets off as its `topic`, `running` on from before
    a semicolon, `carried` through the paragraph, `asked` for in an interview, told by the `heading`. Beside them: who
    was carried as the points of a paragraph began (`pointed`), the `event` that the sentence before told of, whether
    the paragraph or point is `fresh`, and whether a heading in brackets has opened a `case`."""

    topic: Resolved | None = None
    running: Resolved | None = None
    carried: Resolved | None = None
    asked: Resolved | None = None
    heading: Resolved | None = None
    pointed: Resolved | None = None
    event: Resolved | None = None
    fresh: bool = True
    case: bool = False

    def owner(self, default: Resolved) -> Resolved:
        """The nearest of those in force."""
        return self.running or self.carried or self.asked or self.heading or default


class Reading:
    """What has been spoken of so far decides what 该公司 and 全市 mean, and to whom the next sentence belongs."""

    def __init__(self, scene: Scene, home: Home) -> None:
        self.scene = scene
        self.frame = frame_of(scene, home, is_report(scene))
        self.meanings = Meanings(home)
        self.body = first_body(scene)
        self.default = Resolved(home.name, "default", home.source)
        self.interview = is_interview(scene)
        titled = (unspaced(m.text) for s in scene.sentences for m in s.organisations if m.kind == "person")
        self.persons = tuple(dict.fromkeys(titled))
        self.paragraph = -1
        self.now = Standing()

    def read(self, rows: Sequence[Row]) -> Iterator[tuple[Sentence, Held]]:
        """Each sentence with the subject that holds at its start and those that take over within it."""
        for row, following in zip(rows, (*rows[1:], None), strict=False):
            sentence, holders, claims = row
            topic = self._enter(sentence)
            start = self._start(row, following)
            said = (*topic, *self._said(sentence, holders, claims))
            if self.scene.kind(sentence) not in NOT_READ:
                self._remember(sentence, said)
            if self.interview and is_question(self.scene.text(sentence)):
                self._stand(asked=self._asked(claims) or self.now.asked)
            yield sentence, Held(start, said)

    def _stand(self, **changed: Resolved | bool | None) -> None:
        """Change who is in force."""
        self.now = self.now._replace(**changed)  # type: ignore[arg-type]

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
                self._stand(carried=self.now.pointed, running=None, fresh=True)
            return []
        if self.paragraph >= 0 and is_ended(self.scene, self.paragraph):
            self._stand(carried=None, running=None, pointed=None)
            self.meanings.enter()
        self.paragraph = sentence.paragraph
        self._stand(topic=None, fresh=True)
        self._enter_case(text)
        opens = self.scene.kind(sentence) in ("body", "list") and not (self.interview and label_end(text))
        topic = topic_of(self.scene, sentence, self.persons) if opens else None
        if topic is None:
            return []
        claim = Claim(topic.holder.start, (topic.holder,))
        answer = self._answer(claim)
        self._stand(topic=None if topic.holder.kind == "person" else answer)
        return [(claim, answer)] if answer else []

    def _enter_case(self, text: str) -> None:
        """A heading in brackets at a paragraph's start opens a section of its own, of the body that it names; the next
        one ends it."""
        body = bracketed_body(text)
        if body or (self.now.case and is_bracketed(text)):
            heading = Resolved(body.name, "inherited", "heading") if body else None
            self._stand(case=body is not None, heading=heading)
            self.meanings.begin(body)

    def _start(self, row: Row, following: Row | None) -> Resolved:
        """Whose the numbers at a sentence's start are."""
        sentence = row[0]
        if self.scene.kind(sentence) == "masthead":
            return MASTHEAD
        if speaker := self._quoted(row, following):
            return Resolved(self.meanings.name(speaker) or speaker.name, "inherited", "speaker")
        text = self.scene.text(sentence)[sentence.start : sentence.end]
        if self.now.event and FROM.match(text) and TAKE_PART.search(text):
            return self.now.event
        owner = self.now.owner(self.default)
        if owner is not self.default and self._is_left(sentence, owner):
            self._stand(carried=None, running=None, topic=None)
            return self.default
        return owner

    def _is_left(self, sentence: Sentence, owner: Resolved) -> bool:
        """Whether a sentence shows that the text speaks of the place of its owner again: of bodies of its kind
        (年底有工厂5个), or of many."""
        text, first = self.scene.text(sentence), sentence.quantity_from(sentence.start)
        if first and counts_kind(text, sentence, first, owner.text):
            return True
        return self.frame.home.kind in PLACED and kind_of(owner.text) in BUILT and is_of_many(text, sentence)

    def _quoted(self, row: Row, following: Row | None) -> Holder | None:
        """Who said a sentence that is a quotation: a person without office (“…。”果农老周一边剪一边说。), or the body
        that an officer speaks for."""
        text = self.scene.text(row[0])
        if following is None or following[0].paragraph != row[0].paragraph:
            return None
        if text[row[0].start] not in '“"' or text[row[0].end - 1] not in '”"':
            return None
        return lay_speaker(text, following[1], following[0].words) or _spoken_for(following)

    def _remember(self, sentence: Sentence, said: Sequence[tuple[Claim, Resolved]]) -> None:
        """Note who is in force behind a sentence; brackets end with what they told."""
        said = [(claim, resolved) for claim, resolved in said if not claim.until]
        held = [
            (c, r) for c, r in said if self.frame.lasts(sentence, c, r, self.now.fresh or self._succeeds(sentence, c))
        ]
        if self.now.topic:
            held = [(c, r) for c, r in held if c.role == "renamed" or r.text == self.now.topic.text]
        last = held[-1] if held else None
        if is_row(self.scene, sentence):
            return
        if is_heading(self.scene, sentence, self.body):
            heading = Resolved(last[1].text, "inherited", "heading") if last else None
            self._stand(heading=heading, carried=None, running=None)
            self.meanings.begin(last[0].holders[0] if last else None)
            return
        if last:
            self._stand(carried=Resolved(last[1].text, "inherited", "paragraph"))
        text = self.scene.text(sentence)[sentence.start : sentence.end]
        ends = text[-1] not in SEMICOLON
        event = next((resolved for claim, resolved in said if claim.holders[0].kind == "event"), None)
        self._stand(
            event=event, fresh=self.now.fresh and not ends, running=None if ends else self._running(sentence, said)
        )
        if self.now.pointed is None and not is_point(text):
            self._stand(pointed=self.now.carried)

    def _succeeds(self, sentence: Sentence, claim: Claim) -> bool:
        """Whether a sentence sets in with the next of several bodies of one kind that are told of in turn: 县农科所….
        县林科所…."""
        kind = kind_of(self.now.carried.text) if self.now.carried else ""
        first = next((w.start for w in sentence.words if w.pos not in "tx"), sentence.start)
        return kind == claim.holders[0].kind and kind in PASSING and claim.start == first

    def _running(self, sentence: Sentence, said: Sequence[tuple[Claim, Resolved]]) -> Resolved | None:
        """Who runs on over a semicolon: a company, office or person that does not last beyond the sentence, unless it
        is named among what another has told of."""
        if not said or told_before(sentence, said[-1][0].start):
            return self.now.running
        told = self.frame.home.kind == "event"
        passing = [r for c, r in said if told or len(c.holders) > 1 or self._passes(c.holders[0])]
        return Resolved(said[-1][1].text, "inherited", "paragraph") if said[-1][1] in passing else None

    def _passes(self, holder: Holder) -> bool:
        return holder.kind in (*PASSING, "person") and not self.frame.is_own(holder)

    def _is_paid(self) -> bool:
        """Whether a body is spoken of that money is given to."""
        return kind_of(self.now.owner(self.default).text) in PASSING

    def _is_run(self, holder: Holder) -> bool:
        """Whether a name is that of an activity, and an association was just spoken of, which runs it."""
        named = holder.kind == "event" and not holder.pointer and holder.name.endswith(ACTIVITY)
        return named and self.now.carried is not None and kind_of(self.now.carried.text) == "association"

    def _body_of_meeting(self) -> Resolved | None:
        """Whose meeting it is: the association's that the article is about, or the body's that was spoken of last."""
        if self.frame.home.kind == "association":
            return self.default._replace(how="inherited")
        body = next((h.name for h in reversed(self.meanings.claimed) if h.kind in ASKED), None)
        return Resolved(body, "inherited", "paragraph") if body else None

    def _body_here(self) -> Resolved | None:
        """The association that took over last in this paragraph."""
        names = (h.name for h in reversed(self.meanings.here) if h.kind == "association")
        return next((Resolved(name, "inherited", "paragraph") for name in names), None)

    def _answer(self, claim: Claim) -> Resolved | None:
        """Who takes over with a claim; None where its word stands for nothing that the article has named, and for an
        officer of whom the article is no portrait."""
        if claim.role == "officer" and not self.frame.is_portrait(claim.holders[0]):
            return None
        if claim.role == "elects":
            return self._body_of_meeting()
        named = [self.meanings.name(holder) or "" for holder in claim.holders]
        names = [name for name in dict.fromkeys(named) if name]
        if not names or self.frame.is_aside(claim, names[0]) or (claim.role == "pays" and self._is_paid()):
            return None
        if self._is_run(claim.holders[0]):
            return None
        if BOARD.match(names[0]) and (body := self._body_here() or self._body_of_meeting()):
            return body
        if names[0].endswith(ASSEMBLIES) and (body := self._body_of_meeting()):
            return body
        self.meanings.learn_claim(claim, names)
        first = claim.holders[0]
        if place := place_of_offices(claim.holders, named):
            return Resolved(place, "inherited", first.name)
        how = "inherited" if first.pointer or first.level else "explicit"
        return Resolved("、".join(names), how, first.name if how == "inherited" else "sentence")


def _spoken_for(row: Row) -> Holder | None:
    """The body that a sentence begins with, whose officer speaks or acts in it: 东河纸业董事长周平说."""
    _, holders, claims = row
    body = claims[0].holders[0] if claims and claims[0].role != "officer" else None
    if body is None or body.kind not in ASKED:
        return None
    near = (h for h in holders if h.kind == "person" and body.end <= h.start < body.end + POST)
    return body if any(near) else None
