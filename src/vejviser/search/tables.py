"""The tables of the index, the same in SQLite and PostgreSQL, and what is written to and read from them.

All thinking is in Python; the database keeps, for each term and each block of documents, the numbers of the
documents with their weights as one value. Both databases therefore give the same hits in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

BLOCK = 1 << 14
"""Documents of one block."""
POSTING = np.dtype([("place", "<u2"), ("impact", "u1"), ("title", "u1")])
"""A document of a block, by its place, under a term: see `vejviser.search.terms.Weight`."""
TRAITS = np.dtype([("kind", "u1"), ("stages", "u1"), ("regions", "<u2")])
"""What facets count, for each place of a block; kind 0 where there is no document."""
_AT_ONCE = 400
_MOST_ALIKE = 6000
_LAST = "\U0010ffff"

Rows = list[tuple[Any, ...]]


class Database(Protocol):
    """What differs between the databases."""

    binary: str
    text: str

    def run(self, sql: str, values: Sequence[object] = ()) -> Rows:
        """The rows of a statement whose places for values are question marks."""

    def run_many(self, sql: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each sequence of values."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction, or part of one, in which nobody else writes; undone by an exception."""


def schema(database: Database) -> tuple[str, ...]:
    """The statements that make the tables where they are missing, to run one by one (in a migration, say)."""
    text, binary = database.text, database.binary
    return (
        f"CREATE TABLE IF NOT EXISTS search_document (number INTEGER PRIMARY KEY, kind {text} NOT NULL,"
        f" id {text} NOT NULL, document {text} NOT NULL, UNIQUE (kind, id))",
        f"CREATE TABLE IF NOT EXISTS search_kind (code INTEGER PRIMARY KEY, name {text} NOT NULL UNIQUE)",
        f"CREATE TABLE IF NOT EXISTS search_block (block INTEGER PRIMARY KEY, traits {binary} NOT NULL)",
        f"CREATE TABLE IF NOT EXISTS search_posting (term {text} NOT NULL, block INTEGER NOT NULL,"
        f" postings {binary} NOT NULL, PRIMARY KEY (term, block))",
        f"CREATE TABLE IF NOT EXISTS search_word (word {text} NOT NULL, lang {text} NOT NULL,"
        f" backwards {text} NOT NULL, letters INTEGER NOT NULL, uses INTEGER NOT NULL,"
        " PRIMARY KEY (word, lang))",
        "CREATE INDEX IF NOT EXISTS search_word_backwards ON search_word (backwards)",
    )


def some(values: Sequence[Any], size: int = _AT_ONCE) -> Iterator[Sequence[Any]]:
    """The values in portions that one statement can take."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values)) or "NULL"


@dataclass(frozen=True)
class Known:
    """The codes of the kinds, and those of some terms and words that documents have."""

    kinds: Mapping[str, int]
    terms: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Tables:
    """The tables in one database."""

    database: Database

    def postings(self, terms: Sequence[str]) -> Iterator[tuple[str, int, NDArray[np.void]]]:
        """Every term that has documents in a block, the block, and the documents."""
        for portion in some(terms):
            sql = f"SELECT term, block, postings FROM search_posting WHERE term IN ({_marks(portion)})"
            for term, block, data in self.database.run(sql, portion):
                yield term, block, np.frombuffer(data, dtype=POSTING)

    def traits(self) -> NDArray[np.void]:
        """The traits of every place of every block, one after the other."""
        rows = self.database.run("SELECT block, traits FROM search_block ORDER BY block")
        held: dict[int, bytes] = dict(rows)
        empty = bytes(BLOCK * TRAITS.itemsize)
        blocks = rows[-1][0] + 1 if rows else 0
        return np.frombuffer(b"".join(held.get(block, empty) for block in range(blocks)), dtype=TRAITS)

    def known(self, terms: Sequence[str], words: Sequence[str]) -> Known:
        """What there is of some terms and words, and the codes of the kinds, in one go."""
        rows = self.database.run(
            "SELECT 'kind', name, code FROM search_kind"
            f" UNION ALL SELECT DISTINCT 'term', term, 0 FROM search_posting WHERE term IN ({_marks(terms)})"
            f" UNION ALL SELECT DISTINCT 'word', word, 0 FROM search_word WHERE word IN ({_marks(words)})",
            (*terms, *words),
        )
        kinds = {name: code for what, name, code in rows if what == "kind"}
        found = {what: frozenset(n for w, n, _ in rows if w == what) for what in ("term", "word")}
        return Known(kinds, found["term"], found["word"])

    def kinds(self) -> dict[str, int]:
        """The codes of the kinds."""
        return dict(self.database.run("SELECT name, code FROM search_kind"))

    def names(self, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
        """The kind and id of documents by number."""
        found: dict[int, tuple[str, str]] = {}
        for portion in some(numbers):
            sql = f"SELECT number, kind, id FROM search_document WHERE number IN ({_marks(portion)})"
            found |= {number: (kind, name) for number, kind, name in self.database.run(sql, portion)}
        return found

    def contents(self, numbers: Sequence[int]) -> dict[int, str]:
        """Documents as written, by number."""
        sql = f"SELECT number, document FROM search_document WHERE number IN ({_marks(numbers)})"
        return dict(self.database.run(sql, numbers)) if numbers else {}

    def beginning(self, start: str, limit: int) -> list[str]:
        """The words that begin so, those used most first."""
        rows = self.database.run(
            "SELECT word, SUM(uses) AS used FROM search_word WHERE word >= ? AND word < ?"
            " GROUP BY word ORDER BY used DESC, word LIMIT ?",
            (start, start + _LAST, limit),
        )
        return [word for word, _ in rows]

    def alike(self, word: str, edits: int) -> dict[str, int]:
        """The words that share their first or last third with a word, and how often each is used.

        One edit, or one swap, always leaves one of these thirds whole.
        """
        third = max(1, len(word) // 3)
        start, end = word[:third], word[::-1][:third]
        rows = self.database.run(
            "SELECT word, SUM(uses) FROM search_word WHERE letters BETWEEN ? AND ?"
            " AND ((word >= ? AND word < ?) OR (backwards >= ? AND backwards < ?))"
            " GROUP BY word ORDER BY word LIMIT ?",
            (len(word) - edits, len(word) + edits, start, start + _LAST, end, end + _LAST, _MOST_ALIKE),
        )
        return {found: int(uses) for found, uses in rows}
