"""Why a number is no quantity: what the words beside it say (schemas/number_words.yaml)."""

from __future__ import annotations

import re
from typing import Literal

from cast_stats.catalog.number_words import number_words
from cast_stats.language.beside import ENDS, behind, lead, stands_before, words_before
from cast_stats.language.durations import is_measured
from cast_stats.language.measures import CONTINUOUS
from cast_stats.language.readings import Reading
from cast_stats.language.tally import Verdict, structures, why_not_counted

_LABELLED: tuple[Literal["phone", "address", "identifier"], ...] = ("phone", "address", "identifier")
"""Reasons that words before a number tell, and the groups of these words."""
_LABEL_END = re.compile("[: 为是(]+$")
_LEADS_TO = frozenset("由从为达到至")
_MANY = 10**4
_HUNDREDS = 100
_FROM = frozenset("由从自")
_GROWS = re.compile("[增减升降扩]|提高|发展|上升|下降|猛增|跃|翻")
_CLASS_OF = re.compile("(?:本科|专科|硕士|博士|大学)?(?:学生|学员|毕业|研究生|新生|同学|校友|班)")
_POWER = re.compile("10+")
_VARIETY = re.compile("(?<![小大燕荞水早晚红甘])[单麦玉糯粳籼杂棉薯稻]$|[\u4e00-\u9fff]优$")
_DISTANT = re.compile("外?处|外?的?地方")
_FILM = re.compile("的?[\u4e00-\u9fff]{0,4}?(?:放映|影片|电影|摄影|胶片|拷贝|幻灯)")
_SIZED = re.compile("(?![的以左上])[\u4e00-\u9fff]")
_OF_SIZE = re.compile("级[\u4e00-\u9fff]")
_CODED = re.compile("[零〇一二三四五六七八九]{3,4}(?:[农林牧]?场|[厂矿所站校院社队团])|[1-9][0-9]{2}[厂矿]")
_NOON = 12
_LATIN = re.compile("[A-Za-z]")
_AMONG_NAMES = re.compile("、[一二三四五六七八九十]里[、和及]")
_ROUTE = 100
"""From what number on 线 is a road: 318线."""
_CITED = re.compile("期[)]?[:,，]?[ ]?[0-9][-0-9—~]*[,，;；]?[ ]?共$|页\\($")
_POSTCODE = re.compile("[0-8][0-9]{5}")
_AFFILIATED = re.compile("[(（][^()（）]*[院所局系站馆厂会处部校学司心室][,，][^()（）0-9]{2,10}$")
_LONG = 9
"""Digits of a figure at most that has no comma and no unit; a longer string is a number of something's own."""
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_STOREY = re.compile("[0-9]号[\u4e00-\u9fff0-9]{0,8}$")
_BEFORE_FORE = frozenset("目以之当此年日月先从会生空提")  # 前 behind them is a word of its own
_RUNNING = frozenset({"次", "届", "期", "轮", "批", "度"})
_ACRONYM = re.compile("[A-Z]{2}")
_CLASS = re.compile("的?[\u4e00-\u9fff]{1,12}[0-9]")
_OVER = frozenset({"以上", "以下", "以内"})
_DEFINED = re.compile(r"的[\u4e00-\u9fff]{1,8}\)")  # (科普时间占60%以上的人员)
_OF_THEM = re.compile("的(?:[占有为]|有[\u4e00-\u9fff、]{2,16})[0-9一二两三四五六七八九十百]")
_RICH = re.compile(
    "(?:以上)?(?:产值|税收|利税|利润)?(?:大?项目|企业|产业|村|乡(?!村)|镇|县|大?户|工程|产品|富翁|园区|市场|楼宇|大关)"
)
_CLASS_NAMED = re.compile("的[\u4e00-\u9fff]{1,12}[0-9]")
_OR_MORE = frozenset({"及以上", "及以下", "含以上", "含以下"})
_OF_CLASS = re.compile("的?[\u4e00-\u9fff]")


def why_none(text: str, reading: Reading, start: int, bound_before: bool, named: bool) -> Verdict:
    """The reason why the reading (its hedge beginning at `start`) is no quantity. `named`: it stands in a name."""
    hedged = bound_before or bool(reading.hedge) or reading.value_max is not None
    if reading.form in ("percent", "fraction") or reading.unit in ("%", "‰", "个百分点"):
        return "name" if reading.hedge[-2:] in _OVER and _DEFINED.match(text, reading.end) else None
    if named and not (hedged and reading.measure):
        return "name"
    at, end = reading.start, reading.end
    before, after = text[at - 1 : at], text[end : end + 1]
    latin = before.isascii() and before.isalpha() and not (reading.measure and _ACRONYM.match(text, at - 2, at))
    if latin or (before == "." and at > 1):
        return "name"
    compares = before in "<>≤≥" and reading.measure is not None
    if (before in words_before("formula")[0] and not compares) or (after and after in "×÷≤≥^√"):
        return "formula"
    if not (reading.unit or reading.measure) and (reason := _without_unit(text, reading, hedged)):
        return reason
    if reading.unit in ("级", "类", "代", "线", "期") and (reason := _in_order(text, reading, start, hedged)):
        return reason
    if reading.chinese and (reason := why_not_counted(text, reading, start, hedged)):
        return reason
    return _by_unit(text, reading, start, hedged)


