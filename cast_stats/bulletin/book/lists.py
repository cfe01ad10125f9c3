"""The sheets behind the tables: evidence, conflicts, checks, figures without a place, candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cast_stats.bulletin.book import style
from cast_stats.bulletin.book.table_sheet import Place, Places
from cast_stats.bulletin.build import Bulletin
from cast_stats.bulletin.checks import NAMES, VERDICTS
from cast_stats.bulletin.figure import Figure
from cast_stats.catalog.indicators import indicators
from cast_stats.labels import label
from cast_stats.messages import chinese
from cast_stats.workbook import cells
from cast_stats.workbook.book import Book
from cast_stats.workbook.cells import text_cell
from cast_stats.workbook.looks import text_width
from cast_stats.workbook.sheets import head_list, set_height, set_widths

Value = cells.Value | Place

WIDTHS = {
    "表": 7, "单元格": 7, "指标代码": 9, "指标": 22, "栏目": 12, "年份": 6, "数值": 13, "单位": 7, "程度": 6,
    "选取理由": 16, "取舍": 8, "理由": 16, "校验项": 16, "结论": 7, "内容": 56, "数字": 26, "原因": 18, "主体": 18,
    "统计项目": 40, "类别": 18, "次数": 8, "原文": 14, "证据": 48, "刊期": 24, "页": 5, "文章": 24, "记录编号": 18,
}  # fmt: skip
"""Width of each column, by its heading."""
PROOF = ("原文", "证据", "刊期", "页", "文章", "记录编号")
NUMBERS = {"数值", "页", "次数"}
MEASURED = ("数值", "单位", "程度")
BOUND_WORDS = {"exact": "确数", "about": "约数", "at_least": "以上", "at_most": "以下"}
LINE_HEIGHT, MOST_LINES = 13, 20
TAKEN, LEFT = "采用", "未采用"


def write_list(book: Book, title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """A sheet with a frozen, filtered header and one line a row; texts are texts, numbers are numbers."""
    from pandas import DataFrame

    sheet = style.new_sheet(book, title)
    lists = [list(row) for row in rows]
    frame = DataFrame([list(map(_words, row)) for row in lists], columns=list(headings), dtype=object)
    looks = [style.LISTED_NUMBER if heading in NUMBERS else style.LISTED for heading in headings]
    book.put_frame(sheet, frame, looks, [style.TOP_AND_HEAD_LINE] * len(headings))
    for number, row in enumerate(lists, 1):
        for index, value in enumerate(row):
            if isinstance(value, Place):
                link = text_cell(value.cell, style.LISTED_LINK)
                book.put_link(sheet, number, index, link, f"'{value.sheet}'!{value.cell}")
        lines = max(map(_lines, row, headings))
        set_height(sheet, number, LINE_HEIGHT * min(lines, MOST_LINES))
    set_widths(sheet, [WIDTHS[heading] for heading in headings])
    head_list(sheet)


def _words(value: Value) -> cells.Value:
    return value.cell if isinstance(value, Place) else value


def _lines(value: Value, heading: str) -> int:
    return -(-text_width(value) // (WIDTHS[heading] - 1)) if isinstance(value, str) and value else 1


def write_evidence(book: Book, title: str, bulletin: Bulletin, places: Places) -> None:
    """证据: every cell of every table, the record behind it, and the sentence that proves it."""
    headings = ("表", "单元格", "指标代码", "指标", "栏目", "年份", *MEASURED, "选取理由", *PROOF)
    write_list(book, title, headings, _evidence(bulletin, places))


def _evidence(bulletin: Bulletin, places: Places) -> Iterator[tuple[Value, ...]]:
    for table in bulletin.tables:
        for line in table.lines:
            for head in table.heads:
                choice = table.choice(line.indicator, head)
                if choice is None:
                    continue
                place = places[table.number, line.indicator, head]
                where = (place.sheet, place, *_named(line.indicator), head.name, str(table.year))
                measured = (choice.value, *_unit_and_bound(line.indicator, choice.figure))
                yield (*where, *measured, choice.why, *_proof(choice.figure))


def write_conflicts(book: Book, title: str, bulletin: Bulletin, places: Places) -> None:
    """冲突: figures for one cell that contradict each other, side by side."""
    headings = ("表", "单元格", "指标", "栏目", "取舍", *MEASURED, "理由", *PROOF)
    write_list(book, title, headings, _conflicts(bulletin, places))


def _conflicts(bulletin: Bulletin, places: Places) -> Iterator[tuple[Value, ...]]:
    for conflict in bulletin.conflicts():
        place, choice = places[conflict.table.number, conflict.code, conflict.head], conflict.choice
        where = (place.sheet, place, _named(conflict.code)[1], conflict.head.name)
        sides = [(TAKEN, choice.figure, choice.value, choice.why)]
        sides += [(LEFT, figure, figure.value, "") for figure in choice.conflicts]
        for side, figure, value, why in sides:
            yield (*where, side, value, *_unit_and_bound(conflict.code, figure), why, *_proof(figure))


def write_checks(book: Book, title: str, bulletin: Bulletin) -> None:
    """校验: one line a comparison, those that do not hold first."""
    headings = ("校验项", "结论", "内容", "数字", "刊期", "页", "文章", "记录编号")
    write_list(book, title, headings, _findings(bulletin))


def check_counts(bulletin: Bulletin) -> Iterator[tuple[str, str]]:
    """How many comparisons each check made, and how many came out how."""
    counts = Counter((finding.check, finding.verdict) for finding in bulletin.findings)
    for name in NAMES:
        by_verdict = {verdict: counts[name, verdict] for verdict in VERDICTS}
        told = "，".join(f"{verdict} {count}" for verdict, count in by_verdict.items())
        yield name, f"比较 {sum(by_verdict.values())} 次：{told}"


def _findings(bulletin: Bulletin) -> Iterator[tuple[Value, ...]]:
    for one in bulletin.findings:
        joined = (
            "；".join(dict.fromkeys(str(getattr(figure, name) or "") for figure in one.figures))
            for name in ("quote", "label", "page", "article", "id")
        )
        yield one.check, one.verdict, one.text, *joined


def write_unused(book: Book, title: str, bulletin: Bulletin) -> None:
    """未入表: the year's figures of indicators that stand in no cell, with the reason."""
    headings = ("原因", "指标代码", "指标", "主体", *MEASURED, *PROOF)
    write_list(book, title, headings, _unused(bulletin))


def _unused(bulletin: Bulletin) -> Iterator[tuple[Value, ...]]:
    for one in bulletin.unused:
        figure, code = one.figure, one.figure.indicator or ""
        measured = (figure.value, *_unit_and_bound(code, figure))
        yield (one.reason, *_named(code), figure.subject, *measured, *_proof(figure))


def write_candidates(book: Book, title: str, bulletin: Bulletin) -> None:
    """候选指标: what was counted this year and is no indicator of the catalogue yet."""
    headings = ("统计项目", "单位", "类别", "次数")
    named = (one._replace(category=chinese(label("category", one.category))) for one in bulletin.candidates)
    write_list(book, title, headings, named)


def _proof(figure: Figure) -> tuple[Value, ...]:
    """The columns PROOF of a figure."""
    return figure.quote, figure.evidence, figure.label, figure.page, figure.article, figure.id


def _named(code: str) -> tuple[str, str]:
    indicator = indicators().get(code)
    return code, indicator.name if indicator else ""


def _unit_and_bound(code: str, figure: Figure) -> tuple[str, str]:
    indicator = indicators().get(code)
    return indicator.unit if indicator else figure.unit, BOUND_WORDS[figure.bound]
