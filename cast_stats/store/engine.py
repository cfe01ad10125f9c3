"""The connection: one address form for SQLite files and PostgreSQL servers, and what each needs to be safe."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from cast_stats.errors import MissingExtra, StoreError
from cast_stats.messages import N_, _

DEFAULT = Path("data/out/cast-stats.db")
BUSY_SECONDS = 30
POSTGRESQL = ("postgresql", "postgres")
REASONS = {
    "malformed": N_("the file is damaged; put a copy in its place, or extract into another with --database"),
    "not a database": N_("the file is something else; name another with --database"),
    "no such column": N_("its tables are not of this program; name another with --database"),
    "unable to open": N_("it cannot be opened or made; check folder and permission"),
    "readonly": N_("it can only be read; check its permission"),
    "disk is full": N_("the disk is full"),
    "disk I/O error": N_("the disk or drive has failed, or is full"),
}
"""What SQLite says of a database, and what a person is told."""


def address(where: str | Path) -> URL:
    """The URL of a database: a path is a SQLite file, `postgresql://…` is read through psycopg 3."""
    told = str(where)
    if "://" not in told:
        return URL.create("sqlite", database=told)
    try:
        url = make_url(told)
    except ArgumentError as error:
        raise StoreError(_("{url}: not the address of a database").format(url=told)) from error
    name = url.drivername.split("+")[0]
    if name in POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if name != "sqlite":
        raise StoreError(
            _("{url}: neither a SQLite file nor PostgreSQL").format(url=url.render_as_string(hide_password=True))
        )
    return url


def connect(url: URL) -> Engine:
    """The engine of a database, with what keeps several writers apart."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(url)
    except ImportError as error:
        raise MissingExtra(_("PostgreSQL needs an optional part: pip install 'cast-stats[postgresql]'")) from error
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


@contextmanager
def transaction(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """One transaction: everything in it is kept, or nothing. Raises StoreError."""
    try:
        with engine.connect().execution_options(write=write) as connection, connection.begin():
            yield connection
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(_fault(engine.url, error)) from error


def hold(connection: Connection, name: str) -> None:
    """Keep other writers of the same thing waiting until this transaction ends; in SQLite any writer waits anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("select pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "cache_size=-65536"):
        connection.execute(f"pragma {pragma}")


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"set lock_timeout = '{BUSY_SECONDS}s'")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    # a writer takes the lock at once: two writers wait for each other instead of failing half-way
    writing = connection.get_execution_options().get("write")
    connection.exec_driver_sql("begin immediate" if writing else "begin")


def name_of(url: URL) -> str:
    """A database as a person knows it: the path of a SQLite file, a server's address without the password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _fault(url: URL, error: Exception) -> str:
    where = name_of(url)
    reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines()[0]
    if "locked" in reason or "lock timeout" in reason:
        return _("{where}: another program has been writing for {seconds} seconds; try again later").format(
            where=where, seconds=BUSY_SECONDS
        )
    known = next((_(told) for sign, told in REASONS.items() if sign in reason), reason)
    return _("{where}: the database cannot be used: {reason}").format(where=where, reason=known)
