"""The year that words without one lean on (全年, 年底, 5月): that of the text where it has one, else of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cast_stats.facts.context import Scene, Sentence
from cast_stats.facts.times.dating import ANNUAL, HEAD, WITHIN, entitled
from cast_stats.facts.times.frames import FUTURE, TO_COME, is_founding
from cast_stats.facts.times.reach import BEGINNING, is_compared
from cast_stats.language.mention import TimeMention
from cast_stats.language.numerals import parse
from cast_stats.records import Period

NEXT = re.compile("第二年|次年|翌年")
YEAR_GONE = re.compile("一年[来中]|[这那]一年")
LEANS = "本年|第二年|次年|翌年|全年|年末|年底|年初|年内|一年中|当年|同年|是年|该年|半年|季度|月|节|假|国庆|五一|元旦"
YEARLESS = re.compile(
    rf"(?!.*(?:[1-9]\d{{3}}|今年|去年|前年|上年|明年|近|过去|来)).*(?:{LEANS})|在?(?:{YEAR_GONE.pattern})"
)
NEWS = re.compile("记者|通讯员|获悉|据悉|据了解|据介绍|日前|近日|本报|[日刊]讯|日电")
"""What a piece of news holds, whose bare months are of the year of its issue."""
THE_YEAR = ("全年", "年末", "年内")
SAME_YEAR = re.compile("同年|是年|该年")
SAME_TIME = "同期"
THAT_YEAR = re.compile("在?[这那]一年")
YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)\s*年?(?:度)?")
STRETCH = re.compile(r"(?<!\d)((?:18|19|20)\d\d)年?[-—~至到]{1,2}((?:19|20)\d\d)年")
OPENING_MONTHS = re.compile("[1-3]月[0-9]{1,2}日")
SUMMING_UP = re.compile("[^。；;]*(?:召开|举行|举办)[^。；;]*(?:总结|表彰|年会|年度)")
"""What stands behind the day of a meeting in the new year that sums up the old one: 1月6日，召开2013年度总结会."""
DELIVERED = re.compile(r"((?:19|20)\d\d)年[^年]{0,12}政府工作报告")
"""A government's report is named after the year of its delivery and tells of the year before."""
SPELL = re.compile("([0-9]{1,2}|[两二三四五六七八九十]{1,3})年[来间里中]?")
LEAVES = frozenset("由从")
FOUNDED_SINCE = re.compile("[^，,。；;]{0,4}(?:成立|建|创|办|起步)[^，,。；;]{0,4}以来")
DEICTIC = re.compile("今|去年|前年|明年|目前|当前|现在|昨|近|本[月周年]|截[至止](?:目前|今)|至今|眼下|如今")
YEARBOOK = "年鉴"
CHRONICLE = 4
"""Years that a text names at least that tells of the past alone."""
HEADS = ("title", "byline", "masthead")
"""Kinds of paragraphs whose times are no times of what the article tells."""


