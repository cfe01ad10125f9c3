"""The database of records: issues are put in and replaced whole, facts are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Engine, Select, and_, delete, func, insert, or_, select, true
from sqlalchemy.sql.elements import ColumnElement

from cast_stats.catalog.regions import NATION
from cast_stats.errors import OutputUnwritable, StoreError, UsageError
from cast_stats.files import unwritable
from cast_stats.messages import _
from cast_stats.records import Award, Fact, Records
from cast_stats.store.engine import DEFAULT, address, connect, hold, transaction
from cast_stats.store.migrations import VERSION, check, migrate
from cast_stats.store.resolve import in_step, resolve
from cast_stats.store.rows import Row, award_of, award_row, fact_of, fact_row, issue_row, ledger_row
from cast_stats.store.schema import awards, facts, issues, ledger

if TYPE_CHECKING:
    from pandas import DataFrame

ROWS_AT_ONCE = 10_000
LAST_LETTER = "z"
"""After all letters of an id, in any order of characters that a server may use."""


class Replaced(NamedTuple):
    """How many facts an issue had in the database, and how many it has now."""

    before: int
    now: int


@dataclass(frozen=True, slots=True)
class FactQuery:
    """Which facts are asked for; what is left out asks for all. A region's code stands for all that lies in it."""

    regions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    year: int | None = None
    family: str | None = None
    item: str | None = None
    subject: str | None = None
    issue: str | None = None
    undated: bool = False
    """Facts without a year in place of those of `year`."""


class Store:
    """An open database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, where: str | Path = DEFAULT, *, create: bool = True) -> Store:
        """Open a database, made and brought up to date where needed. Raises StoreError, OutputUnwritable."""
        url = address(where)
        if url.get_backend_name() == "sqlite" and url.database:
            _prepare_folder(Path(url.database), create)
        store = cls(connect(url))
        try:
            store._make_ready()
        except BaseException:
            store.close()
            raise
        return store

    def _make_ready(self) -> None:
        with transaction(self.engine) as connection:
            ready = check(connection) == VERSION and in_step(connection)
        if not ready:
            with transaction(self.engine, write=True) as connection:
                hold(connection, "schema")
                migrate(connection)
                resolve(connection)

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def replace_issue(self, records: Records, *, former: str | None = None) -> Replaced:
        """Put an issue's records in place of those it had, all or nothing. The issue is known by its file's content;
        `former` is the SHA-256 of a content that the file had before, whose records go as well."""
        with self.replacing(records, former=former) as replaced:
            return replaced

    @contextmanager
    def replacing(self, records: Records, *, former: str | None = None) -> Iterator[Replaced]:
        """`replace_issue` that counts from the end of the block on, and not at all where the block fails."""
        issue = records.issue
        content: tuple[tuple[Any, list[Row]], ...] = (
            (facts, [fact_row(issue, seq, fact) for seq, fact in enumerate(records.facts)]),
            (awards, [award_row(issue, seq, award) for seq, award in enumerate(records.awards)]),
            (ledger, [ledger_row(issue, seq, entry) for seq, entry in enumerate(records.ledger)]),
        )
        with transaction(self.engine, write=True) as connection:
            hold(connection, issue.sha256)
            before = connection.execute(
                select(func.count()).select_from(facts).where(facts.c.issue == issue.sha256)
            ).scalar_one()
            connection.execute(delete(issues).where(issues.c.sha256.in_((issue.sha256, former or issue.sha256))))
            connection.execute(insert(issues), [issue_row(issue)])
            for table, rows in content:
                if rows:
                    connection.execute(insert(table), rows)
            yield Replaced(before, len(records.facts))

    def drop_issue(self, sha256: str) -> None:
        """Take an issue and its records out."""
        with transaction(self.engine, write=True) as connection:
            connection.execute(delete(issues).where(issues.c.sha256 == sha256))

    def issues(self) -> tuple[Row, ...]:
        """All issues, oldest first."""
        order = (issues.c.year, issues.c.number, issues.c.label, issues.c.sha256)
        with transaction(self.engine) as connection:
            return tuple(dict(row) for row in connection.execute(select(issues).order_by(*order)).mappings())

    def facts(self, query: FactQuery, columns: Sequence[str] = ()) -> Iterator[Row]:
        """The rows of the facts asked for, with their issue's label, by place, indicator, year and position."""
        order = (facts.c.region, facts.c.indicator, facts.c.year_to, issues.c.year, facts.c.issue, facts.c.seq)
        yield from self.rows(fact_rows(columns).where(*conditions(query)).order_by(*order))

    def frame(self, query: FactQuery) -> DataFrame:
        """The facts asked for as a pandas frame; values are Decimal."""
        from pandas import DataFrame

        columns = fact_rows().selected_columns.keys()
        return DataFrame(list(self.facts(query)), columns=columns, dtype=object)

    def facts_of_year(self, year: int, columns: Sequence[str] = (), *, known: bool = False) -> Iterator[Row]:
        """The rows of the facts that end in a year, of those without a time in the issues of that year, and of those
        that a change to a fact of the year began with (由2020年的9家增加到…). `known`: those of indicators only."""
        undated = and_(facts.c.year_to.is_(None), issues.c.year == year)
        changed = select(facts.c.issue).where(facts.c.year_to == year, facts.c.change == "to")
        begun = and_(facts.c.change == "from", facts.c.year_to < year, facts.c.issue.in_(changed))
        of_indicators = facts.c.indicator.is_not(None) if known else true()
        for condition in (facts.c.year_to == year, undated, begun):
            rows = fact_rows(columns).where(condition, of_indicators)
            yield from self.rows(rows.order_by(facts.c.issue, facts.c.seq))

    def history(
        self, indicators: Sequence[str], levels: Sequence[str], until: int, columns: Sequence[str] = ()
    ) -> Iterator[Row]:
        """The rows of the facts of some indicators about places of some levels, of all years until one."""
        asked = (facts.c.indicator.in_(indicators), facts.c.level.in_(levels), facts.c.year_to <= until)
        yield from self.rows(fact_rows(columns).where(*asked).order_by(facts.c.issue, facts.c.seq))

    def years(self) -> tuple[int, ...]:
        """The years that there are facts of, in order."""
        query = select(facts.c.year_to).where(facts.c.year_to.is_not(None)).distinct().order_by(facts.c.year_to)
        return tuple(row["year_to"] for row in self.rows(query))

    def count(self, query: FactQuery) -> int:
        """How many facts are asked for."""
        rows = select(func.count()).select_from(facts.join(issues)).where(*conditions(query))
        with transaction(self.engine) as connection:
            return int(connection.execute(rows).scalar_one())

    def rows(self, statement: Select[Any]) -> Iterator[Row]:
        """The rows of a query, read in portions."""
        with transaction(self.engine) as connection:
            found = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(statement)
            for row in found.mappings():
                yield dict(row)

    def record(self, name: str) -> Fact | Award:
        """The record of an id or of its beginning, as it was extracted. Raises UsageError unless it is exactly one."""
        if not name.strip():
            raise UsageError(_("give the id of a record, or its beginning"))
        for table, record_of in ((facts, fact_of), (awards, award_of)):
            begins = and_(table.c.id >= name, table.c.id < f"{name}{LAST_LETTER}")
            found = list(self.rows(with_label(table).where(begins).limit(2)))
            if len(found) > 1:
                raise UsageError(_("{name}: several records begin so; give more of the id").format(name=name))
            if found:
                return record_of(found[0])
        raise UsageError(
            _("{name}: no such record in the database; `cast-stats facts` lists the ids").format(name=name)
        )

    def parts(self, identity: str) -> tuple[Fact, ...]:
        """The facts that are parts of a fact, in their order."""
        query = with_label(facts).where(facts.c.part_of == identity).order_by(facts.c.seq)
        return tuple(fact_of(row) for row in self.rows(query))


