"""The Excel workbook of one issue: overview, figures by family, awards, ledger, notes."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING, Any, get_args

from cast_stats.export.frames import frame_of
from cast_stats.export.registry import Figure, Format
from cast_stats.export.rows import Row, award_row, fact_row, ledger_row
from cast_stats.export.sheets import (
    AWARD_COLUMNS,
    AWARDS,
    FACT_COLUMNS,
    FAMILY_SHEETS,
    LEDGER,
    LEDGER_COLUMNS,
    NOTES,
    OVERVIEW,
    TEXT_NUMBER,
    Column,
)
from cast_stats.export.words import date_words, issue_words, word
from cast_stats.messages import chinese
from cast_stats.notes import note_words
from cast_stats.records import CATEGORIES, Grade, Records
from cast_stats.workbook.book import Book
from cast_stats.workbook.cells import Value, cell_of
from cast_stats.workbook.looks import look, text_width
from cast_stats.workbook.sheets import address, head_list, set_height, set_widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from pandas import DataFrame

Line = tuple[Value, ...]
SUFFIX = ".xlsx"
NARROWEST, FILTER_BUTTON = 4, 3
LINE_HEIGHT, MOST_LINES = 15, 20
OVERVIEW_WIDTHS, NOTES_WIDTHS = (24, 24, 66), (24, 90)
WRAPPING = look(valign="top", text_wrap=True)
LINE = look(WRAPPING, align="left")
HEADING = look(valign="top", bold=True, fill="DDEBF7", bottom="thin")


def render(records: Records, stem: str) -> dict[str, bytes]:
    """The file `<stem>.xlsx`."""
    book = Book()
    facts = [fact_row(fact) for fact in records.facts]
    _text_sheet(book, OVERVIEW, OVERVIEW_WIDTHS, _overview(records))
    for family, title in FAMILY_SHEETS.items():
        _record_sheet(book, title, FACT_COLUMNS, [row for row in facts if row["family"] == family])
    _record_sheet(book, AWARDS, AWARD_COLUMNS, [award_row(award) for award in records.awards])
    _record_sheet(book, LEDGER, LEDGER_COLUMNS, [ledger_row(entry) for entry in records.ledger])
    _text_sheet(book, NOTES, NOTES_WIDTHS, _explanations())
    return {f"{stem}{SUFFIX}": book.finish()}


def _record_sheet(book: Book, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """A sheet with a frozen, filtered header and one row a record."""
    sheet = book.sheet(title)
    headings = [column.heading for column in columns]
    frame = frame_of(({column.heading: column.value(row) for column in columns} for row in rows), headings)
    book.put_frame(
        sheet,
        frame,
        [look(WRAPPING, align=column.align) for column in columns],
        [look(HEADING, align=column.align) for column in columns],
        {column.heading: column.unit for column in columns if column.unit},
    )
    head_list(sheet)
    _fit(sheet, columns, frame.map(lambda value: text_width(_shown(value))))
    sheet.print_area = f"A1:{address(len(rows), sum(column.printed for column in columns) - 1)}"


def _fit(sheet: Worksheet, columns: Sequence[Column], needed: DataFrame) -> None:
    """Columns as wide as their longest text, as far as they may; rows as high as their texts then ask for."""
    widths = []
    for column in columns:
        longest = max((text_width(column.heading) + FILTER_BUTTON, NARROWEST, *needed[column.heading]))
        widths.append(min(longest + 2, column.widest))
    set_widths(sheet, widths)
    for number, row in enumerate(needed.itertuples(index=False), 1):
        lines = max(-(-text // (width - 1)) for text, width in zip(row, widths, strict=True))
        set_height(sheet, number, min(max(lines, 1), MOST_LINES) * LINE_HEIGHT)


def _text_sheet(book: Book, title: str, widths: Sequence[int], lines: Iterable[Line]) -> None:
    """A sheet of short lines; a line of one cell is a heading."""
    sheet = book.sheet(title, portrait=True)
    set_widths(sheet, widths)
    for number, line in enumerate(lines):
        heading = len(line) == 1
        cells = (*line, *repeat(None, len(widths) - len(line)))
        for index, value in enumerate(cells):
            book.put(sheet, number, index, cell_of(value, HEADING if heading else LINE))
        needed = (
            1 if heading else max(-(-text_width(_shown(one)) // wide) for one, wide in zip(cells, widths, strict=True))
        )
        set_height(sheet, number, needed * LINE_HEIGHT)


def _shown(value: Value) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) else value or ""


def _overview(records: Records) -> Iterator[Line]:
    """The lines of 概览: a heading, or up to three cells."""
    issue = records.issue
    yield (issue_words(issue),)
    yield "文件", "", issue.file
    yield "刊名", "", issue.journal or "未见"
    yield "出版", "", date_words(issue.printed) or "未见"
    yield "页数", "", issue.pages or "纯文本"
    yield "文件校验码", "SHA-256", issue.sha256
    yield from _counts(records)
    yield ("处理情况",)
    if not records.notes:
        yield "没有需要说明的情况", ""
    for note in records.notes:
        yield f"第{note.page}页" if note.page else "", "", note_words(note, chinese)


def _counts(records: Records) -> Iterator[Line]:
    """Records by sheet and category, then by confidence; numbers of the issue by what became of them."""
    yield ("记录",)
    counts = Counter(fact.category for fact in records.facts)
    for family, title in FAMILY_SHEETS.items():
        categories = sorted(CATEGORIES[family], key=lambda category: -counts[category])
        yield title, "合计", sum(counts[category] for category in categories)
        yield from (("", word("category", category), counts[category]) for category in categories if counts[category])
    yield AWARDS, "合计", len(records.awards)
    grades = Counter((*(fact.grade for fact in records.facts), *(award.confidence for award in records.awards)))
    for order, grade in enumerate(get_args(Grade)):
        yield "" if order else "可信度", word("confidence", grade), grades[grade]
    reasons = Counter(entry.reason for entry in records.ledger if entry.reason)
    yield ("刊物中的数字",)
    yield LEDGER, "合计", len(records.ledger)
    yield "", "成为记录", len(records.ledger) - reasons.total()
    yield "", "不是统计数字", reasons.total()
    for order, (reason, count) in enumerate(reasons.most_common()):
        yield "" if order else "不成为记录的原因", word("reason", reason), count


def _explanations() -> Iterator[Line]:
    """The lines of 说明."""
    families = "、".join(FAMILY_SHEETS.values())
    for title, columns in ((families, FACT_COLUMNS), (AWARDS, AWARD_COLUMNS), (LEDGER, LEDGER_COLUMNS)):
        yield (f"{title}各列",)
        for column in columns:
            yield column.heading, column.meaning
    yield ("约定",)
    yield "空格", "原文没有，或者看不出；不表示零"
    yield "程度", "“以上”含多、余、超过、突破、不少于；“以下”含不到、以内、不超过；“约数”含约、近、左右；其余为“确数”"
    yield "百分数", "以百分比存放：65% 的单元格值为 0.65，显示为 65%"
    yield "位数", f"{TEXT_NUMBER}，因为 Excel 只保留 15 位；备注列注明"
    yield "文本", "编号、日期、代码均为文本；以 = + - @ 开头的原文不会被当作公式"
    yield "控制字符", "原文中的控制字符以可见符号代替（如 ␛）"
    yield "打印", "打印区域到可信度为止，其右各列只在屏幕上看"
    yield "台账", "刊物中的每个数字都在台账里：要么成为记录，要么写明原因"


def read(files: Mapping[str, bytes]) -> list[Figure]:
    """The figures of the workbook, sheet by sheet."""
    from openpyxl import load_workbook

    content = next(data for name, data in files.items() if name.endswith(SUFFIX))
    workbook = load_workbook(io.BytesIO(content), read_only=True)
    return [_figure(row) for title in FAMILY_SHEETS.values() for row in _rows(workbook[title])]


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    lines = sheet.iter_rows(values_only=True)
    headings = next(lines)
    return (dict(zip(headings, line, strict=True)) for line in lines)


def _figure(row: Mapping[str, Any]) -> Figure:
    unit = row["单位"] or ""
    return Figure(
        row["编号"], _number(row["数值"], unit), None if row["上限"] is None else _number(row["上限"], unit),
        unit, row["主体"] or "", row["统计项目"] or "", row["原文"] or "",
    )  # fmt: skip


def _number(value: int | float | str, unit: str) -> Decimal:
    exact = Decimal(str(value))
    return exact.scaleb(2) if unit == "%" and not isinstance(value, str) else exact


FORMAT = Format("excel", render, read)
