"""The database of records: SQLite by default, PostgreSQL by URL."""

from cast_stats.store.store import FactQuery, Replaced, Store

__all__ = ["FactQuery", "Replaced", "Store"]
