"""When a number holds: the time in its clause, sentence or paragraph, under its heading, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.times.carrying import NO_TIME, PARTS, Carrying, Inherited, Timed, is_day, is_now, is_stretch
from cast_stats.facts.times.ends import against, dealt_out, end_of, end_of_change, run_of, stretch_of
from cast_stats.facts.times.frames import ASIDE, FIRM, LEANING, NONE, Frame, frames_of, year_of
from cast_stats.facts.times.headings import Headings, Place
from cast_stats.facts.times.reach import AND, CLAUSE, CLOSING, MARKS, OPENING
from cast_stats.facts.times.whole import DECREED, Whole, time_of_title
from cast_stats.facts.times.years import HEADS, YEAR, Years
from cast_stats.language.mention import Number
from cast_stats.language.sentences import behind_last
from cast_stats.records import Change, Period

How = Literal["explicit", "inherited", "default"]
DECIDES = re.compile("决定[:：，,]?(?=授予|表彰|命名|给予|认定|追授|奖励|对|将|通报)")
DONE = re.compile(
    "举办|召开|开展|培训|印发|发放|(?<![会协团党级层类种群的])组织|评选|表彰|投入|完成|签订|接待|出版|编印|获|新建|新增|走访|推广|举行|播放|放映|申请"
    "|发表|争取|选派|赠送|承办|主办|立项|推荐|评出|接受|参加|开设|受理|授权|解决|新成立|新设|新发展|吸[收纳]|(?<!总)投资(?!企业|公司|机构|主体|者)|更换"
    "|撰写|编写|提交|引进|刊登|刊发|出动|派出|义诊|捐|资助|奖励|颁发|征集|收到"
)
"""What was done, and is not what there is now."""
FLOW = re.compile(
    f"(?<!累计)(?:{DONE.pattern}|录取|招生|毕业生|出生|死亡|(?<!固定资)产值|增加值|产量|业务量|[客货]运量|成交额|营业额|销售额|支出|(?:业务|财政|总|营业|旅游)收入)"
)
STOCK = re.compile("其中|[拥共现建设]有")
"""What goes on through a year, and what there is at its end."""
YEARLY = re.compile("(?<![0-9])年均")
EACH = re.compile("每期|年(?:编|出|发|印)")
"""What goes on as long as something is issued: 1979年创刊，年编辑12期，每期印发3000份."""
SUMMED = re.compile("[，,](?:累计|总共|共计|先后)")
"""What leads a clause back from what there is now to all the time told before: 自2009年以来，现有4辆，累计行驶9万里."""
GROWN = re.compile(
    "[^，,。；;]{0,8}(?:经过|历经)近?[0-9一二三四五六七八九十几数多两]+[余多]?年[^，,。；;]{0,8}"
    "(?:发展|努力|建设|奋斗|积累|打造|培育|经营|探索|实践|创业|拼搏)"
)
"""What opens the telling of what there is now, on whatever day the news is from: 经过10年发展，会员达130家."""
THEN = re.compile("当时|那时|其时")
"""What leads a clause back to the time told last, be it of something else: 前身是1984年成立的协会，当时有会员28户."""
APART = re.compile(f"[{MARKS}](?!其中)")
"""What parts a number from the time of its clause; parts of a number stay with it."""
YEARS = re.compile(r"(?:(?<!\d)(?:18|19|20)\d\d年?[、，,和])+\Z")
"""Years without 年 before the last of a list: 1988、1989、1990年."""


class TimeResolver:
    """Knows which times hold in each sentence of an article; made once, asked for each number."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.years = Years(scene)
        self.headings = Headings(scene)
        self.decree = DECREED.search(scene.article.title) is not None
        self.frames = dict(self._frames())
        self.whole = Whole(scene, self.years, self.headings, self.frames)
        self.inherited = Carrying(scene, self.frames, self.headings, self.whole.time[0]).inherited()
        self.entitled = time_of_title(scene)

    def resolve(self, sentence: Sentence, number: Number, change: Change | None = None) -> Timed:
        """The time of a number (`change`: the part it has in one): that of its own clause, of a firm time before it in
        the sentence, what the sentence inherits, or any other time of the sentence; one of a stretch of years where
        numbers are told of each."""
        period, how, source = self._resolve(sentence, number, change)
        return dealt_out(period, sentence, self.scene.text(sentence), number) or period, how, source

    def _resolve(self, sentence: Sentence, number: Number, change: Change | None) -> Timed:
        place = sentence.paragraph, sentence.start
        text, frames, inherited = self.scene.text(sentence), self.frames[place], self.inherited[place]
        if self.scene.kind(sentence) == "title" and not frames and (told := self._told_again(number)):
            return self.resolve(*told)
        clause = behind_last(MARKS, text, sentence.start, number.start)
        yearly = YEARLY.search(text, clause, number.start)
        if yearly and (stretch := stretch_of(frames, number, inherited)):
            return stretch, "inherited", yearly[0]
        before = [frame for frame in frames if frame.start < number.start < frame.end]
        alone = not before or any(f.start == number.end + 1 and text[number.end] in OPENING for f in frames)
        if alone and (behind := self._behind(sentence, number, frames)):
            return behind
        then = before[-1:] if THEN.search(text, clause, number.start) else []
        frame = then[0] if then else self._frame(text, number, before, inherited, change)
        if frame and frame.opens and is_stretch(inherited.time[0]) and EACH.match(text, clause):
            frame = None
        if frame is None:
            return _grown(self._handed_down(sentence, number, change, inherited), text, sentence)
        how: How = "inherited" if CLAUSE.search(text, frame.start, number.start) else "explicit"
        period = self._told_apart(sentence, number, before) or run_of(before, text, number)
        period = period or against(frames, text, number, change, frame.period)
        return period or end_of_change(frame, text, number, change), how, frame.text

    def _handed_down(self, sentence: Sentence, number: Number, change: Change | None, inherited: Inherited) -> Timed:
        """The time of a number that leans on none of its sentence: what was told before, else that of the whole."""
        text = self.scene.text(sentence)
        nearest = inherited.past if _passes(inherited.time[0], text, sentence, number) else inherited.time
        whole = self.whole.of(sentence)
        if change == "from" and not _begins((nearest if nearest is not NO_TIME else whole)[0]):
            return NO_TIME
        if _goes_past(nearest[0], whole[0], text[sentence.start : number.start]):
            return whole
        if nearest is NO_TIME or (inherited.force == ASIDE and whole is not NO_TIME):
            return whole if whole is not NO_TIME else self.entitled
        if nearest[0] is None and self.entitled[2] == "issue":
            return self.entitled
        goes_on = text[: sentence.start].rstrip().endswith(PARTS) or is_stretch(nearest[0])
        return (end_of(nearest[0], change), *nearest[1:]) if goes_on else nearest

    def _told_again(self, number: Number) -> tuple[Sentence, Number] | None:
        """Where the text tells a number of its title again."""
        told = ((s, n) for s in self.scene.sentences if self.scene.kind(s) not in HEADS for n in s.numbers)
        alike = ((s, n) for s, n in told if (n.reason, n.value, n.unit) == (None, number.value, number.unit))
        return next(alike, None)

    def _frame(
        self, text: str, number: Number, before: Sequence[Frame], inherited: Inherited, change: Change | None
    ) -> Frame | None:
        """The frame that a number leans on, or None where it leans on what stands before the sentence."""
        firm = [frame for frame in before if frame.force == FIRM]
        told = inherited.force == FIRM or bool(firm)
        if len(firm) > 1 and _sums_up(firm[-2], firm[-1], text, number):
            firm.pop()
        beside = (f for f in reversed(before) if not APART.search(text, f.start, number.start))
        leaning = [frame for frame in before if frame.force == LEANING]
        if near := next((frame for frame in beside if _dates(frame, number, text, told)), None):
            return near
        if change in ("from", "to", "increase", "decrease") and leaning and leaning[-1].base:
            return leaning[-1]
        if firm and (firm[-1].period or not leaning):
            return firm[-1]
        if leaning and (firm or inherited.force < FIRM or is_now(inherited.time[0])):
            return leaning[-1]
        return None if inherited.time is not NO_TIME or self.whole.time is not NO_TIME or not before else before[-1]

    def _told_apart(self, sentence: Sentence, number: Number, frames: Sequence[Frame]) -> Period | None:
        """The one of several times whose number it is, where they are told one by one: 1983年5月和1987年9月…分别为
        210人、380人."""
        text = self.scene.text(sentence)
        times = list(frames[-1:])
        for frame in reversed(frames[:-1]):
            if text[frame.start + len(frame.text) : times[0].start] not in AND:
                break
            times.insert(0, frame)
        apart = text.find("分别", times[-1].start, number.start)
        bare = YEARS.search(text, sentence.start, times[0].start)
        periods = [Period(type="during", start=year, end=year) for year in YEAR.findall(bare[0])] if bare else []
        periods += [year for time in times if time.period for year in _years_of(time.period)]
        if apart < 0 or len(periods) == 1:
            return None
        told = [n.start for n in sentence.numbers if n.reason is None and n.start > apart and n.unit == number.unit]
        return periods[told.index(number.start)] if len(told) == len(periods) else None

    def _behind(self, sentence: Sentence, number: Number, frames: Sequence[Frame]) -> Timed | None:
        """A time that follows the number in its own clause or in brackets, 3名企业家入选2024年…, 31家(截至2015年底); in
        a decree not one in the name of an honour."""
        text = self.scene.text(sentence)
        told = (f for f in frames if f.start >= number.end and f.period and _is_free(f, text, sentence))
        after = next(told, None)
        if after is None or (self.decree and after.lasting == NONE) or CLAUSE.search(text, number.end, after.start):
            return None
        return after.period, "explicit", after.text

    def _frames(self) -> Iterator[tuple[Place, tuple[Frame, ...]]]:
        paragraph = -1
        for sentence in self.scene.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                self.years.enter(self.headings.over(sentence))
            frames = frames_of(self.scene.text(sentence), sentence, self.years.periods(sentence))
            told = tuple(frame for frame in frames if not self._is_to_come(frame))
            yield (sentence.paragraph, sentence.start), (*told, *self._decided(sentence))

    def _decided(self, sentence: Sentence) -> Iterator[Frame]:
        """The time of what a decree decides, which is its own: 2011年…，现决定授予45家单位."""
        written = self.scene.written
        if not (written and self.decree):
            return
        text = self.scene.text(sentence)
        if decided := DECIDES.search(text, sentence.start, sentence.end):
            start, end = decided.span()
            period = Period(type="during", start=written, end=written)
            yield Frame(start, end, sentence.end, period, decided[0], FIRM, FIRM)

    def _is_to_come(self, frame: Frame) -> bool:
        """Whether a time that stands before a noun reaches beyond the issue: 发布2026—2030年名单."""
        return frame.force < FIRM and year_of(frame) > self.years.issued


