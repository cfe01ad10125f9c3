"""One sheet a table, in the form of the yearbooks: title, unit line, three lines, notes, growth below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cast_stats.bulletin.book import style
from cast_stats.bulletin.choose import Choice
from cast_stats.bulletin.growth import Growths
from cast_stats.bulletin.tables import Head, Table
from cast_stats.catalog.bulletins import Line
from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.figures import plain
from cast_stats.workbook.book import Book
from cast_stats.workbook.cells import Cell, cell_of, number_cell, text_cell
from cast_stats.workbook.looks import Look, look, number_format, text_width
from cast_stats.workbook.sheets import address, break_pages, set_height, set_widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 3
STUB, ITEM = "指标", "Item"
STUB_WIDTH, ENGLISH_WIDTH, NARROWEST, WIDEST_HEAD = 34, 40, 9, 14
ENGLISH_LETTERS = 50
"""Letters of the smaller English type that go into ENGLISH_WIDTH."""
LINE_HEIGHT, HEAD_HEIGHT, TITLE_HEIGHT, NOTE_HEIGHT = 17, 32, 26, 14
COLUMNS_A_PAGE, ROWS_A_PAGE = 11, 44
BOUNDS_NOTE = "表中“约”“近”“余”“多”“超过”“以上”等按原刊，数字后有“～”的为范围。"
BLANKS_NOTE = "空格表示不足本表最小单位数、数据不详或无；“#”表示其中的主要项，各项之和不一定等于总数。"
GROWTH_TITLE = "附：比上年增长（%）"
POINTS = "（百分点）"


class Place(NamedTuple):
    """Where a cell of a table stands in the workbook."""

    sheet: str
    cell: str


Places = dict[tuple[str, str, Head], Place]
Row = tuple[Line, Indicator]


def sheet_name(table: Table) -> str:
    """The sheet's name."""
    return f"表{table.number}"


@dataclass(frozen=True, slots=True)
class Block:
    """As many columns of a table as go on a page; `number` counts from 0, further ones are headed 续表."""

    book: Book
    sheet: Worksheet
    table: Table
    heads: tuple[Head, ...]
    number: int
    last: int
    """The column of the English words: the same in all blocks of a table."""
    is_last: bool


def write_table(book: Book, table: Table, growths: Growths) -> Places:
    """Write one table on a sheet of its own, its blocks one below another; gives where its cells stand."""
    sheet = style.new_sheet(book, sheet_name(table))
    blocks = _blocks(book, sheet, table)
    _set_up(sheet, table, blocks)
    places: Places = {}
    ends = [0]
    for block in blocks:
        ends.append(_write_block(block, ends[-1], growths, places))
    break_pages(sheet, ends, ROWS_A_PAGE)
    return places


