"""The front page with the road of an example as its picture, and the accessibility statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vejviser.export.picture import draw
from vejviser.export.picture.texts import say as picture_word
from vejviser.handbook.entries import STAGES, Lang
from vejviser.web.law import house, today
from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.projects.opened import Opened, opened
from vejviser.web.projects.permissions import Level
from vejviser.web.words import lang

HOUR = 3600


@dataclass(frozen=True)
class Goal:
    """When a goal is reached, in months: one draw in ten before `least`, nine in ten before `most`."""

    least: str
    middle: str
    most: str


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """The front page: what this is, the road of the first example, and the ways in."""
    told = _told(lang(), today().isoformat(), house().handbook.content_hash)
    return render(request, "site/front.html", dict(told))


@lru_cache(maxsize=4)
def _told(language: Lang, day: str, content: str) -> dict[str, object]:
    """What the front page tells on a day in a language; the same for every visitor."""
    shown = _first()
    finish = shown.schedule.finish
    months = [shown.words.months(days) for days in (finish.p10, finish.p50, finish.p90)]
    return {
        "first": shown.row,
        "goal": Goal(*months),
        "examples": [(one, shown.house.read(one.text).about) for one in examples().values()],
        "stages": [picture_word(f"stage.{stage}", lang()) for stage in STAGES],
        "counts": _counts(shown),
        "day": f"{shown.as_of:%Y%m%d}",
    }


def _first() -> Opened:
    return opened(examples()[FIRST], Level.READ)


def _counts(shown: Opened) -> dict[str, int]:
    book, tables = shown.house.handbook, shown.reference
    return {
        "rules": len(book.rules),
        "steps": len(book.steps),
        "actors": len(tables.actors),
        "datasets": len(tables.datasets),
        "experiences": len(tables.experiences),
    }


@require_GET
def picture(request: HttpRequest, width: str) -> HttpResponse:
    """The road of the first example as SVG, `wide` or `narrow`; kept by browsers for an hour."""
    if width not in ("wide", "narrow"):
        raise Http404
    made = _drawn(lang(), width == "narrow", today().isoformat(), house().handbook.content_hash)
    return HttpResponse(
        made, content_type="image/svg+xml", headers={"Cache-Control": f"public, max-age={HOUR}"}
    )


@lru_cache(maxsize=8)
def _drawn(language: Lang, narrow: bool, day: str, content: str) -> bytes:
    shown = _first()
    return draw(shown.schedule, language, name=shown.project.name, narrow=narrow, bare=True).encode()


@require_GET
def statement(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what is met, what is not, how it was tried, and whom to tell."""
    return render(request, "site/statement.html", {"contact": settings.CONTACT})
