"""The shapes of what the law says: findings, open questions, readings, sources."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vejviser.handbook.entries import Lang, Mark
from vejviser.web.api.shapes.common import AnswerValue, Certainty, CitationTold, Day, LawDay, MarkOf, Shape


class Asked(Shape):
    """Answers about a project that is kept nowhere, and the law to lay them on."""

    answers: dict[str, AnswerValue] = Field(
        description="Answers by the id of the fact (`/handbook/facts`). What is left out is unknown, and "
        "unknown is never no; null is asked and not known.",
        max_length=400,
        examples=[{"product_form": "software", "study_planned": True}],
    )
    as_of: LawDay | None = Field(None, description="The day of the law; else today.", examples=["2027-01-01"])
    overlays: list[str] = Field(
        [], max_length=8, description="Law in the making to lay over the law in force; see `/handbook`."
    )


class ReasonTold(Shape):
    """One answer that an outcome rests on."""

    fact: str
    label: str
    answer: AnswerValue
    question: str
    answer_text: str = Field(description="The answer in words.")


class RuleTold(Shape):
    """A rule that speaks for a finding."""

    id: str
    state: Literal["holds", "may"] = Field(
        description="`holds` for every completion of the unknown answers, `may` for some."
    )
    value: str = Field(description="The value it gives; empty for a pure exception.")
    status: Literal["law", "guidance", "practice", "proposal"]
    because: str
    applies_from: Day | None
    applies_until: Day | None
    citations: list[CitationTold]
    mark: MarkOf


class FindingTold(Shape):
    """What the law answers to one question."""

    title: str
    question: str
    headline: bool = Field(description="True for the few findings that say what the product is.")
    topic: str
    combine: Literal["strictest", "first", "unique", "all"]
    possible: list[str] = Field(
        description="The outcomes that some completion of the unknown answers reaches, in the declared order."
    )
    certain: str | None = Field(description="The one outcome left; null while several are possible.")
    members: dict[str, Certainty] | None = Field(description="Only for `combine: all`: how sure each is.")
    settled: bool = Field(description="No unknown answer can change it.")
    applies: bool = Field(description="False when the question certainly does not arise.")
    labels: dict[str, str] = Field(description="The possible outcomes in words.")
    reasons: list[ReasonTold] = Field(description="A smallest set of answers that alone forces this.")
    decided_by: list[str] = Field(description="The unanswered facts that will settle it.")
    rules: list[RuleTold]
    citations: list[CitationTold]
    marks: list[Mark]


class QuestionTold(Shape):
    """An unanswered fact that can still change the road."""

    fact: str
    type: Literal["bool", "choice", "choices", "number", "date", "text"]
    topic: str
    label: str
    question: str
    help: str
    values: dict[str, str] = Field(description="The valid answers and what each is called.")
    reading: bool = Field(description="True when it is a contested reading: show all positions, choose none.")
    bears_on: list[str] = Field(description="The findings and steps that wait for it.")


class PositionOnRoad(Shape):
    """One way to read a contested provision, and what would be possible under it."""

    label: str
    held_by: str
    citations: list[CitationTold]
    outcomes: dict[str, list[str]]


class ReadingOnRoad(Shape):
    """A contested reading that matters to a project."""

    id: str
    label: str
    question: str
    consequence: str
    taken: str | None = Field(description="The position that the project takes.")
    positions: dict[str, PositionOnRoad]
    bears_on: list[str]
    citations: list[CitationTold]
    mark: MarkOf


class UnmodelledTold(Shape):
    """A provision that bears on the road and is not reckoned with, and why."""

    id: str
    reason: str
    bears_on: list[str]
    citations: list[CitationTold]
    mark: MarkOf


class SourceTold(Shape):
    """A source that is cited."""

    title: str
    short: str
    kind: str
    eli: str
    url: str
    seen: Day | None
    mark: MarkOf


class ReceiptTold(Shape):
    """What an answer rests on; the same receipt gives the same answer."""

    id: str = Field(description="SHA-256 of the rest.")
    as_of: Day
    overlays: list[str]
    version: str = Field(description="Version of the handbook.")
    content_hash: str = Field(description="SHA-256 of the handbook's content.")
    answers: dict[str, AnswerValue]
    rules: list[str] = Field(description="The rules that hold.")


class ProgressTold(Shape):
    """How many findings and steps no unknown answer can change."""

    settled: int
    all: int


class Assessed(Shape):
    """What the law says of a project."""

    language: Lang
    notice: str
    as_of: Day
    overlays: list[str]
    set_aside: list[str] = Field(description="Answered facts whose question does not arise.")
    progress: ProgressTold
    findings: dict[str, FindingTold]
    unmodelled: list[UnmodelledTold]
    sources: dict[str, SourceTold]
    receipt: ReceiptTold


class ChangeThatTurns(Shape):
    """The fewest choices of the team's own after which another outcome is certain."""

    outcome: str = Field(description="In words.")
    answers: list[str] = Field(description="The choices in words, each with its fact.")
    prices: list[str] = Field(description="What is given up.")


class Why(Shape):
    """What stands behind a finding or step, and what would change it."""

    name: str
    kind: Literal["finding", "step"]
    title: str
    outcome: str = Field(description="The outcome in words.")
    reasons: list[ReasonTold]
    rests_on: list[str] = Field(description="Findings that it is drawn from.")
    changes: list[ChangeThatTurns]
    unmodelled: list[UnmodelledTold]
