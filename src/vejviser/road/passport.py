"""The data passport: who holds a project's data, which gate leads in for which purpose, and what may leave.

No purpose borrows the gate of another: each has a route of its own, and what the table does not know is
said to be unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import Citation, Mark, Text
from vejviser.handbook.reference.entries import (
    PURPOSES,
    Controller,
    Dataset,
    Gate,
    Purpose,
    Reference,
    Route,
)
from vejviser.law.assess import Certainty
from vejviser.road.plan import Road, Step

DECISION = "data_purposes"
"""The decision that tells which purposes a project has."""

HOLDERS, KINDS = "data_holders", "study_data"
"""The facts that tell where the data are, and which kinds a study uses."""

_WITHIN = {"own_unit_recent": ("hospital_records", "hospital_images")}
"""Places whose data stand in the datasets of others: a unit's own data are those of its hospital."""

TURN = dt.date(2027, 1, 1)
"""The day on which regions and data authorities change (overgangsloven § 126, Digital Sundhed Danmark)."""


@dataclass(frozen=True)
class Asked:
    """A purpose that the project certainly or possibly has, and why."""

    purpose: Purpose
    state: Certainty
    because: tuple[Text, ...]
    cite: tuple[Citation, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Way:
    """The route to one dataset for one purpose; `gates` those of the day, `later` those that open after it.

    `steps` are the steps of this road that the route asks for, in their order.
    """

    route: Route
    gates: tuple[Gate, ...]
    later: tuple[Gate, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Holding:
    """A dataset of the project: its controllers on the day and after the turn of 2027, and its ways."""

    dataset: Dataset
    now: tuple[Controller, ...]
    after: tuple[Controller, ...]
    ways: Mapping[Purpose, Way]


@dataclass(frozen=True)
class Element:
    """A place that the project takes data from (a value of the fact), and the datasets there.

    `holdings` are empty where the tables hold no dataset of this kind.
    """

    value: str
    holdings: tuple[Holding, ...]


@dataclass(frozen=True)
class Passport:
    """The whole passport; `purposes` in a fixed order, `order` the steps to apply by, as on the road."""

    purposes: tuple[Asked, ...]
    elements: tuple[Element, ...]
    order: tuple[Step, ...]
    as_of: dt.date
    turn: dt.date

    @property
    def mixed(self) -> bool:
        """True when the project certainly has several purposes, so that no one route serves it."""
        return sum(asked.state == "certain" for asked in self.purposes) > 1


def passport(road: Road, reference: Reference) -> Passport:
    """The data passport of the project of this road."""
    purposes = tuple(_purposes(road))
    shown = tuple(asked.purpose for asked in purposes)
    turn = max(TURN, road.as_of)
    elements = []
    for value in _chosen(road, HOLDERS):
        found = _datasets(road, reference, value)
        elements.append(Element(value, tuple(holding(road, reference, one, shown, turn) for one in found)))
    order = _order(road, [holding for element in elements for holding in element.holdings])
    return Passport(purposes, tuple(elements), order, road.as_of, turn)


def _order(road: Road, holdings: Sequence[Holding]) -> tuple[Step, ...]:
    """The steps of the road that the datasets and their ways name, in the order of the road."""
    wanted = {name for holding in holdings for name in holding.dataset.steps}
    ways = [way for holding in holdings for way in holding.ways.values()]
    wanted |= {step.entry.id for way in ways for step in way.steps}
    return tuple(step for step in road.steps if step.entry.id in wanted)


def _purposes(road: Road) -> list[Asked]:
    """The purposes that are not ruled out."""
    finding = road.findings[DECISION]
    asked = []
    for purpose in PURPOSES:
        state = finding.members.get(purpose, "no")
        if state == "no":
            continue
        wanted = "holds" if state == "certain" else "may"
        rules = [r.entry for r in finding.rules if r.entry.value == purpose and r.state == wanted]
        because = tuple(rule.because for rule in rules if rule.because)
        cite = tuple(dict.fromkeys(c for rule in rules for c in rule.cite))
        marks = tuple(dict.fromkeys(rule.mark for rule in rules if rule.mark))
        asked.append(Asked(purpose, state, because, cite, marks))
    return asked


def _chosen(road: Road, fact: str) -> tuple[str, ...]:
    answer = road.answers.get(fact, ())
    return tuple(str(value) for value in answer) if isinstance(answer, tuple | list) else ()


def _datasets(road: Road, reference: Reference, holder: str) -> Sequence[Dataset]:
    """The datasets at a holder; of those that say which kinds of data they hold, only the kinds studied."""
    kinds = {f"{KINDS}.{kind}" for kind in _chosen(road, KINDS)}
    places = {f"{HOLDERS}.{place}" for place in _WITHIN.get(holder, (holder,))}
    found = []
    for dataset in reference.datasets.values():
        held = {name for name in dataset.data if name.startswith(f"{KINDS}.")}
        if places & set(dataset.data) and (not kinds or not held or kinds & held):
            found.append(dataset)
    return found


def holding(
    road: Road, reference: Reference, dataset: Dataset, purposes: Sequence[Purpose], turn: dt.date
) -> Holding:
    """One dataset as this project meets it: controllers on the day and on `turn`, a way per purpose."""
    ways = {purpose: _way(road, reference, dataset.routes[purpose]) for purpose in purposes}
    return Holding(dataset, dataset.controllers_on(road.as_of), dataset.controllers_on(turn), ways)


def _way(road: Road, reference: Reference, route: Route) -> Way:
    gates = [reference.gates[name] for name in route.gates]
    now = tuple(gate for gate in gates if gate.valid.holds(road.as_of))
    later = tuple(gate for gate in gates if gate.valid.start and gate.valid.start > road.as_of)
    named = {*route.steps, *(name for gate in now for name in gate.steps)}
    return Way(route, now, later, tuple(step for step in road.steps if step.entry.id in named))