def _without_unit(text: str, reading: Reading, hedged: bool) -> Verdict:
    """A number without a unit: what is written right beside it, then what kind of numeral it is."""
    at, end = reading.start, reading.end
    after = text[end : end + 1]
    if after in ("强", "型") or (after.isascii() and after.isalpha()):
        return "name"
    label = _LABEL_END.sub("", text[max(0, at - 10) : at])
    for reason in _LABELLED:
        if stands_before(label, len(label), reason):
            return reason
    if after == "号":
        return "address" if stands_before(text, at, "road") else "name"
    if after in ("楼", "室") or text.startswith("单元", end):
        return "address"
    if after == "大" and not reading.scaled:
        return "structure"
    if reading.chinese:
        return _bare_chinese(text, reading, hedged)
    if reading.scaled or hedged:
        return None
    return _bare_arabic(text, reading)


def _bare_chinese(text: str, reading: Reading, hedged: bool) -> Verdict:
    """A Chinese numeral without a unit: 近千 counts, 一 is a word, 四服务 a name."""
    length = reading.numeral_end - reading.start
    if reading.form == "half":
        return None if hedged or ENDS.match(text, reading.end) else "rhetoric"
    if hedged and reading.value >= 10:
        return None
    if reading.form == "few" and reading.value >= _HUNDREDS and ENDS.match(text, reading.end):
        return None
    if text[reading.start] in "半几数对" or (length == 1 and not 1 < reading.value < 100):
        return "pass"
    grows = text[reading.start - 1 : reading.start] in _FROM and _GROWS.match(text, reading.end)
    ends = grows or ENDS.match(text, reading.end) or (reading.value >= _MANY and text.startswith("的", reading.end))
    figure = reading.value > 10 or "点" in text[reading.start : reading.numeral_end]
    if length > 1 and figure and ends and reading.form == "plain":
        return None
    return "name"


def _bare_arabic(text: str, reading: Reading) -> Verdict:
    """An Arabic numeral without a unit: 达2300 counts, 2019 is a year, 1. leads a paragraph."""
    at, end = reading.start, reading.end
    words = text[at : reading.numeral_end]
    if _YEAR.fullmatch(words):
        return "date"
    left, right = text[at - 1 : at], text[end : end + 1]
    if not text[max(0, at - 2) : at].strip("-\n") and not right.strip():
        return "page" if words.isdigit() and len(words) < 5 else "other"
    if len(words) < 3 and stands_before(text, at, "caption") and not stands_before(text, at, "caption_not"):
        return "structure"
    if stands_before(text, at, "valued"):
        return None
    if stands_before(text, at, "model") or _VARIETY.search(text, max(0, at - 2), at):
        return "name"
    if _POSTCODE.fullmatch(words) and _AFFILIATED.search(text, max(0, at - 40), at):
        return "address"
    if left and left in "/-—_#([" and (not right or right in "/-—)]\n"):
        return "identifier" if left not in ("(", "[") else "structure"
    if words.isdigit() and (len(words) >= _LONG or (words[0] == "0" and len(words) > 1)):
        return "identifier"
    if left == "-" and words.isdigit() and "\u4e00" <= text[at - 2 : at - 1] <= "\u9fff":
        return "name"
    if (left == ":" or "\u4e00" <= left <= "\u9fff") and ENDS.match(text, end):
        return None
    if right and right in ".、)" and words.isdigit() and len(words) < 3:
        return "structure"
    if left and "\u4e00" <= left <= "\u9fff" and "\u4e00" <= right <= "\u9fff":
        if "." in words and _GROWS.match(text, end):
            return None
        return None if left in _LEADS_TO or stands_before(text, at, "counting") else "name"
    return "other"


def _is_annual(text: str, reading: Reading) -> bool:
    """Whether what is counted is that of a year, not years: 20项年度活动."""
    return reading.unit != "个" and text.startswith("年度", reading.end)


def _by_unit(text: str, reading: Reading, start: int, hedged: bool) -> Verdict:
    """The reason that the unit tells, with what stands before and behind it; the first that fits."""
    unit, end = reading.unit, reading.end
    if structures(reading) and behind("always").match(text, end) and not _is_annual(text, reading):
        return "structure"
    if unit in ("岁", "周岁"):
        return None if "寿命" in text[max(0, start - 8) : start] else "age_birth"
    if reading.measure and reading.measure.unit.kind == "duration":
        return None if is_measured(text, reading, start) else "date"
    if _is_rank(text, reading, start):
        return "ordinal"
    if unit in _RUNNING and text[start - 2 : start] == "连续":
        return "rhetoric"
    if _is_threshold(text, reading, start, hedged):
        return "name"
    if text[start - 1 : start] == "每" and _POWER.fullmatch(f"{reading.value:f}"):
        return "rhetoric"
    if _is_class_of_year(text, reading):
        return "ordinal"
    if _is_date(text, reading):
        return "date"
    if _is_place(text, reading, start):
        return "address"
    if _is_part_of_name(text, reading, start):
        return "name"
    return "page" if _is_page(text, reading, start) else None


