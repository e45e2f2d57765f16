"""Every kind of response carries the headers that keep a page to itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from vejviser.web.projects.examples import FIRST, examples

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PAGES: dict[str, tuple[Callable[[], str], int]] = {
    "page": (lambda: reverse("site:front"), 200),
    "health": (lambda: "/health", 200),
    "robots": (lambda: "/robots.txt", 200),
    "redirect": (lambda: "/was", 302),
    "download": (lambda: reverse("projects:file", args=[examples()[FIRST].id]), 200),
    "static": (lambda: f"{settings.STATIC_URL}site/mark.svg", 200),
    "not found": (lambda: "/nothing/here", 404),
    "not found static": (lambda: f"{settings.STATIC_URL}site/none.css", 404),
    "not there": (lambda: "/projects/6f1c5b0e-7a4e-4c53-9a83-3f6a3f2f0d12/file/", 404),
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_response_is_guarded(client: Client, kind: str) -> None:
    address, status = PAGES[kind]
    response = client.get(address())
    assert response.status_code == status
    guarded(response.headers)
    response.close()


@pytest.mark.django_db
def test_refusals_and_faults_are_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    refused = strict.post(reverse("projects:new"), {"name": "x"})
    assert refused.status_code == 403
    guarded(refused.headers)
    monkeypatch.setattr("vejviser.web.site.views.render", lambda *_: 1 / 0)
    fault = strict.get("/")
    assert fault.status_code == 500
    guarded(fault.headers)
    strange = strict.get("/", headers={"host": "elsewhere.example"})
    assert strange.status_code == 400
    guarded(strange.headers)


def test_no_page_may_run_or_style_what_stands_in_it() -> None:
    told = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    flat = {word for words in told.values() for word in words}
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & flat
    assert "'self'" in told["default-src"]


@pytest.mark.django_db
@override_settings(SECURE_HSTS_SECONDS=60, SECURE_SSL_REDIRECT=True)
def test_with_https_browsers_are_told_to_stay_there_and_health_is_not_redirected(client: Client) -> None:
    assert client.get("/", secure=True).headers["Strict-Transport-Security"] == "max-age=60"
    assert client.get("/").status_code == 301
    assert client.get("/health").status_code == 200


@pytest.mark.django_db
def test_pages_are_not_kept_by_shared_caches_and_files_of_the_front_end_are_for_ever(client: Client) -> None:
    assert finders.find("site/mark.svg")
    assert client.get("/").headers["Cache-Control"] == "private, no-cache"
    static = client.get(f"{settings.STATIC_URL}site/mark.svg")
    assert "immutable" in static.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in static.headers
    static.close()


@pytest.mark.django_db
def test_pages_go_packed_to_browsers_that_can_unpack_them(client: Client) -> None:
    page = client.get("/", headers={"accept-encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.content) < len(client.get("/").content)


def guarded(headers: object) -> None:
    found = dict(headers.items())  # type: ignore[attr-defined]
    for name, value in EXPECTED.items():
        assert found.get(name) == value, name
    assert "default-src 'self'" in found["Content-Security-Policy"]
    assert "camera=()" in found["Permissions-Policy"]
    assert found["X-Request-ID"]
