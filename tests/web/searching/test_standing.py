from __future__ import annotations

import pytest
from django.db import transaction

from vejviser.handbook.entries import Text
from vejviser.search.databases import SqliteIndex
from vejviser.search.documents import Document
from vejviser.search.query import Query
from vejviser.web.searching import feed, standing
from vejviser.web.searching.finding import hits_of
from vejviser.web.searching.place import index

pytestmark = pytest.mark.django_db(transaction=True)
MINE = Document("challenges", "C1", Text("Kuglelejet gik i stykker", "The bearing broke"))
GONE = Document("challenges", "gone", Text("Væk", ""))


@pytest.fixture(autouse=True)
def _as_it_was() -> object:
    yield
    feed.take_out([("challenges", "C1"), ("actors", "A001")])


def names(text: str) -> list[str]:
    return [hit.id for hit in hits_of(Query(text)).hits]


def stale() -> None:
    index().database.run("UPDATE search_standing SET key = 'of another handbook'")


def test_the_index_stands_when_the_product_is_migrated() -> None:
    assert standing.standing() == standing.key_of_now()
    assert not standing.ensure_index()


def test_it_answers_as_an_index_in_memory_does() -> None:
    from tests.search.shipped import asked, shipped_index

    for question in asked()[::9]:
        query = Query(question.text, question.lang)
        assert hits_of(query) == shipped_index().search(query), question.text


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """What an app has published."""
    held: list[Document] = []
    monkeypatch.setattr(standing, "sources", lambda: [lambda: held])
    return held


def test_another_handbook_makes_it_anew_and_what_apps_published_is_there(published: list[Document]) -> None:
    published.append(MINE)
    index().remove([("actors", "A001")])
    stale()
    assert standing.ensure_index()
    assert names("kuglelejet") == ["C1"]
    assert "A001" in names("akademiet for de tekniske videnskaber")


def test_what_came_in_or_went_out_while_it_was_built_is_carried_over(published: list[Document]) -> None:
    stale()
    own = Document("actors", "A001", Text("Kuglelejernes Akademi", ""))
    built = SqliteIndex(":memory:")
    built.add([own, GONE])
    published.append(MINE)
    before = {("challenges", "gone"): GONE, ("actors", "A001"): own}
    with transaction.atomic():
        assert standing._put_in_place(index(), built, before, "new")
    assert names("kuglelejet") == ["C1"]
    assert names("væk") == []
    assert names("akademiet for de tekniske videnskaber") == ["A001"]
    stale()
    standing.ensure_index()


def test_an_index_that_is_forgotten_is_made_anew_from_what_apps_published(published: list[Document]) -> None:
    published.append(MINE)
    standing.forget()
    assert names("kuglelejet") == ["C1"]


def test_a_second_process_that_was_building_too_leaves_it_as_it_is() -> None:
    built = SqliteIndex(":memory:")
    with transaction.atomic():
        assert not standing._put_in_place(index(), built, {}, standing.key_of_now())
    assert "dkma" in names("lægemiddelstyrelsen")


def test_what_is_put_in_is_part_of_the_callers_transaction() -> None:
    def break_off() -> None:
        with transaction.atomic():
            feed.put([MINE])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert names("kuglelejet") == []
    with transaction.atomic():
        feed.put([MINE])
    assert names("kuglelejet") == ["C1"]


def test_a_document_in_place_of_one_of_the_handbook_gives_way_to_it_when_taken_out() -> None:
    feed.put([Document("actors", "A001", Text("Kuglelejernes Akademi", ""))])
    assert names("kuglelejernes akademi")[0] == "A001"
    feed.take_out([("actors", "A001")])
    assert names("akademiet for de tekniske videnskaber")[0] == "A001"


def test_an_index_that_was_never_built_is_built_by_the_first_search() -> None:
    index().database.run("DELETE FROM search_standing")
    assert "dkma" in names("lægemiddelstyrelsen")


def test_a_contributed_kind_is_called_and_shown_as_its_app_says() -> None:
    from vejviser.web.searching.kinds import kinds

    feed.introduce("test_kind", Text("ting", "thing"), Text("ting", "things"), lambda name: f"/things/{name}")
    assert kinds()["test_kind"].address("1") == "/things/1"
    feed.introduce("test_kind", Text("ting", "thing"), Text("ting", "things"), lambda name: "")
    assert kinds()["test_kind"].address("1") == "/things/1"
