"""The index brought up to date with the handbook: built aside, then put in place in one short transaction.

Whoever saves a project meanwhile waits for the short transaction only, not for the building. What users
contributed (see `vejviser.web.searching.feed`) is carried over, also what came in while it was built.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import transaction

from vejviser.handbook.load import CONTENT
from vejviser.search.cached import content_index, content_key
from vejviser.search.databases import SqliteIndex
from vejviser.search.documents import Document, documents
from vejviser.search.index import Index
from vejviser.search.tables import some
from vejviser.web.law import house
from vejviser.web.searching.kinds import sources
from vejviser.web.searching.place import index

TABLES: Mapping[str, tuple[str, ...]] = {
    "search_document": ("number", "kind", "id", "document"),
    "search_kind": ("code", "name"),
    "search_block": ("block", "traits"),
    "search_posting": ("term", "block", "postings"),
    "search_word": ("word", "lang", "backwards", "letters", "uses"),
}
"""The tables of the index, with their columns."""
STANDING = "search_standing"
"""The table with one row: the key of the content that the index was made from."""
_AT_ONCE = 2000

Name = tuple[str, str]


def create() -> None:
    """Make the tables of the index where they are missing."""
    made = index()
    made.create()
    made.database.run(
        f"CREATE TABLE IF NOT EXISTS {STANDING} (name VARCHAR(20) PRIMARY KEY, key VARCHAR(64) NOT NULL)"
    )


def drop() -> None:
    """Take the tables of the index away."""
    for table in (*TABLES, STANDING):
        index().database.run(f"DROP TABLE IF EXISTS {table}")


@cache
def key_of_now() -> str:
    """What the index of this program and handbook is called."""
    return content_key(CONTENT)


@cache
def shipped() -> Mapping[Name, Document]:
    """The documents of the handbook and its tables by kind and id."""
    at = house()
    return {(one.kind, one.id): one for one in documents(at.handbook, at.reference)}


def standing() -> str:
    """What the index that stands is called, "" where none was built."""
    rows = index().database.run(f"SELECT key FROM {STANDING} WHERE name = 'content'")
    return str(rows[0][0]) if rows else ""


def ensure_index() -> bool:
    """Whether the index had to be made anew from the handbook of this program.

    Where two processes do so at once, the second finds it done.
    """
    key = key_of_now()
    if standing() == key:
        return False
    before = contributed()
    built = content_index(CONTENT)
    built.add(before.values())
    with transaction.atomic():
        return _put_in_place(index(), built, before, key)


def forget() -> None:
    """Have the index made anew the next time it is asked for: what was contributed was replaced in one go."""
    index().database.run(f"DELETE FROM {STANDING}")


def contributed() -> dict[Name, Document]:
    """What stands beside the handbook now, as the apps tell it, by kind and id."""
    return {(one.kind, one.id): one for read in sources() for one in read()}


def _put_in_place(here: Index, built: SqliteIndex, before: Mapping[Name, Document], key: str) -> bool:
    with here.database.writing():
        if standing() == key:
            return False
        for table, columns in TABLES.items():
            here.database.run(f"DELETE FROM {table}")
            rows = built.database.run(f"SELECT {', '.join(columns)} FROM {table}")
            _copy(here.database, table, columns, rows)
        here.database.run(
            f"INSERT INTO {STANDING} (name, key) VALUES ('content', ?)"
            " ON CONFLICT (name) DO UPDATE SET key = excluded.key",
            (key,),
        )
    now = contributed()
    gone = [name for name in before if name not in now]
    here.remove(gone)
    here.add(original for name in gone if (original := shipped().get(name)))
    here.add(one for name, one in now.items() if before.get(name) != one)
    return True


def _copy(database: Any, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Rows into an empty table; PostgreSQL takes them in one stream."""
    if isinstance(database.connection, sqlite3.Connection):
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        for portion in some(rows, _AT_ONCE):
            database.run_many(sql, portion)
        return
    with database.connection.cursor() as cursor, cursor.copy(
        f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    ) as stream:  # fmt: skip
        for row in rows:
            stream.write_row(row)
