"""The database of records: SQLite by default, PostgreSQL by URL."""
