"""What a sentence takes over from those before it: the time told last in its paragraph or a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.lines import ENDING
from cast_stats.facts.owners.topics import is_point
from cast_stats.facts.times.frames import FIRM, NONE, Force, Frame
from cast_stats.facts.times.headings import Headings, Place
from cast_stats.records import Period

Timed = tuple[Period | None, str, str]
"""A time, how it was found and where: see `records.Derivation`."""
NO_TIME: Timed = (None, "default", "")
DAY = len("2024-08-22")
PARTS = ("；", ";")
FIRST_POINT = re.compile("[：:，,](?:一是|其一|第一[，,、]|首先)")
"""Where the first of several points begins."""
SHORT = 40
"""Characters of a paragraph that a page break does not cut."""
EVENT = re.compile(
    "会上|会议(?:期间|还|审议|选举|增补|表彰)|大会上|会后|(?:开幕|闭幕|启动|颁奖)?(?:仪式|式)上|活动(?:中|现场|当天)|现场|当[天日]|[本此这该][次届]|(?:据|从)?调查(?:结果)?(?:显示|表明|发现)"
)
"""What a sentence begins with that comes back to the event that the article reports."""
HELD = re.compile("[^。；;]*(?:召开|举行|开幕|闭幕|(?:开展|组织|进行)了?[^，,。；;]*调查)")
GATHERED = re.compile("[^。；;]*(?:召开|举行|举办|开展)")
MEANWHILE = re.compile(
    "(?:据[^，,]{0,6}统计[，,])?(?:同时[，,])?在?(?:整个|此次|本次|这次)?[^，,。；;0-9]{0,8}?([^，,。；;0-9的]{1,3}[周日节月会赛展动])期间"
)
"""What a sentence begins with that tells of an event while it was held: 科技活动周期间."""
AT_FIRST = re.compile(
    '[“"]?(?:大会|会议)?(?:由[^，,。；;]*(?:发起|组成|筹[建备])|[内下]?设|编制|定编|配|[选推][举出]|首[届批任]|第一届|当时|那时|其时|时有|初期)'
)
"""What a sentence begins with that tells how something was when it began."""

AFTERWARDS, FOUNDED = re.compile("先后|陆续|相继"), re.compile("成立|建立|组建|创[办建刊]|恢复|重建|设立|建成|落成")
"""What a sentence begins with that tells of all the time since something was founded, and what told of that."""

THROUGHOUT = re.compile(
    "(?:同时|此外|另外)?[，,]?(?:在?[^，,。；;0-9]{0,16}[，,])?[^，,。；;0-9]{0,6}?(?:先后|陆续|相继|累计|共计?(?![同享建青产])|总共|合计|每年|平均每年|年均)"
)
"""What a sentence begins with that tells of all the years which its paragraph opened with."""
AHEAD = re.compile("[^，,。；;0-9]{0,6}(?:将|拟|计划|力争|预计)")
"""What stands behind a time that is to come."""


class Inherited(NamedTuple):
    """What a sentence takes over from those before it: a time and how firm it is, the last one before the present, and
    the last stretch of years."""

    time: Timed
    force: Force
    past: Timed
    stretch: Period | None


NOTHING = Inherited(NO_TIME, NONE, NO_TIME, None)


class Carrying:
    """Reads an article once in order, and knows what the next sentence takes over. `whole` is the time of the whole
    article; `begun` what the last sentence told of a beginning, `event` the last event, `gathering` the last one that
    people came to, with the words that told of it, `span` the years that a paragraph opened with, `pointed` what was
    told before the points of a paragraph (一是…；二是…)."""

    def __init__(
        self, scene: Scene, frames: Mapping[Place, Sequence[Frame]], headings: Headings, whole: Period | None
    ) -> None:
        self.scene, self.frames, self.headings, self.whole = scene, frames, headings, whole
        self.carried = self.begun = self.event = NOTHING
        self.founded = False
        self.span = NOTHING
        self.gathering = "", NOTHING
        self.pointed: Inherited | None = None

    def inherited(self) -> dict[Place, Inherited]:
        """What each sentence takes over."""
        found: dict[Place, Inherited] = {}
        paragraph = -1
        for sentence in self.scene.sentences:
            if sentence.paragraph != paragraph:
                self._leave(paragraph)
                paragraph = sentence.paragraph
            self._enter_point(sentence, self.scene.text(sentence))
            found[sentence.paragraph, sentence.start] = self._taken_over(sentence, self.scene.text(sentence))
            if not self.headings.has(sentence):
                self._pass_on(self.frames[sentence.paragraph, sentence.start], self.scene.text(sentence), sentence)
        return found

    def _leave(self, paragraph: int) -> None:
        if paragraph < 0 or _ended(self.scene.article.paragraphs[paragraph].text):
            stretch, self.begun = self.carried.stretch, NOTHING
            self.carried = NOTHING._replace(stretch=stretch) if stretch else NOTHING
            self.span, self.pointed = NOTHING, None

    def _enter_point(self, sentence: Sentence, text: str) -> None:
        """Each of several points begins with what was told before the first, which may stand behind a colon."""
        if is_point(text[sentence.start : sentence.end]):
            self.carried = self.pointed = self.pointed or self.carried
        elif first := FIRST_POINT.search(text, sentence.start, sentence.end):
            frames = self.frames[sentence.paragraph, sentence.start]
            before = [frame for frame in frames if frame.start < first.start()]
            self.pointed = _carried(before, self.carried, "paragraph")

    def _taken_over(self, sentence: Sentence, text: str) -> Inherited:
        meanwhile = MEANWHILE.match(text, sentence.start)
        if EVENT.match(text, sentence.start) and (self.event is not NOTHING or is_day(self.whole)):
            self.carried = NOTHING if is_day(self.whole) else self.event
        elif meanwhile and meanwhile[1] in self.gathering[0]:
            self.carried = self.gathering[1]
        elif self.carried.time is NO_TIME and AT_FIRST.match(text, sentence.start):
            self.carried = self.begun
        elif self.founded and AFTERWARDS.match(text, sentence.start):
            self.carried = _since(self.carried)
        elif self.span is not NOTHING and _of_all(text[sentence.start : sentence.end]):
            self.carried = self.span
        if self.carried.time is NO_TIME and (heading := self.headings.over(sentence)):
            return _carried(self.frames[heading.paragraph, heading.start], NOTHING, "heading")
        return self.carried

    def _pass_on(self, frames: Sequence[Frame], text: str, sentence: Sentence) -> None:
        self.begun = NOTHING
        self.founded = self._founds(frames, text[: sentence.end])
        if not frames:
            return
        self.begun = _carried([frame for frame in frames if frame.opens], NOTHING, "paragraph")
        if self.carried.time is NO_TIME and leads(frames[0]) and is_stretch(frames[0].period):
            self.span = _carried(frames[:1], NOTHING, "paragraph")
        if any(leads(frame) and not _lies_within(frame.period, self.span.time[0]) for frame in frames):
            self.span = NOTHING
        if self.span is not NOTHING:
            frames = [frame for frame in frames if not _only_founds(frame, text, sentence)]
        told = _going_on(frames, self.carried, self.carried.time[0] or self.whole, text[: sentence.end])
        self.event = _carried([frame for frame in frames if _holds(HELD, frame, text)], self.event, "paragraph")
        if gathered := [frame for frame in frames if _holds(GATHERED, frame, text)]:
            self.gathering = text[sentence.start : sentence.end], _carried(gathered, NOTHING, "paragraph")
        self.carried = _carried(told, self.carried, "paragraph")

    def _founds(self, frames: Sequence[Frame], text: str) -> bool:
        """Whether something was founded at the last of these times, in a text that is not of one year."""
        of_a_year = self.whole is not None and not is_day(self.whole)
        return bool(frames) and not of_a_year and FOUNDED.search(text, frames[-1].after) is not None


def _going_on(frames: Sequence[Frame], carried: Inherited, around: Period | None, text: str) -> list[Frame]:
    """The frames of a sentence that later ones may lean on: not a day within the time `around` the part of a sentence
    that ends with it, nor a year that others are told against (而2003年为9%), nor one to come behind what there is now
    (目前有5家，今年将新建2家); when something began, and what was before
    that, only in a chronicle, where a time was told before."""
    outer = around if text.rstrip().endswith(PARTS) else None
    begun = [i for i, frame in enumerate(frames, 1) if frame.opens and carried.time is NO_TIME]
    now = next((frame.start for frame in frames if is_now(frame.period)), len(text))
    going = [frame for frame in frames[max(begun, default=0) :] if not _lies_in(frame.period, outer)]
    going = [frame for frame in going if frame.start <= now or not AHEAD.match(text, frame.after)]
    return [
        frame for frame in going if not (text[: frame.start].endswith("而") and not _is_later(frame.period, carried))
    ]


def _carried(frames: Sequence[Frame], before: Inherited, source: str) -> Inherited:
    """What the sentences behind these frames inherit: the last of the firmest, unless something firmer was there; a
    vague time (近年来) ends what stood before it."""
    holding = (frame.period for frame in reversed(frames) if frame.end > frame.after)
    stretch = next(filter(is_stretch, holding), before.stretch)
    lasting = [frame for frame in frames if frame.lasting]
    vague = [i for i, frame in enumerate(lasting) if frame.period is None]
    told = (lasting[vague[-1] + 1 :] or lasting[-1:]) if vague else lasting
    firmest = max((frame.lasting for frame in told), default=NONE)
    if firmest == NONE or (not vague and firmest < before.force):
        return before._replace(stretch=stretch)
    last = [frame for frame in told if frame.lasting == firmest][-1]
    time = last.period, "inherited", source
    return Inherited(time, firmest, before.past if is_now(last.period) else time, stretch)


def _of_all(text: str) -> bool:
    """Whether a sentence tells of all the years that its paragraph opened with: it is the next of several points, or
    says so."""
    return is_point(text) or THROUGHOUT.match(text) is not None


def _only_founds(frame: Frame, text: str, sentence: Sentence) -> bool:
    """Whether a time tells of nothing but that something was founded: 1992年，面积800平方米的科技馆建成."""
    last = max((number.end for number in sentence.numbers if number.reason is None), default=0)
    behind = FOUNDED.search(text, max(frame.after, last), sentence.end)
    return FOUNDED.match(text, frame.after) is not None or behind is not None


def _lies_within(period: Period | None, span: Period | None) -> bool:
    """Whether the years of a time are among those of a span; a time without years is."""
    if not (period and period.start and span and span.start and span.end):
        return True
    return span.start[:4] <= period.start[:4] and (period.end or period.start)[:4] <= span.end[:4]


def _since(carried: Inherited) -> Inherited:
    """What goes on from a year that was told: since then."""
    period, how, source = carried.time
    if period is None or period.type != "during" or is_stretch(period):
        return carried
    return carried._replace(time=(Period(type="since", start=period.start), how, source))


def _holds(verbs: re.Pattern[str], frame: Frame, text: str) -> bool:
    """Whether a time is that of an event: 2008年开展了调查."""
    period = frame.period
    if period is None or period.type != "during" or is_stretch(period):
        return False
    return leads(frame) and verbs.match(text, frame.after, frame.end) is not None


def is_now(period: Period | None) -> bool:
    """Whether a time is that of writing."""
    return period is not None and period.end == "now"


def is_day(period: Period | None) -> bool:
    """Whether a time is told to the day."""
    return period is not None and len(period.end or "") == DAY


def is_stretch(period: Period | None) -> bool:
    """Whether a time is one of several years."""
    return period is not None and period.type == "during" and (period.start or "")[:4] != (period.end or "")[:4]


def leads(frame: Frame) -> bool:
    """Whether a time stands firm in its sentence and for later ones."""
    return frame.force == frame.lasting == FIRM


def _lies_in(period: Period | None, outer: Period | None) -> bool:
    """Whether a day or month lies within a longer time: it ends with its part of the sentence, 2018年，…；5月20日…"""
    if not (period and outer and period.start and outer.start and outer.end):
        return False
    return len(period.start) > len(outer.start) and outer.start <= period.start <= outer.end + "-99"


def _is_later(period: Period | None, carried: Inherited) -> bool:
    """Whether a time is not before the one that was carried so far."""
    told = carried.time[0]
    return bool(period and told and (period.end or period.start or "") >= (told.end or told.start or ""))


def _ended(text: str) -> bool:
    return text.rstrip()[-1:] in (*ENDING, "”", ")", "）", "") or len(text) < SHORT
