"""The workbook as a whole: which sheets, in which order."""

from __future__ import annotations

from cast_stats.bulletin.book.charts import charts_of, write_charts
from cast_stats.bulletin.book.front import write_contents, write_explanations
from cast_stats.bulletin.book.lists import (
    write_candidates,
    write_checks,
    write_conflicts,
    write_evidence,
    write_unused,
)
from cast_stats.bulletin.book.table_sheet import Places, write_table
from cast_stats.bulletin.build import Bulletin
from cast_stats.workbook.book import Book

CONTENTS, EXPLANATIONS, CHARTS = "目录", "说明", "图表"
EVIDENCE, CONFLICTS, CHECKS, UNUSED, CANDIDATES = "证据", "冲突", "校验", "未入表", "候选指标"


def render(bulletin: Bulletin) -> bytes:
    """The .xlsx file; the same bulletin gives the same bytes."""
    book = Book()
    charts = charts_of(bulletin)
    lists = (EVIDENCE, CONFLICTS, CHECKS, UNUSED, CANDIDATES)
    write_contents(book, CONTENTS, bulletin, (EXPLANATIONS, *((CHARTS,) if charts else ()), *lists))
    write_explanations(book, EXPLANATIONS, bulletin)
    places: Places = {}
    for table, growths in zip(bulletin.tables, bulletin.growths, strict=True):
        places |= write_table(book, table, growths)
    if charts:
        write_charts(book, CHARTS, charts)
    write_evidence(book, EVIDENCE, bulletin, places)
    write_conflicts(book, CONFLICTS, bulletin, places)
    write_checks(book, CHECKS, bulletin)
    write_unused(book, UNUSED, bulletin)
    write_candidates(book, CANDIDATES, bulletin)
    return book.finish()
