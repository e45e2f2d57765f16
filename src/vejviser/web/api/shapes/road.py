"""The shapes of a road and its schedule. The road is that of `docs/road.schema.json`, version 1.2."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vejviser.handbook.entries import Lang, Stage
from vejviser.handbook.reference.entries import Region
from vejviser.road.standing import Status
from vejviser.web.api.shapes.common import CitationTold, Day, MarkOf, Shape
from vejviser.web.api.shapes.law import (
    FindingTold,
    ProgressTold,
    QuestionTold,
    ReadingOnRoad,
    ReasonTold,
    ReceiptTold,
    SourceTold,
    UnmodelledTold,
)


class ProjectOnRoad(Shape):
    """The project as its file names it."""

    name: str
    about: str


class SuccessorTold(Shape):
    """Who takes over."""

    id: str
    name: str


class DeciderTold(Shape):
    """Who decides a step on the day."""

    id: str
    name: str
    role: str
    url: str
    until: Day | None
    successor: SuccessorTold | None
    mark: MarkOf


class DocumentTold(Shape):
    """A document on the road."""

    id: str
    title: str
    what: str


class DocumentsTold(Shape):
    """Documents needed and produced."""

    needed: list[DocumentTold] = Field(alias="in")
    produced: list[DocumentTold] = Field(alias="out")


class TimeLimitTold(Shape):
    """A time limit in law; never mixed with experienced time."""

    days: float
    unit: Literal["calendar", "working"]
    clock: Literal["answer", "act", "wait", "keep", "repeat"] = Field(
        description="The authority must answer, you must act, you may not go on before it has run, "
        "papers are kept so long, or something is repeated."
    )
    limit: str
    begins: str = Field(alias="from", description="The event that starts it.")
    stops: str
    citations: list[CitationTold]
    mark: MarkOf


class ExperiencedTold(Shape):
    """Published experience of how long it takes."""

    p10: float | None
    p50: float
    p90: float | None
    unit: Literal["days"]
    note: str
    citations: list[CitationTold]
    mark: MarkOf


class ReturnedTold(Shape):
    """Published experience of applications that come back, and the days that one round adds."""

    share: float
    p10: float | None
    p50: float
    p90: float | None
    unit: Literal["days"]
    note: str
    citations: list[CitationTold]
    mark: MarkOf


class AssumedTold(Shape):
    """Our own assumption of how long a kind of work takes: neither law nor experience."""

    id: str
    title: str
    p10: float
    p50: float
    p90: float
    unit: Literal["days"]
    why: str
    mark: MarkOf


class FeeTold(Shape):
    """A fee."""

    amount: float
    currency: str
    year: int
    note: str
    citations: list[CitationTold]
    mark: MarkOf


class DeskTold(Shape):
    """Somebody to turn to about a step."""

    id: str
    name: str
    role: str
    part: Literal["decides", "authority", "advises", "supplies"]
    region: Region
    url: str
    until: Day | None
    then: str | None
    note: str | None
    mark: MarkOf


class ExperienceTold(Shape):
    """What somebody learnt at a step."""

    id: str
    title: str
    outcome: Literal["good", "mixed", "bad"]
    lesson: str
    actors: str
    site: str
    year: int
    year_known: bool
    urls: list[str]
    mark: MarkOf


class StandingTold(Shape):
    """Where a step stands and since when; null where a day is not told."""

    status: Status
    started: Day | None
    sent: Day | None
    returned: Day | None
    done: Day | None


class StepTold(Shape):
    """A step of the road."""

    id: str
    stage: Stage
    kind: Literal["duty", "choice", "good_practice"]
    pace: Literal["once", "lasting", "event"]
    status: Literal["certain", "possible"]
    title: str
    do: str
    why: str
    after: list[str] = Field(description="The steps of this road that come before it.")
    because: list[ReasonTold]
    open_facts: list[str]
    decided_by: list[DeciderTold]
    documents: DocumentsTold
    statutory: list[TimeLimitTold]
    experienced: list[ExperiencedTold]
    returned: list[ReturnedTold]
    fee: list[FeeTold]
    citations: list[CitationTold]
    mark: MarkOf
    desks: list[DeskTold] = Field(description="Whom to turn to on the day, in the regions of use.")
    desks_note: str | None
    experiences: list[ExperienceTold]
    experiences_note: str | None
    assumed: AssumedTold | None
    standing: StandingTold | None = Field(
        None, description="Left out where the project does not say where any step stands."
    )


class WalkedTold(Shape):
    """How much of the road is walked."""

    steps: int
    done: int
    under_way: int
    left_behind: list[str]
    not_on_road: list[str]


class RoadTold(Shape):
    """The road of a project: what the law says of it, the steps in order, and what is open."""

    schema_version: Literal["1.2"]
    language: Lang
    notice: str
    project: ProjectOnRoad
    as_of: Day
    overlays: list[str]
    set_aside: list[str]
    progress: ProgressTold
    findings: dict[str, FindingTold]
    steps: list[StepTold]
    open_questions: list[QuestionTold]
    readings: list[ReadingOnRoad]
    unmodelled: list[UnmodelledTold]
    sources: dict[str, SourceTold]
    receipt: ReceiptTold
    walked: WalkedTold | None = Field(
        None, description="Left out where the project does not say where any step stands."
    )


class SpreadTold(Shape):
    """Days from the start, not exceeded in 10, 50 and 90 of 100 draws."""

    p10: float
    p50: float
    p90: float


class MilestoneTold(Shape):
    """When a milestone is reached; tell the range with the median."""

    id: str
    title: str
    days: SpreadTold
    distribution: dict[str, float] = Field(description="Days by the share of draws, 5 to 95 per cent.")
    date: Day | None
    reached: bool = Field(False, description="Only where the project says where its steps stand.")


class StatutoryPath(Shape):
    """The path that the time limits in law alone make, in days; a clock of its own."""

    days: float
    steps: list[str]


class StepDays(Shape):
    """How long a step takes, and whose word that is."""

    p10: float
    p50: float
    p90: float
    origin: Literal["published", "spread_assumed", "assumed", "project", "none"]
    note: str | None
    cite: str | None
    mark: MarkOf


class LimitOnCalendar(Shape):
    """A time limit in law laid on the calendar at the median."""

    clock: str
    days: float
    unit: str
    limit: str
    begins: Day
    ends: Day
    cite: str
    mark: MarkOf


class StepInTime(Shape):
    """A step in time."""

    id: str
    title: str
    stage: Stage
    status: Literal["certain", "possible"]
    experienced_days: StepDays
    start: SpreadTold
    finish: SpreadTold
    critical: float = Field(description="The share of draws in which it is on the critical path.")
    on_critical_path: bool
    day_less: float = Field(description="Days gained at the goal when the step takes a day less.")
    limits_in_law: list[LimitOnCalendar]
    standing: StandingTold | None = Field(None, description="Only where the project tells it.")


class StepBeside(Shape):
    """A step that takes no time on the road."""

    id: str
    pace: str
    status: str


class ScheduleTold(Shape):
    """When the steps come. An estimate: a thousand draws of experienced times, the same for the same seed."""

    language: Lang
    project: str
    as_of: Day
    start: Day
    draws: int
    seed: int
    goal: str | None
    days_to_goal: SpreadTold
    milestones: list[MilestoneTold]
    critical_path: list[str]
    statutory_path: StatutoryPath
    steps: list[StepInTime]
    outside_the_calendar: list[StepBeside]
    possible_counted_in: list[str]
    walked: WalkedTold | None = Field(None, description="Only where the project says where its steps stand.")
    goal_reached: bool = Field(False, description="Only where the project says where its steps stand.")


class TableTold(Shape):
    """The steps as a table for people: a heading a column, several lines of a cell as a list."""

    columns: list[str]
    rows: list[list[str | float | list[str] | None]]
