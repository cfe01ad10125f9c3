"""Unit lines and notes in small type at the ends of a line: above a table without a grid, and below a text."""

from __future__ import annotations

from cast_stats.reading.page import Box

ROWS = [("东滩区", "310", "96", "14"), ("西滩区", "425", "87", "23"), ("南滩区", "518", "78", "32")]
PROSE = "盐田的卤水泵换过以后，产量比往年高出两成，工人们到了冬天也能按时休息，人人都说这笔钱花得很值。"


def ruled(page, top):
    """A table whose rules run beyond its last column of figures."""
    page.put("表2　盐场用工情况", 250, top, 11)
    page.put("单位：人", 500, top + 20, 10)
    for row, cells in enumerate([("地区", "合计", "长期工", "临时工"), *ROWS]):
        for x, cell in zip((60, 200, 320, 430), cells, strict=True):
            page.put(cell, x, top + 42 + 20 * row)
    page.lines += [Box(60, top + y, 540, top + y) for y in (38, 56, 120)]


def test_a_unit_line_at_the_end_of_the_rules(press, composed):
    page = press()
    page.flow(PROSE, 60, 60, 480)
    ruled(page, 160)
    tables = [p.table for a in composed(page.page()) for p in a.paragraphs if p.table]
    assert [(table.title, table.unit) for table in tables] == [("表2 盐场用工情况", "人")]


def test_small_type_at_the_end_of_a_line_widens_no_column(press, prose):
    page = press()
    page.flow(PROSE, 60, 60, 480)
    page.put("（共印九十份）", 470, 300, 9)
    assert prose(page.page()) == [PROSE]
