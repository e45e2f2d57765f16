"""Answers of a project that is kept nowhere: what the law says, its road, its schedule, the next question."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from vejviser.export.road_json import NOTICE, road_data
from vejviser.export.schedule_json import schedule_data
from vejviser.road.project import Project
from vejviser.schedule.schedule import schedule_of
from vejviser.web.api.asked import bare
from vejviser.web.api.caller import READING
from vejviser.web.api.interviewing import interviewed
from vejviser.web.api.pace import HEAVY
from vejviser.web.api.shapes.law import Asked, Assessed
from vejviser.web.api.shapes.project import Interviewed
from vejviser.web.api.shapes.road import RoadTold, ScheduleTold
from vejviser.web.law import house
from vejviser.web.words import lang

router = Router(tags=["answers"], auth=READING, throttle=HEAVY)
WHOLE: dict[str, Any] = {"by_alias": True, "exclude_unset": True}
"""How a road is written: by the names of its schema, and without what the project does not tell."""
_PARTS = ("as_of", "overlays", "set_aside", "progress", "findings", "unmodelled", "sources", "receipt")


@router.post("/assess", response=Assessed, operation_id="assess", summary="What the law says of answers")
def assess(request: HttpRequest, given: Asked) -> dict[str, Any]:
    """Every finding with its possible outcomes, its reasons, rules and citations. Nothing is kept."""
    told = road_data(bare(given).road, lang())
    return {"language": lang(), "notice": NOTICE[lang()], **{part: told[part] for part in _PARTS}}


@router.post("/plan", response=RoadTold, operation_id="plan", summary="The road of answers", **WHOLE)
def plan(request: HttpRequest, given: Asked) -> dict[str, Any]:
    """The whole road: findings, steps in order with both clocks, questions, readings. Nothing is kept."""
    return road_data(bare(given).road, lang(), reference=house().reference)


@router.post(
    "/schedule", response=ScheduleTold, operation_id="schedule", summary="When the steps come", **WHOLE
)
def schedule(request: HttpRequest, given: Asked) -> dict[str, Any]:
    """When the steps of the road come, and the milestones, with their uncertainty. Nothing is kept."""
    asked = bare(given)
    project = Project("-", facts=asked.answers)
    return schedule_data(schedule_of(project, asked.road, house().reference), lang())


@router.post(
    "/next-question", response=Interviewed, operation_id="next_question", summary="The question to put next"
)
def next_question(request: HttpRequest, given: Asked) -> Interviewed:
    """The question that settles most with fewest answers, and what hangs on it. Nothing is kept.

    Facts given as null are asked and not known, and not asked again.
    """
    asked = bare(given)
    return interviewed(asked.laid, asked.answers, asked.unsure, asked.as_of, asked.words)
