"""The database's schema, version by version. A step that has been released is never changed; a new one is added."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, text, update

from cast_stats.errors import StoreError
from cast_stats.messages import _
from cast_stats.store.engine import name_of
from cast_stats.store.schema import meta, metadata
from cast_stats.store.views import VIEWS

VERSION_KEY = "schema_version"


def _tables(connection: Connection) -> None:
    metadata.create_all(connection)


def _views(connection: Connection) -> None:
    for name, query in VIEWS.items():
        connection.execute(text(f"drop view if exists {name}"))
        connection.execute(text(f"create view {name} as {query}"))


STEPS: tuple[Callable[[Connection], None], ...] = (_tables, _views, _views)
"""Step n leads from version n to version n + 1; one that makes the views makes them as they are today."""
VERSION = len(STEPS)


def version(connection: Connection) -> int:
    """The version of the schema; 0 for an empty database."""
    if not inspect(connection).has_table(meta.name):
        return 0
    found = connection.execute(select(meta.c.value).where(meta.c.key == VERSION_KEY)).scalar()
    if found and not found.isdecimal():
        raise StoreError(_("{where}: not a database of this program").format(where=name_of(connection.engine.url)))
    return int(found) if found else 0


def check(connection: Connection) -> int:
    """The version of the schema. Raises StoreError for one that a newer program made."""
    found = version(connection)
    if found > VERSION:
        message = _("{where}: its schema has version {found}, this program knows up to {known}; update cast-stats")
        raise StoreError(message.format(where=name_of(connection.engine.url), found=found, known=VERSION))
    return found


def migrate(connection: Connection) -> None:
    """Bring the schema up to date, in the transaction of the connection."""
    found = check(connection)
    for step in STEPS[found:]:
        step(connection)
    put(connection, VERSION_KEY, str(VERSION))


def put(connection: Connection, key: str, value: str) -> None:
    """Keep one value in `meta`."""
    changed = connection.execute(update(meta).where(meta.c.key == key).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(meta).values(key=key, value=value))
