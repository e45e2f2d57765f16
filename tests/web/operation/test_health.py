"""Those who run the product can ask whether it is well, and hear no secret."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from vejviser.web.site import operation as module


@pytest.fixture
def down(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that does not answer."""

    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("could not connect to host=db.internal user=vejviser password=secret")

    monkeypatch.setattr(connection, "cursor", refuse)


@pytest.mark.django_db
def test_a_product_that_is_well_says_so(client: Client) -> None:
    response = client.get("/health")
    told = response.json()
    assert (response.status_code, told["status"]) == (200, "ok")
    assert set(told["checks"]) == {"database", "migrations", "handbook"}
    assert len(told["handbook"]) == 64
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told_without_its_address(client: Client, down: None) -> None:
    response = client.get("/health")
    assert (response.status_code, response.json()["checks"]["database"]) == (503, "fails")
    assert "secret" not in response.content.decode()
    assert "db.internal" not in response.content.decode()


@pytest.mark.django_db
def test_tables_that_wait_for_a_migration_are_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_known_current", set())
    monkeypatch.setattr(module, "migrations_are_current", lambda: False)
    response = client.get("/health")
    assert (response.status_code, response.json()["checks"]["migrations"]) == (503, "waiting")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "words"), [("", "Noget gik galt hos os"), ("/en", "went wrong on our side")]
)
def test_without_its_database_a_page_says_what_is_wrong(start: str, words: str, down: None) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["vejviser_session"] = "x" * 32
    response = client.get(f"{start}/projects/")
    assert response.status_code == 500
    assert words in response.content.decode()


@pytest.mark.django_db
@override_settings(SECRET_KEY="another secret, long enough", EMAIL_HOST_PASSWORD="a secret too")
def test_health_tells_no_setting(client: Client) -> None:
    assert "secret" not in client.get("/health").content.decode()
