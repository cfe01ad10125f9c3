"""Tables in plain text: rows of Markdown, of cells that tabs part, or of figures set apart by blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cast_stats.layout.article import Cell, Table
from cast_stats.layout.table_captions import UNIT, UNIT_WITHIN
from cast_stats.layout.table_cells import compacted, header_rows, stub_columns
from cast_stats.layout.table_text import is_blank, is_figure

BORDER = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
LEAST_ROWS = 2
"""Rows of a table at least."""
LEAST_SIGNS = 2
"""Signs within a line that begins with none, from which on it is a row."""
LEAST_FIGURES = 2
"""A name and one figure on a line may be anything; a name and several, line after line, are a table."""
SENTENCE = re.compile("[，。；：]")


def row_of(line: str) -> list[str] | None:
    """The cells of a line that may be a row of a table, else None."""
    line = line.strip(" ")
    if (line.startswith("|") and line.count("|") >= 3) or line.count(" | ") >= LEAST_SIGNS:
        return [cell.strip() for cell in line.strip("|").split("|")]
    if line.strip().count("\t") >= 1:
        return [cell.strip() for cell in re.split(r"\t+", line.strip())]
    return None


def table_at(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins at line `start`, and the line after it; no rows where none begins."""
    rows, end = _marked(lines, start)
    return (rows, end) if rows else _spaced(lines, start)


def _marked(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """A table whose cells signs or tabs part."""
    rows: list[list[str]] = []
    end = start
    while end < len(lines) and (row := row_of(lines[end])) is not None:
        if not BORDER.fullmatch(lines[end].strip()):
            rows.append(row)
        end += 1
    widths = {len(row) for row in rows}
    bordered = any(BORDER.fullmatch(line.strip()) for line in lines[start:end])
    figures = sum(any(map(is_figure, row)) for row in rows)
    enough = len(rows) >= LEAST_ROWS and len(widths) == 1 and max(widths) >= 2
    signed = all(" | " in line for line in lines[start:end])
    return (rows, end) if enough and (bordered or signed or 2 * figures >= len(rows)) else ([], start)


def _spaced(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """A table whose cells blanks part: a line of heads, then lines of a name and as many figures each as there are
    heads. Blanks within the names (福　建) part none."""
    end = start + 1
    figures = [count for line in lines[end : end + LEAST_ROWS] if (count := _figures(line))]
    if len(figures) < LEAST_ROWS or len(set(figures)) > 1 or figures[0] < LEAST_FIGURES:
        return [], start
    heads = lines[start].split()
    if _figures(lines[start]) or len(heads) <= figures[0] or SENTENCE.search(lines[start]):
        return [], start
    while end < len(lines) and _figures(lines[end]) == figures[0]:
        end += 1
    return [_cells(line, figures[0]) for line in lines[start:end]], end


def _figures(line: str) -> int:
    """How many figures a line ends with, behind a name; 0 for a line of prose."""
    cells = line.split()
    count = next((n for n, cell in enumerate(reversed(cells)) if not (is_figure(cell) or is_blank(cell))), len(cells))
    return 0 if count == len(cells) or SENTENCE.search(line) else count


def _cells(line: str, figures: int) -> list[str]:
    cells = line.split()
    return ["".join(cells[:-figures]), *cells[-figures:]]


def table_of(rows: Sequence[Sequence[str]], title: str) -> Table:
    """The table of some rows; its unit stands in the title."""
    cells = compacted([Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)])
    headers = header_rows(cells)
    within = UNIT.fullmatch(title) or UNIT_WITHIN.search(title)
    return Table(title, within.group(1) if within else "", cells, headers, stub_columns(cells, headers))
