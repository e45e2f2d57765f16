from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def ids(page: str) -> list[str]:
    """The ids of the hits of a page, best first."""
    return re.findall(r'class="search-about">[^<]*<code>([^<]+)</code>', page)


def page_of(client: Client, address: str, **asked: object) -> str:
    answer = client.get(address, asked)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("address", "text", "right"),
    [
        ("/search/", "databehandleraftale", "sign_processor_agreement"),
        ("/en/search/", "notified body", "notified_body"),
        ("/search/", "sunhedsplatformen", "A180"),
        ("/en/search/", "dataadgang", "data_permit"),
    ],
)
def test_the_right_entry_stands_among_the_first_hits_in_either_language(
    client: Client, address: str, text: str, right: str
) -> None:
    assert right in ids(page_of(client, address, q=text))[:5]


def test_every_page_has_the_box_and_a_search_leaves_its_words_there(client: Client) -> None:
    assert 'name="q" value=""' in page_of(client, "/")
    assert 'name="q" value="etisk komité"' in page_of(client, "/search/", q="etisk komité")


def test_the_words_sought_are_marked_and_nothing_typed_becomes_markup(client: Client) -> None:
    assert re.search(
        r"<mark>data(behandler)?\w*</mark>", page_of(client, "/search/", q="databehandleraftale"), re.I
    )
    hostile = page_of(client, "/search/", q="<script>alert(1)</script> data")
    assert "<script>alert" not in hostile
    assert "&lt;script&gt;alert(1)" in hostile


def test_a_facet_narrows_and_its_count_is_the_number_of_hits(client: Client) -> None:
    page = page_of(client, "/search/", q="data")
    found = re.search(r'href="(\?q=data&amp;kind=actors)">Aktører</a> <span class="facet-count">(\d+)<', page)
    assert found
    narrowed = page_of(client, "/search/" + found[1].replace("&amp;", "&"))
    assert f"{found[2]} fund på »data«" in narrowed
    assert all(re.fullmatch(r"A\d{3}", name) for name in ids(narrowed))
    assert 'aria-current="true">Aktører' in narrowed


def test_choices_in_two_facets_stand_together_and_can_be_taken_back_one_by_one(client: Client) -> None:
    page = page_of(client, "/search/", q="data", kind="actors", region="syddanmark")
    assert 'href="?q=data&amp;region=syddanmark"' in page
    assert 'href="?q=data&amp;kind=actors"' in page


def test_the_pages_of_a_search_hold_every_hit_once_and_keep_the_choices(client: Client) -> None:
    first = page_of(client, "/search/", q="data", kind="actors")
    total = int(re.search(r"<h1[^>]*>(\d+) fund", first)[1])  # type: ignore[index]
    seen: list[str] = []
    for number in range(1, -(-total // 20) + 1):
        seen += ids(page_of(client, "/search/", q="data", kind="actors", page=number))
    assert len(seen) == len(set(seen)) == total
    assert "kind=actors&amp;page=2" in first


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "9" * 40, "²"])
def test_a_page_that_is_none_leads_to_one_that_is(client: Client, page: str) -> None:
    assert ids(page_of(client, "/search/", q="dataadgang", page=page))


def test_a_slip_is_told_and_the_word_that_was_meant_can_be_searched_for(client: Client) -> None:
    page = page_of(client, "/search/", q="lægemidelstyrelsen")
    assert "Mente du" in page
    assert "?q=l%C3%A6gemiddelstyrelsen" in page


def test_a_hit_in_the_other_language_says_so_and_is_marked_with_its_language(client: Client) -> None:
    from vejviser.handbook.entries import Text
    from vejviser.search.documents import Document
    from vejviser.web.searching import feed

    feed.put([Document("challenges", "C1", Text("Vi fandt ikke hjemlen til kuglelejer", ""))])
    page = page_of(client, "/en/search/", q="kuglelejer")
    assert '<span lang="da">' in page
    assert "in Danish only" in page


@pytest.mark.parametrize("address", ["/search/", "/en/search/"])
def test_an_empty_search_teaches_how_to_search(client: Client, address: str) -> None:
    assert page_of(client, address).count("?q=") >= 5
    assert page_of(client, address, q="  ...  ").count("?q=") >= 5


def test_a_search_without_hits_says_what_to_do_next(client: Client) -> None:
    page = page_of(client, "/search/", q="xyzzyqwv", kind="actors")
    assert "Intet fundet" in page
    assert 'href="/search/?q=xyzzyqwv"' in page


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "a" * 301},
        {"q": "data", "kind": "nonsense"},
        {"q": "data", "region": "skåne"},
        {"q": "d", "stage": "1"},
    ],
)
def test_a_search_that_cannot_be_made_says_why(client: Client, asked: dict[str, str]) -> None:
    answer = client.get("/search/", asked)
    assert answer.status_code == 400
    assert "Søgningen kan ikke læses" in answer.content.decode()
    assert client.get("/search/suggest/", asked).content == b""


def test_suggestions_come_while_a_word_is_unfinished(client: Client) -> None:
    page = page_of(client, "/search/suggest/", q="lægemiddelst")
    assert "<mark>" in page or "Lægemiddelstyrelsen" in page
    assert "<html" not in page


def test_nothing_is_suggested_for_a_single_letter(client: Client) -> None:
    assert page_of(client, "/search/suggest/", q="d") == ""


def test_a_search_is_only_read(client: Client) -> None:
    assert client.post("/search/", {"q": "data"}).status_code == 405
