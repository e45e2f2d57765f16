"""Where the index lives: in the product's own database, on the connection that Django holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.db import connection

from vejviser.search.databases import PostgresIndex, SqliteIndex
from vejviser.search.index import Index

BEGIN_READING = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


class _Binary:
    """Django's connection with cursors that can hand over binary values, which Django's own cannot."""

    def __init__(self, held: Any) -> None:
        self.held = held

    def cursor(self) -> Any:
        """A cursor that binds values on the server."""
        from psycopg import Cursor

        return Cursor(self.held)

    def transaction(self) -> AbstractContextManager[Any]:
        """A transaction, or a savepoint where Django has begun one."""
        found: AbstractContextManager[Any] = self.held.transaction()
        return found


def index() -> Index:
    """The index on the connection of this thread; what it writes is part of an open transaction."""
    connection.ensure_connection()
    held: Any = connection.connection
    return SqliteIndex(held) if connection.vendor == "sqlite" else PostgresIndex(_Binary(held))


@contextmanager
def reading() -> Iterator[Index]:
    """The index as it stood at one moment, also when it is replaced meanwhile; holds up no writer."""
    found = index()
    if connection.in_atomic_block:
        yield found
        return
    found.database.run(BEGIN_READING[connection.vendor])
    try:
        yield found
    finally:
        found.database.run("ROLLBACK")
