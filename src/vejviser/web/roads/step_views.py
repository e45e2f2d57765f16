"""A step and a finding of a road as pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vejviser.web.projects.opened import Opened
from vejviser.web.roads.finding_page import finding_page
from vejviser.web.roads.frame import addresses, on_road, page
from vejviser.web.roads.step_page import step_page
from vejviser.web.words import lang

_REGIONS = ("use_regions", "data_regions")
"""The facts that say in which regions a project is at home."""


@require_GET
@on_road
def step(request: HttpRequest, opened: Opened, step_id: str) -> HttpResponse:
    """What to do at a step, why, with whom, how long it takes, and what others learnt."""
    if step_id not in opened.road.handbook.steps:
        raise Http404
    at, region = addresses(opened), region_of(request, opened)
    made = step_page(opened.key, lang(), at, step_id, region)
    return page(
        request,
        opened,
        "roads/step.html",
        made.title,
        page=made,
        region=region,
        regions=[(value, opened.words.value(_REGIONS[0], value)) for value in _regions(opened)],
        kept=[(key, value) for key in ("as_of", "overlay") for value in request.GET.getlist(key)],
        road_address=at.page("roads:road"),
    )


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
