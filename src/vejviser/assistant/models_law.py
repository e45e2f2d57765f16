"""What the tools answer about the law on a project: findings, questions, reasons, contested readings."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from vejviser.assistant.models import CITES, Certainty, Cites, FactTold, Model, Named, Result
from vejviser.handbook.entries import Mark


class Outcome(Model):
    """A value that a finding has or may have."""

    value: str
    label: str
    state: Certainty


class Reason(Model):
    """An answer that a finding rests on."""

    fact: str
    label: str
    answer: str


class RuleTold(Model):
    """A rule that speaks for a finding."""

    id: str
    state: Literal["holds", "may"]
    gives: str
    because: str = Field(description="What the rule says; give its citation with it.")
    when: str = Field(description="Its condition in words; empty where left out for length.")
    status: str = Field(description="law, guidance, practice or proposal.")
    applies: str = Field(description="From when and until when; empty for always.")
    mark: Mark | None
    cites: Cites = Field(description=CITES)


class FindingTold(Model):
    """A finding in full."""

    name: str
    title: str
    question: str
    outcome: str = Field(description="The outcome in words, several joined by 'or'.")
    certainty: Certainty = Field(description="`certain` when nothing unknown can change it, else `open`.")
    outcomes: list[Outcome]
    reasons: list[Reason] = Field(description="The fewest answers that alone force what is told.")
    decided_by: list[Named] = Field(description="Open facts that will settle it.")
    rules: list[RuleTold]
    marks: list[Mark]
    cites: Cites = Field(description=CITES)


class FindingBrief(Model):
    """A finding in short."""

    name: str
    title: str
    outcome: str
    certainty: Certainty
    cites: Cites = Field(description=CITES)


class UnmodelledTold(Model):
    """A provision that the handbook knows of and does not reckon with: say so where it bears."""

    id: str
    reason: str
    mark: Mark | None
    cites: Cites = Field(description=CITES)


class Receipt(Model):
    """What the assessment rests on; the same receipt gives the same result."""

    id: str
    answers: dict[str, str]
    rules: int = Field(description="How many rules hold.")


class Assessed(Result):
    """What the law says of a project."""

    findings: list[FindingTold]
    others: list[FindingBrief]
    others_left: int
    not_arising: int = Field(description="Findings whose question does not arise for this project.")
    unmodelled: list[UnmodelledTold]
    unmodelled_left: int
    set_aside: list[str] = Field(description="Answered facts whose question does not arise; tell the user.")
    settled: int
    all: int
    receipt: Receipt


class NextQuestion(Result):
    """The question worth putting next."""

    done: bool = Field(description="True when no answer can change anything more, or all the rest is unsure.")
    question: FactTold | None
    decides: list[Named] = Field(description="Findings and steps that hang on the answer.")
    decides_count: int
    left: int = Field(description="The most questions that are left.")
    settled: int
    all: int
    share: float = Field(description="The share of findings and steps that is settled, 0 to 1.")
    unsure_that_matter: list[Named]


class ChangeTold(Model):
    """An outcome that other choices of the team's own would bring about, and the fewest that do."""

    outcome: str
    ways: list[str]
    prices: list[str]


class Explained(Result):
    """Why a finding, step or fact stands as it does."""

    name: str
    kind: Literal["finding", "step", "fact"]
    title: str
    outcome: str
    certainty: Certainty
    when: str = Field(description="The condition of a step in words.")
    reasons: list[Reason]
    rules: list[RuleTold]
    rules_left: int
    decided_by: list[Named]
    rests_on: list[Named]
    changes: list[ChangeTold]
    waiting: list[Named] = Field(description="Of a fact: what waits for its answer.")
    resting: list[Named] = Field(description="Of a fact: what rests on its answer.")
    unmodelled: list[UnmodelledTold]
    mark: Mark | None
    cites: Cites = Field(description=CITES)


class PositionTold(Model):
    """One way to read a contested provision."""

    id: str
    label: str
    held_by: str
    leads_to: list[str] = Field(description="What it leads to for this project.")
    cites: Cites = Field(description=CITES)


class ReadingTold(Model):
    """A contested reading: show every position, choose none."""

    id: str
    question: str
    consequence: str
    taken: str | None
    ask: str = Field(description="The authority that one would ask.")
    positions: list[PositionTold]
    mark: Mark | None
    cites: Cites = Field(description=CITES)


class Readings(Result):
    """Contested readings in full, and the rest by name."""

    readings: list[ReadingTold]
    others: list[Named]