class Years:
    """The years that an article tells of, learned sentence by sentence in reading order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        article, issue = scene.article, scene.issue
        title = entitled(article.title, [reading.text for reading in scene.readings[:HEAD]])
        label = f"{title} {article.section} {issue.journal or ''}"
        self.issued = (scene.written or "9999")[:4]
        self.news = any(NEWS.search(reading.text) for reading in scene.readings)
        self.annual = bool(ANNUAL.search(label))
        self.year = self.titled = _title_year(title)
        if self.annual and (YEARBOOK in label or not self.year):
            told = (mention for sentence, mention in self._told() if not self._is_founding(sentence, mention))
            self.year = next(filter(None, map(_names_year, told)), None)
        elif self._looks_back():
            self.annual, self.year = True, str(int(self.issued) - 1)
        self.history = self._is_history()
        self.told = ""
        self.names: set[str] = set()
        self.founded: Period | None = None
        self.stretch: Period | None = None
        self.enter()

    def enter(self, heading: Sentence | None = None) -> None:
        """Begin a new paragraph: until it names a year of its own, its words lean on that of its heading, or on the
        article's."""
        named = (_names_year(mention) for mention in heading.times) if heading else ()
        year = next(filter(None, named), "")
        self.lean, self.headed = year or self.year, year != ""
        self.named, self.shifted = "", False

    def periods(self, sentence: Sentence) -> tuple[Period | None, ...]:
        """What the times of a sentence mean here."""
        text = self.scene.text(sentence)
        found = []
        for mention in sentence.times:
            found.append(self._anchored(mention, text, sentence))
            self._note(found[-1], mention, text, sentence)
            if (year := _names_year(mention)) and self._turns_to(mention, text, sentence):
                self.lean, self.named = None, year
        for mention in sentence.times:
            if self._turns_to(mention, text, sentence) and self.scene.kind(sentence) not in HEADS:
                self._learn(mention)
        return tuple(found)

    def _turns_to(self, mention: TimeMention, text: str, sentence: Sentence) -> bool:
        """Whether a text goes on from a year that it names: not from one that is compared with or to come, nor does a
        report of a year from when something began before."""
        since = mention.period is not None and mention.period.type == "since"
        to_come = TO_COME.search(text, sentence.start, mention.start)
        return not (to_come or (since and self.annual) or is_compared(text, mention, sentence))

    def _note(self, period: Period | None, mention: TimeMention, text: str, sentence: Sentence) -> None:
        """Note when something began and the last stretch of years: later words count from them."""
        if period is None or not period.start:
            return
        if is_founding(text, mention, sentence) or FOUNDED_SINCE.match(text, mention.end):
            self.founded = Period(type="during", start=period.start, end=period.start)
        if period.end and period.start[:4] < period.end[:4]:
            self.stretch = period

    def _learn(self, mention: TimeMention) -> None:
        """Note the year that a time names; the latest that is not to come is what later paragraphs speak of."""
        year = _names_year(mention)
        self.told = year or self.told
        self.names.add(year)
        if year and year <= self.issued and not self.annual:
            self.year = max(self.year or "", year)

    def _anchored(self, mention: TimeMention, text: str, sentence: Sentence) -> Period | None:
        """The meaning of a time; one that names no year takes that of the text rather than of the issue, 5月 only in a
        yearly report or under 一年来."""
        if BEGINNING.fullmatch(mention.text):
            return self.founded
        if told := self._told_before(mention, text, sentence):
            return told
        period, year = mention.period, self.lean
        if THAT_YEAR.match(mention.text):
            year = self.named or year
        elif self.annual and YEAR_GONE.search(mention.text):
            year = year or self.year
        if period is None or year is None or not mention.relative or not YEARLESS.match(mention.text):
            return period
        if self._is_of_new_year(mention, text, year):
            return period
        if self._is_month(mention) and not self.named and self.told and self.history:
            year = self.told
        elif not self.annual and (self._is_to_come(mention, text, sentence) or self._is_of_issue(mention)):
            return period
        if NEXT.match(mention.text):
            year = str(int(self.told or year) + 1)
        if YEAR_GONE.search(mention.text) and not self.named and not self.is_last(year):
            return period
        self.shifted = True
        dates = {
            side: year + date[4:] for side in ("start", "end") if (date := getattr(period, side)) and date != "now"
        }
        return period.model_copy(update=dates)

    def _told_before(self, mention: TimeMention, text: str, sentence: Sentence) -> Period | None:
        """The stretch of years that 十年来 counts again or 同期 comes back to, as 同年 does to the year told before."""
        if spell := SPELL.fullmatch(mention.text):
            if _lasts(self.stretch, spell[1]):
                return self.stretch
            return _counted_from(mention.period, spell[1], self.names | set(_bases(text, sentence)))
        if mention.text == SAME_TIME and self.stretch and (not self.named or _covers(self.stretch, self.named)):
            return self.stretch
        if SAME_YEAR.fullmatch(mention.text) and self.told and not self.named:
            return Period(type="during", start=self.told, end=self.told)
        return None

    def is_last(self, year: str) -> bool:
        """Whether a year is the one before the issue."""
        return self.issued.isdigit() and int(year) == int(self.issued) - 1

    def _is_of_new_year(self, mention: TimeMention, text: str, year: str) -> bool:
        """Whether a text on the last year opens with a day of the new one, when that was summed up."""
        opens = not self.told and self.is_last(year) and OPENING_MONTHS.fullmatch(mention.text) is not None
        return opens and SUMMING_UP.match(text, mention.end) is not None

    def _is_of_issue(self, mention: TimeMention) -> bool:
        """Whether a time is of the year of issue unless the text is a yearly report: 本年度, 5月."""
        return mention.text.startswith("本年") or self._is_month(mention)

    def _is_month(self, mention: TimeMention) -> bool:
        """Whether a month is one of the year of issue: under 一年来 or the heading of a year it is one of that year."""
        return "月" in mention.text and not (self.shifted or self.headed)

    def _is_history(self) -> bool:
        """Whether a text tells of years long before its issue, beginning with one of them."""
        times = [mention for _, mention in self._told()]
        if not self.issued.isdigit() or not times or any(DEICTIC.match(mention.text) for mention in times):
            return False
        years = list(filter(None, map(_names_year, times)))
        return len(years) >= CHRONICLE and _names_year(times[0]) != "" and int(max(years)) < int(self.issued) - 1

    def _is_to_come(self, mention: TimeMention, text: str, sentence: Sentence) -> bool:
        """Whether a sentence tells of what is to come: 将在年底前."""
        return bool(FUTURE.search(text, sentence.start, mention.start))

    def _looks_back(self) -> bool:
        """Whether an article tells of the year before its issue, as a yearbook's do: it names no later one, and begins
        with that year or with 全年, but for when something was founded, or goes from one bare month to another."""
        times = [(s, m) for s, m in self._told() if not self._is_founding(s, m)]
        if self.news or not times or not self.issued.isdigit():
            return False
        last = max(_names_year(mention) for _, mention in times)
        if not last:
            return self._is_yearbook([mention for _, mention in times if mention.period])
        if any(m.period is None or DEICTIC.match(m.text) for _, m in times):
            return False
        months = {m.period.start for _, m in times if m.period and m.relative and "月" in m.text}
        bare = times[0][1].text in THE_YEAR or (len(months) > 1 and self.scene.written == self.issued)
        opens = bare or _names_year(times[0][1]) == last
        return last != "" and self.is_last(last) and opens

    def _is_yearbook(self, times: list[TimeMention]) -> bool:
        """Whether a text that names no year sums up a whole one (全年, 年末), and is no report made within it."""
        sums = any(mention.text in THE_YEAR for mention in times)
        if any(DEICTIC.match(mention.text) for mention in times):
            return False
        return sums and self.scene.written == self.issued and not WITHIN.search(self.scene.article.title)

    def _told(self) -> Iterator[tuple[Sentence, TimeMention]]:
        return ((sentence, mention) for sentence in self.scene.sentences for mention in sentence.times)

    def _is_founding(self, sentence: Sentence, mention: TimeMention) -> bool:
        return is_founding(self.scene.text(sentence), mention, sentence)


