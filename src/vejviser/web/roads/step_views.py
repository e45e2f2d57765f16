"""A step and a finding of a road as pages, and where a step stands."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from vejviser.export.standing_words import standing_words
from vejviser.road.faults import ProjectError
from vejviser.road.writing import with_standing
from vejviser.web.law import today
from vejviser.web.projects import store
from vejviser.web.projects.opened import Opened, open_project
from vejviser.web.projects.permissions import user_of
from vejviser.web.roads.finding_page import finding_page
from vejviser.web.roads.frame import addresses, on_road, page
from vejviser.web.roads.lines import CHIPS
from vejviser.web.roads.standing_form import StandingForm, standing_form
from vejviser.web.roads.step_page import step_page
from vejviser.web.roads.told import capital
from vejviser.web.words import lang, say

_REGIONS = ("use_regions", "data_regions")
"""The facts that say in which regions a project is at home."""


@require_GET
@on_road
def step(request: HttpRequest, opened: Opened, step_id: str) -> HttpResponse:
    """What to do at a step, why, with whom, how long it takes, and what others learnt."""
    if step_id not in opened.road.handbook.steps:
        raise Http404
    return _step(request, opened, step_id, standing_form(opened.project.steps.get(step_id), plan_day(opened)))


@require_POST
@on_road
def standing(request: HttpRequest, opened: Opened, step_id: str) -> HttpResponse:
    """Back to the step once it is kept where it stands; the form again, with 422, where that cannot be."""
    if step_id not in opened.road.handbook.steps:
        raise Http404
    if not opened.may_edit:
        raise PermissionDenied
    form = standing_form(opened.project.steps.get(step_id), plan_day(opened), request.POST)
    if not form.is_valid():
        return _step(request, opened, step_id, form, 422)
    told, actor = form.standing, user_of(request)
    about = {"step": step_id, "status": told.status if told else "not_started"}
    try:
        store.change(opened.row.id, actor, "standing", lambda text: with_standing(text, step_id, told), about)
    except ProjectError as error:
        for line in error.lines(lang()):
            form.add_error(None, line)
        return _step(request, opened, step_id, form, 422)
    messages.success(request, _moved(request, opened))
    return HttpResponseRedirect(f"{addresses(opened).step(step_id)}#standing")


def _moved(request: HttpRequest, before: Opened) -> str:
    """That it is kept, and by how much the goal comes at another time."""
    now = open_project(request, before.row.id)
    then, since = (one.schedule.day(one.schedule.finish.p50) for one in (before, now))
    days = (since - then).days
    if not now.schedule.steps or days == 0:
        return say("Gemt. Målet kommer, som det gjorde før.", "Saved. The goal comes when it did before.")
    told = {"length": now.words.months(abs(days)), "day": now.words.month(since)}
    if days < 0:
        return say("Gemt. Målet kommer nu {length} mdr. tidligere, {day} (median).",
                   "Saved. The goal now comes {length} months sooner, {day} (median).", **told)  # fmt: skip
    return say("Gemt. Målet kommer nu {length} mdr. senere, {day} (median).",
               "Saved. The goal now comes {length} months later, {day} (median).", **told)  # fmt: skip


def _step(
    request: HttpRequest, opened: Opened, step_id: str, form: StandingForm, status: int = 200
) -> HttpResponse:
    at, region = addresses(opened), region_of(request, opened)
    made = step_page(opened.key, lang(), at, step_id, region)
    stands = opened.project.steps.get(step_id)
    return page(
        request,
        opened,
        "roads/step.html",
        made.title,
        status,
        page=made,
        region=region,
        regions=[(value, opened.words.value(_REGIONS[0], value)) for value in _regions(opened)],
        kept=[(key, value) for key in ("as_of", "overlay") for value in request.GET.getlist(key)],
        road_address=at.page("roads:road"),
        standing=form,
        stands=capital(standing_words(stands, lang())) if stands else "",
        chip=CHIPS[stands.status] if stands else "open",
        may_stand=opened.may_edit and (made.status != "no" or stands is not None),
    )


def plan_day(opened: Opened) -> dt.date:
    """The day of the project's own plan, after which nothing can have happened."""
    return opened.project.as_of or today()


@require_GET
@on_road
def finding(request: HttpRequest, opened: Opened, decision_id: str) -> HttpResponse:
    """What the law answers to one question, why, and what would change it."""
    if decision_id not in opened.road.findings:
        raise Http404
    at = addresses(opened)
    made = finding_page(opened.key, lang(), at, decision_id)
    return page(
        request, opened, "roads/finding.html", made.title, page=made, road_address=at.page("roads:road")
    )


def region_of(request: HttpRequest, opened: Opened) -> str:
    """The region whose desks are shown: the one asked for, else the project's if it has one, "" for all."""
    valid = _regions(opened)
    if "region" in request.GET:
        asked = request.GET["region"]
        return asked if asked in valid else ""
    told: set[str] = set()
    for fact in _REGIONS:
        answer = opened.project.facts.get(fact)
        told |= set(answer) if isinstance(answer, tuple) else set()
    return told.pop() if len(told) == 1 else ""


def _regions(opened: Opened) -> list[str]:
    fact = opened.road.handbook.facts.get(_REGIONS[0])
    return list(fact.values) if fact else []
