"""The road of a project: as data, in time, drawn, as a table; its findings, and why."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from vejviser.export import phrases
from vejviser.export.catalogue import told
from vejviser.export.picture import draw
from vejviser.export.road_json import citations, reasons_data, road_data
from vejviser.export.schedule_json import schedule_data
from vejviser.export.sheets import Cell, steps_sheet
from vejviser.law.changes import Change
from vejviser.road.why import Bearing, Explanation, why
from vejviser.web.api.asked import project_at
from vejviser.web.api.caller import READING
from vejviser.web.api.files import attached, content
from vejviser.web.api.pace import HEAVY
from vejviser.web.api.problems import ProblemError
from vejviser.web.api.routes.stateless import WHOLE
from vejviser.web.api.shapes.common import OnLaw
from vejviser.web.api.shapes.law import Assessed, ChangeThatTurns, UnmodelledTold, Why
from vejviser.web.api.shapes.road import RoadTold, ScheduleTold, TableTold
from vejviser.web.projects.naming import file_stem
from vejviser.web.projects.opened import Opened
from vejviser.web.words import lang, say

router = Router(tags=["road"], auth=READING, throttle=HEAVY)


class Drawn(OnLaw):
    """Under which law to look, and how to draw."""

    narrow: bool = Field(False, description="For a phone: the road as a line with stations.")


@router.get(
    "/projects/{uuid:project_id}/road", response=RoadTold, operation_id="road", summary="The road", **WHOLE
)
def road(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> dict[str, Any]:
    """The whole road: findings, steps in order with both clocks, desks, experiences, questions, readings."""
    return _road(project_at(request, project_id, law))


@router.get(
    "/projects/{uuid:project_id}/schedule",
    response=ScheduleTold,
    operation_id="project_schedule",
    summary="When the steps come",
    **WHOLE,
)
def schedule(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> dict[str, Any]:
    """When the steps and milestones come, with their uncertainty, reckoned from where the project stands."""
    at = project_at(request, project_id, law)
    return schedule_data(at.schedule, lang(), at.project.name)


@router.get(
    "/projects/{uuid:project_id}/road.svg",
    operation_id="road_picture",
    summary="The road as a picture",
    openapi_extra=content("image/svg+xml"),
)
def picture(request: HttpRequest, project_id: uuid.UUID, law: Query[Drawn]) -> HttpResponse:
    """The road drawn: stages as bands, steps as bars, the critical path dark, possible steps dashed."""
    at = project_at(request, project_id, law)
    made = draw(at.schedule, lang(), name=at.project.name, narrow=law.narrow)
    return attached(made.encode(), "image/svg+xml", f"{file_stem(at.row.title)}.svg")


@router.get(
    "/projects/{uuid:project_id}/table",
    response=TableTold,
    operation_id="road_table",
    summary="The road as a table",
)
def table(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> TableTold:
    """The steps in order, one a row, in words; what the picture shows and more."""
    sheet = steps_sheet(project_at(request, project_id, law).material)
    rows = [[_cell(cell) for cell in row] for row in sheet.rows]
    return TableTold(columns=[told(column.key, lang()) for column in sheet.columns], rows=rows)


def _cell(cell: Cell) -> str | float | list[str] | None:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell


@router.get(
    "/projects/{uuid:project_id}/findings",
    response=Assessed,
    operation_id="findings",
    summary="What the law says",
)
def findings(request: HttpRequest, project_id: uuid.UUID, law: Query[OnLaw]) -> dict[str, Any]:
    """Every finding with its possible outcomes, its reasons, rules and citations."""
    data = road_data(project_at(request, project_id, law).road, lang())
    return {key: data[key] for key in Assessed.model_fields}


@router.get(
    "/projects/{uuid:project_id}/why/{name}", response=Why, operation_id="why", summary="Why it is so"
)
def why_so(request: HttpRequest, project_id: uuid.UUID, name: Path[str], law: Query[OnLaw]) -> Why:
    """What a finding or step rests on, and the fewest choices of the team's own that would change it."""
    at = project_at(request, project_id, law)
    if name not in at.laid.decisions and name not in at.laid.steps:
        raise ProblemError("not-found")
    found = why(at.house.handbook, at.project.facts, at.as_of, name, at.overlays)
    assert not isinstance(found, Bearing)  # a bearing is told of facts only
    return _why(at, found)


def _why(at: Opened, found: Explanation) -> Why:
    words = at.words
    if found.finding:
        outcome = phrases.outcome(words, found.finding)
    else:
        outcome = (
            told(f"status.{found.step.status}", lang())
            if found.step
            else say("ikke på vejen", "not on the road")
        )
    return Why.model_validate(
        {
            "name": found.name,
            "kind": "finding" if found.finding else "step",
            "title": words.name(found.name).rstrip("?"),
            "outcome": outcome,
            "reasons": reasons_data(words, found.reasons, at.project.facts),
            "rests_on": list(found.rests_on),
            "changes": [
                _change(at, found, value, way) for value, ways in found.changes.items() for way in ways
            ],
            "unmodelled": [
                UnmodelledTold.model_validate(
                    {
                        "id": one.id,
                        "reason": words.say(one.reason),
                        "bears_on": list(one.bears_on),
                        "citations": citations(words, one.cite),
                        "mark": one.mark,
                    }
                )
                for one in found.unmodelled
            ],
        }
    )


def _change(at: Opened, found: Explanation, value: str, way: Change) -> ChangeThatTurns:
    words, facts = at.words, at.laid.facts
    on_road = {"yes": say("på vejen", "on the road"), "no": say("ikke på vejen", "not on the road")}
    return ChangeThatTurns(
        outcome=words.value(found.name, value) if found.finding else on_road[value],
        answers=[f"{words.label(fact)}: {words.answer(facts[fact], answer)}" for fact, answer in way.answers],
        prices=[words.say(one) for one in found.prices(facts, way)],
    )


def _road(at: Opened) -> dict[str, Any]:
    project = at.project
    return road_data(at.road, lang(), project.name, project.about, at.reference, project.steps)
