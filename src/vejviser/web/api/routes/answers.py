"""The answers of a project, the question to put next, and where its steps stand."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import Field

from vejviser.export.road_json import plain, standing_data
from vejviser.law.errors import AnswersError, nearest
from vejviser.law.model import Answer
from vejviser.web.api.asked import answers_of, one_answer, project_at
from vejviser.web.api.caller import READING, WRITING, caller_of, project_for
from vejviser.web.api.changing import put_answers, put_standing
from vejviser.web.api.faults import unknown
from vejviser.web.api.interviewing import interviewed
from vejviser.web.api.pace import HEAVY, LIGHT
from vejviser.web.api.problems import Fault, ProblemError
from vejviser.web.api.shapes.common import OnLaw
from vejviser.web.api.shapes.project import (
    Answers,
    AnswersGiven,
    AnswerTold,
    Interviewed,
    OneAnswer,
    StandingGiven,
    Standings,
    StepStanding,
)
from vejviser.web.law import house
from vejviser.web.projects.opened import Opened, opened
from vejviser.web.projects.permissions import Level

router = Router(tags=["answers"], auth=READING, throttle=LIGHT)


class Onward(OnLaw):
    """Under which law to look, and what was asked before."""

    after: str = Field("", max_length=100, description="The fact asked last: its topic is kept to.")
    aside: list[str] = Field([], max_length=100, description="Facts not to ask about now. May be repeated.")


@router.get(
    "/projects/{uuid:project_id}/answers", response=Answers, operation_id="answers", summary="All answers"
)
def answers(request: HttpRequest, project_id: uuid.UUID) -> Answers:
    """What the project answers, and what was asked and is not known."""
    return _answers(project_at(request, project_id))


@router.patch(
    "/projects/{uuid:project_id}/answers",
    response=Answers,
    auth=WRITING,
    operation_id="put_answers",
    summary="Put in several answers at once",
)
def put(request: HttpRequest, project_id: uuid.UUID, given: AnswersGiven) -> Answers:
    """All of the answers are put in or, where they cannot stand beside the others (409), none."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    known, unsure = answers_of(house().handbook, given.answers)
    wrong = [
        _no_fact(name, f"body.clear.{place}")
        for place, name in enumerate(given.clear)
        if name not in house().facts
    ]
    if wrong:
        raise ProblemError("invalid", faults=wrong)
    new: dict[str, Answer | None] = {**known, **dict.fromkeys(unsure)}
    clear = [name for name in dict.fromkeys(given.clear) if name not in new]
    changed = put_answers(row, caller_of(request), new, clear, "answered") if new or clear else row
    return _answers(opened(changed, allowed))


@router.put(
    "/projects/{uuid:project_id}/answers/{fact}",
    response=Answers,
    auth=WRITING,
    operation_id="put_answer",
    summary="Answer one question",
)
def put_one(request: HttpRequest, project_id: uuid.UUID, fact: Path[str], given: OneAnswer) -> Answers:
    """The answer to one fact; null: asked and not known. 409 where it cannot stand beside the others."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    _known(fact)
    answer = one_answer(house().handbook, house().facts, fact, given.answer, "body.answer")
    verb = "unsure" if answer is None else "answered"
    return _answers(opened(put_answers(row, caller_of(request), {fact: answer}, (), verb), allowed))


@router.delete(
    "/projects/{uuid:project_id}/answers/{fact}",
    response=Answers,
    auth=WRITING,
    operation_id="clear_answer",
    summary="Take out an answer",
)
def clear_one(request: HttpRequest, project_id: uuid.UUID, fact: Path[str]) -> Answers:
    """The project without an answer to the fact; nothing happens where there was none."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    _known(fact)
    return _answers(opened(put_answers(row, caller_of(request), {}, [fact], "cleared"), allowed))


@router.get(
    "/projects/{uuid:project_id}/next-question",
    response=Interviewed,
    throttle=HEAVY,
    operation_id="project_next_question",
    summary="The question to put next",
)
def next_one(request: HttpRequest, project_id: uuid.UUID, law: Query[Onward]) -> Interviewed:
    """The question that settles most with fewest answers, what hangs on it, and how much is settled."""
    at = project_at(request, project_id, law)
    facts = at.laid.facts
    wrong = [_no_fact(name, "query.aside") for name in law.aside if name not in facts]
    wrong += [_no_fact(law.after, "query.after")] if law.after and law.after not in facts else []
    if wrong:
        raise ProblemError("invalid", faults=wrong)
    unsure = [*at.project.unsure, *law.aside]
    return interviewed(at.laid, at.project.facts, unsure, at.as_of, at.words, law.after)


@router.get(
    "/projects/{uuid:project_id}/standings",
    response=Standings,
    operation_id="standings",
    summary="Where steps stand",
)
def standings(request: HttpRequest, project_id: uuid.UUID) -> Standings:
    """Where the steps stand, as the project tells it; the schedule is reckoned from there."""
    return _standings(project_at(request, project_id))


@router.put(
    "/projects/{uuid:project_id}/standings/{step}",
    response=Standings,
    auth=WRITING,
    operation_id="put_standing",
    summary="Tell where a step stands",
)
def stand(request: HttpRequest, project_id: uuid.UUID, step: Path[str], given: StandingGiven) -> Standings:
    """Where one step stands, by a status or by days; no day may lie after the day of the plan."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    return _standings(opened(put_standing(row, caller_of(request), step, given), allowed))


@router.delete(
    "/projects/{uuid:project_id}/standings/{step}",
    response=Standings,
    auth=WRITING,
    operation_id="clear_standing",
    summary="Take out where a step stands",
)
def unstand(request: HttpRequest, project_id: uuid.UUID, step: Path[str]) -> Standings:
    """The project that tells nothing of the step any more: it is not begun."""
    row, allowed = project_for(caller_of(request), project_id, Level.EDIT)
    return _standings(opened(put_standing(row, caller_of(request), step, None), allowed))


def _known(fact: str) -> None:
    """Nothing, or raises `ProblemError` for an address of a fact that does not exist."""
    if fact not in house().facts:
        raise ProblemError("not-found", faults=[_no_fact(fact, "path.fact")])


def _no_fact(name: str, where: str) -> Fault:
    return unknown(where, name, nearest(name, house().facts), "/api/v1/handbook/facts")


def _answers(at: Opened) -> Answers:
    given, words = at.project.facts, at.words
    law = at.laid.law(at.as_of)
    try:
        aside = set(law.set_aside(given))
    except AnswersError:
        aside = set()
    items = []
    for name, entry in at.laid.facts.items():
        if name in given or name in at.project.unsure:
            answer = given.get(name)
            told = words.answer(entry, answer) if answer is not None else ""
            items.append(
                AnswerTold(
                    fact=name,
                    label=words.label(name),
                    question=words.say(entry.ask),
                    answer=plain(answer),
                    text=told,
                    set_aside=name in aside,
                )
            )
    return Answers(version=at.row.version, items=items)


def _standings(at: Opened) -> Standings:
    try:
        on_road = {step.entry.id for step in at.road.steps}
    except AnswersError:
        on_road = set()
    items = [
        StepStanding.model_validate(
            {"step": name, "title": at.words.name(name), "on_road": name in on_road, **standing_data(its)}
        )
        for name, its in at.project.steps.items()
    ]
    return Standings(version=at.row.version, items=items)
