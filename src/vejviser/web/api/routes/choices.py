"""What could be otherwise: shortcuts, answers tried otherwise, contested readings, law in the making."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from vejviser.export.compare_json import compare_json
from vejviser.export.diff_json import project_data
from vejviser.export.letter import question_letter
from vejviser.export.levers_json import levers_json
from vejviser.export.register_json import contested_json
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.road.clash import clash_of
from vejviser.road.differences import View, project_change
from vejviser.road.register import contested, register
from vejviser.web.api.asked import answers_of, project_at
from vejviser.web.api.caller import READING
from vejviser.web.api.files import attached, content
from vejviser.web.api.pace import HEAVIEST, HEAVY
from vejviser.web.api.problems import ProblemError
from vejviser.web.api.shapes.choices import (
    Compared,
    DayTold,
    LeversTold,
    ReadingsTold,
    ReformsTold,
    ReformTold,
    Turned,
    WhatIf,
)
from vejviser.web.api.shapes.common import LawDay, OnLaw
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.opened import Opened
from vejviser.web.whatif.found import levers_of
from vejviser.web.whatif.otherwise import compared
from vejviser.web.words import lang, say

router = Router(tags=["choices"], auth=READING, throttle=HEAVY)
COMING = 8


class OnDay(OnLaw):
    """Under which law to look, and another day to look at."""

    day: LawDay | None = Field(None, description="Another day: what the law of that day would change.")


@router.get(
    "/projects/{uuid:project_id}/levers",
    response=LeversTold,
    throttle=HEAVIEST,
    operation_id="levers",
    summary="Shortcuts",
)
def levers(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> dict[str, Any]:
    """Which of the team's own choices would shorten the road, those that save most first."""
    at = project_at(request, project_id, law)
    return _data(levers_json(levers_of(at), at.words, at.project.name))


@router.post(
    "/projects/{uuid:project_id}/what-if",
    response=Compared,
    operation_id="what_if",
    summary="Answers tried otherwise",
    by_alias=True,
    exclude_unset=True,
)
def what_if(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw], given: WhatIf) -> dict[str, Any]:
    """The road as it is beside the road with some answers given otherwise. Nothing is kept."""
    at = project_at(request, project_id, law)
    known, gone = answers_of(at.laid, given.answers)
    settings: dict[str, Answer | None] = {**known, **dict.fromkeys(gone)}
    names = (at.project.name, say("{name}, ændret", "{name}, changed", name=at.project.name))
    return _data(compare_json(compared(at, settings), lang(), names))


@router.get(
    "/projects/{uuid:project_id}/readings",
    response=ReadingsTold,
    operation_id="readings",
    summary="Contested readings",
)
def readings(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> dict[str, Any]:
    """The contested points that matter for the project: every position, who holds it, what it leads to."""
    at = project_at(request, project_id, law)
    return _data(contested_json(at.laid, register(at.road), lang()))


@router.get(
    "/projects/{uuid:project_id}/readings/{reading}/letter",
    operation_id="letter",
    summary="The question to the authority",
    openapi_extra=content("text/markdown"),
)
def letter(
    request: HttpRequest, project_id: uuid.UUID, reading: Path[str], law: Query[OnLaw]
) -> HttpResponse:
    """A neutral letter that asks the authority how it reads one contested point, as Markdown."""
    at = project_at(request, project_id, law)
    entry = at.laid.readings.get(reading)
    if entry is None:
        raise ProblemError("not-found")
    text = question_letter(at.road, contested(at.road, entry), lang(), at.project.name, at.project.about)
    name = f"{file_stem(at.row.title)}-{file_stem(reading)}.md"
    return attached(text.encode(), "text/markdown; charset=utf-8", name)


@router.get(
    "/projects/{uuid:project_id}/reforms",
    response=ReformsTold,
    operation_id="reforms",
    summary="Law in the making",
)
def reforms(request: HttpRequest, project_id: uuid.UUID, law: Query[OnDay]) -> ReformsTold:
    """What each reform, and the law of another day, would change for the project."""
    at = project_at(request, project_id, law)
    book, words = at.house.handbook, at.words
    told = [
        ReformTold(
            id=name,
            title=words.say(entry.title),
            because=words.say(entry.because),
            **_turned(at, View(at.as_of, (*at.overlays, name))),
        )
        for name, entry in book.overlays.items()
        if name not in at.overlays
    ]
    then = DayTold(day=law.day, **_turned(at, View(law.day, at.overlays))) if law.day else None
    days = {rule.applies.start for rule in at.laid.rules.values() if rule.applies.start}
    days |= {office.valid.start for office in at.laid.authorities.values() if office.valid.start}
    coming = sorted(day for day in days if day > at.as_of)[:COMING]
    return ReformsTold(reforms=told, then=then, coming=coming)


def _turned(at: Opened, view: View) -> dict[str, Any]:
    """What differs in another view of the law, or why the answers cannot stand together in it."""
    answers = at.road.answers
    try:
        change = project_change(at.house.handbook, answers, View(at.as_of, at.overlays), view)
    except AnswersError as error:
        laid = at.house.handbook.with_overlays(view.overlays)
        return {"changes": None, "cannot": clash_of(laid, error, {}).words(lang())}
    return {"changes": Turned.model_validate(project_data(at.words, change)), "cannot": ""}


def _data(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found
