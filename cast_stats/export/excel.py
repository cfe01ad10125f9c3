"""The Excel workbook of one issue: overview, figures by family, awards, ledger, notes."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cast_stats.export.registry import Figure, Format, Result
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
    CellValue,
    Column,
)
from cast_stats.export.words import issue_words, word
from cast_stats.workbook import put_number, put_text, text_width, workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

SUFFIX = ".xlsx"
A4 = 9
NARROWEST, WIDEST, WRAPPED = 6, 36, 60


def render(result: Result, stem: str) -> dict[str, bytes]:
    """The file `<stem>.xlsx`."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    facts = [fact_row(fact) for fact in result.facts]
    _text_sheet(workbook, OVERVIEW, _overview(result))
    for family, title in FAMILY_SHEETS.items():
        _record_sheet(workbook, title, FACT_COLUMNS, [row for row in facts if row["family"] == family])
    _record_sheet(workbook, AWARDS, AWARD_COLUMNS, [award_row(award) for award in result.awards])
    _record_sheet(workbook, LEDGER, LEDGER_COLUMNS, [ledger_row(entry) for entry in result.ledger])
    _text_sheet(workbook, NOTES, _explanations())
    return {f"{stem}{SUFFIX}": workbook_bytes(workbook)}


def _record_sheet(workbook: Workbook, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """A sheet with a frozen, filtered header and one row a record."""
    sheet = _new_sheet(workbook, title)
    table = [[column.value(row) for column in columns] for row in rows]
    for index, column in enumerate(columns):
        _set_width(sheet, index, [column.heading, *(_shown(cells[index]) for cells in table)], column.wrap)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    last = _letter(len(columns) - 1)
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    sheet.append([_heading(sheet, column.heading) for column in columns])
    pens = [_cell(sheet, wrap=column.wrap) for column in columns]
    for row, cells in zip(rows, table, strict=True):
        for pen, column, value in zip(pens, columns, cells, strict=True):
            _put(pen, value, column.unit(row))
        sheet.append(pens)


def _text_sheet(workbook: Workbook, title: str, lines: Iterator[tuple[CellValue, ...]]) -> None:
    """A sheet of short lines; a line of one cell is a heading."""
    sheet = _new_sheet(workbook, title)
    for letter, width in (("A", 22), ("B", 30), ("C", WRAPPED)):
        sheet.column_dimensions[letter].width = width
    for line in lines:
        if len(line) == 1:
            sheet.append([_heading(sheet, str(line[0]))])
            continue
        pens = [_cell(sheet, wrap=True) for value in line]
        for pen, value in zip(pens, line, strict=True):
            _put(pen, value)
        sheet.append(pens)


def _overview(result: Result) -> Iterator[tuple[CellValue, ...]]:
    """The lines of 概览."""
    issue = result.issue
    yield (issue_words(issue),)
    yield "文件", issue.file
    yield "刊名", issue.journal
    yield "出版", issue.printed
    yield "页数", issue.pages
    yield "文件校验码", issue.sha256
    yield ("记录",)
    counts = Counter((fact.family, fact.category) for fact in result.facts)
    for (family, category), count in sorted(counts.items()):
        yield FAMILY_SHEETS[family], word("category", category), count
    yield AWARDS, "", len(result.awards)
    yield ("不成为记录的数字",)
    for reason, count in Counter(entry.reason for entry in result.ledger if entry.reason).most_common():
        yield word("reason", reason), "", count
    yield ("处理情况",)
    for note in result.notes:
        yield f"第{note.page}页" if note.page else "", note.code, note.message


def _explanations() -> Iterator[tuple[CellValue, ...]]:
    """The lines of 说明."""
    families = "、".join(FAMILY_SHEETS.values())
    for title, columns in ((families, FACT_COLUMNS), (AWARDS, AWARD_COLUMNS), (LEDGER, LEDGER_COLUMNS)):
        yield (f"{title}各列",)
        for column in columns:
            yield column.heading, column.meaning
    yield ("约定",)
    yield "百分数", "以百分比存放：65% 的单元格值为 0.65，显示为 65%"
    yield "位数", "超过 15 位有效数字的数以文本存放，因为 Excel 只保留 15 位"
    yield "文本", "编号、日期、代码均为文本；以 = + - @ 开头的原文不会被当作公式"
    yield "控制字符", "原文中的控制字符以可见符号代替（如 ␛）"
    yield "台账", "刊物中的每个数字都在台账里：要么成为记录，要么写明原因"


def _new_sheet(workbook: Workbook, title: str) -> Any:
    sheet = workbook.create_sheet(title)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&A　第 &P 页　共 &N 页"
    return sheet


def _set_width(sheet: Any, index: int, texts: list[str], wrap: bool) -> None:
    """As wide as the longest text, within limits; the heading keeps room for the filter's button."""
    longest = max(text_width(texts[0]) + 3, *(text_width(text) for text in texts[1:]), 0)
    limit = WRAPPED if wrap else WIDEST
    sheet.column_dimensions[_letter(index)].width = min(max(longest + 2, NARROWEST), limit)


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(index + 1)


def _cell(sheet: Any, wrap: bool) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    return cell


def _heading(sheet: Any, text: str) -> Cell:
    from openpyxl.styles import Border, Font, PatternFill, Side

    cell = _cell(sheet, wrap=False)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", start_color="DDEBF7")
    cell.border = Border(bottom=Side("thin"))
    put_text(cell, text)
    return cell


def _put(cell: Cell, value: CellValue, unit: str = "") -> None:
    if isinstance(value, int | Decimal):
        put_number(cell, value, unit)
    else:
        put_text(cell, value or "")


def _shown(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) else str(value or "")


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
