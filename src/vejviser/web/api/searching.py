"""The index of the handbook as requests search it: in memory, a connection a thread."""

from __future__ import annotations

import sqlite3
import threading
from functools import cache

from vejviser.handbook.load import CONTENT
from vejviser.search.cached import content_index
from vejviser.search.databases import SqliteIndex

_here = threading.local()


def index() -> SqliteIndex:
    """The index for the thread that asks; the first of a process builds it, or takes it from the cache."""
    found: SqliteIndex | None = getattr(_here, "index", None)
    if found is None:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(_built())
        found = _here.index = SqliteIndex(connection)
    return found


@cache
def _built() -> bytes:
    made = content_index(CONTENT)
    try:
        return made.connection.serialize()
    finally:
        made.connection.close()