def _counted_from(period: Period | None, count: str, names: set[str]) -> Period | None:
    """So many years up to one, from where that many lie between it and a year that is told: 1980年…1992年…12年间."""
    years = parse(count)
    if period is None or period.type != "during" or years is None:
        return None
    first = str(int((period.end or "0")[:4]) - int(years))
    return period.model_copy(update={"start": first}) if first in names else None


def _bases(text: str, sentence: Sentence) -> Iterator[str]:
    """The years of a sentence that a change is told from: 五年来，会员由2009年的612人增加到938人."""
    led = (mention for mention in sentence.times if LEAVES.intersection(text[mention.start - 1 : mention.start + 1]))
    return map(_names_year, led)


def _names_year(mention: TimeMention) -> str:
    """The year that a time names in its own words, or nothing."""
    date = mention.period and (mention.period.end or mention.period.start)
    return "" if not date or date == "now" or mention.relative else date[:4]


def _covers(stretch: Period, year: str) -> bool:
    """Whether a year is one of a stretch of years."""
    return (stretch.start or "")[:4] <= year <= (stretch.end or "")[:4]


def _lasts(stretch: Period | None, count: str) -> bool:
    """Whether a stretch of years is one of so many years."""
    years = parse(count)
    if stretch is None or years is None or not (stretch.start and stretch.end):
        return False
    return int(stretch.end[:4]) - int(stretch.start[:4]) in (years - 1, years)


def _title_year(title: str) -> str | None:
    """The year that a title names, the last of a stretch of them."""
    if delivered := DELIVERED.search(title):
        return str(int(delivered[1]) - 1)
    if stretch := STRETCH.search(title):
        return stretch[2]
    years = YEAR.findall(title)
    return years[0] if years else None
