"""When a number holds: the time in its clause, sentence or paragraph, under its heading, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cast_stats.facts.context import Scene, Sentence
from cast_stats.language.mention import Number, TimeMention
from cast_stats.records import Period

Timed = tuple[Period | None, str, str]
NO_TIME: Timed = (None, "default", "")

ENDS = "。！？!?；;…"
CLAUSE = re.compile(r"[，,；;：:。！？!?]")
COMPARED = re.compile(r"(?:比|较|与|同|和|相比于|相对于|相较于|超过|高于|低于|多于|少于)\s*$")
COMPARES = re.compile(r"\s*(?:同期|全年)?\s*(?:相比|相较|持平|为基期|为基数|为100)|\s*的?\s*[\d.一二两三四五六七八九十百]+\s*倍")
CHANGES = re.compile(r"增长|增加|增幅|提高|提升|上升|下降|减少|降低|翻|多|少|高|低|持平|回落|缩小|扩大|净增|增")
FOUNDED = re.compile(
    "成立|建立|建成|始建|创建|创办|创立|组建|注册|诞生|出生|毕业|入职|加入|批准|恢复|更名|改名|获批|开园|挂牌|撤销|迁"
)
YEARLESS = re.compile(r"(?:全年|年末|年底|年初|年内|当年|同年|[上下]半年|第?[一二三四]季度|(?:\d|[一二三四五六七八九十]){1,2}\s*月)")
YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)\s*年?(?:度)?")
ANNUAL = re.compile(r"公报|年报|年鉴|统计|总结|综述|概况|大事记|纪事|概览|情况|年度|分析")


class Governor(NamedTuple):
    """A time that governs the numbers behind `start` up to `end`; `lasting` where later sentences inherit it."""

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
        self.title_year = _year_in(scene.article.title)
        self.governors: dict[tuple[int, int], tuple[Governor, ...]] = {}
        self.carried: dict[tuple[int, int], Timed] = {}
        self._read()

    def resolve(self, sentence: Sentence, number: Number) -> Timed:
        """The time in the number's sentence that governs it, else what the sentence inherits."""
        key = sentence.paragraph, sentence.start
        governors = self.governors[key]
        before = [g for g in governors if g.start < number.start < g.end]
        if before:
            text = self.scene.text(sentence)
            near = not CLAUSE.search(text, before[-1].start, number.start)
            return before[-1].period, "explicit" if near else "inherited", before[-1].text
        return self._behind(sentence, number, governors) or self.carried[key]

    def _behind(self, sentence: Sentence, number: Number, governors: Sequence[Governor]) -> Timed | None:
        """A time that follows the number in its own clause: 3名企业家入选2024年…"""
        after = next((g for g in governors if g.start >= number.end and g.period), None)
        if after is None or CLAUSE.search(self.scene.text(sentence), number.end, after.start):
            return None
        return after.period, "explicit", after.text

    def _read(self) -> None:
        """Read the article once in order, and note what governs and what is inherited."""
        paragraph = -1
        carried, heading, title = NO_TIME, NO_TIME, self._title_time()
        for sentence in self.scene.sentences:
            if sentence.paragraph != paragraph:
                if paragraph < 0 or _ended(self.scene.article.paragraphs[paragraph].text):
                    carried = NO_TIME
                paragraph = sentence.paragraph
            year = _context_year(carried, heading) or self.title_year
            governors = tuple(self._governors(sentence, year))
            key = sentence.paragraph, sentence.start
            self.governors[key] = governors
            self.carried[key] = next((t for t in (carried, heading, title) if t is not NO_TIME), NO_TIME)
            lasting = [g for g in governors if g.lasting]
            if self._is_heading(sentence):
                heading = (lasting[-1].period, "inherited", "heading") if lasting else NO_TIME
            elif lasting:
                carried = (lasting[-1].period, "inherited", "paragraph")

    def _title_time(self) -> Timed:
        """The year that holds for the whole of a yearly report: 2025年…统计公报."""
        if self.title_year and ANNUAL.search(self.scene.article.title):
            return Period(type="during", start=self.title_year, end=self.title_year), "inherited", "title"
        return NO_TIME

    def _is_heading(self, sentence: Sentence) -> bool:
        if self.scene.kind(sentence) in ("heading", "title"):
            return True
        text = self.scene.text(sentence).strip()
        return len(text) <= 30 and text[-1:] not in ENDS

    def _governors(self, sentence: Sentence, year: str | None) -> Iterator[Governor]:
        text = self.scene.text(sentence)
        for mention in sentence.times:
            period = _anchored(mention, year)
            if period and not (mention.relative and YEARLESS.match(mention.text)):
                year = (period.end or period.start or "")[:4] or year
            end = sentence.end
            if _is_base(text, mention, sentence):
                change = CHANGES.search(text, mention.end, end)
                end = change.start() if change else mention.end
            lasting = end == sentence.end and not _is_founding(text, mention, end)
            yield Governor(mention.start, max(end, mention.end), period, "".join(mention.text.split()), lasting)


def _year_in(title: str) -> str | None:
    years = YEAR.findall(title)
    return years[-1] if years else None


def _context_year(*times: Timed) -> str | None:
    for period, _, _ in times:
        date = period and (period.end or period.start)
        if date and date != "now":
            return date[:4]
    return None


def _anchored(mention: TimeMention, year: str | None) -> Period | None:
    """The time's meaning; one that names no year (全年, 5月) takes that of the text rather than of the issue."""
    period = mention.period
    if period is None or year is None or not mention.relative or not YEARLESS.match("".join(mention.text.split())):
        return period
    dates = {side: year + date[4:] for side in ("start", "end") if (date := getattr(period, side)) and date != "now"}
    return period.model_copy(update=dates)


def _is_base(text: str, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a time is what another is compared with: 比2022年增长, 与上年相比, 是1978年的3倍."""
    return bool(COMPARED.search(text, sentence.start, mention.start) or COMPARES.match(text, mention.end))


def _is_founding(text: str, mention: TimeMention, end: int) -> bool:
    """Whether a time tells only when something began to be: 成立于2005年, 1957年5月成立."""
    clause = CLAUSE.search(text, mention.end, end)
    stop = clause.start() if clause else end
    return bool(FOUNDED.search(text, mention.end, stop) or FOUNDED.search(text[max(0, mention.start - 6) : mention.start]))


def _ended(text: str) -> bool:
    return text.rstrip()[-1:] in (*ENDS, "”", ")", "）", "") or len(text) < 40
