"""The rows of the reference tables as the rest of the house uses them: plain values, tied to steps.

Nothing here imports a parser or a validator, and the dataclasses have no slots, for the same reason as in
`vejviser.handbook.entries`: they come out of the cache, and must do so fast.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Literal

from vejviser.handbook.entries import Mark, Stage, Text
from vejviser.law.model import ALWAYS, NOWHERE, Period, Place

Purpose = Literal["research", "quality", "product_development", "treatment"]
Access = Literal["yes", "conditional", "no", "unclear", "not_applicable"]
Relation = Literal["authority", "advises", "supplies", "funds", "peer"]
Region = Literal[
    "national", "regional", "hovedstaden", "sjaelland", "oestdanmark", "syddanmark", "midtjylland",
    "nordjylland", "eu", "norway", "finland",
]  # fmt: skip
Outcome = Literal["good", "mixed", "bad"]
PURPOSES: tuple[Purpose, ...] = ("research", "quality", "product_development", "treatment")


@dataclass(frozen=True)
class Row:
    """What every row has: a stable id, where it is written, its steps, and how well it is known."""

    id: str
    written: Place
    steps: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True)
class Actor(Row):
    """A body or firm on the road: what it offers, where and on which days.

    `relation` is what it is to a project; `authority` the id of the handbook's authority that it is, or "";
    `successor` the actor that takes over after `valid`. `url` is "" where no address is confirmed.
    """

    name: Text
    kind: Text
    relation: Relation
    region: Region
    stages: tuple[Stage, ...]
    offers: Text
    source: str
    url: str = ""
    authority: str = ""
    valid: Period = ALWAYS
    successor: str = ""
    note: Text | None = None


@dataclass(frozen=True)
class Gate(Row):
    """One legal way to data, shared by many datasets; the steps that open it, and what it limits.

    `place` is where the data may be processed and `leaves` what may leave it; None where no source says.
    """

    access: Access
    words: Text
    place: Text | None = None
    leaves: Text | None = None
    limit: Text | None = None
    valid: Period = ALWAYS


@dataclass(frozen=True)
class Route:
    """How a dataset may be used for one purpose: whether at all, through which gates, and in words."""

    purpose: Purpose
    access: Access
    gates: tuple[str, ...]
    words: Text
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Controller:
    """Who answers for the data on the days of `valid`; `authority` is the handbook's id, or ""."""

    name: Text
    authority: str = ""
    valid: Period = ALWAYS


@dataclass(frozen=True)
class Dataset(Row):
    """A source of health data: who is controller, what it holds, and a route for each of the four purposes.

    `data` are the answers to the handbook's questions on data that the dataset fits, as `fact.value`.
    """

    name: Text
    controllers: tuple[Controller, ...]
    content: Text
    coverage: Text
    identifiers: Text
    ehds: Text
    routes: Mapping[Purpose, Route]
    portal: Text
    fees: Text
    waiting: Text
    url: str
    source: str
    note: Text | None = None
    data: tuple[str, ...] = ()

    def controllers_on(self, day: dt.date) -> tuple[Controller, ...]:
        """The controllers on a day."""
        return tuple(held for held in self.controllers if held.valid.holds(day))


@dataclass(frozen=True)
class Experience(Row):
    """What someone learnt on the road, with public sources; the year is an estimate unless `year_known`."""

    title: Text
    actors: Text
    actor_ids: tuple[str, ...]
    site: Text
    outcome: Outcome
    lesson: Text
    urls: tuple[str, ...]
    year: int
    year_known: bool


@dataclass(frozen=True)
class Variant:
    """One choice within a clause, and whom it favours."""

    id: str
    words: Text
    favours: Literal["region", "company", "balanced", "patients"]


@dataclass(frozen=True)
class Clause(Row):
    """A clause: what it is for, its variants, and the fields to fill before it is settled.

    `must` and `may` are the types of agreement that have to hold it, or can.
    """

    group: str
    title: Text
    purpose: Text
    variants: tuple[Variant, ...]
    must: tuple[str, ...]
    may: tuple[str, ...]
    basis: Text
    conflict: Text
    fields: Mapping[str, Text]
    note: Text | None = None


