"""The tables. Their description for people is docs/database.md."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from cast_stats.figures import plain


class Exact(TypeDecorator[Decimal]):
    """A decimal number, exactly: NUMERIC in PostgreSQL, plain digits as TEXT in SQLite, which has floats only."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """TEXT for SQLite, NUMERIC elsewhere."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Plain digits for SQLite, the Decimal itself elsewhere."""
        return plain(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The Decimal in its plain form."""
        if value is None:
            return None
        return Decimal(value) if dialect.name == "sqlite" else Decimal(plain(value))


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

indicators = Table(
    "indicators",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("english", Text, nullable=False),
    Column("chapter", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("definition", Text, nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("label", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("journal", Text),
    Column("year", Integer),
    Column("number", Integer),
    Column("serial", Integer),
    Column("printed", String(10)),
    Column("pages", Integer, nullable=False),
)


def _issue() -> Column[str]:
    return Column("issue", String(64), ForeignKey("issues.sha256", ondelete="CASCADE"), nullable=False)


def _proof() -> tuple[Column[Any], ...]:
    """Where a record stands, what proves it and how it was reached."""
    return (
        Column("article", Text, nullable=False),
        Column("section", Text, nullable=False),
        Column("page", Integer),
        Column("quote", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("evidence", Text, nullable=False),
        Column("boxes", Text, nullable=False),
        Column("rule", Text, nullable=False),
        Column("grade", String, nullable=False),
        Column("derivation", Text, nullable=False),
        Column("notes", Text, nullable=False),
    )


facts = Table(
    "facts",
    metadata,
    Column("id", String, primary_key=True),
    _issue(),
    Column("seq", Integer, nullable=False),
    Column("family", String, nullable=False),
    Column("category", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("value", Exact, nullable=False),
    Column("value_max", Exact),
    Column("unit", Text, nullable=False),
    Column("bound", String, nullable=False),
    Column("time_type", String),
    Column("time_start", String(10)),
    Column("time_end", String(10)),
    Column("change", String),
    Column("part_of", String),
    Column("indicator", String),
    Column("region", String),
    Column("region_name", Text),
    Column("level", String),
    Column("body", String, nullable=False),
    Column("year_from", Integer),
    Column("year_to", Integer),
    *_proof(),
    Index("facts_by_issue", "issue", "seq"),
    Index("facts_by_indicator", "indicator", "year_to"),
    Index("facts_by_region", "region", "year_to", "indicator"),
    Index("facts_by_year", "year_to", "family"),
)

awards = Table(
    "awards",
    metadata,
    Column("id", String, primary_key=True),
    _issue(),
    Column("seq", Integer, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("award", Text, nullable=False),
    Column("award_grade", Text),
    Column("year", String),
    Column("awarder", Text),
    *_proof(),
    Index("awards_by_issue", "issue", "seq"),
)

ledger = Table(
    "ledger",
    metadata,
    _issue(),
    Column("seq", Integer, nullable=False),
    Column("page", Integer),
    Column("article", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("record", String),
    Column("reason", String),
    Column("detail", Text, nullable=False),
    PrimaryKeyConstraint("issue", "seq"),
)
