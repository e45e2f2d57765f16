"""SQLite and a real PostgreSQL give the same hits, in the same order, with the same facets."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from tests.search.databases import postgres
from tests.search.shipped import asked, shipped, shipped_index
from vejviser.handbook.entries import Text
from vejviser.search.databases import PostgresIndex, SqliteIndex
from vejviser.search.documents import Document
from vejviser.search.query import Query


@pytest.fixture(scope="module")
def connection() -> Iterator[psycopg.Connection]:
    with postgres() as opened:
        yield opened


@pytest.fixture(scope="module")
def index(connection: psycopg.Connection) -> PostgresIndex:
    made = PostgresIndex(connection)
    made.create()
    made.add(shipped())
    connection.commit()
    return made


def test_every_question_has_the_same_answer(index: PostgresIndex) -> None:
    for question in asked():
        query = Query(question.text, question.lang)
        assert index.search(query) == shipped_index().search(query), question.text


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE search_document; --", "100 %", "%s %(a)s", '"', "\0", "æøå 🙂"]
)
def test_signs_are_nothing_but_signs_there_too(index: PostgresIndex, text: str) -> None:
    assert index.search(Query(text)) == shipped_index().search(Query(text))


def test_they_agree_after_additions_replacements_and_removals(
    index: PostgresIndex, connection: psycopg.Connection
) -> None:
    other = SqliteIndex(":memory:")
    other.add(reversed(shipped()))
    mine = Document("experiences", "new", Text("Vores databehandleraftale", ""), Text("Æblegrød\0 og 🙂", ""))
    for each in (index, other):
        each.add([mine, Document("experiences", "gone", Text("Databehandleraftale", ""))])
        each.add([Document("challenges", "more", Text("Ingen vidste, hvem der var dataansvarlig", ""))])
        each.remove([("experiences", "gone"), ("actors", "A001")])
    for text in ("databehandleraftale", "dataansvarlig", "æblegrød", "atv", "data"):
        assert index.search(Query(text, limit=50)) == other.search(Query(text, limit=50)), text
    connection.rollback()
    assert index.search(Query("databehandleraftale")) == shipped_index().search(Query("databehandleraftale"))
