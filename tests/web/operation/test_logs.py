"""The log tells what happened, and nothing about whom."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from tests.web.cast import PASSWORD, Cast
from vejviser.web import urls as shipped
from vejviser.web.operation.logs import JsonLines, PlainLines

SECRETS = ("alice@example.org", "hemmelig", "0101701234", "correct horse")


def failing(request: HttpRequest, who: str) -> HttpResponse:
    given = request.POST["email"]
    raise ValueError(f"cannot use {given} of {request.POST['cpr']}") from KeyError(given)


urlpatterns = [
    *i18n_patterns(path("fails/<str:who>/", failing), prefix_default_language=False),
    *shipped.urlpatterns,
]
handler500 = shipped.handler500


class Lines:
    """What was written to the log."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def all(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def log() -> Iterator[Lines]:
    yield from written(JsonLines())


def written(form: logging.Formatter) -> Iterator[Lines]:
    lines, root = Lines(), logging.getLogger()
    handler = logging.StreamHandler(lines.stream)
    handler.setFormatter(form)
    root.addHandler(handler)
    try:
        yield lines
    finally:
        root.removeHandler(handler)


def test_a_request_is_one_line_with_the_pattern_of_its_address(
    client: Client, cast: Cast, log: Lines
) -> None:
    client.force_login(cast.alice)
    response = client.get(reverse("projects:file", args=[cast.project.id]) + "?q=hemmelig")
    (line,) = log.all
    assert line["route"] == "projects/<uuid:project_id>/file/"
    assert (line["method"], line["status"], line["lang"]) == ("GET", 200, "da")
    assert line["request"] == response.headers["X-Request-ID"]
    assert isinstance(line["ms"], float)
    assert str(cast.project.id) not in log.text
    assert "hemmelig" not in log.text


def test_the_language_is_told_and_not_part_of_the_pattern(client: Client, cast: Cast, log: Lines) -> None:
    client.get("/en/projects/")
    assert [(line["route"], line["lang"]) for line in log.all] == [("projects/", "en")]


def test_an_address_that_does_not_exist_is_not_written_down(client: Client, cast: Cast, log: Lines) -> None:
    client.get("/hemmelig/alice@example.org")
    client.get("/", headers={"host": "hemmelig.example"})
    assert [line["status"] for line in log.all if "status" in line] == [404, 400]
    assert "DisallowedHost" in log.text
    assert not any(secret in log.text for secret in SECRETS)


@pytest.mark.parametrize("form", [JsonLines(), PlainLines()])
@override_settings(ROOT_URLCONF="tests.web.operation.test_logs")
def test_a_fault_is_logged_with_its_places_and_without_what_was_sent(
    cast: Cast, form: logging.Formatter
) -> None:
    client = Client(raise_request_exception=False)
    for log in written(form):
        response = client.post("/fails/hemmelig/", {"email": "alice@example.org", "cpr": "0101701234"})
        assert response.status_code == 500
        assert "ValueError <- builtins.KeyError" in log.text
        assert "test_logs.py" in log.text
        assert "raise ValueError" in log.text
        assert not any(secret in log.text for secret in SECRETS)
        assert response.headers["X-Request-ID"] in log.text


@override_settings(ROOT_URLCONF="tests.web.operation.test_logs")
@pytest.mark.parametrize(("start", "words"), [("", "Noget gik galt"), ("/en", "Something went wrong")])
def test_the_page_of_a_fault_shows_the_name_that_stands_in_the_log(
    cast: Cast, start: str, words: str
) -> None:
    client = Client(raise_request_exception=False)
    response = client.post(f"{start}/fails/x/", {"email": "a", "cpr": "b"})
    assert words in response.content.decode()
    assert response.headers["X-Request-ID"] in response.content.decode()


def test_logging_in_leaves_no_address_and_no_password(client: Client, cast: Cast, log: Lines) -> None:
    client.post(reverse("account_login"), {"login": "alice@example.org", "password": "hemmelig"})
    client.post(reverse("account_login"), {"login": "alice@example.org", "password": PASSWORD})
    assert len(log.all) == 2
    assert not any(secret in log.text for secret in SECRETS)


def test_the_name_of_a_request_is_taken_from_a_proxy_only_where_there_is_one(
    client: Client, cast: Cast
) -> None:
    given = {"X-Request-ID": "from-the-proxy-1"}
    assert client.get("/health", headers=given).headers["X-Request-ID"] != "from-the-proxy-1"
    with override_settings(BEHIND_PROXY=True):
        assert client.get("/health", headers=given).headers["X-Request-ID"] == "from-the-proxy-1"
        strange = client.get("/health", headers={"X-Request-ID": 'a b"c'}).headers["X-Request-ID"]
    assert strange.isalnum()


def test_a_plain_line_is_for_people(client: Client, cast: Cast) -> None:
    for log in written(PlainLines()):
        client.get("/health")
        assert " INFO GET health 200 " in log.text
