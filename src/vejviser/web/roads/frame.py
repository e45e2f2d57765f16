"""What stands around every page of a road: whose it is, the law of which day, and where else one can go."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vejviser.law.errors import AnswersError
from vejviser.road.clash import clashes
from vejviser.road.faults import Fault
from vejviser.web.projects.opened import Opened, open_project
from vejviser.web.roads.addresses import Addresses, where
from vejviser.web.roads.told import Given, apart, given
from vejviser.web.words import say

Rest = ParamSpec("Rest")
RoadView = Callable[Concatenate[HttpRequest, Opened, Rest], HttpResponse]


@dataclass(frozen=True)
class Overlay:
    """A piece of law in the making that can be laid over the law in force, and whether it is."""

    id: str
    title: str
    note: str
    laid: bool


@dataclass(frozen=True)
class Frame:
    """The law that a page goes by; `asked` is true where the address asks for it."""

    day: str
    iso: str
    asked: bool
    overlays: tuple[Overlay, ...]

    @property
    def laid(self) -> tuple[Overlay, ...]:
        """What is laid over the law in force."""
        return tuple(one for one in self.overlays if one.laid)


@dataclass(frozen=True)
class Clash:
    """Answers that cannot stand together, and why."""

    answers: tuple[Given, ...]
    because: str


def frame(opened: Opened) -> Frame:
    """The law that the visitor sees the project under."""
    words = opened.words
    found = tuple(
        Overlay(name, words.say(one.title), words.say(one.because), name in opened.overlays)
        for name, one in opened.house.handbook.overlays.items()
    )
    return Frame(words.date(opened.as_of), opened.as_of.isoformat(), bool(opened.query), found)


def addresses(opened: Opened) -> Addresses:
    """The pages of the project as the visitor sees it."""
    return Addresses(opened.row.id, opened.query)


def on_road(view: RoadView[Rest]) -> Callable[..., HttpResponse]:
    """The view of a project's road; where its answers clash, a page that says which, and how to mend it."""

    @functools.wraps(view)
    def shown(
        request: HttpRequest, project_id: uuid.UUID, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        opened = open_project(request, project_id)
        try:
            opened.road  # noqa: B018 - planned here, so that a clash is met in one place
        except AnswersError:
            return clash(request, opened)
        return view(request, opened, *args, **kwargs)

    return shown


def page(
    request: HttpRequest, opened: Opened, template: str, here: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a road with its frame; `here` is the title of a page below the road."""
    at = addresses(opened)
    trail = [(say("Projekter", "Projects"), where("projects:list"))]
    trail.append((opened.project.name, at.page("roads:road")))
    if here:
        trail.append((here, ""))
    around = {"opened": opened, "frame": frame(opened), "at": at, "trail": trail, "section": "projects"}
    return render(request, template, {**around, **context}, status=status)


def clash(request: HttpRequest, opened: Opened) -> HttpResponse:
    """409: answers of the project cannot stand together; which, why, and where each is changed."""
    project = opened.project
    found = [
        _clash(fault, opened) for fault in clashes(opened.laid, opened.as_of, project.facts, project.lines)
    ]
    title = say("Svar, der ikke kan stå sammen", "Answers that cannot stand together")
    return page(request, opened, "roads/clash.html", title, 409, title=title, clashes=found)


def _clash(fault: Fault, opened: Opened) -> Clash:
    """A contradiction, or an answer to a question that does not arise, with the answers that it is about."""
    name, facts = fault.particulars.get("name", ""), fault.particulars.get("facts", "")
    told = [part for part in (name, *facts.split(", ")) if part]
    answers = given(told, opened.project.facts, opened.words, addresses(opened))
    return Clash(answers, apart(fault, opened.words))
