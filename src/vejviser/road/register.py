"""The register of contested points: what each position leads to for one project, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vejviser.handbook.entries import ReadingEntry
from vejviser.law.assess import Assessment
from vejviser.law.bearing import turning_on
from vejviser.law.errors import AnswersError
from vejviser.law.model import Answer
from vejviser.road.plan import Desk, declared, desk_on

if TYPE_CHECKING:
    from vejviser.road.plan import Road

MANY = 20
"""Findings and steps that turn on one reading, beyond which answering all of the law at once is quicker."""


@dataclass(frozen=True)
class Outcome:
    """A finding or step that turns on a reading: what stays possible of it under each position.

    Of a finding the values, in declared order; of a step one of `certain`, `possible` and `no`.
    """

    name: str
    kind: Literal["finding", "step"]
    under: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Contested:
    """A contested point as it stands for a project.

    `taken` is the position that the project takes, or None; `desk` who would answer on the day, or None
    where the handbook names nobody; `facts` are the answers that the outcomes rest on, `open_facts` the
    unanswered ones that they still wait for; `outcomes` only what differs between the positions.
    """

    entry: ReadingEntry
    taken: str | None
    desk: Desk | None
    outcomes: tuple[Outcome, ...]
    facts: tuple[str, ...]
    open_facts: tuple[str, ...]


def register(road: Road) -> tuple[Contested, ...]:
    """The contested points that matter for the project of this road, in the order of the handbook."""
    return tuple(contested(road, reading.entry) for reading in road.readings)


def contested(road: Road, entry: ReadingEntry) -> Contested:
    """One contested point as it stands for the project of this road, whether or not it matters there."""
    laid = {name: held for name in entry.positions if (held := _under(road, entry.id, name)) is not None}
    outcomes = tuple(_outcomes(road, laid))
    facts, waiting = _facts(laid.values(), [one.name for one in outcomes])
    facts |= {name for name in re.findall(r"\w+", entry.only_if) if name in road.answers}
    taken = road.answers.get(entry.id)
    return Contested(
        entry,
        str(taken) if taken else None,
        desk_on(road.handbook.authorities, entry.authority, road.as_of) if entry.authority else None,
        outcomes,
        tuple(name for name in road.handbook.facts if name in facts and not _is_reading(road, name)),
        tuple(name for name in road.handbook.facts if name in waiting and not _is_reading(road, name)),
    )


def _is_reading(road: Road, name: str) -> bool:
    return name in road.handbook.readings


def _under(road: Road, reading: str, position: str) -> Assessment | None:
    """What the law says where the project takes this position; None where it cannot."""
    answers: dict[str, Answer] = {**road.answers, reading: position}
    try:
        return road.handbook.law(road.as_of).assess(answers)
    except AnswersError:
        return None


def _outcomes(road: Road, laid: Mapping[str, Assessment]) -> list[Outcome]:
    found, turns = [], turning_on(laid.values())
    decisions = [name for name in road.handbook.decisions if turns(name)]
    steps = [name for name in road.handbook.steps if turns(name)]
    if len(decisions) + len(steps) > MANY:
        for held in laid.values():
            held.settle_all()
    for name in decisions:
        decision = road.handbook.decisions[name]
        under = {position: declared(decision, held.possible(name)) for position, held in laid.items()}
        if len(set(under.values())) > 1:
            found.append(Outcome(name, "finding", under))
    for name in steps:
        states = {position: (str(held.state(name)),) for position, held in laid.items()}
        if len(set(states.values())) > 1:
            found.append(Outcome(name, "step", states))
    return found


def _facts(laid: Iterable[Assessment], names: Sequence[str]) -> tuple[set[str], set[str]]:
    """The answered and the unanswered facts that the outcomes rest on under any position."""
    known: set[str] = set()
    waiting: set[str] = set()
    for held in laid:
        for name in names:
            known.update(held.reasons(name))
            waiting.update(held.relevant(name))
    return known, waiting
