"""Tables of awards: a column of recipients beside a column of honours or grades gives an award a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from cast_stats.catalog.award_rules import award_lexicon
from cast_stats.facts.awards.honours import Honour, honours_in, is_grade, years_in
from cast_stats.facts.awards.naming import is_organisation
from cast_stats.facts.awards.patterns import words
from cast_stats.facts.awards.recipients import names_in
from cast_stats.facts.awards.setting import event_named, honour_of
from cast_stats.facts.awards.view import view_of
from cast_stats.facts.build import record_id
from cast_stats.language.spacing import unspaced
from cast_stats.layout.article import Article, Cell, Table
from cast_stats.records import Award, Derivation, Evidence, Issue

RULE = "table-row"
GAP = " "
WORKS = re.compile("作品|项目|成果|论文|案例|产品|课题")
"""What the head of a column of works holds."""


def awards_of_tables(article: Article, index: int, issue: Issue) -> Iterator[Award]:
    """The awards in the tables of an article, which is the issue's article `index`, row by row."""
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.table is not None:
            rows = _AwardTable(paragraph.table, article.title)
            yield from rows.read(article, (index, number), issue) if rows.columns else ()


class _AwardTable:
    """One table with its columns known by their heads; `columns` is empty where it is no table of awards. What the
    table's title leaves open is told by the article's, `heading`."""

    def __init__(self, table: Table, heading: str) -> None:
        self.table = table
        self.titles = [unspaced(title) for title in (table.title, heading) if title]
        self.grid = {
            (cell.row + down, cell.column + right): cell
            for cell in table.cells
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        }
        self.rows: dict[int, list[int]] = defaultdict(list)
        for row, column in self.grid:
            self.rows[row].append(column)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Slot → column: the recipient's, and the award's or grade's at least."""
        heads = {
            unspaced(cell.text): column for (row, column), cell in self.grid.items() if row < self.table.header_rows
        }
        words = award_lexicon().table.items()
        found = {slot: heads[name] for slot, names in words for name in reversed(names) if name in heads}
        whose = "recipient" in found or ("award" in found and self.owner)
        return found if whose and ("award" in found or "grade" in found or self.honour is not None) else {}

    @cached_property
    def owner(self) -> str:
        """The body whose own honours a title says these are: 县科协历年获奖情况."""
        matches = (_own_honours().match(title) for title in self.titles)
        names = (match["owner"] for match in matches if match)
        return next((name for name in names if is_organisation(name)), "")

    @cached_property
    def event(self) -> str:
        """The competition that a title names."""
        return next((event for title in self.titles if (event := event_named(title))), "")

    @cached_property
    def honour(self) -> Honour | None:
        """The honour that a title names: 先进集体名单, 2015年科技进步奖获奖项目."""
        named = (honour_of(view_of(re.sub("一览表?$|表$", "", title))) for title in self.titles)
        return next((honour for honour in named if honour), None)

    def read(self, article: Article, place: tuple[int, int], issue: Issue) -> Iterator[Award]:
        """The awards of the rows below the heads."""
        years = years_in(unspaced(self.table.title)) or years_in(article.title)
        for row in sorted(row for row in self.rows if row >= self.table.header_rows):
            honour = self._honour(row)
            cell = self.grid.get((row, self.columns.get("recipient", self.columns.get("award", 0))))
            if honour is None or cell is None:
                continue
            own = years_in(self._text(row, "year")) or honour.years or years
            for name in self._recipients(cell):
                yield Award(
                    id=record_id(issue, "table-award", *place, row, name, honour.name),
                    recipient=name, award=honour.name, grade=honour.grade, year=own[0] if own else None,
                    awarder=self._text(row, "awarder") or None,
                    issue=issue.label, article=article.title, section=article.section,
                    evidence=self._evidence(row, cell), rule=RULE, confidence="medium",
                    derivation=(Derivation(slot="recipient", how="explicit", source="table"),),
                )  # fmt: skip

    def _recipients(self, cell: Cell) -> tuple[str, ...]:
        """The names in a recipient's cell, a work as it is printed; the owner where no column holds recipients."""
        if "recipient" not in self.columns:
            return (self.owner,)
        head = self.grid.get((self.table.header_rows - 1, cell.column))
        text = unspaced(cell.text)
        return (text,) if text and head and WORKS.search(unspaced(head.text)) else _names(text)

    def _text(self, row: int, slot: str) -> str:
        cell = self.grid.get((row, self.columns[slot])) if slot in self.columns else None
        return unspaced(cell.text) if cell else ""

    def _honour(self, row: int) -> Honour | None:
        """What the row's cells name, with the grade of its own column; a number is none."""
        award, grade = self._text(row, "award"), self._text(row, "grade")
        view = view_of(award + grade if not award.endswith(grade) else award)
        named = honours_in(view.plain, view.masked, must_end_like_honour=True).named
        if is_grade(view.plain):
            return self._graded(view.plain)
        return named[0] if named else self.honour if not (award or grade) else None

    def _graded(self, grade: str) -> Honour:
        """The honour of a grade alone: the title's, or the competition's."""
        return Honour(self.honour.name, grade) if self.honour else Honour(self.event + grade, grade)

    def _evidence(self, row: int, cell: Cell) -> Evidence:
        """The row as printed, each cell once; page and boxes are the recipient's."""
        cells = dict.fromkeys(self.grid[row, column].text for column in sorted(self.rows[row]))
        text = GAP.join(filter(None, cells))
        return Evidence(
            quote=text, offset=0, text=text, page=cell.places.page(0), boxes=cell.places.spread(0, len(cell.text))
        )


@cache
def _own_honours() -> re.Pattern[str]:
    words_behind = words(award_lexicon().table["own"])
    return re.compile(rf"(?P<owner>[^,、:的]{{2,30}}?)(?:所|近年来?|历年来?|历次|主要)*{words_behind}")


def _names(text: str) -> tuple[str, ...]:
    view = view_of(text)
    return names_in(view.plain, view.masked) if view.plain else ()
