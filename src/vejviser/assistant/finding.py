"""Which entries fit some words: the hits of the handbook that `vejviser search` and the search box give."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from vejviser.assistant.library import Library
from vejviser.handbook.entries import Lang
from vejviser.search.cached import content_index
from vejviser.search.databases import SqliteIndex
from vejviser.search.index import Hit
from vejviser.search.query import Query


def find(
    library: Library, query: str, kinds: Sequence[str], limit: int, lang: Lang
) -> tuple[tuple[Hit, ...], int]:
    """The best hits for the words of `query` in either language, at most `limit`, and how many there are.

    `kinds` empty means all. Raises `QueryError` for a query that is too long.
    """
    found = _index(library).search(Query(query, lang, tuple(kinds), limit=limit))
    return found.hits, found.total


@lru_cache(maxsize=4)
def _index(library: Library) -> SqliteIndex:
    """The index that `vejviser search` asks, on a connection for tools in any thread, one at a time."""
    shared = content_index(library.content).connection
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(shared.serialize())
    shared.close()
    return SqliteIndex(connection)
