"""Changes of a project through the interface: tried against what stands there now, whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping

import yaml

from vejviser.law.errors import AnswersError, nearest
from vejviser.law.model import Answer
from vejviser.road.faults import Fault as FileFault
from vejviser.road.faults import ProjectError
from vejviser.road.project import Project as ProjectFile
from vejviser.road.standing import DoubtsError, Standing, ahead_of, standing_of
from vejviser.road.writing import with_answer, with_head, with_standing, without_answer
from vejviser.web.api.asked import clash
from vejviser.web.api.caller import Caller
from vejviser.web.api.faults import of_file, unknown
from vejviser.web.api.problems import Fault, ProblemError
from vejviser.web.api.shapes.project import SettingsGiven, StandingGiven
from vejviser.web.interview.changing import plain
from vejviser.web.law import house, today
from vejviser.web.projects import store
from vejviser.web.projects.models import Project
from vejviser.web.words import lang, say


def put_answers(
    row: Project, caller: Caller, given: Mapping[str, Answer | None], clear: Iterable[str], verb: str
) -> Project:
    """The project with the answers put in (None: asked and not known) and others taken out, all or none.

    Raises `ProblemError` when they cannot stand beside what the project answers by then.
    """
    gone = tuple(clear)
    about: dict[str, object] = dict(caller.mark)

    def edit(text: str) -> str:
        before = house().read(text).facts
        about.update(_about(before, given, gone))
        after = {name: its for name, its in before.items() if name not in gone and name not in given}
        after |= {name: its for name, its in given.items() if its is not None}
        _stand(house().read(text), after)
        for name in gone:
            text = without_answer(text, name)
        for name, answer in given.items():
            text = with_answer(text, name, answer)
        return text

    return changed(row, caller, verb, edit, about)


def _about(
    before: Mapping[str, Answer], given: Mapping[str, Answer | None], gone: Iterable[str]
) -> dict[str, object]:
    """What the history tells: of one fact as the pages tell it, of several by their names."""
    after = {**dict.fromkeys(gone), **given}
    if len(after) == 1:
        name, its = next(iter(after.items()))
        return {"fact": name, "before": plain(before.get(name)), "after": plain(its)}
    return {
        "before": {name: plain(before.get(name)) for name in after},
        "after": {name: plain(its) for name, its in after.items()},
    }


def _stand(project: ProjectFile, answers: Mapping[str, Answer]) -> None:
    """Nothing, or raises `ProblemError` when the answers cannot stand together."""
    law = house().handbook.law(project.as_of or today())
    try:
        law.assess(law.asked(answers))
    except AnswersError as error:
        raise clash(error) from None


def put_standing(row: Project, caller: Caller, step: str, given: StandingGiven | None) -> Project:
    """The project that tells where a step stands, or nothing of it for None; raises `ProblemError`."""
    steps = house().handbook.steps
    if step not in steps:
        raise ProblemError(
            "not-found", faults=[unknown("path.step", step, nearest(step, steps), "/api/v1/handbook/steps")]
        )
    standing = _standing(step, given) if given else None
    about: dict[str, object] = {**caller.mark, "step": step, "status": standing.status if standing else None}

    def edit(text: str) -> str:
        day = house().read(text).as_of or today()
        if standing and (ahead := ahead_of(day, {step: standing})):
            raise ProblemError("invalid", faults=_of_standing(ahead))
        return with_standing(text, step, standing)

    return changed(row, caller, "standing", edit, about)


def _standing(step: str, given: StandingGiven) -> Standing:
    said: dict[str, str] = {
        key: its.isoformat() if isinstance(its, dt.date) else its for key, its in given if its is not None
    }
    node = yaml.compose(json.dumps(said))
    try:
        found = standing_of(node) if said and node else None
    except DoubtsError as error:
        doubts = [FileFault(d.kind, 0, {"name": step, **d.particulars}, d.nearest) for d in error.doubts]
        raise ProblemError("invalid", faults=_of_standing(doubts)) from None
    if found is None:
        told = say("giv en status eller en dag", "give a status or a day")
        raise ProblemError("invalid", faults=[Fault("body", told)])
    return found


def _of_standing(faults: Iterable[FileFault]) -> list[Fault]:
    return [
        Fault(
            f"body.{part}" if (part := fault.particulars.get("part", "")) else "body",
            fault.words(lang()),
            fault.nearest,
        )
        for fault in faults
    ]


def put_settings(row: Project, caller: Caller, given: SettingsGiven) -> Project:
    """The project with what is given set anew at its head; raises `ProblemError`."""
    told = given.model_dump(exclude_unset=True)
    if told.get("name", "") is None:
        del told["name"]
    if "name" in told and not told["name"].strip():
        raise ProblemError("invalid", faults=[Fault("body.name", say("skriv et navn", "write a name"))])

    def edit(text: str) -> str:
        for key, value in told.items():
            text = with_head(text, key, value or None)  # type: ignore[arg-type]
        return text

    return changed(row, caller, "settings", edit, {**caller.mark, "set": sorted(told)})


def changed(
    row: Project, caller: Caller, verb: str, edit: Callable[[str], str], about: Mapping[str, object]
) -> Project:
    """The project after the change; raises `ProblemError` when it cannot be."""
    try:
        return store.change(row.id, caller.actor, verb, edit, about)
    except ProjectError as error:
        raise ProblemError("invalid", faults=of_file(error.faults, "file")) from None
    except Project.DoesNotExist:
        raise ProblemError("not-found") from None