def _dates(frame: Frame, number: Number, text: str, told: bool) -> bool:
    """Whether a time of the same clause is that of a number; one that dates a noun only where that is the number, and
    no other time was told."""
    return frame.force >= LEANING or (text[number.start - 1] == "的" and not told)


def _sums_up(open_time: Frame, now: Frame, text: str, number: Number) -> bool:
    """Whether a sum of all the time since a date follows on what there is now."""
    since = open_time.period is not None and open_time.period.type == "since"
    return since and is_now(now.period) and SUMMED.search(text, now.after, number.start) is not None


def _grown(told: Timed, text: str, sentence: Sentence) -> Timed:
    """What there is now, where a sentence opens with the years that it took: the day of the news is not its time."""
    grown = GROWN.match(text, sentence.start) if is_day(told[0]) else None
    return (Period(type="as_of", end="now"), "inherited", grown[0]) if grown else told


def _passes(period: Period | None, text: str, sentence: Sentence, number: Number) -> bool:
    """Whether what was done (举办讲座12场) follows on what there is now: the present is not its time."""
    if not is_now(period):
        return False
    return DONE.search(text, behind_last(MARKS, text, sentence.start, number.start), number.start) is not None


def _years_of(period: Period) -> list[Period]:
    """A time, or each year of a stretch of them: 三年分别为1.3亿元、1.9亿元和2.3亿元."""
    if not (is_stretch(period) and period.start and period.end):
        return [period]
    years = map(str, range(int(period.start[:4]), int(period.end[:4]) + 1))
    return [Period(type="during", start=year, end=year) for year in years]


def _begins(period: Period | None) -> bool:
    """Whether a time tells when a change began that is told of it: a stretch of years, since a year."""
    return period is not None and (period.type == "since" or is_stretch(period))


def _goes_past(period: Period | None, year: Period | None, told: str) -> bool:
    """Whether what goes on through the year of a report follows on what there was at its end: 年末…。投入经费12万元."""
    if year is None or period is None or period.type != "as_of" or (period.end or "")[:4] != year.end:
        return False
    return FLOW.search(told) is not None and not STOCK.search(told)


def _is_free(frame: Frame, text: str, sentence: Sentence) -> bool:
    """Whether a time is neither bound to something of its own nor what another is compared with; in brackets it must
    stand alone: 会员300人(截至2018年底)."""
    if text.startswith("的", frame.after):
        return False
    return frame.end == sentence.end or (frame.end == frame.after and text[frame.end] in CLOSING)
