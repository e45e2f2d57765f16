"""Addresses for those who run an installation: health, the short address of the statement, robots."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone

from vejviser import __version__
from vejviser.handbook.faults import HandbookError
from vejviser.web.law import house
from vejviser.web.operation.checks import migrations_are_current
from vejviser.web.operation.worker import seen_seconds_ago


def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers as this program needs it and the handbook is loaded, else 503.

    The worker is told of and never makes it 503: pages are served without one.
    """
    checks = {"database": "ok", "migrations": "ok", "handbook": "ok"}
    worker: dict[str, object] = {"seen_seconds_ago": None}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not is_current():
            checks["migrations"] = "waiting"
        else:
            worker["seen_seconds_ago"] = seen_seconds_ago(timezone.now())
    except DatabaseError:
        checks["database"] = "fails"
    try:
        handbook = house().handbook.content_hash
    except HandbookError:
        checks["handbook"], handbook = "fails", ""
    ok = set(checks.values()) == {"ok"}
    told = {"status": "ok" if ok else "fails", "version": __version__, "handbook": handbook}
    response = JsonResponse(told | {"checks": checks, "worker": worker}, status=200 if ok else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


_known_current: set[str] = set()
"""Databases that were found current once: they do not become less so while the program runs."""


def is_current() -> bool:
    """True when no migration waits; looked up until it is so."""
    name = str(connection.settings_dict["NAME"])
    if name not in _known_current and migrations_are_current():
        _known_current.add(name)
    return name in _known_current


def statement_redirect(request: HttpRequest) -> HttpResponse:
    """A redirect to the accessibility statement: that of WAS-Tool where there is one, else our page."""
    return HttpResponseRedirect(settings.STATEMENT_URL or reverse("site:statement"))


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines shall leave alone: projects and accounts."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {p}{w}/" for p in ("/", "/en/") for w in ("projects", "accounts", "referrals")),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
