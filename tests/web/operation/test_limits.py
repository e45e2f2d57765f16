"""Limits that a person never meets, and what those see who do."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from tests.web.cast import Cast
from vejviser.web.operation.limits import client_address, network
from vejviser.web.operation.models import CacheEntry


@pytest.fixture(autouse=True)
def _within_one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vejviser.web.operation.limits._now", lambda: 1_000_000_010)


@pytest.mark.parametrize(("start", "words"), [("", "Vent et minut"), ("/en", "Wait a minute")])
@override_settings(WRITES_A_MINUTE=3)
def test_whoever_writes_too_often_is_told_when_to_go_on_in_their_language(
    client: Client, cast: Cast, start: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(cast.alice)
    seen = [client.post(f"{start}/projects/new/", {"name": ""}) for _ in range(4)]
    assert [one.status_code for one in seen] == [422, 422, 422, 429]
    assert words in seen[-1].content.decode()
    assert seen[-1].headers["Retry-After"] == str(60 - 1_000_000_010 % 60)
    monkeypatch.setattr("vejviser.web.operation.limits._now", lambda: 1_000_000_070)
    assert client.post(f"{start}/projects/new/", {"name": ""}).status_code == 422


@override_settings(WRITES_A_MINUTE=1)
def test_one_person_does_not_use_up_what_another_may(client: Client, cast: Cast) -> None:
    for person in (cast.alice, cast.bob):
        client.force_login(person)
        assert client.post("/projects/new/", {"name": ""}).status_code == 422
    assert client.post("/projects/new/", {"name": ""}).status_code == 429
    assert client.get("/projects/new/").status_code == 200


@override_settings(PROJECTS_A_MINUTE=1)
def test_new_projects_without_an_account_are_counted_apart(client: Client, cast: Cast) -> None:
    assert client.post("/projects/new/", {"name": "En"}).status_code == 302
    assert Client().post("/projects/new/", {"name": "To"}).status_code == 429
    client.force_login(cast.alice)
    assert client.post("/projects/new/", {"name": "Tre"}).status_code == 302


@pytest.mark.parametrize(("start", "words"), [("", "fylder for meget"), ("/en", "too big")])
@override_settings(BODY_MOST=1000)
def test_what_is_too_big_is_refused_with_a_page(client: Client, cast: Cast, start: str, words: str) -> None:
    response = client.post(f"{start}/projects/new/", {"name": "x" * 2000})
    assert response.status_code == 413
    assert words in response.content.decode()


def test_a_form_that_is_too_long_is_refused_with_a_page(client: Client, cast: Cast) -> None:
    response = client.post("/projects/new/", {"name": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    assert response.status_code == 400
    assert "for stort" in response.content.decode()


@override_settings(WRITES_A_MINUTE=0)
def test_a_program_is_answered_in_json(client: Client, cast: Cast) -> None:
    response = client.post("/api/anything", {})
    assert (response.status_code, response.headers["Content-Type"]) == (429, "application/problem+json")
    assert response.headers["Retry-After"]


def test_guessing_passwords_ends_with_the_same_page(client: Client, cast: Cast) -> None:
    login = reverse("account_login")
    seen = [
        client.post(login, {"login": f"{n}@example.org", "password": "wrong"}).status_code for n in range(12)
    ]
    assert seen[-1] in (422, 429)
    told = client.post(login, {"login": "alice@example.org", "password": "correct horse battery"})
    assert "_auth_user_id" not in client.session
    assert told.status_code in (422, 429)


@override_settings(CACHES=settings.CACHES)
def test_the_cache_holds_no_address_of_anybody(client: Client, cast: Cast) -> None:
    client.post("/projects/new/", {"name": "En"}, REMOTE_ADDR="198.51.100.7")
    client.post(
        reverse("account_login"), {"login": "alice@example.org", "password": "x"}, REMOTE_ADDR="198.51.100.7"
    )
    keys = list(CacheEntry.objects.values_list("cache_key", flat=True))
    assert keys
    assert not any("198.51" in key or "alice" in key for key in keys)


def test_a_sender_is_an_address_or_the_network_of_a_long_one() -> None:
    assert network("198.51.100.7") == "198.51.100.7"
    assert network("2001:db8:1:2:3:4:5:6") == network("2001:db8:1:2::1") == "2001:db8:1:2::/64"
    assert network("nonsense") == "unknown"


def test_the_word_of_a_proxy_counts_only_where_there_is_one() -> None:
    request = RequestFactory().get(
        "/", headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"}, REMOTE_ADDR="10.0.0.1"
    )
    assert client_address(request) == "10.0.0.1"
    with override_settings(BEHIND_PROXY=True):
        assert client_address(request) == "198.51.100.7"


@pytest.mark.django_db
def test_the_cache_is_shared_by_processes_and_bounded() -> None:
    with override_settings(CACHES={"default": settings.CACHES["default"] | {"OPTIONS": {"MAX_ENTRIES": 20}}}):
        for number in range(60):
            cache.set(f"n{number}", number)
        assert CacheEntry.objects.count() <= 21