def _is_class_of_year(text: str, reading: Reading) -> bool:
    """77级学生, 85届: the year in which they began or ended."""
    if reading.unit not in ("级", "届") or not 50 <= reading.value < 100:
        return False
    return reading.unit == "届" or _CLASS_OF.match(text, reading.end) is not None


def _is_date(text: str, reading: Reading) -> bool:
    """1977级, 八九点."""
    if reading.unit == "级":
        return _YEAR.fullmatch(text, reading.start, reading.numeral_end) is not None
    hours = reading.chinese and reading.unit == "点" and reading.value_max
    return bool(hours and hours <= _NOON)


def _is_place(text: str, reading: Reading, start: int) -> bool:
    """200米处, 6号楼3层: where something is."""
    if reading.unit == "层":
        return _STOREY.search(lead(text, start)) is not None
    length = reading.measure is not None and reading.measure.unit.kind == "length"
    return length and _DISTANT.match(text, reading.end) is not None


def _is_part_of_name(text: str, reading: Reading, start: int) -> bool:
    """Whether what is told by size, version or number is the thing itself: 35毫米电影, 2.0版, 503厂."""
    unit, end = reading.unit, reading.end
    if reading.chinese and unit == "里" and _AMONG_NAMES.match(text, start - 1):
        return True
    if reading.chinese and unit == "元" and _LATIN.match(text, end):
        return True
    if unit == "版" and "." in text[reading.start : reading.numeral_end]:
        return True
    if (unit == "毫米" and _FILM.match(text, end)) or (unit == "英寸" and _SIZED.match(text, end)):
        return True
    if unit.endswith("级") and unit != "级" and _SIZED.match(text, end):
        return True
    if reading.measure and reading.measure.unit.kind in CONTINUOUS and _OF_SIZE.match(text, end):
        return True
    return _is_called(text, reading) and not stands_before(text, start, "counting")


def _is_page(text: str, reading: Reading, start: int) -> bool:
    """第3版, 下转5页, and the pages of a journal that is cited."""
    if reading.unit in ("页", "版") and text[start - 1 : start] in ("第", "转", "接", "见", "日"):
        return True
    return reading.unit in ("页", "字") and _CITED.search(text, max(0, start - 20), start) is not None


def _is_called(text: str, reading: Reading) -> bool:
    """Whether a works or a road is called by its number: 503厂, 318线."""
    route = reading.unit == "线" and reading.value >= _ROUTE
    return route or _CODED.fullmatch(text, reading.start, reading.end) is not None


def _is_rank(text: str, reading: Reading, start: int) -> bool:
    """前三位, 前10名: who comes first, not how many."""
    return (
        reading.unit in ("位", "名")
        and text[start - 1 : start] == "前"
        and text[start - 2 : start - 1] not in _BEFORE_FORE
    )


def _in_order(text: str, reading: Reading, start: int, hedged: bool) -> Verdict:
    """三级, 二类, 四代 and 二期 say which one; 七期 of a course, 10万级 and 3类 of things count."""
    if reading.unit == "期":
        return "ordinal" if not hedged and _is_stage(text, reading, start) else None
    counts = reading.value > 10 or reading.scaled or (reading.unit == "类" and not reading.chinese)
    return None if counts else "ordinal"


def _is_stage(text: str, reading: Reading, start: int) -> bool:
    """二期工程, 实验室二期、 name a stage; 讲座七期 counts."""
    if behind("ordinal_stage").match(text, reading.end):
        return True
    left = text[max(0, start - 12) : start]
    counts = any(word in left for word in number_words().after.instalments) or stands_before(text, start, "counting")
    first = not "\u4e00" <= left[-1:] <= "\u9fff" and not behind("instalments").match(text, reading.end)
    last = left[-1:] != "分" and bool(ENDS.match(text, reading.end))
    return reading.chinese and reading.value < 5 and (first or last) and not counts


def _names_class(text: str, reading: Reading, start: int) -> bool:
    """Whether an amount names the class of what stands behind it: 百万元村9个."""
    return text[start] in "十百千万亿" and bool(_RICH.match(text, reading.end))


def _is_threshold(text: str, reading: Reading, start: int, hedged: bool) -> bool:
    """亿元以上项目681个, 4吨及以上货车: what bounds a class that is named next is no figure of its own."""
    if reading.hedge[-3:] in _OR_MORE and _OF_CLASS.match(text, reading.end):
        return True
    unit = reading.measure.unit if reading.measure else None
    if unit is None or unit.kind == "ratio":
        return False
    if hedged and _OF_THEM.match(text, reading.end):
        return True
    if unit.kind == "money" and _names_class(text, reading, start):
        return True
    if reading.hedge[-2:] not in _OVER:
        return False
    bare = text[reading.start] in "百千万亿" and reading.value_max is None
    if unit.kind == "money" and bare:
        return True
    sized = bare or unit.kind in ("money", *CONTINUOUS)
    return bool((_CLASS if sized else _CLASS_NAMED).match(text, reading.end))
