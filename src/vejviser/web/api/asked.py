"""What is asked about: a project or bare answers, under the law of a day; checked, with every fault named."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest

from vejviser.export.wording import Wording
from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import Handbook
from vejviser.law.errors import AnswersError, nearest
from vejviser.law.model import Answer, Fact
from vejviser.road.answers import DoubtError, answer_of
from vejviser.road.clash import clash_of
from vejviser.road.faults import Fault as FileFault
from vejviser.road.plan import Road, plan
from vejviser.web.api.caller import caller_of, project_for
from vejviser.web.api.faults import unknown
from vejviser.web.api.problems import Fault, ProblemError
from vejviser.web.api.shapes.common import OnLaw
from vejviser.web.api.shapes.law import Asked
from vejviser.web.law import house, today
from vejviser.web.projects.opened import Opened, opened
from vejviser.web.projects.permissions import Level
from vejviser.web.words import lang, say


def project_at(
    request: HttpRequest, project_id: uuid.UUID, law: OnLaw | None = None, need: Level = Level.READ
) -> Opened:
    """The project under the law asked for; raises `ProblemError`."""
    row, allowed = project_for(caller_of(request), project_id, need)
    if law is None:
        return opened(row, allowed)
    overlays = overlays_of(law.overlay, "query.overlay")
    return opened(row, allowed, law.as_of.isoformat() if law.as_of else "", overlays)


def overlays_of(names: Sequence[str], where: str) -> tuple[str, ...]:
    """The overlays, each once and in the order of the handbook, so that few laws are ever compiled.

    Raises `ProblemError` for one that does not exist.
    """
    valid = house().handbook.overlays
    wrong = [
        unknown(where, name, nearest(name, valid), "/api/v1/handbook") for name in names if name not in valid
    ]
    if wrong:
        raise ProblemError("invalid", faults=wrong)
    return tuple(name for name in valid if name in names)


@dataclass(frozen=True)
class Bare:
    """Answers of a project that is kept nowhere, under a law."""

    laid: Handbook
    as_of: dt.date
    overlays: tuple[str, ...]
    answers: Mapping[str, Answer]
    unsure: tuple[str, ...]

    @cached_property
    def road(self) -> Road:
        """The road; raises `AnswersError` when answers cannot stand together."""
        return plan(house().handbook, self.answers, self.as_of, self.overlays)

    @property
    def words(self) -> Wording:
        """The words of the handbook in the language of the caller."""
        return Wording(self.laid, lang())


def bare(given: Asked) -> Bare:
    """What is asked about bare answers; raises `ProblemError` naming every fault."""
    overlays = overlays_of(given.overlays, "body.overlays")
    laid = house().handbook.with_overlays(overlays)
    known, unsure = answers_of(laid, given.answers)
    return Bare(laid, given.as_of or today(), overlays, known, unsure)


def answers_of(laid: Handbook, given: Mapping[str, object]) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """The answers as the law takes them, and the facts that are asked and not known.

    Raises `ProblemError` naming every fault.
    """
    facts = law_facts(laid.contents)
    known: dict[str, Answer] = {}
    unsure: list[str] = []
    wrong: list[Fault] = []
    for name, value in given.items():
        try:
            answer = one_answer(laid, facts, name, value, f"body.answers.{name[:60]}")
        except ProblemError as problem:
            wrong += problem.faults
            continue
        if answer is None:
            unsure.append(name)
        else:
            known[name] = answer
    if wrong:
        raise ProblemError("invalid", faults=wrong)
    return known, tuple(unsure)


def one_answer(
    laid: Handbook, facts: Mapping[str, Fact], name: str, value: object, where: str
) -> Answer | None:
    """The answer to one fact; raises `ProblemError`."""
    if name in laid.decisions:
        told = FileFault("is_decision", 0, {"name": name}).words(lang())
        raise ProblemError("invalid", faults=[Fault(where, told)])
    if name not in facts:
        raise ProblemError(
            "invalid", faults=[unknown(where, name, nearest(name, facts), "/api/v1/handbook/facts")]
        )
    try:
        return answer_of(facts[name], value)
    except DoubtError as doubt:
        fault = FileFault(doubt.kind, 0, {"name": name, **doubt.particulars}, doubt.nearest)
        raise ProblemError("invalid", faults=[Fault(where, fault.words(lang()), doubt.nearest)]) from None


def clash(error: AnswersError, laid: Handbook | None = None) -> ProblemError:
    """The problem of answers that cannot stand together: which they are, and why."""
    fault = clash_of(laid or house().handbook, error, {})
    because = fault.words(lang())
    facts = error.facts or ((error.fact,) if error.fact else ())
    told = [
        Fault(f"answers.{name}", say("kan ikke stå sammen med de andre", "cannot stand beside the others"))
        for name in facts
    ]
    return ProblemError("clash", because, told)
