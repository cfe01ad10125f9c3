"""When a number holds: the time in its clause, sentence or paragraph, under its heading, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.dating import ANNUAL
from cast_stats.facts.home import ENDING, first_body
from cast_stats.language.mention import Number, TimeMention
from cast_stats.records import Period

How = Literal["explicit", "inherited", "default"]
Timed = tuple[Period | None, str, str]
NO_TIME: Timed = (None, "default", "")

CLAUSE = re.compile(r"[，,；;：:。！？!?]")
BEFORE_CLAUSE = '，,；;：:。！？!?”"、)]—'
COMPARED = re.compile(r"(?:比|较|与|同|和|相比于|相对于|相较于|超过|高于|低于|多于|少于)\s*$")
COMPARES = re.compile(r"(?:同期|全年)?(?:相[比较]|持平|为基[期数])")
MULTIPLE = re.compile(r"的?[\d.一二两三四五六七八九十]+倍")
CHANGES = re.compile(r"增长|增加|增幅|提高|提升|上升|下降|减少|降低|翻|多|少|高|低|持平|回落|缩小|扩大|净增|增")
FOUNDED = (
    "成立|建立|建成|始建|创建|创办|创立|组建|注册|诞生|出生|毕业|入职|加入|批准|恢复|更名|改名|获批|开园|挂牌|撤销|迁"
)
FOUNDS = re.compile(FOUNDED)
FOUNDED_IN = re.compile(rf"(?:{FOUNDED}|建)[于在]?$")
NEXT = re.compile("第二年|次年|翌年")
LEANING = "第二年|次年|翌年|全年|年末|年底|年初|年内|当年|同年|是年|该年|[这那]一年|半年|季度|月"
YEARLESS = re.compile(rf"(?!.*(?:[1-9]\d{{3}}|今年|去年|前年|上年|明年|近|过去|来)).*(?:{LEANING})")
BOUND = 8
"""Characters at most between a time and the number that it alone is bound to: 2006年的18亿元."""
BOUND_END = re.compile(r"[，,；;。]|增|升|降|减|提高|扩大|到|至")
DAY = "2024-08-22"
NEWS = 1500
"""Characters of an article at most that is read as one piece of news."""
LEAD = 15
HEADING = 30
THE_YEAR = re.compile("一年来|今年以来|今年|本年度|过去的?一年|全年")
"""What a report of a year's work opens with."""
THAT_YEAR = re.compile("在?[这那]一年")
FROM = re.compile(r"[由从][^，,；;]{0,12}$")
TO = re.compile(
    "发展成|发展到|增长?到|增加到|增至|升[到至]|扩大到|壮大[到为]"
    "|(?:现有|共有|累计已?(?:创?建|设|成立|组建|认定|注册|拥?有)).{0,12}$"
)
YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)\s*年?(?:度)?")
AND = ("和", "、", "及", "与")
DEICTIC = re.compile("今|去年|前年|明年|目前|当前|现|昨|近|本[月周年]|截至目前|至今|眼下|如今")
TITLED = re.compile(r"[【\[][^】\]]*[】\]]|\s")
YEARS = re.compile(r"(?:(?<!\d)(?:18|19|20)\d\d年?[、，,和])+\Z")
"""Years without 年 before the last of a list: 1988、1989、1990年."""
YEARBOOK = "年鉴"
CAPTION = re.compile("[图表注]|数据来源")


class Governor(NamedTuple):
    """A time that governs the numbers from `start` up to `end`; `lasting` where later sentences inherit it."""

    start: int
    end: int
    period: Period | None
    text: str
    lasting: bool


def resolve_time(scene: Scene, sentence: Sentence, number: Number) -> Timed:
    """The time of a number; for many numbers of one article build a `TimeResolver` once."""
    return TimeResolver(scene).resolve(sentence, number)


