"""What stands in each sheet of the workbook: headings, cells, meanings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cast_stats.export.rows import Row
from cast_stats.export.words import derivation_words, time_words, word
from cast_stats.records import Family
from cast_stats.workbook.cells import EXACT_DIGITS, Value, too_long

UNIT = "单位"
TEXT_NUMBER = f"数值超过{EXACT_DIGITS}位有效数字，以文本存放"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what a row shows there, and what it means.

    It is as wide as its longest text, `widest` at most; text beyond that is wrapped. `unit` heads the column that holds
    the units of its numbers. Columns that are not `printed` stand to the right of those that are.
    """

    heading: str
    value: Callable[[Row], Value]
    meaning: str
    widest: int = 20
    printed: bool = True
    align: str = "left"
    unit: str = ""


def _key(name: str) -> Callable[[Row], Value]:
    return lambda row: row[name]


def _word(name: str) -> Callable[[Row], Value]:
    return lambda row: word(name, row[name])


def _remarks(row: Row) -> Value:
    """The notes of a record; that a number is text, where it is."""
    numbers = (row.get(name) for name in ("value", "value_max"))
    long = any(number is not None and too_long(number) for number in numbers)
    return "；".join((*(word("remark", note) for note in row["notes"]), *((TEXT_NUMBER,) if long else ())))


_PLACE = (
    Column("页", _key("page"), "原文所在页，从文件第一页（封面）数起；纯文本没有页", align="center"),
    Column("文章", _key("article"), "所在文章的标题", widest=24),
    Column("可信度", _word("confidence"), "高、中、低：程序对这条记录的把握，低的请先核对原文"),
    Column("栏目", _key("section"), "文章所在的栏目；刊物没有栏目则空", printed=False),
    Column("备注", _remarks, "读取或判断时的特别情况", widest=40, printed=False),
)
_ORIGIN = (
    Column(
        "依据",
        lambda row: derivation_words(row["derivation"]),
        "各项从何得来：写明（及句式或词语）、承前（及所承之处）或推定",
        60,
        printed=False,
    ),
    Column("规则", _key("rule"), "得出这条记录的句式规则", printed=False),
    Column("编号", _key("id"), "记录的固定编号，与 records.jsonl、facts.csv 中的 id 相同", printed=False),
)

FACT_COLUMNS = (
    Column("主体", _key("subject"), "这是谁的数字：地区或单位", widest=22),
    Column("统计项目", _key("item"), "统计的对象：数的是什么", widest=26),
    Column("程度", _word("bound"), "确数、约数、以上（多、余、超过）或以下（不到、以内）"),
    Column("数值", _key("value"), "万、亿已乘出；百分数存为百分比；范围的下限", align="right", unit=UNIT),
    Column("上限", _key("value_max"), "原文给出范围时的上限（如 5~8 元）", align="right", unit=UNIT),
    Column(UNIT, _key("unit"), "按原文；万元、亿元等一律化为元", widest=12, align="center"),
    Column(
        "时间",
        lambda row: time_words(row["time"]),
        "数字所属的时点（截至…）或时期，精确到原文给出的程度；看不出则空",
        widest=22,
    ),
    Column("变化", _word("change"), "变化前、变化后的数，或者本身就是增减量"),
    Column("类别", _word("category"), "统计项目的类别"),
    Column("原文", _key("quote"), "数字在刊物上的原样，含修饰词和单位"),
    Column("证据", _key("evidence"), "数字所在的原句，按印刷原样，不作改动", widest=44),
    *_PLACE,
    Column("所属总数", _key("part_of"), "其中项所属总数那条记录的编号", printed=False),
    *_ORIGIN,
)

AWARD_COLUMNS = (
    Column("获奖者", _key("recipient"), "获奖的单位、个人或成果", widest=30),
    Column("奖项", _key("award"), "奖项或荣誉称号", widest=36),
    Column("等级", _key("grade"), "如一等奖、金奖；原文没有则空"),
    Column("年份", _key("year"), "授奖年份"),
    Column("授予单位", _key("awarder"), "颁奖或命名的单位", widest=26),
    Column("原文", _key("quote"), "写明获奖的文字在刊物上的原样"),
    Column("证据", _key("evidence"), "获奖所据的原句，或名单中的一行，按印刷原样，不作改动", widest=44),
    *_PLACE,
    *_ORIGIN,
)

LEDGER_COLUMNS = (
    Column("页", _key("page"), "数字所在页，从文件第一页（封面）数起；纯文本没有页", align="center"),
    Column("文章", _key("article"), "所在文章", widest=24),
    Column("数字", _key("quote"), "数字在刊物上的原样"),
    Column("上下文", _key("context"), "数字的前后文", widest=50),
    Column("去向", lambda row: "记录" if row["record"] else "不是统计数字", "成为记录，或者不是统计数字"),
    Column("原因", _word("reason"), "不成为记录的原因：日期、页码、名称的一部分等"),
    Column("记录编号", _key("record"), "成为哪条记录"),
    Column("规则", _key("detail"), "认出这个数字的写法或规则，是程序中的名称", widest=30, printed=False),
)

FAMILY_SHEETS: dict[Family, str] = {"association": "组织统计", "award": "奖项荣誉", "project": "项目指标"}
OVERVIEW, AWARDS, LEDGER, NOTES = "概览", "获奖名单", "数字台账", "说明"
