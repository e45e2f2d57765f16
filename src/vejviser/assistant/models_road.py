"""What the tools answer about the road: steps, times, shortcuts, differences, data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vejviser.assistant.models import CITES, Certainty, Cites, Model, Named, Result
from vejviser.assistant.models_law import Reason
from vejviser.handbook.entries import Mark, Stage


class StepBrief(Named):
    """A step in short."""

    status: Literal["certain", "possible"]
    by: str = Field(description="Who decides it.")
    cites: Cites = Field(description=CITES)


class StageTold(Model):
    """A stage of the road."""

    stage: Stage
    title: str
    certain: int
    possible: int
    steps: list[StepBrief] = Field(
        description="In the order to take them; the certain ones first to be kept."
    )
    steps_left: int = Field(description="Steps left out; ask for the stage by `detail`.")


class DeskTold(Model):
    """Who decides a step."""

    name: str
    role: str
    url: str
    until: str


class StepTold(Named):
    """A step in full. Time limits in law and experienced times are two clocks: never add or mix them."""

    stage: Stage
    status: Literal["certain", "possible"]
    do: str
    why: str
    reasons: list[Reason]
    open_facts: list[Named] = Field(description="Open facts that will decide whether the step applies.")
    after: list[str] = Field(description="Ids of the steps that come before it.")
    desks: list[DeskTold]
    documents_in: list[str]
    documents_out: list[str]
    statutory: list[str] = Field(description="Time limits in law.")
    experienced: list[str] = Field(description="Published experience; empty where nobody has published it.")
    assumed: str = Field(
        description="Our assumption, where nobody has published a time; say that it is ours."
    )
    fees: list[str]
    months: str = Field(description="Median start to median end in months from the start of the project.")
    mark: Mark | None
    cites: Cites = Field(description=CITES)


class Spread(Model):
    """Days from the start, not exceeded in 10, 50 and 90 of 100 draws."""

    p10: float
    p50: float
    p90: float


class MilestoneTold(Named):
    """When a milestone is reached; always tell the range with the median."""

    days: Spread
    months: str = Field(description="p10 / p50 / p90 in months.")
    median_date: str


class Holding(Named):
    """A step that holds up the goal."""

    p50_days: float
    origin: str = Field(
        description="Whose word the time is: published, spread_assumed, assumed, project, none."
    )
    day_less: float = Field(description="Days gained at the goal when the step takes a day less.")


class Planned(Result):
    """The road of a project."""

    about: str
    headline: list[str] = Field(description="The main findings, one line each.")
    milestones: list[MilestoneTold]
    statutory_days: float = Field(
        description="Time limits in law on the critical path of law, days; a clock apart."
    )
    holding_up: list[Holding]
    critical_path: list[Named]
    stages: list[StageTold]
    detail: list[StepTold] = Field(description="The steps of the stage asked for.")
    next_start: int | None = Field(description="Call again with this `start` for the rest of the stage.")
    open_questions: int
    set_aside: list[str]
    estimate: str


class LeverTold(Model):
    """Own choices made otherwise, and what that does to the road."""

    choices: list[str]
    set: dict[str, str] = Field(description="The answers to change, fact: value.")
    saved_days: float | None = Field(
        description="Median days saved; null where the goal is no longer reached."
    )
    prices: list[str] = Field(description="What is given up.")
    lost: list[Named]
    gained: list[Named]
    fees: str


class LeversTold(Result):
    """Which of the team's own choices would shorten the road."""

    goal: str
    median_days: float | None
    shortcuts: list[LeverTold]
    pairs: list[LeverTold]
    left_out: int
    estimate: str


class AnswerChange(Model):
    """A fact answered otherwise."""

    fact: str
    label: str
    a: str
    b: str


class Change(Named):
    """A finding or step that comes out otherwise."""

    a: str
    b: str


class MilestoneChange(Named):
    """The median days to a milestone on either road; null where it is not reached."""

    a: float | None
    b: float | None


class Compared(Result):
    """Two roads, the differences only."""

    answers: list[AnswerChange]
    milestones: list[MilestoneChange]
    findings: list[Change]
    steps: list[Change]
    left_out: int
    fees: str
    estimate: str


class PurposeTold(Named):
    """A purpose for which data are used."""

    state: Certainty
    because: list[str]
    cites: Cites = Field(description=CITES)


class GateTold(Model):
    """A legal way to data."""

    id: str
    words: str
    limit: str
    place: str
    leaves: str
    applies: str
    mark: Mark


class WayTold(Model):
    """The route to a dataset for one purpose; no purpose borrows the gate of another."""

    purpose: str
    access: str
    words: str
    gates: list[GateTold]
    later: list[GateTold]
    steps: list[Named]


class DatasetTold(Named):
    """A dataset, who answers for it, and its routes."""

    controllers: list[str]
    controllers_from_2027: list[str]
    content: str
    identifiers: str
    waiting: str
    fees: str
    note: str
    url: str
    mark: Mark
    ways: list[WayTold]
    cites: Cites = Field(description=CITES)


class PassportTold(Result):
    """Who holds the data, which gate leads in for which purpose, and what may leave."""

    purposes: list[PurposeTold]
    mixed: str
    datasets: list[DatasetTold]
    datasets_left: list[Named] = Field(description="Left out for length: ask for one by `dataset`.")
    order: list[Named] = Field(description="The steps to apply by, in order.")
