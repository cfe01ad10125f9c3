"""How issues write their year, number and day: in running heads, mastheads, bulletins; each line in one form."""

from __future__ import annotations

import re
from unicodedata import normalize

YEAR = r"(?P<year>(?:19|20)\d\d)"
NTH = r"第\s*(?P<number>\d{1,2})(?:\s*[-—–~、]\s*\d{1,2})?\s*期"
NAME = r"《?(?P<name>[\u4e00-\u9fff]{2,12})》?"
SHORT = rf"{YEAR}\s*[./·]\s*(?P<number>\d{{1,2}})"
DAY = r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"

NUMBERED = re.compile(rf"{YEAR}\s*年?\s*[,，(（〔〕\[\]·\s]*(?:第\s*\d{{1,3}}\s*卷[,，\s]*)?{NTH}")
NUMBER_FIRST = re.compile(rf"(?<!总){NTH}[,，(（\s]*{YEAR}\s*年")
OF_MONTH = re.compile(rf"{YEAR}\s*年\s*(?P<number>\d{{1,2}})\s*月[号刊]")
VOLUME = re.compile(rf"{YEAR}\s*[,，]\s*\d{{1,3}}\s*\(\s*(?P<number>\d{{1,2}})\s*\)")
NAMED_SHORT = re.compile(rf"^\s*{NAME}\s*{SHORT}\s*$")
SHORT_NAMED = re.compile(rf"^\s*{SHORT}\s*{NAME}\s*$")
SAID = (NUMBERED, NUMBER_FIRST, OF_MONTH)
"""Forms that tell year and number wherever they stand; those of HEADED do so in running heads alone."""
HEADED = (VOLUME, NAMED_SHORT, SHORT_NAMED)

PRINTED = re.compile(rf"(?:印刷|出版|印发|发行|印制)\s*(?:日期|时间)\s*[:：]?\s*{DAY}|{DAY}\s*(?:印刷|出版|印发)")
DATELINE = re.compile(rf"{DAY}\s*(?:星期|周)[一二三四五六日天]")
PAGE_HEAD = re.compile(rf"{DAY}\s*第\s*\w{{1,3}}\s*版")
"""What stands over the pages of newspapers; in prose it cites another paper."""
ISSUED = re.compile(rf"[(（]?(?:[^\s\d,，。；]{{2,24}}[编办室会部社组委局厅]\s*)?{DAY}[)）]?")
"""A day on a line of its own, as bulletins have it beside those who issue them; the number stands so too."""
NUMBER_ALONE = re.compile(r"[(（]?第\s*(\d{1,3})\s*期[)）]?(?:\s*[(（]?总\s*第?\s*\d+\s*期[)）]?)?")

DIGITS = {ord(hanzi): digit for hanzi, digit in zip("〇○零一二三四五六七八九", "000123456789", strict=True)}
HANZI_YEAR = re.compile(r"[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=\s*年)")
HANZI_NUMBER = re.compile(r"(?<=第)[一二三四五六七八九十]{1,3}(?=期)|[一二三四五六七八九十]{1,3}(?=[月日])")


def in_one_form(line: str) -> str:
    """The line in half-width forms, with years, numbers and days of hanzi in figures: 二〇〇八年第三期."""
    line = HANZI_YEAR.sub(lambda found: found[0].translate(DIGITS), normalize("NFKC", line))
    return HANZI_NUMBER.sub(lambda found: str(_counted(found[0])), line)


def _counted(text: str) -> int:
    """A number below a hundred: 三, 十二, 二十一, 三十."""
    tens, ten, ones = text.rpartition("十")
    return (int(tens.translate(DIGITS) or 1) * 10 if ten else 0) + int(ones.translate(DIGITS) or 0)
