"""The shapes of what could be otherwise: shortcuts, two roads, readings, law in the making; and of papers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vejviser.handbook.entries import Lang
from vejviser.law.assess import Certainty
from vejviser.web.api.shapes.common import AnswerValue, CitationTold, Day, Fees, MarkOf, NamedTold, Shape
from vejviser.web.api.shapes.road import ScheduleTold


class OwnChoice(Shape):
    """A choice of the team's own, made otherwise."""

    fact: str
    label: str
    before: str = Field(description="The answer now, as a project file spells it.")
    after: str
    price: str | None = Field(description="What is given up.")


class LeverTold(Shape):
    """One or two choices made otherwise, and what that does to the road."""

    choices: list[OwnChoice]
    saved_days: float | None = Field(
        description="Median days saved; null where the goal is no longer reached."
    )
    gained: list[str] = Field(description="Steps that are added.")
    lost: list[str] = Field(description="Steps that fall away.")
    opened: list[str] = Field(description="Steps that become possible.")
    fees: dict[str, Fees] = Field(description="Fees on top, by currency.")


class LeversTold(Shape):
    """Which of the team's own choices would shorten the road, those that save most first."""

    language: Lang
    project: str
    goal: str | None
    median_days: float | None
    single: list[LeverTold]
    pairs: list[LeverTold]


class WhatIf(Shape):
    """Answers to try otherwise; nothing is kept."""

    answers: dict[str, AnswerValue] = Field(
        min_length=1, max_length=12, description="By the id of the fact; null takes the answer back.",
        examples=[{"study_planned": False}],
    )  # fmt: skip


class BothAnswers(Shape):
    """An answer on either road, as a project file spells it."""

    a: str
    b: str


class BothDays(Shape):
    """The median days to a milestone on either road; null where it is not reached."""

    a: float | None
    b: float | None


class FindingTurned(Shape):
    """A finding that comes out otherwise: the possible outcomes before and after."""

    title: str
    before: list[str]
    after: list[str]


class StepTurned(Shape):
    """A step that joins, leaves, or becomes surer or less sure."""

    title: str
    before: Certainty
    after: Certainty


class DeskTurned(Shape):
    """A step that others decide."""

    before: list[str]
    after: list[str]


class Turned(Shape):
    """What the law says otherwise, by id."""

    findings: dict[str, FindingTurned]
    steps: dict[str, StepTurned]
    desks: dict[str, DeskTurned]


class Compared(Shape):
    """The road as it is (a) beside the road with the answers tried (b), on the same draws."""

    language: Lang
    names: list[str]
    answers: dict[str, BothAnswers]
    milestones: dict[str, BothDays]
    fees: dict[str, Fees] = Field(description="Fees on top from a to b, by currency.")
    changes: Turned
    a: ScheduleTold
    b: ScheduleTold


class PositionTold(Shape):
    """One way to read a contested provision."""

    id: str
    label: str
    held_by: str
    citations: list[CitationTold]


class OutcomeUnder(Shape):
    """A finding or step that turns on the reading, and what is possible of it under each position."""

    id: str
    kind: Literal["finding", "step"]
    title: str
    under: dict[str, list[str]]


class AskedAuthority(Shape):
    """The authority that one would ask."""

    id: str
    name: str


class ContestedTold(Shape):
    """A contested point as it stands for the project: show every position, choose none."""

    id: str
    question: str
    topic: str
    positions: list[PositionTold]
    consequence: str
    authority: str | None
    mark: MarkOf
    taken: str | None
    ask: AskedAuthority | None
    facts: list[str]
    open_facts: list[str]
    outcomes: list[OutcomeUnder]


class ReadingsTold(Shape):
    """The contested points that matter for the project."""

    language: Lang
    readings: list[ContestedTold]


class ReformTold(NamedTold):
    """A reform, and what it would change for the project."""

    because: str
    changes: Turned | None = Field(description="null: the answers cannot stand together under it.")
    cannot: str = Field(description="Why the answers cannot stand together under it; else empty.")


class DayTold(Shape):
    """What another day would change for the project."""

    day: Day
    changes: Turned | None = Field(description="null: the answers cannot stand together on that day.")
    cannot: str = Field(description="Why the answers cannot stand together on that day; else empty.")


class ReformsTold(Shape):
    """What law in the making, and another day, would change for the project."""

    reforms: list[ReformTold]
    then: DayTold | None
    coming: list[Day] = Field(description="The next days on which rules or authorities begin.")


class PaperTold(NamedTold):
    """A kind of paper, and whether the project needs it."""

    what: str
    state: Literal["certain", "possible", "no"]
    steps: list[NamedTold] = Field(description="The steps of the road that ask for it.")
    readings: list[str] = Field(description="The contested readings that a question letter can ask about.")


class PapersTold(Shape):
    """The papers of the project; fetch one as PDF or Word."""

    items: list[PaperTold]


class FormatTold(NamedTold):
    """A format that the road can be had in."""

    media_type: str


class FormatsTold(Shape):
    """The formats that the road can be had in."""

    items: list[FormatTold]
