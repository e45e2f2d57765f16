"""What cannot be read, or may not be, is refused in words of the caller's language, and never with a page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.web.api.calling import Program, told
from tests.web.cast import Cast

HOSTILE = {
    "not JSON": b"{",
    "a bare NaN": b'{"answers": {"contract_value_dkk": NaN}}',
    "infinity by digits": b'{"answers": {"contract_value_dkk": 1e999}}',
    "a huge whole number": b'{"answers": {"contract_value_dkk": ' + b"9" * 5000 + b"}}",
    "half a character": b'{"answers": {"intended_purpose": "\\ud800"}}',
    "half a character in a key": b'{"answers": {"\\udfff": 1}}',
    "the character 0": b'{"answers": {"intended_purpose": "a\\u0000b"}}',
    "deep nesting": b'{"answers":' + b"[" * 5000 + b"]" * 5000 + b"}",
    "deep nesting of objects": b'{"a":' * 200 + b"1" + b"}" * 200,
    "the same key twice": b'{"answers": {"impact": "death", "impact": "minor"}}',
    "no UTF-8": b'{"answers": {"intended_purpose": "\xff"}}',
    "UTF-16": '{"answers": {}}'.encode("utf-16"),
    "a list": b"[]",
    "a word": b'"answers"',
    "nothing": b"",
    "too much": b'{"answers": {"intended_purpose": "' + b"x" * 1_100_000 + b'"}}',
    "a text that is too long": b'{"answers": {"intended_purpose": "' + b"x" * 30_000 + b'"}}',
    "too many answers": ('{"answers": {' + ",".join(f'"f{n}": 1' for n in range(500)) + "}}").encode(),
    "markup for a name": b'{"answers": {"<script>alert(1)</script>": true}}',
    "a day as a number": b'{"answers": {}, "as_of": 1700000000}',
    "too many overlays": b'{"answers": {}, "overlays": ["a","b","c","d","e","f","g","h","i"]}',
    "null": b"null",
    "answers that are null": b'{"answers": null}',
    "an object for an answer": b'{"answers": {"impact": {}}}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("path", ["/assess", "/next-question"])
def test_a_hostile_body_comes_to_no_harm(cast: Cast, path: str, body: bytes) -> None:
    response = Program().call("post", path, body)
    assert 400 <= response.status_code < 500
    problem = told(response, response.status_code)
    assert problem["faults"] or response.status_code == 413


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_body_changes_no_project(cast: Cast, editor: dict[str, str], body: bytes) -> None:
    response = Program(editor).call("patch", f"/projects/{cast.project.id}/answers", body)
    told(response, response.status_code)
    assert 400 <= response.status_code < 500
    cast.project.refresh_from_db()
    assert cast.project.version == 1


@pytest.mark.parametrize(
    "path", ["/nix", "/projects/nix", "/projects/../../etc/passwd", "", "/handbook/steps/%00", "/v2"]
)
def test_an_address_that_is_none_answers_with_a_problem(cast: Cast, path: str) -> None:
    if path:
        Program().read(path, 404)
    told(Client().get("/api/v9/projects"), 404)


def test_a_method_that_an_address_cannot_do_is_told_with_those_it_can(cast: Cast) -> None:
    response = Program().call("put", "/examples", {})
    assert told(response, 405)
    assert response["Allow"] == "GET"


def test_the_language_is_the_one_asked_for_else_the_browser_s_else_danish(cast: Cast) -> None:
    titles = {"da": "Det findes ikke", "en": "There is no such thing"}
    for query, header, language in (
        ("", "", "da"), ("?lang=en", "", "en"), ("?lang=da", "en", "da"), ("", "en-GB,da;q=0.5", "en"),
        ("", "de,da;q=0.5,en;q=0.1", "da"), ("", "fr", "da"), ("", "*" * 5000, "da"),
    ):  # fmt: skip
        response = Client().get(f"/api/v1/handbook/steps/nix{query}", headers={"Accept-Language": header})
        assert told(response, 404)["title"] == titles[language]
        assert response["Content-Language"] == language
    assert Program().read("/examples?lang=fr", 422)["faults"][0]["where"] == "query.lang"


def test_faults_of_shapes_name_their_places_in_both_languages(cast: Cast, editor: dict[str, str]) -> None:
    program = Program(editor)
    body = {"name": 7, "organisation": "x", "colour": 1}
    danish = {
        fault["where"]: fault["what"] for fault in program.send("post", "/projects", body, 422)["faults"]
    }
    assert danish == {
        "body.name": "skal være tekst", "body.organisation": "er ikke et id", "body.colour": "hører ikke til her; fjern det",
    }  # fmt: skip
    english = program.send("post", "/projects?lang=en", body, 422)["faults"]
    assert [fault["what"] for fault in english] == [
        "must be text",
        "is no id",
        "is no part of this; take it out",
    ]
    assert program.read("/projects?limit=0&offset=-1", 422)["faults"] == [
        {"where": "query.limit", "what": "skal være mindst 1", "nearest": ""},
        {"where": "query.offset", "what": "skal være mindst 0", "nearest": ""},
    ]


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer vjv_nix", "Basic YTpi", "Bearer vjv_æ", "vjv_x", "Bearer nix"]
)
def test_a_token_that_does_not_hold_lets_nobody_in_anywhere(cast: Cast, header: str) -> None:
    for path in ("/examples", "/projects"):
        response = Program({"Authorization": header}).call("get", path)
        assert told(response, 401)["type"].endswith("#bad-token")
        assert response["WWW-Authenticate"] == "Bearer"


def test_a_browser_changes_nothing_without_its_key(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.alice, "django.contrib.auth.backends.ModelBackend")
    path = f"/projects/{cast.project.id}"
    assert Program(client=browser).send("patch", path, {"about": "x"}, 403)["type"].endswith("#csrf")
    browser.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    assert Program({"X-CSRFToken": "a" * 32}, browser).send("patch", path, {"about": "x"})["about"] == "x"


def test_a_browser_session_reads_and_changes_the_project_that_it_holds(cast: Cast) -> None:
    browser = Client()
    address = browser.post("/projects/new/", {"name": "Mit"})["Location"]
    path = "/projects/" + address.split("/projects/")[1].split("/")[0]
    assert Program(client=browser).send("patch", path, {"about": "x"})["may"] == "own"
    assert Program(client=browser).read("/projects")["total"] == 1
    Program().read(path, 404)


def test_whoever_asks_too_often_waits(cast: Cast, editor: dict[str, str], settings) -> None:  # type: ignore[no-untyped-def]
    settings.API_A_MINUTE = 3
    program = Program()
    answers = [program.call("get", "/examples") for _ in range(4)]
    assert [one.status_code for one in answers[:2]] == [200, 200]
    assert told(answers[3], 429)
    assert 0 < int(answers[3]["Retry-After"]) <= 60
    assert Program(editor).read("/examples")


def test_what_breaks_on_our_side_is_a_problem_and_not_a_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("vejviser.web.api.routes.library.examples", breaks)
    client = Client(raise_request_exception=False)
    problem = told(client.get("/api/v1/examples?lang=en"), 500)
    assert problem["title"] == "Something went wrong on our side"
