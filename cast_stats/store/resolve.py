"""Keeps what the rows took from the catalogue in step with it: indicators, places, levels."""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import islice

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from cast_stats.catalog.files import schemas_dir
from cast_stats.catalog.indicators import indicators as catalogue
from cast_stats.store import schema
from cast_stats.store.migrations import put
from cast_stats.store.rows import indicator_of, whereabouts
from cast_stats.store.schema import facts, issues, meta

SOURCES = ("indicators.yaml", "regions.csv", "places.csv", "subjects.yaml")
FINGERPRINT_KEY = "catalogue"
BATCH = 1000


@cache
def fingerprint() -> str:
    """A hash of the data files that the rows depend on."""
    content = b"\0".join((schemas_dir() / name).read_bytes() for name in SOURCES)
    return hashlib.sha256(content).hexdigest()


def in_step(connection: Connection) -> bool:
    """Whether the rows were resolved with today's catalogue."""
    query = select(meta.c.value).where(meta.c.key == FINGERPRINT_KEY)
    return connection.execute(query).scalar() == fingerprint()


def resolve(connection: Connection) -> None:
    """Resolve all rows with today's catalogue, in the transaction of the connection."""
    _put_indicators(connection)
    _resolve_items(connection)
    _resolve_subjects(connection)
    put(connection, FINGERPRINT_KEY, fingerprint())


def _put_indicators(connection: Connection) -> None:
    columns = schema.indicators.c.keys()
    chapters = {code: chapter.name for code, chapter in catalogue().chapters.items()}
    rows = [
        {name: chapters[one.chapter] if name == "chapter" else getattr(one, name) for name in columns}
        for one in catalogue()
    ]
    connection.execute(delete(schema.indicators))
    connection.execute(insert(schema.indicators), rows)


def _resolve_items(connection: Connection) -> None:
    keys = (facts.c.item, facts.c.unit, facts.c.category)
    found = connection.execute(select(*keys, facts.c.indicator).distinct()).all()
    changes = [
        {"k_item": item, "k_unit": unit, "k_category": category, "indicator": now}
        for item, unit, category, before in found
        if (now := indicator_of(item, unit, category)) != before
    ]
    _update(connection, update(facts).where(*(key == bindparam(f"k_{key.name}") for key in keys)), changes)


def _resolve_subjects(connection: Connection) -> None:
    year = func.coalesce(facts.c.year_to, issues.c.year)
    columns = (facts.c.region, facts.c.region_name, facts.c.level, facts.c.body)
    query = select(facts.c.subject, year, *columns).join(issues, issues.c.sha256 == facts.c.issue).distinct()
    changes = []
    for subject, when, *before in connection.execute(query):
        now = whereabouts(subject, when)
        if list(now.values()) != before:
            changes.append({"k_subject": subject, "k_year": when, **now})
    own_year = select(issues.c.year).where(issues.c.sha256 == facts.c.issue).scalar_subquery()
    same_year = func.coalesce(facts.c.year_to, own_year).is_not_distinct_from(bindparam("k_year"))
    _update(connection, update(facts).where(facts.c.subject == bindparam("k_subject"), same_year), changes)


def _update(connection: Connection, statement: object, changes: list[dict[str, object]]) -> None:
    rows = iter(changes)
    while batch := list(islice(rows, BATCH)):
        connection.execute(statement, batch)  # type: ignore[call-overload]
