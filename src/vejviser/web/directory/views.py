"""The public pages of the directory: the list, one actor, its history, and who covers what."""

from __future__ import annotations

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from vejviser.handbook.entries import STAGES
from vejviser.web.directory import listing
from vejviser.web.directory.coverage import coverage, regions_on, shade, stands, turning_days
from vejviser.web.directory.models import Claim, Correction, State
from vejviser.web.directory.page import actor_page, history
from vejviser.web.directory.permissions import actor_or_404, holder, may_correct, spoken_for
from vejviser.web.law import house, today
from vejviser.web.library.asked import Asked, BadDayError, asked, bad_day
from vejviser.web.library.shelf import shelf
from vejviser.web.projects.permissions import user_of
from vejviser.web.searching.finding import region_name
from vejviser.web.words import lang, say

ON_A_PAGE = 30


def days(day: dt.date | None) -> list[tuple[str, str, bool]]:
    """The days to choose between, each with its name, address and whether it is chosen.

    They are today and the days ahead on which an actor begins or ends.
    """
    now = today()
    words = shelf().library.words(lang())
    ahead = turning_days(house().reference.actors.values(), now)
    known = [(now, say("i dag", "today"))]
    known += [(one, say("fra {day}", "from {day}", day=words.date(one))) for one in ahead]
    return [(told, "" if one == now else one.isoformat(), one == day) for one, told in known]


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way from the front page to a page of the directory."""
    return [
        (say("Forside", "Front page"), reverse("site:front")),
        (say("Aktører", "Actors"), reverse("directory:index")),
        *more,
    ]


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The actors, narrowed by what the address asks for, thirty at a time."""
    try:
        want = listing.asked(request.GET)
    except BadDayError:
        return bad_day(request)
    rows = listing.found(want)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "section": "directory",
        "crumbs": crumbs()[:2],
        "asked": want,
        "choices": listing.choices(want),
        "page": page,
        "rows": listing.shown(list(page.object_list), want),
        "whole": len(house().reference.actors),
        "ever": listing.EVER,
        "today": today(),
        "days": days(want.day),
        "narrowed": bool(want.text or any(want.chosen.values())),
    }
    return render(request, "directory/index.html", told)


@require_GET
def actor(request: HttpRequest, actor_id: str) -> HttpResponse:
    """One actor: what it offers, where and when, at which steps, who follows it, and its sources."""
    row = actor_or_404(actor_id)
    try:
        at = asked(request)
    except BadDayError:
        return bad_day(request)
    held_by = holder(actor_id)
    made = actor_page(row, at, held_by)
    user = user_of(request)
    mine = spoken_for(user)
    waiting = (
        Claim.objects.filter(actor=actor_id, organisation__in=mine).order_by("-created").first()
        if mine
        else None
    )
    told = {
        "section": "directory",
        "page": made,
        "at": at,
        "crumbs": crumbs((made.name, "")),
        "may_correct": may_correct(user, held_by),
        "claim": waiting,
        "proposed": Correction.objects.filter(actor=actor_id, organisation__in=mine).first()
        if mine
        else None,
        "waiting": State.WAITING,
        "refused": State.REFUSED,
    }
    return render(request, "directory/actor.html", told)


@require_GET
def past(request: HttpRequest, actor_id: str) -> HttpResponse:
    """All that happened to an actor's page, and what the handbook wrote at first."""
    row = actor_or_404(actor_id)
    named = row.name.say(lang())
    told = {
        "section": "directory",
        "row": row,
        "name": named,
        "events": history(actor_id),
        "offers": row.offers.say(lang()),
        "crumbs": crumbs(
            (named, reverse("directory:actor", args=[actor_id])), (say("Historik", "History"), "")
        ),
    }
    return render(request, "directory/history.html", told)


@require_GET
def cover(request: HttpRequest) -> HttpResponse:
    """Who covers which step in which region on a day, one stage at a time, and the white spots."""
    try:
        want = listing.asked(request.GET)
    except BadDayError:
        return bad_day(request)
    day = want.day or today()
    actors = list(house().reference.actors.values())
    steps = house().handbook.steps
    rows = coverage(actors, [steps[name] for name in shelf().steps if name in steps], day)
    stage = want.chosen["stage"] if want.chosen["stage"] in STAGES else STAGES[0]
    columns = [(name, region_name(name)) for name in regions_on(actors, day)]
    at = Asked(day, bool(request.GET.get("day")), reverse("library:index"))
    named = {row.step: at.telling().ref("steps", row.step) for row in rows if row.stage == stage}
    only_white = request.GET.get("white") == "1"
    whole = [
        (
            named[row.step],
            row,
            [(name, row.by_region[name], shade(row.by_region[name])) for name, _ in columns],
        )
        for row in rows
        if row.stage == stage
    ]
    told = {
        "section": "directory",
        "crumbs": crumbs((say("Hvem dækker hvad", "Who covers what"), "")),
        "at": at,
        "columns": columns,
        "table": [entry for entry in whole if entry[1].white] if only_white else whole,
        "stage": stage,
        "stages": STAGES,
        "day": day,
        "told_day": at.told,
        "stands": [(one, [(name, one.by_region[name]) for name, _ in columns]) for one in stands(rows)],
        "days": days(day),
        "given": request.GET.get("day", ""),
        "query": urlencode({"day": day.isoformat()}),
        "only_white": only_white,
        "white": [entry for entry in whole if entry[1].empty],
    }
    return render(request, "directory/cover.html", told)
