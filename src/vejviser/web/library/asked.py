"""What an address of the handbook asks for: a day of the law; and what stands around every page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.http import urlencode

from vejviser.export.library.changes import EARLIEST, LATEST
from vejviser.export.library.telling import Telling
from vejviser.web.law import today
from vejviser.web.library.shelf import shelf
from vejviser.web.site.errors import problem
from vejviser.web.words import lang, say

_SAFE = "!$&'()*+,;=/~:@"
"""What Django leaves as it is in a path (RFC 3986, 3.3), so that both ways to an address give the same."""


class BadDayError(ValueError):
    """What was written is no day that the handbook knows."""


@dataclass(frozen=True)
class Asked:
    """A visit: the day of the law, whether it was asked for, and the address that all pages begin with."""

    day: dt.date
    given: bool
    root: str

    @property
    def query(self) -> str:
        """What goes along from page to page: the day, where one was asked for."""
        return f"?as_of={self.iso}" if self.given else ""

    @property
    def iso(self) -> str:
        """The day as 2027-01-01."""
        return self.day.isoformat()

    @property
    def told(self) -> str:
        """The day in words."""
        return shelf().library.words(lang()).date(self.day)

    def telling(self) -> Telling:
        """The library in the language of the page, on the day."""
        return shelf().telling(lang(), self.day)

    def address(self, kind: str, name: str = "", anchor: str = "") -> str:
        """The address of a page, or of the list of a kind."""
        path = f"{self.root}{kind}/{quote(name, safe=_SAFE) + '/' if name else ''}"
        return f"{path}{self.query}{'#' + quote(anchor, safe=_SAFE) if anchor else ''}"


def asked(request: HttpRequest) -> Asked:
    """What the address asks for; raises `BadDayError`."""
    word = request.GET.get("as_of", "").strip()
    day = day_of(word) if word else today()
    return Asked(day, bool(word), reverse("library:index"))


def day_of(word: str) -> dt.date:
    """The day written as 2027-01-01; raises `BadDayError` for anything else and days beyond the law."""
    try:
        day = dt.date.fromisoformat(word)
    except ValueError:
        raise BadDayError(word) from None
    if day.isoformat() != word or not EARLIEST <= day <= LATEST:
        raise BadDayError(word)
    return day


def bad_day(request: HttpRequest) -> HttpResponse:
    """400: the day cannot be read, and how to write it."""
    return problem(
        request, 400, say("Dagen kan ikke læses", "The day cannot be read"),
        say("»as_of« i adressen er ikke en dag, som håndbogen kender.",
            "'as_of' in the address is no day that the handbook knows."),
        say("Skriv dagen som 2027-01-01, mellem 1990 og 2100.",
            "Write the day as 2027-01-01, from 1990 to 2100."),
    )  # fmt: skip


def around(
    request: HttpRequest, at: Asked, crumbs: Sequence[tuple[str, str]], **more: object
) -> dict[str, object]:
    """What every page of the handbook needs; `crumbs` are the pages between the handbook and this one."""
    path = request.path
    first = [
        (say("Forside", "Front page"), reverse("site:front")),
        (say("Håndbog", "Handbook"), at.root + at.query),
    ]
    origin = settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
    kept = urlencode([(key, value) for key, value in request.GET.lists() if key != "as_of"], doseq=True)
    languages = {code: origin + translate_url(path, code) for code in ("da", "en")}
    return {
        "section": "library",
        "at": at,
        "crumbs": [*first, *crumbs],
        "canonical": origin + path,
        "languages": languages,
        "kept": [(key, value) for key, values in request.GET.lists() if key != "as_of" for value in values],
        "today_address": f"{path}?{kept}" if kept else path,
        "search_address": _search(),
        "earliest": EARLIEST.isoformat(), "latest": LATEST.isoformat(),
        **more,
    }  # fmt: skip


def _search() -> str:
    try:
        return reverse("search:results")
    except NoReverseMatch:
        return ""
