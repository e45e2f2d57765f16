"""One index answers everywhere: the page, the interface for programs, the command and the assistant agree."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.http import urlencode

from tests.assistant.clients import data, library
from tests.web.api.calling import Program
from tests.web.cast import Cast
from tests.web.directory.test_claiming import claimed, correct, decide
from tests.web.knowledge.acting import STEP, published
from tests.web.searching.test_page import ids, page_of
from tests.web.workshops.people import statement, workshop
from vejviser.assistant.finding import find
from vejviser.handbook.entries import Lang
from vejviser.handbook.load import CONTENT
from vejviser.search.cached import content_index
from vejviser.search.query import Query
from vejviser.web.knowledge import store
from vejviser.web.knowledge.models import Entry
from vejviser.web.searching.standing import ensure_index
from vejviser.web.workshops.promoting import promote

pytestmark = pytest.mark.django_db
QUESTIONS = (
    "dataadgang",
    "notified body",
    "sunhedsplatformen",
    "regel 11",
    "mdr_class",
    "etisk komité",
    "fee",
)
WORD = "kvasirblomst"
"""A word that the handbook does not know."""


@pytest.fixture(autouse=True)
def _searchable(db: None) -> None:
    ensure_index()


def of_program(lang: Lang, **asked: str) -> list[str]:
    query = urlencode({"lang": lang, "limit": "20", **asked})
    return [hit["id"] for hit in Program().read(f"/search?{query}")["items"]]


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("text", QUESTIONS)
def test_everywhere_the_same_hits_in_the_same_order(client: Client, text: str, lang: Lang) -> None:
    page = ids(page_of(client, "/en/search/" if lang == "en" else "/search/", q=text))
    assert page
    assert of_program(lang, q=text) == page
    assert [hit.id for hit in content_index(CONTENT).search(Query(text, lang, limit=20)).hits] == page
    assert [hit["id"] for hit in data("find_entry", query=text, lang=lang, limit=20)["hits"]] == page


def test_the_assistant_narrows_by_kind_and_counts_as_the_search_does() -> None:
    hits, total = find(library(), "data", ["datasets", "gates"], 50, "da")
    assert {hit.kind for hit in hits} == {"datasets", "gates"}
    wanted = content_index(CONTENT).search(Query("data", "da", ("datasets", "gates"), limit=50))
    assert (hits, total) == (wanted.hits, wanted.total)


def test_what_a_member_contributed_is_found_by_people_and_programs(cast: Cast, client: Client) -> None:
    entry = published(cast, kind="experience", title=f"Om {WORD}")
    assert ids(page_of(client, "/search/", q=WORD)) == [str(entry.id)]
    assert of_program("da", q=WORD, kind="experiences", stage="collaboration") == [str(entry.id)]
    [hit] = Program().read(f"/search?q={WORD}&lang=en")["items"]
    assert (hit["kind"], hit["page"]) == ("experiences", f"/en/knowledge/{entry.id}/")


def test_a_statement_that_a_workshop_promoted_is_found_once_it_is_published(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    held = workshop(cast)
    said = statement(held, f"Ingen kender {WORD}.")
    given = {
        "kind": "challenge", "text_da": said.text, "text_en": "Nobody knows the dawnflower.", "steps": [STEP],
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        promote(held, cast.alice, said, given)
    entry = Entry.objects.get()
    assert ids(page_of(client, "/search/", q=WORD)) == []
    content = {key: getattr(entry.versions.get(), key) for key in store.CONTENT} | {"region": "national"}
    store.revise(entry.id, cast.alice, 1, content)
    store.send(entry.id, cast.alice, 2)
    store.publish(entry.id, cast.stella, 2)
    assert ids(page_of(client, "/search/", q=WORD)) == [str(entry.id)]
    assert of_program("da", q=WORD, kind="challenges") == [str(entry.id)]


def test_an_actor_is_found_by_its_own_words_once_the_editors_have_verified_them(
    cast: Cast, client: Client
) -> None:
    claimed(cast)
    correction = correct(cast, offers_da=f"Vi dyrker {WORD}.", offers_en="We grow the dawnflower.")
    assert ids(page_of(client, "/search/", q=WORD)) == []
    assert decide(cast, correction, "verify") == 302
    assert ids(page_of(client, "/search/", q=WORD)) == ["A021"]
    assert of_program("en", q="dawnflower") == ["A021"]
    [hit] = Program().read(f"/search?q={WORD}")["items"]
    assert hit["page"] == "/directory/A021/"