@dataclass(frozen=True)
class AgreementText:
    """A public standard text: who publishes it, and whether the regions have approved it beforehand."""

    id: str
    title: Text
    publisher: Text
    preapproved: Literal["yes", "once_negotiated", "no", "unknown", "not_applicable"]
    mark: Mark
    url: str = ""
    note: Text | None = None


@dataclass(frozen=True)
class AgreementType(Row):
    """A type of agreement: the clauses it must hold, and the standard texts known (none where empty)."""

    title: Text
    must: tuple[str, ...]
    texts: tuple[AgreementText, ...]


@dataclass(frozen=True)
class Checklist(Row):
    """A reporting or protocol checklist, and the ids of its items in order."""

    title: Text
    applies_to: Text
    version: Text
    url: str
    note: Text
    items: tuple[str, ...]
    year: int | None = None


@dataclass(frozen=True)
class ChecklistItem(Row):
    """One item of a checklist in our own short words; `maps_to` is the item of a later version, or ""."""

    checklist: str
    item: str
    section: Text
    words: Text
    when: Text
    topic: str
    maps_to: str = ""


@dataclass(frozen=True)
class ReadinessItem(Row):
    """Something a site must have in place before a phase: A project, B trial or purchase, C daily use.

    `gate` G blocks the next phase, F warns, "" does neither.
    """

    dimension: Text
    question: Text
    evidence: Text
    respondent: Text
    phase: Literal["A", "B", "C"]
    gate: Literal["G", "F", ""] = ""
    site_dependent: bool = False


@dataclass(frozen=True)
class AssumedTime:
    """Our own assumption of how long a kind of work takes, in days, where nobody has published it; and why.

    Never law and never experience: whoever shows it says that it is assumed.
    """

    id: str
    title: Text
    p10: float
    p50: float
    p90: float
    why: Text
    steps: tuple[str, ...]
    written: Place = NOWHERE
    mark: Mark = "inferred"


@dataclass(frozen=True)
class Spread:
    """Our assumption of p10 and p90 as factors of the median, where only a median is published."""

    p10: float
    p90: float
    why: Text


@dataclass(frozen=True)
class Milestone:
    """A place on the road that one steers by: reached with `all` of its steps on the road, or the `first`.

    `sign` is two or three words for a signpost. On a road without any of the steps there is none.
    """

    id: str
    title: Text
    sign: Text
    reached: Literal["all", "first"]
    steps: tuple[str, ...]
    written: Place = NOWHERE
    mark: Mark = "inferred"


AnyRow = Row | AssumedTime | Milestone


@dataclass(frozen=True)
class Reference:
    """All tables by id, in the order written; `spread` is None only where there are no tables."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    experiences: Mapping[str, Experience] = field(default_factory=dict)
    agreements: Mapping[str, AgreementType] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    checklist_items: Mapping[str, ChecklistItem] = field(default_factory=dict)
    readiness: Mapping[str, ReadinessItem] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    assumed_times: Mapping[str, AssumedTime] = field(default_factory=dict)
    milestones: Mapping[str, Milestone] = field(default_factory=dict)
    spread: Spread | None = None

    @cached_property
    def assumed_by_step(self) -> Mapping[str, AssumedTime]:
        """The assumed time of every step for which nobody has published one, by the step's id."""
        return {step: row for row in self.assumed_times.values() for step in row.steps}

    def actors_at(self, step: str) -> tuple[Actor, ...]:
        """The actors of a step."""
        return tuple(row for row in self.actors.values() if step in row.steps)

    def experiences_at(self, step: str) -> tuple[Experience, ...]:
        """The experiences of a step."""
        return tuple(row for row in self.experiences.values() if step in row.steps)

    def rows_at(self, shelf: str, step: str) -> tuple[Any, ...]:
        """The rows of one table, by its name, that belong to a step."""
        return tuple(row for row in getattr(self, shelf).values() if step in row.steps)

    def find(self, name: str) -> tuple[str, AnyRow] | None:
        """The table and row that has an id; None where none has."""
        for field_ in fields(self):
            shelf = getattr(self, field_.name)
            if isinstance(shelf, Mapping) and name in shelf:
                return field_.name, shelf[name]
        return None
