"""The two databases that an index can live in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vejviser.search.index import Index
from vejviser.search.tables import Rows


class SqliteIndex(Index):
    """An index in a SQLite file, in memory (":memory:"), or on a connection of the `sqlite3` module."""

    def __init__(self, place: str | Path | sqlite3.Connection) -> None:
        given = isinstance(place, sqlite3.Connection)
        connection = place if isinstance(place, sqlite3.Connection) else sqlite3.connect(place)
        self.connection = connection
        super().__init__(_Sqlite(connection))
        if not given:
            self.create()


class PostgresIndex(Index):
    """An index in PostgreSQL, on a connection of psycopg 3, which the caller opens, commits and closes.

    Inside a transaction of the caller a change is a part of that.
    """

    def __init__(self, connection: Any) -> None:
        super().__init__(_Postgres(connection))

    def create(self) -> None:
        """Make the tables where they are missing."""
        super().create()
        self.database.run("ALTER TABLE search_posting ALTER COLUMN postings SET STORAGE EXTERNAL")
        self.database.run("ALTER TABLE search_block ALTER COLUMN traits SET STORAGE EXTERNAL")


class _Sqlite:
    binary = "BLOB"
    text = "TEXT"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def run(self, sql: str, values: Sequence[object] = ()) -> Rows:
        cursor = self.connection.execute(sql, tuple(values))
        return cursor.fetchall() if cursor.description else []

    def run_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        self.connection.executemany(sql, [tuple(row) for row in values])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Begins to write at once where nothing has begun, so that two writers wait rather than fail."""
        inside = self.connection.in_transaction
        self.connection.execute("SAVEPOINT vejviser_search" if inside else "BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if inside:
                self.connection.execute("ROLLBACK TO vejviser_search")
                self.connection.execute("RELEASE vejviser_search")
            else:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("RELEASE vejviser_search" if inside else "COMMIT")


class _Postgres:
    binary = "BYTEA"
    text = 'TEXT COLLATE "C"'

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def run(self, sql: str, values: Sequence[object] = ()) -> Rows:
        with self.connection.cursor() as cursor:
            cursor.execute(sql.replace("?", "%s"), tuple(values), binary=True)
            return list(cursor.fetchall()) if cursor.description else []

    def run_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s"), [tuple(row) for row in values])

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Locks the documents against other writers; readers are not held up."""
        with self.connection.transaction():
            self.run("LOCK TABLE search_document IN SHARE ROW EXCLUSIVE MODE")
            yield
