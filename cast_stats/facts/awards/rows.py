"""A line in columns, one of them an honour: 1986年　低产茶园改造　县茶叶公司　省科技进步四等奖."""

from __future__ import annotations

import re
from dataclasses import replace

from cast_stats.facts.awards.clauses import speaks_of_awards
from cast_stats.facts.awards.entries import Entry, entries_of
from cast_stats.facts.awards.honours import Honour, honours_in, years_in
from cast_stats.facts.awards.view import view_of

COLUMN = re.compile(r"\S+")
PROSE = re.compile("[,;:。!?，；：！？]")
YEAR = re.compile(r"[(（]?(?:19|20)\d\d[)）]?(?:年度?)?(?:\d{1,2}月)?")
LONGEST = 80
"""Characters of such a line at most."""


def row_in(text: str) -> tuple[list[Entry], Honour] | None:
    """The recipients and the honour of a line whose columns blanks part; None where it is no such line."""
    if len(text) > LONGEST or PROSE.search(text) or speaks_of_awards(text):
        return None
    columns = [match.span() for match in COLUMN.finditer(text)]
    years = [span for span in columns if YEAR.fullmatch(text[slice(*span)])]
    columns = [span for span in columns if span not in years]
    told = [(span, honour) for span in columns if (honour := _honour(text[slice(*span)]))]
    if len(told) != 1 or len(columns) < 2:
        return None
    (start, end), honour = told[0]
    side = (columns[0][0], start) if start > columns[0][0] else (end, len(text))
    entries = entries_of(text, honour, *side)
    own = years_in(text[slice(*years[0])]) if years else ()
    return (entries, replace(honour, years=honour.years or own)) if entries else None


def _honour(column: str) -> Honour | None:
    """The one honour that a column is; a quotation is a work."""
    if column[0] in '《“"':
        return None
    view = view_of(column)
    named = honours_in(view.plain, view.masked, must_end_like_honour=True).named
    return named[0] if len(named) == 1 else None
