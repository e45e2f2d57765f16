"""The road of a project as pages: the picture, the table and the Gantt chart, and its downloads."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vejviser.export.formats import FORMATS
from vejviser.law.errors import AnswersError
from vejviser.web.operation.dear import room_for
from vejviser.web.projects.around import pages_of
from vejviser.web.projects.examples import FIRST, examples
from vejviser.web.projects.opened import Opened, open_project
from vejviser.web.roads.addresses import Addresses
from vejviser.web.roads.files import file_response
from vejviser.web.roads.frame import addresses, clash, on_road, page
from vejviser.web.roads.gantt import gantt as gantt_of
from vejviser.web.roads.road_page import road_page
from vejviser.web.roads.table_page import table as table_of
from vejviser.web.words import lang, say

ASKED, SHOWN = 5, 4
"""How many questions and examples a road without answers shows."""


@dataclass(frozen=True)
class Download:
    """A format that the road can be downloaded in."""

    title: str
    kind: str
    href: str


@require_GET
def road(request: HttpRequest, project_id: uuid.UUID) -> HttpResponse:
    """The road at a glance, its picture, and every step in a line."""
    opened = open_project(request, project_id)
    at = addresses(opened)
    try:
        made = road_page(opened.key, lang(), at, opened.kept_beside)
    except AnswersError:
        return clash(request, opened)
    if not made.begun:
        return _empty(request, opened, at)
    return page(
        request,
        opened,
        "roads/road.html",
        page=made,
        share=made.settled / made.every if made.every else 1.0,
        places=pages_of(opened, "roads:road"),
        places_label=say("Projektets sider", "Pages of the project"),
        **_beside(at, "road", made.start),
        levers=at.page("whatif:levers"),
        topics=at.page("interview:topics"),
        downloads=downloads(at),
        receipt=made.receipt,
    )


def _empty(request: HttpRequest, opened: Opened, at: Addresses) -> HttpResponse:
    """The page of a road without a single answer: what will come here, and where to begin."""
    asked = [one.fact for one in opened.road.questions if not one.fact.reading][:ASKED]
    first = at.page("interview:question") if opened.may_edit else at.page("interview:topics")
    return page(
        request,
        opened,
        "roads/empty.html",
        start=first,
        questions=[(opened.words.say(fact.ask), at.question(fact.id)) for fact in asked],
        examples=sorted(examples().values(), key=lambda one: one.id != examples()[FIRST].id)[:SHOWN],
    )


def views(at: Addresses, here: str) -> list[tuple[str, str, bool]]:
    """The ways to look at a road: title, address, whether it is this."""
    found = (
        (say("Billede", "Picture"), "roads:road"),
        (say("Tabel", "Table"), "roads:table"),
        (say("Gantt", "Gantt"), "roads:gantt"),
    )
    return [(title, at.page(name), name == here) for title, name in found]


def downloads(at: Addresses) -> list[Download]:
    """Every format of the road with its title."""
    return [
        Download(
            one.title.say(lang())[:1].upper() + one.title.say(lang())[1:],
            one.suffix.rpartition(".")[2].upper(),
            at.page("roads:export", name),
        )
        for name, one in FORMATS.items()
    ]


@require_GET
@on_road
def table(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The road as a table that says what the picture says."""
    title = say("Vejen som tabel", "The road as a table")
    made = table_of(opened.key, lang(), addresses(opened))
    return page(
        request, opened, "roads/table.html", title, title=title, table=made, **_shown(opened, "table")
    )


@require_GET
@on_road
def gantt(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The road as a Gantt chart."""
    title = say("Vejen som Gantt-diagram", "The road as a Gantt chart")
    made = gantt_of(opened.key, lang(), addresses(opened))
    return page(
        request, opened, "roads/gantt.html", title, title=title, gantt=made, **_shown(opened, "gantt")
    )


def _shown(opened: Opened, here: str) -> dict[str, Any]:
    return _beside(addresses(opened), here, opened.words.date(opened.schedule.start))


def _beside(at: Addresses, here: str, start: str) -> dict[str, Any]:
    return {
        "start": start,
        "views": views(at, f"roads:{here}"),
        "views_label": say("Vis vejen som", "Show the road as"),
    }


@require_GET
@on_road
def export(request: HttpRequest, opened: Opened, form: str) -> HttpResponse:
    """The road as a file in one of the formats."""
    if form not in FORMATS:
        raise Http404
    chosen = FORMATS[form]
    with room_for(chosen.dear):
        return file_response(chosen.write(opened.material), opened.project.name, chosen.suffix)
