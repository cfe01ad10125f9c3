"""What a table's labels say: a name without numbering and marks, a unit, a time, whose figures they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from cast_stats.facts.places import places_of
from cast_stats.language.folding import fold
from cast_stats.language.measures import measure_at
from cast_stats.language.organisations import find_organisations
from cast_stats.language.times import find_times
from cast_stats.layout.article import Cell
from cast_stats.records import Period

MARKS = re.compile(
    r"(?:[#＃]+|\*|其中[:：,，]?|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}(?:[、．]|[.](?!\d)))\s*"
)
RANKS = ((1, re.compile(r"[一二三四五六七八九十]+[、.．]")), (2, re.compile(r"[(（][一二三四五六七八九十]+[)）]")),
         (3, re.compile(r"\d{1,2}(?:[、．]|[.](?!\d))")), (4, re.compile(r"[(（]\d{1,2}[)）]")))  # fmt: skip
IN_BRACKETS = re.compile(r"[(（](?:单位[:：]?)?([^()（）]+)[)）]$")
AFTER_STROKE = re.compile(r"[/／]([^/／]+)$")
COUNTED = re.compile(r"(人次|[人件户家次项篇册种场台])数$")
"""What is counted is the unit, where the label says so: 参加人数, 立案件数."""
REMARK = re.compile(r"[(（][^()（）]*[，,、；：][^()（）]*[)）]$")
FOOTNOTE = re.compile(r"[①-⑳*＊]+$|[(（]\s*[)）]$")
"""A mark at a label's end; brackets whose unit OCR did not read are one."""
SCALE = re.compile(r"((?:[十百千])?(?:万亿|亿|万))(.*)")
SCALES = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}
PERCENT = {"％": "%", "百分比": "%", "百分点": "个百分点"}
YEAR = re.compile(r"((?:19|20)\d\d)")
YEAR_END = re.compile(r"年末|年底|期末")
GROWTH = re.compile(r"增长|涨跌|增减|增速|增幅|升降|上升|下降|提高|减少|增加")
GENERIC = re.compile(
    r"数量|数值|指标值|指标|绝对[数额值量]|本年|本期|实际|年末数|期末数|全年|总量|总数|合计|总计|小计|数据|项目|内容|完成数|实绩"
)
TOTAL = re.compile(r".*(?:合计|总计|小计|总额)")
LEVEL = re.compile(
    r"(?:全[国省市县区州]|中央|地方|副?[省市县区州盟旗地乡镇]{1,3}级|[省市县区州]本级|乡镇|街道|[省市县区州])(?:科协|学会|协会)?"
    r"|(?:学会|科协)小计"
)
OWNERS = ("association", "region", "government")
LABELS = 1 << 10
"""Labels whose times are remembered at once: those of a table come back in each of its figures."""
BESIDE = ("与", "和", "比", "同", "较", "在", "由")


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart: `name` as printed without numbering, marks and unit. `part` says that # or 其中 stands
    before it, `hashes` how many #, `start` what place follows them; `rank` is the level of its numbering."""

    name: str
    unit: str
    start: int
    part: bool
    hashes: int
    rank: int | None


@cache
def read_label(text: str) -> Label:
    """The parts of a label."""
    end, start, part, hashes, rank = 0, 0, False, 0, None
    while match := MARKS.match(text, end):
        mark, end = match.group().strip(), match.end()
        hashes += sum(mark.count(sign) for sign in "#＃")
        if mark[0] in "#＃其":
            part, start = True, end
        rank = rank or next((number for number, style in RANKS if style.fullmatch(mark)), None)
    name = FOOTNOTE.sub("", text[end:])
    bracket = IN_BRACKETS.search(name) or AFTER_STROKE.search(name)
    unit = bracket.group(1) if bracket and is_unit(bracket.group(1)) else ""
    if unit and bracket:
        name = name[: bracket.start()]
    elif counted := COUNTED.search(name):
        unit = counted.group(1)
    return Label(REMARK.sub("", name) or name, unit, start, part, hashes, rank)


def is_unit(text: str) -> bool:
    """Whether the words are a unit: one that is known, with or without 万 and 亿."""
    scaled = SCALE.fullmatch(text)
    bare = fold(scaled.group(2) if scaled else text).text
    if not bare:
        return scaled is not None
    found = measure_at(bare, 0)
    return found is not None and found.end == len(bare)


def scaled(unit: str) -> tuple[Decimal, str]:
    """What a figure in this unit is multiplied by, and the unit that is left: 万元 → 10000, 元."""
    match = SCALE.fullmatch(unit)
    if match is None:
        return Decimal(1), PERCENT.get(unit, unit)
    factor = Decimal(1)
    for sign in match.group(1):
        factor *= SCALES[sign]
    return factor, match.group(2)


def value_of(text: str) -> Decimal:
    """The number in a cell that holds nothing else."""
    plain = FOOTNOTE.sub("", fold(text).text)
    sign = "-" if plain[0] in "-−－—–" else ""
    return Decimal(sign + re.sub(r"[^\d.]", "", plain))


@lru_cache(LABELS)
def period_of(text: str, issued: str | None) -> Period | None:
    """The time that a label or title tells."""
    if YEAR.fullmatch(text):
        return Period(type="during", start=text, end=text)
    found = next((mention.period for mention in find_times(text, issued=issued) if mention.period), None)
    if found and YEAR_END.search(text):
        return year_end(found)
    return found


def year_end(period: Period) -> Period:
    """The end of the year that a period ends in."""
    return Period(type="as_of", end=f"{period.end[:4]}-12") if period.end and period.end != "now" else period


@lru_cache(LABELS)
def is_time(text: str, issued: str | None) -> bool:
    """Whether a label is a time and nothing else."""
    if YEAR.fullmatch(text):
        return True
    return any(t.start == 0 and t.end == len(text) for t in find_times(text.removesuffix("度"), issued=issued))


def tells_time(text: str, issued: str | None) -> bool:
    """Whether a label among others tells when: it names a year, or is a time; 年初预算 and 比上年增长 are none."""
    return not GROWTH.search(text) and (re.search(r"\d", text) is not None or is_time(text, issued))


@lru_cache(LABELS)
def without_times(text: str, issued: str | None) -> str:
    """The label without the years that it names: 2019年预算 → 预算."""
    for mention in reversed(find_times(text, issued=issued)):
        if re.search(r"\d", mention.text):
            text = text[: mention.start] + text[mention.end :]
    return text


@cache
def is_owner(text: str) -> bool:
    """Whether a label names a region, an organisation or a level of them, and nothing else."""
    return LEVEL.fullmatch(text) is not None or is_place(text) or any(
        o.start == 0 and o.end == len(text) and o.kind in OWNERS for o in find_organisations(text)
    )  # fmt: skip


@cache
def is_place(text: str) -> bool:
    """Whether a label names a region and nothing else."""
    return any(o.start == 0 and o.end == len(text) and o.kind == "region" for o in find_organisations(text))


def owner_in(title: str) -> str:
    """The first region or organisation that a title names in full, other than to set it beside another; "" for none."""
    named = (o for o in find_organisations(title) if o.kind in OWNERS and title[: o.start][-1:] not in BESIDE)
    return next((o.text for o in named if places_of(o.text) or o.text.startswith("中国")), "")


def left_of(cell: Cell) -> float:
    """Where a label begins on the page behind # and 其中, in points; 0 where the page has no geometry."""
    at = 4 * read_label(cell.text).start
    return cell.places.boxes[at] if at < len(cell.places.boxes) else 0.0
