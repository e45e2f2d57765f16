"""Addresses for those who run an installation: health, the short address of the statement, robots."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from vejviser import __version__
from vejviser.web.law import house


def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and the handbook is loaded, else 503 and what fails."""
    state = {"version": __version__, "handbook": house().handbook.content_hash, "database": "ok"}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse(state | {"database": "fails"}, status=503)
    return JsonResponse(state)


def statement_redirect(request: HttpRequest) -> HttpResponse:
    """A redirect to the accessibility statement: that of WAS-Tool where there is one, else our page."""
    return HttpResponseRedirect(settings.STATEMENT_URL or reverse("site:statement"))


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines shall leave alone: projects and accounts."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {p}{w}/" for p in ("/", "/en/") for w in ("projects", "accounts")),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
