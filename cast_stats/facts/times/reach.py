"""How far a time holds: to the end of its sentence, over its own number, or over nothing."""

from __future__ import annotations

import re
from bisect import bisect_left

from cast_stats.facts.context import START, Sentence
from cast_stats.language.mention import TimeMention
from cast_stats.language.moments import ORIGIN
from cast_stats.language.sentences import behind_last

MARKS = "，,；;：:。！？!?"
CLAUSE = re.compile(f"[{MARKS}]")
NUMBERING = re.compile("[一二三四五六七八九十]+[是来]")
AND = ("和", "、", "及", "与", "同")
OPENING, CLOSING = "(（【[", ")）】]"
SAME = re.compile(
    "(?:康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国)[^，,。；;]{1,6}$|届[^，,。；;]{0,8}$|第.{1,3}期$|期间$|[今昨当][天日]$|日前$|近日$"
)
"""What a time in brackets tells again."""
BEGINNING = re.compile(ORIGIN)
COMPARED = re.compile(
    r"(?:[比此]|较|与|同|和|相比于|相对于|相较于|超过|高于|低于|多于|少于)\s*$|[比较][^，,。；;0-9]{1,10}的$"
)
BESIDE = 16
"""Characters at most of what a time is compared by, blanks before it too."""
COMPARES = re.compile(r"(?:同期|全年)?(?:相[比较]|持平|为基[期数])")
GROWS = re.compile("增|减|扩大|提高|上升|下降|降低|翻|缩|[，,；;。]")
GREW = re.compile(
    "[)）]?(?:相[比较]|[又还净共各约]?(?:增[加长产收多]|减[少产]|扩大|提[高升]|上升|下降|降低|翻|[多少高低](?!产)))"
)
"""What stands before the number of a change (比2015年增加30人) and behind that of its base (比2015年90人增加30人)."""
LED = re.compile(
    "[，,]?[^，,；;：:。！？!?0-9]{0,4}[增减扩提上下升降缩翻发跃攀壮][^，,；;：:。！？!?0-9]{0,2}[到至为成]"
)
"""What stands behind the number that a change began with: 从2011年14个月|缩短至."""
GOES_ON = re.compile("[^，,；;：:。！？!?]*(?:[，,][^，,；;：:。！？!?]{0,4})?")
MULTIPLE = re.compile(r"的?[\d.一二两三四五六七八九十]+倍")
BOUND = 8
"""Characters at most between a time and the number that it alone is bound to: 2006年的18亿元."""
LEAVES, ARRIVES = "从由", "到至为"
JOINTS = ("：", ":", "、", "和")
PARTS = re.compile("[，,(（]其中")


def is_compared(text: str, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a time is what another is compared with: 比2015年."""
    return COMPARED.search(text, max(sentence.start, mention.start - BESIDE), mention.start) is not None


def clause_start(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """Where the clause of a time begins, behind what numbers it: 四是|5月21日召开."""
    start = behind_last(MARKS, text, sentence.start, mention.start)
    numbering = NUMBERING.match(text, start, mention.start)
    return numbering.end() if numbering else start


def reach_of(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """How far a time holds: to the end of the sentence; to the mark that closes what it stands in; over nothing where
    a multiple of it follows (2014年的3倍) or where it is only compared with (比2022年增加3家); over its own number
    where it is bound to that (2006年的18亿元)."""
    if MULTIPLE.match(text, mention.end):
        return mention.end
    before = bisect_left(sentence.times, mention.start, key=START)
    beside = before > 0 and text[sentence.times[before - 1].end : mention.start] in AND
    if (is_compared(text, mention, sentence) and not beside) or COMPARES.match(text, mention.end):
        return _bound(text, mention, sentence, 1) or _base(text, mention, sentence) or mention.end
    if closed := _closed(text, mention, sentence):
        return closed
    bound = (
        _bound(text, mention, sentence, BOUND) or _left(text, mention, sentence) or _multiplied(text, mention, sentence)
    )
    if not bound and BEGINNING.fullmatch(mention.text):
        number = sentence.quantity_from(mention.end)
        bound = number.end if number and number.start - mention.end <= BOUND else 0
    return bound or sentence.end


def _left(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """The end of the number that a change began with, 从2006年4200人增加到2012年6800人, or 0."""
    number = sentence.quantity_from(mention.end)
    if mention.text[0] not in LEAVES or number is None:
        return 0
    if number.start - mention.end <= BOUND and LED.match(text, number.end):
        return number.end
    later = next((time for time in sentence.times if time.start >= number.end), None)
    return number.end if later and leads_to(text, mention.end, later.start, later.text) else 0


def _multiplied(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """The end of the number that another is a multiple of, 为1982年15.9万吨的2.4倍, or 0."""
    number = sentence.quantity_from(mention.end)
    if number is None or number.start - mention.end > BOUND or not MULTIPLE.match(text, number.end):
        return 0
    return number.end


def leads_to(text: str, start: int, end: int, time: str) -> bool:
    """Whether a clause goes on to what a change led to at a time: 增加到|2012年."""
    return GOES_ON.fullmatch(text, start, end) is not None and (text[end - 1] in ARRIVES or time[0] in ARRIVES)


def _closed(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """Where the brackets or title marks close that a time stands in, or 0; a time that tells the one before it again,
    光绪三十年(1904年), 第五届(2006—2010年), stands in none."""
    opened = max(text.rfind(mark, sentence.start, mention.start) for mark in OPENING)
    if opened < 0:
        return 0
    mark = CLOSING[OPENING.index(text[opened])]
    close = text.find(mark, opened, sentence.end)
    same = text[opened + 1 : close] == mention.text and SAME.search(text, sentence.start, opened)
    return close if close >= mention.end and not same else 0


def _base(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """The end of the number of a time that another is compared with, 比1975年90人增加30人; 0 for 比2022年增加3家."""
    number = sentence.quantity_from(mention.end)
    if number is None or GROWS.search(text, mention.end, number.start) or not GREW.match(text, number.end):
        return 0
    return number.end


def _bound(text: str, mention: TimeMention, sentence: Sentence, within: int) -> int:
    """The end of the number that a time is bound to by 的, with those listed right behind it; 0 where none begins
    `within` so many characters."""
    if not text.startswith("的", mention.end):
        return 0
    numbers = [n for n in sentence.numbers if n.reason is None and n.start > mention.end]
    if not numbers or numbers[0].start - mention.end > within:
        return 0
    end = numbers[0].end
    for number in numbers[1:]:
        if text[end : number.start] not in JOINTS:
            break
        end = number.end
    return sentence.end if PARTS.match(text, end) else end


def clause_end(text: str, mention: TimeMention, sentence: Sentence) -> int:
    """The end of the clause with the first number behind a time."""
    number = sentence.quantity_from(mention.end)
    stop = CLAUSE.search(text, number.end if number else mention.end, sentence.end)
    return stop.start() if stop else sentence.end