def with_label(table: Any) -> Select[Any]:
    """The rows of a table of records with their issue's label."""
    return select(table, issues.c.label).join(issues, issues.c.sha256 == table.c.issue)


def fact_rows(columns: Sequence[str] = ()) -> Select[Any]:
    """The rows of facts with label, journal, year, number and print date of their issue; or some columns of these."""
    rows = with_label(facts).add_columns(
        issues.c.journal,
        issues.c.printed,
        issues.c.year.label("issue_year"),
        issues.c.number.label("issue_number"),
    )
    return rows.with_only_columns(*(rows.selected_columns[name] for name in columns)) if columns else rows


def conditions(query: FactQuery) -> Iterable[ColumnElement[bool]]:
    """The conditions of a query on facts joined with issues."""
    if query.regions:
        yield or_(*map(_lies_in, query.regions))
    if query.indicators:
        yield facts.c.indicator.in_(query.indicators)
    if query.undated:
        yield facts.c.year_to.is_(None)
    elif query.year is not None:
        yield facts.c.year_to >= query.year
        yield facts.c.year_from <= query.year
    if query.family:
        yield facts.c.family == query.family
    if query.item:
        yield facts.c.item.contains(query.item, autoescape=True)
    if query.subject:
        yield facts.c.subject.contains(query.subject, autoescape=True)
    if query.issue:
        named = issues.c.label.contains(query.issue, autoescape=True)
        yield or_(issues.c.sha256.startswith(query.issue, autoescape=True), named)


def _lies_in(code: str) -> ColumnElement[bool]:
    """The region of a code and all whose codes begin with its significant digits; a zone is itself alone."""
    if not code.isdigit() or code == NATION:
        return facts.c.region == code
    first = code.removesuffix("0000") if code.endswith("0000") else code.removesuffix("00")
    return and_(facts.c.region >= first, facts.c.region < f"{int(first) + 1}")


def _prepare_folder(path: Path, create: bool) -> None:
    if not create and not path.is_file():
        raise StoreError(
            _("{path}: no database; extract an issue first, or name one with --database").format(path=path)
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(unwritable(path.parent, error)) from error
