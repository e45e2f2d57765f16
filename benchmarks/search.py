"""Search in 100,000 documents beside the shipped ones, on SQLite and PostgreSQL, beside their own full text.

The peers rank the same stems with `bm25()` (FTS5) and `ts_rank()` (tsvector). They do less: no compounds,
synonyms, slips or beginnings of words, no facets, and each orders its hits in its own way.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg

from benchmarks.timing import Line, duration, show
from tests.search.databases import postgres
from tests.search.shipped import asked, shipped
from vejviser.handbook.entries import STAGES, Lang, Text
from vejviser.search.databases import PostgresIndex, SqliteIndex
from vejviser.search.documents import REGIONS, Document
from vejviser.search.index import Index
from vejviser.search.query import Query
from vejviser.search.stems import stem
from vejviser.search.words import is_stop, words

EXTRA = 100_000
SEED = 1


def main(extra: int) -> None:
    """Build both indexes and both peers, ask every question of the tests, and print the times.

    Ours is asked twice: on tables that were just filled, and once more when each page of them was read.
    """
    every = [*shipped(), *_extra(extra)]
    questions = [Query(question.text, question.lang) for question in asked()]
    lines = []
    with tempfile.TemporaryDirectory() as folder, postgres() as connection:
        ours = SqliteIndex(Path(folder, "index.db"))
        theirs = PostgresIndex(connection)
        theirs.create()
        for name, index in (("SQLite", ours), ("PostgreSQL", theirs)):
            seconds = _add(index, every)
            lines.append(_line("vejviser, first", name, index.search, questions, f"built in {seconds:.0f} s"))
            lines.append(_line("vejviser, again", name, index.search, questions, "each a second time"))
        connection.commit()
        same = sum(ours.search(query) == theirs.search(query) for query in questions)
        lines.append(_line("FTS5 bm25", "SQLite", _fts5(every), questions, "top 10 only"))
        lines.append(_line("ts_rank", "PostgreSQL", _tsvector(connection, every), questions, "top 10 only"))
    show(f"Search: {len(every):,} documents, {len(questions)} questions", lines)
    print(f"The same hits, order and facets on both: {same} of {len(questions)} questions")


def _extra(count: int) -> Iterator[Document]:
    """Contributions made of the words of our own content, as often as those stand there."""
    chance = random.Random(SEED)
    told = {lang: _told(lang) for lang in ("da", "en")}
    for number in range(count):
        title, body = (
            Text(*(" ".join(chance.choices(told[lang], k=length)) for lang in ("da", "en")))
            for length in (6, 40)
        )
        kind = chance.choice(("experiences", "challenges", "practices"))
        stages, regions = (chance.choice(STAGES),), (chance.choice(REGIONS),)
        yield Document(kind, f"X{number:06}", title, body, stages=stages, regions=regions)


def _told(lang: Lang) -> list[str]:
    return [word for d in shipped() for word in f"{d.title.say(lang)} {d.body.say(lang)}".split()]


def _add(index: Index, every: Sequence[Document]) -> float:
    start = time.perf_counter()
    index.add(every)
    return time.perf_counter() - start


def _line(
    engine: str, what: str, search: Callable[[Query], object], questions: Sequence[Query], note: str
) -> Line:
    for query in questions[:20]:
        search(query)
    spent = []
    for query in questions:
        start = time.perf_counter()
        search(query)
        spent.append(time.perf_counter() - start)
    p95 = statistics.quantiles(spent, n=20)[-1]
    return Line(engine, what, "question", tuple(spent), f"p95 {duration(p95)}; {note}")


def _stems(document: Document) -> str:
    return " ".join(s for lang in ("da", "en") for s in _stemmed(_whole(document, lang), lang))


def _whole(document: Document, lang: Lang) -> str:
    return f"{document.title.say(lang)} {document.labels.say(lang)} {document.body.say(lang)}"


def _stemmed(text: str, lang: Lang) -> list[str]:
    return [stem(word, lang) for word in words(text) if not is_stop(word, lang)]


def _fts5(every: Sequence[Document]) -> Callable[[Query], object]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE peer USING fts5(stems, content='', detail=full)")
    connection.executemany("INSERT INTO peer (rowid, stems) VALUES (?, ?)", enumerate(map(_stems, every), 1))

    def search(query: Query) -> object:
        sought = " OR ".join(f'"{word}"' for word in _stemmed(query.text, query.lang))
        sql = "SELECT rowid FROM peer WHERE peer MATCH ? ORDER BY bm25(peer) LIMIT 10"
        return connection.execute(sql, (sought,)).fetchall()

    return search


def _tsvector(connection: psycopg.Connection, every: Sequence[Document]) -> Callable[[Query], object]:
    connection.execute("CREATE TABLE peer (number INTEGER PRIMARY KEY, stems TSVECTOR)")
    with connection.cursor() as cursor:
        rows = [(number, _stems(document)) for number, document in enumerate(every)]
        cursor.executemany("INSERT INTO peer VALUES (%s, to_tsvector('simple', %s))", rows)
    connection.execute("CREATE INDEX ON peer USING GIN (stems)")
    connection.execute("ANALYZE peer")

    def search(query: Query) -> object:
        sought = " | ".join(f"'{word}'" for word in _stemmed(query.text, query.lang))
        sql = (
            "SELECT number FROM peer, to_tsquery('simple', %s) sought WHERE stems @@ sought"
            " ORDER BY ts_rank(stems, sought) DESC LIMIT 10"
        )
        return connection.execute(sql, (sought,)).fetchall()

    return search


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EXTRA)