def _blocks(book: Book, sheet: Worksheet, table: Table) -> list[Block]:
    count = -(-len(table.heads) // COLUMNS_A_PAGE)
    size = -(-len(table.heads) // count)  # blocks of about the same width
    parts = [table.heads[start : start + size] for start in range(0, len(table.heads), size)]
    last = len(parts[0]) + 1
    return [
        Block(book, sheet, table, heads, number, last, number == len(parts) - 1) for number, heads in enumerate(parts)
    ]


def _write_block(block: Block, first: int, growths: Growths, places: Places) -> int:
    """Title, header, rows, notes (under the last block) and growth; gives the next free row."""
    _title(block, first)
    _header(block, first + HEADER_ROW)
    rows = _rows(block.table.lines)
    number = first + HEADER_ROW
    for number, (line, indicator) in enumerate(rows, first + HEADER_ROW + 1):
        line_look = style.LAST_LINE if number == first + HEADER_ROW + len(rows) else look()
        _stub(block, number, (line, indicator), stub_words(line, indicator), line_look)
        for column, head in enumerate(block.heads, 1):
            choice = block.table.choice(line.indicator, head)
            cell = _value(choice, indicator, line_look) if choice else cell_of(None, line_look)
            _put(block, number, column, cell)
            if choice:
                place = Place(sheet_name(block.table), address(number, column))
                places[block.table.number, line.indicator, head] = place
    after = _notes(block, number + 1) if block.is_last else number + 1
    return _growth(block, after + 1, growths) + 1


def stub_words(line: Line, indicator: Indicator) -> str:
    """The row's words: name and unit, a # before a part."""
    name = f"{indicator.name}({indicator.display})"
    return f"　#{name}" if line.part else name


def value_format(choice: Choice, digits: str) -> str:
    """The number format that shows the figure's marks around a number that stays a number."""
    before, after = ("", "*") if choice.correction else choice.figure.mark
    return "".join((f'"{before}"' if before else "", digits, f'"{after}"' if after else ""))


def _rows(lines: Sequence[Line]) -> list[Row]:
    return [(line, found) for line in lines if (found := indicators().get(line.indicator))]


def _title(block: Block, first: int) -> None:
    table = block.table
    units = dict.fromkeys(indicator.display for _line, indicator in _rows(table.lines))
    again = f"（续表{block.number}）" if block.number else ""
    lines = (
        (f"{sheet_name(table)}　{table.title}{again}", style.TITLE, TITLE_HEIGHT),
        (f"{table.layout.english}, {table.shape.english} ({table.year})", style.SUBTITLE, LINE_HEIGHT),
        (f"单位：{'、'.join(units)}", look(style.BODY, align="right"), LINE_HEIGHT),
    )
    for row, (text, shown, height) in enumerate(lines, first):
        _across(block, row, text, shown)
        set_height(block.sheet, row, height)


def _across(block: Block, row: int, text: str, shown: Look) -> None:
    """A text over all columns of the table."""
    block.book.put_across(block.sheet, row, block.last, text_cell(text, shown))


def _header(block: Block, row: int) -> None:
    texts = {0: STUB, block.last: ITEM}
    texts |= {column: f"{head.name}\n{head.english}".rstrip() for column, head in enumerate(block.heads, 1)}
    for column in range(block.last + 1):
        _put(block, row, column, text_cell(texts.get(column, ""), style.TOP_AND_HEAD_LINE))
    set_height(block.sheet, row, HEAD_HEIGHT)


def _stub(block: Block, number: int, row: Row, words: str, line_look: Look) -> None:
    """The two ends of a row: Chinese words on the left, English ones on the right; the line between them."""
    line, indicator = row
    english = f"  #{indicator.english}" if line.part else indicator.english
    _put(block, number, 0, text_cell(words, look(style.STUB, line_look)))
    _put(block, number, block.last, text_cell(english, look(style.ENGLISH, line_look)))
    for column in range(len(block.heads) + 1, block.last):
        _put(block, number, column, cell_of(None, line_look))
    lines = max(_height(words, STUB_WIDTH), _height(english, ENGLISH_LETTERS))
    set_height(block.sheet, number, LINE_HEIGHT * lines)


def _height(text: str, width: int) -> int:
    return -(-text_width(text) // (width - 2))


def _value(choice: Choice, indicator: Indicator, line_look: Look) -> Cell:
    value = indicator.shown(choice.value)
    return number_cell(value, look(style.NUMBER, line_look), form=value_format(choice, number_format(value)))


def _put(block: Block, row: int, column: int, cell: Cell) -> None:
    block.book.put(block.sheet, row, column, cell)


def _notes(block: Block, first: int) -> int:
    """The notes under the table; gives the next free row."""
    texts = tuple(_note_texts(block.table))
    for number, text in enumerate(texts):
        _across(block, first + number, f"{'　　' if number else '注：'}{number + 1}.{text}", style.NOTE)
        set_height(block.sheet, first + number, NOTE_HEIGHT)
    return first + len(texts)


def _note_texts(table: Table) -> Iterator[str]:
    yield from table.layout.notes
    if any(any(choice.figure.mark) for choice in table.cells.values()):
        yield BOUNDS_NOTE
    yield BLANKS_NOTE
    names = {indicator.code: indicator.name for _line, indicator in _rows(table.lines)}
    for (code, head), choice in table.cells.items():
        if choice.correction:
            was = plain(choice.correction.was)
            yield f"*{head.name}{names[code]}为更正数（原为{was}）：{choice.correction.reason}。"


def _growth(block: Block, first: int, growths: Growths) -> int:
    """The growth of the block's columns under them, of the rows that have any; gives the next free row."""
    shown = {at: growth.shown for at, growth in growths.items() if at[1] in block.heads and growth.shown is not None}
    known = {code for code, _head in shown}
    rows = _rows([line for line in block.table.lines if line.indicator in known])
    if not rows:
        return first
    _across(block, first, GROWTH_TITLE, style.HEAD)
    _header(block, first + 1)
    for number, (line, indicator) in enumerate(rows, first + 2):
        line_look = style.LAST_LINE if number == first + 1 + len(rows) else look()
        name = f"{'　#' if line.part else ''}{indicator.name}{POINTS if indicator.unit == '%' else ''}"
        _stub(block, number, (line, indicator), name, line_look)
        for column, head in enumerate(block.heads, 1):
            percent = shown.get((line.indicator, head))
            growth = number_cell(percent, look(style.NUMBER, line_look), form="0.0") if percent is not None else None
            _put(block, number, column, growth or cell_of(None, line_look))
    return first + 2 + len(rows)


def _set_up(sheet: Worksheet, table: Table, blocks: Sequence[Block]) -> None:
    """Widths; the header is frozen and repeated where there is one only."""
    columns = zip_longest(*(block.heads for block in blocks))
    widths = (max(_width(table, head) for head in heads if head) for heads in columns)
    set_widths(sheet, (STUB_WIDTH, *widths, ENGLISH_WIDTH))
    if len(blocks) == 1:
        sheet.freeze_panes = address(HEADER_ROW + 1, 1)
        sheet.print_title_rows = f"{HEADER_ROW + 1}:{HEADER_ROW + 1}"
    else:
        sheet.freeze_panes = address(0, 1)


def _width(table: Table, head: Head) -> int:
    shown = [text_width(_shown(table, row, head)) + 2 for row in _rows(table.lines)]
    named = min(max(text_width(head.name), text_width(head.english)) + 2, WIDEST_HEAD)
    return max(NARROWEST, named, *shown)


def _shown(table: Table, row: Row, head: Head) -> str:
    line, indicator = row
    choice = table.choice(line.indicator, head)
    if choice is None:
        return ""
    before, after = choice.figure.mark
    return f"{before}{indicator.shown(choice.value):,f}{after}"
