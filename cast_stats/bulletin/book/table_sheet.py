"""One sheet a table, in the form of the yearbooks: title, unit line, three lines, notes, growth below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cast_stats.bulletin.book import style
from cast_stats.bulletin.choose import Choice
from cast_stats.bulletin.growth import Growths
from cast_stats.bulletin.tables import Head, Table
from cast_stats.catalog.bulletins import Line
from cast_stats.catalog.indicators import Indicator, indicators
from cast_stats.figures import plain
from cast_stats.workbook import EXACT_DIGITS, Book, Look, look, number_format, text_width

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 3
STUB, ITEM = "指标", "Item"
STUB_WIDTH, ENGLISH_WIDTH, NARROWEST, WIDEST_HEAD = 34, 44, 9, 14
ENGLISH_LETTERS = 54
"""Letters of the smaller English type that go into ENGLISH_WIDTH."""
LINE_HEIGHT, HEAD_HEIGHT, TITLE_HEIGHT, NOTE_HEIGHT = 17, 32, 26, 14
COLUMNS_A_PAGE = 12
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


def write_table(book: Book, table: Table, growths: Growths) -> Places:
    """Write one table on a sheet of its own; gives where its cells stand."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    sheet = style.new_sheet(book, sheet_name(table), pages_wide=-(-len(table.heads) // COLUMNS_A_PAGE))
    _set_up(sheet, table)
    _title(book, sheet, table)
    rows = _rows(table.lines)
    _header(book, sheet, HEADER_ROW, table.heads)
    places: Places = {}
    for number, (line, indicator) in enumerate(rows, HEADER_ROW + 1):
        line_look = style.LAST_LINE if number == HEADER_ROW + len(rows) else look()
        _stub(book, sheet, number, (line, indicator), stub_words(line, indicator), table, line_look)
        for column, head in enumerate(table.heads, 1):
            choice = table.choice(line.indicator, head)
            _value(book, sheet, (number, column), choice, indicator, line_look)
            if choice:
                places[table.number, line.indicator, head] = Place(sheet_name(table), xl_rowcol_to_cell(number, column))
    after = _notes(book, sheet, HEADER_ROW + 1 + len(rows), table)
    _growth(book, sheet, after + 1, table, growths)
    return places


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


def _title(book: Book, sheet: Worksheet, table: Table) -> None:
    last = len(table.heads) + 1
    units = dict.fromkeys(indicator.display for _line, indicator in _rows(table.lines))
    english = f"{table.layout.english}, {table.shape.english} ({table.year})"
    lines = (
        (f"{sheet_name(table)}　{table.title}", style.TITLE, TITLE_HEIGHT),
        (english, style.SUBTITLE, LINE_HEIGHT),
        (f"单位：{'、'.join(units)}", look(style.BODY, align="right"), LINE_HEIGHT),
    )
    for row, (text, shown, height) in enumerate(lines):
        sheet.merge_range(row, 0, row, last, text, book.format(shown, "@"))
        sheet.set_row(row, height)


def _header(book: Book, sheet: Worksheet, row: int, heads: Sequence[Head]) -> None:
    texts = (STUB, *(f"{head.name}\n{head.english}".rstrip() for head in heads), ITEM)
    for column, text in enumerate(texts):
        book.put_text(sheet, row, column, text, style.TOP_AND_HEAD_LINE)
    sheet.set_row(row, HEAD_HEIGHT)


def _stub(book: Book, sheet: Worksheet, number: int, row: Row, words: str, table: Table, line_look: Look) -> None:
    """The two ends of a row: Chinese words on the left, English ones on the right."""
    line, indicator = row
    english = f"  #{indicator.english}" if line.part else indicator.english
    book.put_text(sheet, number, 0, words, look(style.STUB, line_look))
    book.put_text(sheet, number, len(table.heads) + 1, english, look(style.ENGLISH, line_look))
    lines = max(_height(words, STUB_WIDTH), _height(english, ENGLISH_LETTERS))
    sheet.set_row(number, LINE_HEIGHT * lines)


def _height(text: str, width: int) -> int:
    return -(-text_width(text) // (width - 2))


def _value(
    book: Book, sheet: Worksheet, at: tuple[int, int], choice: Choice | None, indicator: Indicator, line_look: Look
) -> None:
    shown = look(style.NUMBER, line_look)
    if choice is None:
        _blank(book, sheet, at, line_look)
        return
    value = indicator.shown(choice.value)
    if len(value.as_tuple().digits) > EXACT_DIGITS:
        book.put_text(sheet, *at, plain(value), shown)
    else:
        sheet.write_number(*at, value, book.format(shown, value_format(choice, number_format(value))))


def _notes(book: Book, sheet: Worksheet, first: int, table: Table) -> int:
    """The notes under the table; gives the next free row."""
    last = len(table.heads) + 1
    texts = tuple(_note_texts(table))
    for number, text in enumerate(texts):
        words = f"{'　　' if number else '注：'}{number + 1}.{text}"
        sheet.merge_range(first + number, 0, first + number, last, words, book.format(style.NOTE, "@"))
        sheet.set_row(first + number, NOTE_HEIGHT)
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


def _growth(book: Book, sheet: Worksheet, first: int, table: Table, growths: Growths) -> None:
    """The table of growth under the notes, of the rows that have any."""
    shown = {at: growth.shown for at, growth in growths.items() if growth.shown is not None}
    known = {code for code, _head in shown}
    rows = _rows([line for line in table.lines if line.indicator in known])
    if not rows:
        return
    sheet.merge_range(first, 0, first, len(table.heads) + 1, GROWTH_TITLE, book.format(style.HEAD, "@"))
    _header(book, sheet, first + 1, table.heads)
    for number, (line, indicator) in enumerate(rows, first + 2):
        line_look = style.LAST_LINE if number == first + 1 + len(rows) else look()
        name = f"{'　#' if line.part else ''}{indicator.name}{POINTS if indicator.unit == '%' else ''}"
        _stub(book, sheet, number, (line, indicator), name, table, line_look)
        for column, head in enumerate(table.heads, 1):
            percent = shown.get((line.indicator, head))
            if percent is None:
                _blank(book, sheet, (number, column), line_look)
            else:
                form = book.format(look(style.NUMBER, line_look), "0.0")
                sheet.write_number(number, column, percent, form)


def _blank(book: Book, sheet: Worksheet, at: tuple[int, int], line_look: Look) -> None:
    if line_look:
        sheet.write_blank(*at, None, book.format(line_look))


def _set_up(sheet: Worksheet, table: Table) -> None:
    """Widths, frozen and repeated header."""
    sheet.set_column(0, 0, STUB_WIDTH)
    for column, head in enumerate(table.heads, 1):
        shown = [text_width(_shown(table, row, head)) + 2 for row in _rows(table.lines)]
        named = min(max(text_width(head.name), text_width(head.english)) + 2, WIDEST_HEAD)
        sheet.set_column(column, column, max(NARROWEST, named, *shown))
    sheet.set_column(len(table.heads) + 1, len(table.heads) + 1, ENGLISH_WIDTH)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW)
    sheet.repeat_columns(0)


def _shown(table: Table, row: Row, head: Head) -> str:
    line, indicator = row
    choice = table.choice(line.indicator, head)
    if choice is None:
        return ""
    before, after = choice.figure.mark
    return f"{before}{indicator.shown(choice.value):,f}{after}"
