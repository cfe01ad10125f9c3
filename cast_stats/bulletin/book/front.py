"""The first sheets: contents, and how the bulletin was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cast_stats.bulletin.book import style
from cast_stats.bulletin.book.lists import check_counts
from cast_stats.bulletin.book.table_sheet import sheet_name
from cast_stats.bulletin.build import Bulletin
from cast_stats.bulletin.choose import RULE
from cast_stats.catalog.bulletins import bulletins
from cast_stats.catalog.checks import checks
from cast_stats.figures import plain
from cast_stats.workbook.book import Book
from cast_stats.workbook.cells import cell_of, text_cell
from cast_stats.workbook.sheets import set_height, set_widths

Line = tuple[str, ...]
ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
TITLE_HEIGHT = 30
CONTENTS_WIDTHS = (10, 70)
EXPLANATION_WIDTHS = (22, 100)


def write_contents(book: Book, title: str, bulletin: Bulletin, others: Sequence[str]) -> None:
    """目录: the chapters with their tables, then the other sheets; each leads there."""
    sheet = style.new_sheet(book, title, portrait=True)
    set_widths(sheet, CONTENTS_WIDTHS)
    book.put_across(sheet, 0, 1, text_cell(f"科协系统统计公报表（{bulletin.year}年）", style.TITLE))
    set_height(sheet, 0, TITLE_HEIGHT)
    for row, (number, text, target) in enumerate(_contents(bulletin, others), 2):
        if target is None:
            book.put(sheet, row, 0, text_cell(text, style.HEADING))
        else:
            book.put(sheet, row, 0, text_cell(number, style.NUMBER))
            book.put_link(sheet, row, 1, text_cell(text, style.LINK), f"'{target}'!A1")


def _contents(bulletin: Bulletin, others: Sequence[str]) -> Iterator[tuple[str, str, str | None]]:
    """Number, words and target sheet; a heading has no target."""
    for order, chapter in zip(ORDINALS, bulletins().chapters, strict=False):
        tables = [table for table in bulletin.tables if table.layout in chapter.tables]
        if tables:
            yield "", f"{order}、{bulletins().chapter(chapter.chapter).name}", None
        yield from ((table.number, table.title, sheet_name(table)) for table in tables)
    yield "", "附", None
    yield from (("", name, name) for name in others)


def write_explanations(book: Book, title: str, bulletin: Bulletin) -> None:
    """说明: sources, rule, marks, checks; a line of one text is a heading."""
    sheet = style.new_sheet(book, title)
    set_widths(sheet, EXPLANATION_WIDTHS)
    for row, line in enumerate(_explanations(bulletin)):
        for column, value in enumerate(line):
            book.put(sheet, row, column, cell_of(value, style.HEADING if len(line) == 1 else style.LISTED))


def _explanations(bulletin: Bulletin) -> Iterator[Line]:
    yield from _sources(bulletin)
    yield from _choosing(bulletin)
    yield from _reading()
    yield from _checking(bulletin)


def _sources(bulletin: Bulletin) -> Iterator[Line]:
    yield ("资料来源",)
    yield "刊期", "本公报的数字全部取自下列刊期，每个数字的原句见“证据”："
    for label in bulletin.issues:
        yield "", label


def _choosing(bulletin: Bulletin) -> Iterator[Line]:
    yield ("取数规则",)
    yield (
        "年度",
        "时点数（机构、会员等）取本年内的时点；时期数（活动、经费等）只取全年数，跨年累计和不足全年的数见“未入表”",
    )
    yield "多个数字时", "同一格有几个数字时，依次比较，先分出先后的为准："
    for number, criterion in enumerate(RULE, 1):
        yield "", f"{number}.{criterion}"
    yield "矛盾", "不能同时成立的数字并列于“冲突”，注明采用了哪一个和理由；不做平均，不做配平"
    corrections = [choice for table in bulletin.tables for choice in table.cells.values() if choice.correction]
    yield "更正", f"更正文件改动 {len(corrections)} 格，表中以 * 标出并注明理由"


def _reading() -> Iterator[Line]:
    yield ("符号",)
    yield "空格", "不足本表最小单位数、数据不详或无"
    yield "#", "其中的主要项，各项之和不一定等于总数"
    yield "约、余、多、超过等", "原刊对数字的限定；单元格里仍是数字，限定由数字格式显示"
    yield "*", "按更正文件改动的数字"
    yield "配平", "因小数取舍而产生的误差均未做配平处理"
    yield "比上年增长", "两年均有数字且没有“以上”“以下”时计算，保留一位小数；百分数指标为百分点之差"
    yield "地区", "按 GB/T 2260 代码排列，全国在前；更名、合并的地区按数字所属年份归入"


def _checking(bulletin: Bulletin) -> Iterator[Line]:
    limits = checks()
    yield ("校验",)
    yield "说明", "校验只报告，不改动数字；逐条见“校验”"
    yield "容许差", f"舍入：末位的 {plain(limits.rounding.value)}；百分比：{plain(limits.share_points.value)} 个百分点"
    stock, flow = (plain(jump.factor) for jump in (limits.jumps.stock, limits.jumps.flow))
    yield "", f"与上年相比：时点数达到或不足 {stock} 倍、时期数达到或不足 {flow} 倍的列出"
    yield from check_counts(bulletin)