class TimeResolver:
    """Knows which times govern each sentence of an article; made once, asked for each number."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        article, issue = scene.article, scene.issue
        label = f"{article.title} {article.section} {issue.journal or ''}"
        self.issued = (scene.written or "9999")[:4]
        self.annual = bool(ANNUAL.search(label)) or self._looks_back()
        self.body = first_body(scene)
        self.named = self.told = ""
        self.year = _year_in(article.title)
        if self.annual and (YEARBOOK in label or not self.year):
            self.year = _first_year(scene)
        self.governors: dict[tuple[int, int], tuple[Governor, ...]] = {}
        self.carried: dict[tuple[int, int], Timed] = {}
        self._read()

    def resolve(self, sentence: Sentence, number: Number) -> Timed:
        """The time in the number's sentence that governs it, else what the sentence inherits."""
        key = sentence.paragraph, sentence.start
        governors = self.governors[key]
        before = [g for g in governors if g.start < number.start < g.end]
        if not before:
            return self._behind(sentence, number, governors) or self.carried[key]
        text, last = self.scene.text(sentence), before[-1]
        how: How = "inherited" if CLAUSE.search(text, last.start, number.start) else "explicit"
        clause = CLAUSE.split(text[last.start + len(last.text) : number.start])[-1]
        if how == "inherited" and CHANGES.match(clause):
            last = max(before, key=_year_of)
        return self._told_apart(sentence, number, before) or _at_end_of_change(last, clause), how, last.text

    def _told_apart(self, sentence: Sentence, number: Number, governors: Sequence[Governor]) -> Period | None:
        """The one of several times whose number it is, where they are told one by one: 1983年5月和1987年9月…分别为
        210人、380人."""
        text = self.scene.text(sentence)
        times = list(governors[-1:])
        for governor in reversed(governors[:-1]):
            if text[governor.start + len(governor.text) : times[0].start] not in AND:
                break
            times.insert(0, governor)
        apart = text.find("分别", times[-1].start, number.start)
        bare = YEARS.search(text, sentence.start, times[0].start)
        periods = [Period(type="during", start=year, end=year) for year in YEAR.findall(bare[0])] if bare else []
        periods += [time.period for time in times if time.period]
        if apart < 0 or len(periods) == 1:
            return None
        told = [n.start for n in sentence.numbers if n.reason is None and n.start > apart and n.unit == number.unit]
        return periods[told.index(number.start)] if len(told) == len(periods) else None

    def _behind(self, sentence: Sentence, number: Number, governors: Sequence[Governor]) -> Timed | None:
        """A time that follows the number in its own clause: 3名企业家入选2024年…"""
        after = next((g for g in governors if g.start >= number.end and g.period), None)
        if after is None or CLAUSE.search(self.scene.text(sentence), number.end, after.start):
            return None
        return after.period, "explicit", after.text

    def _read(self) -> None:
        """Read the article once in order, and note what governs and what is inherited."""
        paragraph, year = -1, self.year
        carried, heading, whole = NO_TIME, NO_TIME, self._whole()
        for sentence in self.scene.sentences:
            if sentence.paragraph != paragraph:
                if paragraph < 0 or _ended(self.scene.article.paragraphs[paragraph].text):
                    carried = NO_TIME
                paragraph, year, self.named = sentence.paragraph, self.year, ""
            governors = tuple(self._governors(sentence, year))
            text = self.scene.text(sentence)
            told = (m for m in sentence.times if not COMPARED.search(text, sentence.start, m.start))
            if [mention for mention in told if self._learn(mention)]:
                year = None
            self.governors[sentence.paragraph, sentence.start] = governors
            known = (carried, heading, self._printed() if self.scene.kind(sentence) == "masthead" else whole)
            inherited = next((time for time in known if time is not NO_TIME), NO_TIME)
            self.carried[sentence.paragraph, sentence.start] = inherited
            lasting = [g for g in governors if g.lasting]
            if self._is_heading(sentence):
                heading = (lasting[-1].period, "inherited", "heading") if lasting else NO_TIME
            elif lasting:
                carried = (lasting[-1].period, "inherited", "paragraph")

    def _looks_back(self) -> bool:
        """Whether an article tells of the year before its issue, as a yearbook's do: it begins with that year, and
        names none of its own."""
        named = [(s, m, year) for s in self.scene.sentences for m in s.times if (year := _names_year(m))]
        vague = any(mention.period is None or DEICTIC.match(mention.text) for mention in self._times())
        if not named or vague or not self.issued.isdigit():
            return False
        sentence, mention, first = named[0]
        led = TITLED.sub("", self.scene.text(sentence)[sentence.start : mention.start])
        opens = next(self._times()) is mention and len(led) <= LEAD
        return opens and int(first) == int(self.issued) - 1 and all(year <= first for _, _, year in named)

    def _times(self) -> Iterator[TimeMention]:
        return (mention for sentence in self.scene.sentences for mention in sentence.times)

    def _learn(self, mention: TimeMention) -> bool:
        """Whether a time names its year; the latest that is not to come is the year that later paragraphs speak of."""
        year = _names_year(mention)
        self.told = year or self.told
        if year and year <= self.issued and not self.annual:
            self.year = max(self.year or "", year)
        return bool(year)

    def _printed(self) -> Timed:
        """The day of printing, which is when the figures of a masthead hold."""
        printed = self.scene.issue.printed
        return (Period(type="during", start=printed, end=printed), "inherited", "issue") if printed else NO_TIME

    def _whole(self) -> Timed:
        """The time that holds for a whole article: the year of a yearly report (2025年…统计公报), the day that a short
        piece of news begins with."""
        if self.annual and self.year:
            return Period(type="during", start=self.year, end=self.year), "inherited", "title"
        if sum(len(paragraph.text) for paragraph in self.scene.article.paragraphs) > NEWS:
            return NO_TIME
        for sentence in self.scene.sentences:
            if self.scene.kind(sentence) in ("title", "byline", "masthead"):
                continue
            first = next((time for time in sentence.times if time.start - sentence.start <= LEAD), None)
            if first and first.period and (len(first.period.end or "") == len(DAY) or THE_YEAR.fullmatch(first.text)):
                return first.period, "inherited", "paragraph"
            if not self._is_heading(sentence):
                break
        return NO_TIME

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a heading; of the lines of the head, which the layout may not tell apart, only one that
        is nothing but a time."""
        kind, text = self.scene.kind(sentence), self.scene.text(sentence).strip()
        if kind in ("heading", "title"):
            return kind == "heading"
        if len(text) > HEADING or text[-1:] in ENDING or CAPTION.match(text):
            return False
        named = (m for m in sentence.times if len(m.text) >= len(text) - 2 and len(m.text) < len(DAY))
        return sentence.paragraph >= self.body or any(named)

    def _governors(self, sentence: Sentence, year: str | None) -> Iterator[Governor]:
        """The times of a sentence that govern numbers; a vague one (近年来) only where a clause begins with it."""
        text = self.scene.text(sentence)
        for mention in sentence.times:
            pointing = self.named if THAT_YEAR.match(mention.text) else ""
            if year and NEXT.match(mention.text):
                pointing = self.told
            period = _anchored(mention, pointing or year, self.annual)
            if (named := _names_year(mention)) and not COMPARED.search(text, sentence.start, mention.start):
                year, self.named = None, named
            led = text[sentence.start : mention.start].rstrip()
            if period is None and led and led[-1] not in BEFORE_CLAUSE:
                continue
            end = _reach(text, mention, sentence)
            if end < sentence.end and period and period.type == "since":
                period = Period(type="during", start=period.start, end=period.start)
            lasting = end == sentence.end and not _is_founding(text, mention, sentence)
            yield Governor(mention.start, end, period, mention.text, lasting)


def _reach(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """How far a time governs: to the end of the sentence; to the verb of change where it is what another is compared
    with (比2022年的9家增加3家); over nothing where a multiple of it follows (2014年的3倍); over its own number where
    it is bound to that (2006年的18亿元)."""
    if MULTIPLE.match(text, mention.end):
        return mention.end
    beside = any(text[time.end : mention.start] in AND for time in sentence.times if time.end < mention.start)
    if (COMPARED.search(text, sentence.start, mention.start) and not beside) or COMPARES.match(text, mention.end):
        stop = CHANGES.search(text, mention.end, sentence.end)
    elif text.startswith("的", mention.end) and any(0 < n.start - mention.end <= BOUND for n in sentence.numbers):
        stop = BOUND_END.search(text, mention.end, sentence.end)
    else:
        return sentence.end
    return stop.start() if stop else mention.end


def _at_end_of_change(governor: Governor, between: str) -> Period | None:
    """The time of a number under 自…以来: its beginning for what a change began with (由9家), the time of writing for
    what it led to (发展到202家)."""
    period = governor.period
    if period is None or period.type != "since":
        return period
    if FROM.search(between):
        return Period(type="as_of", end=period.start)
    return Period(type="as_of", end="now") if TO.search(between) else period


def _year_of(governor: Governor) -> str:
    """The year of a time; what a change is of is the latest that its sentence names."""
    date = governor.period and (governor.period.end or governor.period.start)
    return "" if not date or date == "now" else date[:4]


def _names_year(mention: TimeMention) -> str:
    """The year that a time names in its own words, or nothing."""
    date = mention.period and (mention.period.end or mention.period.start)
    return "" if not date or date == "now" or mention.relative else date[:4]


def _year_in(title: str) -> str | None:
    years = YEAR.findall(title)
    return years[0] if years else None


def _first_year(scene: Scene) -> str | None:
    """The year that a yearbook's text names first: it is the year before the one on the cover."""
    mentions = (mention for sentence in scene.sentences for mention in sentence.times)
    return next((year for mention in mentions if (year := _names_year(mention))), None)


def _anchored(mention: TimeMention, year: str | None, annual: bool) -> Period | None:
    """The time's meaning; one that names no year takes that of the text rather than of the issue: 全年, 年末, in a
    yearly report 5月 too."""
    period = mention.period
    if period is None or year is None or not mention.relative or not YEARLESS.match(mention.text):
        return period
    if not annual and "月" in mention.text:
        return period
    if NEXT.match(mention.text):
        year = str(int(year) + 1)
    dates = {side: year + date[4:] for side in ("start", "end") if (date := getattr(period, side)) and date != "now"}
    return period.model_copy(update=dates)


def _is_founding(text: str, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a time tells only when something began to be: 成立于2005年, 1957年5月成立, 1957年5月，县科协成立."""
    here, *more = CLAUSE.split(text[mention.end : sentence.end], maxsplit=2)
    if FOUNDS.search(here) or FOUNDED_IN.search(text, sentence.start, mention.start):
        return True
    return not here and bool(more) and FOUNDED_IN.search(more[0]) is not None


def _ended(text: str) -> bool:
    return text.rstrip()[-1:] in (*ENDING, "”", ")", "）", "") or len(text) < 40
