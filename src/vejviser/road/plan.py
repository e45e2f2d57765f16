"""The road of one project: what the law says of it, which steps follow, in which order, and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from vejviser.handbook.entries import (
    MARKS,
    Authority,
    Citation,
    DecisionEntry,
    Mark,
    RuleEntry,
    StepEntry,
    Unmodelled,
)
from vejviser.handbook.load import Handbook
from vejviser.law.assess import Assessment, Certainty
from vejviser.law.model import NOT_APPLICABLE, Answer
from vejviser.law.receipts import Receipt, receipt
from vejviser.road.order import in_order
from vejviser.road.questions import OpenQuestion, deciding, open_questions
from vejviser.road.readings import Reading, readings_that_matter


@dataclass(frozen=True)
class RuleOnRoad:
    """A rule that speaks for a finding: it `holds`, or it `may` hold when more is known."""

    entry: RuleEntry
    state: Literal["holds", "may"]


@dataclass(frozen=True)
class Finding:
    """What the law answers to one decision.

    `possible` are the outcomes over all completions of the unknown answers, `certain` the one left or
    None; of a decision that collects values, `members` says how sure each is, and `certain` is None.
    `decided_by` are the open facts that will settle it.
    """

    entry: DecisionEntry
    possible: tuple[str, ...]
    certain: str | None
    members: Mapping[str, Certainty]
    settled: bool
    decided_by: tuple[str, ...]
    rules: tuple[RuleOnRoad, ...]
    citations: tuple[Citation, ...]
    marks: tuple[Mark, ...]
    assessment: Assessment = field(repr=False)

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """The fewest answers that alone force what is possible now; worked out when asked for."""
        return self.assessment.reasons(self.entry.id)

    @property
    def applies(self) -> bool:
        """False when the question certainly does not arise for this project."""
        return self.certain != NOT_APPLICABLE and self.members.get(NOT_APPLICABLE) != "certain"


@dataclass(frozen=True)
class Desk:
    """Who decides a step on the day asked for, and who takes over when that ends."""

    authority: Authority
    until: dt.date | None = None
    then: Authority | None = None


@dataclass(frozen=True)
class Step:
    """A step that this project certainly or possibly has to take.

    `open_facts` are the unanswered facts that will decide it; `after` the steps on this road that come
    before it.
    """

    entry: StepEntry
    status: Literal["certain", "possible"]
    open_facts: tuple[str, ...]
    after: tuple[str, ...]
    desks: tuple[Desk, ...]
    assessment: Assessment = field(repr=False)

    @cached_property
    def because(self) -> tuple[str, ...]:
        """The fewest answers that force it, or leave it open; worked out when asked for."""
        return self.assessment.reasons(self.entry.id)


@dataclass(frozen=True)
class Road:
    """All that can be said of a project on a day; `progress` is (settled, all) of findings and steps.

    `set_aside` are answered facts whose question does not arise; `answers` are the others.
    """

    handbook: Handbook
    answers: Mapping[str, Answer]
    as_of: dt.date
    overlays: tuple[str, ...]
    set_aside: tuple[str, ...]
    findings: Mapping[str, Finding]
    steps: tuple[Step, ...]
    questions: tuple[OpenQuestion, ...]
    readings: tuple[Reading, ...]
    unmodelled: tuple[Unmodelled, ...]
    receipt: Receipt
    progress: tuple[int, int]

    @property
    def assessment(self) -> Assessment:
        """What the law says of the answers."""
        return next(iter(self.findings.values())).assessment


def plan(
    handbook: Handbook,
    answers: Mapping[str, Answer],
    as_of: dt.date,
    overlays: Sequence[str] = (),
) -> Road:
    """The road for these answers under the law of `as_of` with the named overlays laid over it.

    Raises `AnswersError` for answers that cannot stand, `UnknownOverlay` for an overlay that does not exist.
    """
    handbook = handbook.with_overlays(overlays)
    law = handbook.law(as_of)
    aside = law.set_aside(answers)
    answers = {fact: answer for fact, answer in answers.items() if fact not in aside}
    assessment = law.assess(answers)
    assessment.settle_all()
    findings = {name: find(handbook, assessment, name) for name in handbook.decisions}
    steps = steps_of(handbook, assessment, as_of)
    return Road(
        handbook,
        dict(answers),
        as_of,
        tuple(overlays),
        aside,
        findings,
        steps,
        open_questions(handbook, assessment, _waiting(findings, steps)),
        readings_that_matter(handbook, assessment, findings, steps),
        _unmodelled(handbook, findings, steps),
        _receipt(handbook, assessment, as_of, overlays, findings),
        progress(handbook, assessment),
    )


def progress(handbook: Handbook, assessment: Assessment) -> tuple[int, int]:
    """How many of the decisions and steps no unknown answer can change any more, and how many there are."""
    names = [*handbook.decisions, *handbook.steps]
    return sum(assessment.settled(name) for name in names), len(names)


def find(handbook: Handbook, assessment: Assessment, name: str) -> Finding:
    """The finding of one decision."""
    entry = handbook.decisions[name]
    members = assessment.members(name) if entry.combine == "all" else {}
    possible, certain = declared(entry, assessment.possible(name)), assessment.certain(name)
    settled = assessment.settled(name)
    rules = tuple(_speaking(handbook, assessment, name, possible))
    told = [rule.entry for rule in rules] if not settled else [r.entry for r in rules if r.state == "holds"]
    spoken = told or [rule.entry for rule in rules]
    cited = [c for one in spoken for c in one.cite] or list(entry.cite)
    marks = {one.mark for one in spoken} or {entry.mark}
    return Finding(
        entry,
        possible,
        certain,
        members,
        settled,
        () if settled else deciding(assessment, name),
        rules,
        tuple(dict.fromkeys(cited)),
        tuple(mark for mark in MARKS if mark in marks),
        assessment,
    )


def _speaking(
    handbook: Handbook, assessment: Assessment, name: str, possible: Sequence[str]
) -> Iterator[RuleOnRoad]:
    """The rules that hold or may hold and give an outcome that is still possible, in the order written."""
    for rule in assessment.law.text.rules_of(name):
        if rule.value in possible:
            state = assessment.state_of_rule(rule.id)
            if state != "no":
                yield RuleOnRoad(handbook.rules[rule.id], "holds" if state == "certain" else "may")


def declared(entry: DecisionEntry, outcomes: Iterable[str]) -> tuple[str, ...]:
    """The outcomes in the order that the decision declares its values, not applicable last."""
    order = {value: place for place, value in enumerate(entry.values)}
    return tuple(sorted(outcomes, key=lambda value: order.get(value, len(order))))


def steps_of(
    handbook: Handbook, assessment: Assessment, as_of: dt.date, only: Sequence[str] = ()
) -> tuple[Step, ...]:
    """The steps that certainly or possibly apply (of `only`, if given), in the order to take them."""
    entries = handbook.steps
    states = {name: assessment.state(name) for name in entries}
    on_road = {name for name, state in states.items() if state != "no"}
    order = in_order({n: e.stage for n, e in entries.items()}, {n: e.after for n, e in entries.items()})
    return tuple(
        Step(
            entries[name],
            "certain" if states[name] == "certain" else "possible",
            () if states[name] == "certain" else deciding(assessment, name),
            tuple(before for before in entries[name].after if before in on_road),
            desks_on(handbook.authorities, entries[name].decided_by, as_of),
            assessment,
        )
        for name in order
        if name in on_road and (not only or name in only)
    )


def desks_on(authorities: Mapping[str, Authority], names: Sequence[str], day: dt.date) -> tuple[Desk, ...]:
    """Who holds the named offices on `day`, each once."""
    return tuple({desk.authority.id: desk for desk in (desk_on(authorities, n, day) for n in names)}.values())


def desk_on(authorities: Mapping[str, Authority], name: str, day: dt.date) -> Desk:
    """The authority that holds the office of `name` on `day`: itself, its successor, or its predecessor."""
    held, seen = authorities[name], {name}
    while not held.valid.holds(day):
        if held.valid.end and held.valid.end < day:
            other = authorities.get(held.successor)
        else:
            other = next((a for a in authorities.values() if a.successor == held.id), None)
        if other is None or other.id in seen:
            break
        seen.add(other.id)
        held = other
    then = authorities.get(held.successor) if held.valid.end else None
    return Desk(held, held.valid.end, then)


def _waiting(findings: Mapping[str, Finding], steps: Sequence[Step]) -> dict[str, tuple[str, ...]]:
    found = {name: finding.decided_by for name, finding in findings.items() if finding.decided_by}
    return found | {step.entry.id: step.open_facts for step in steps if step.open_facts}


def _unmodelled(
    handbook: Handbook, findings: Mapping[str, Finding], steps: Sequence[Step]
) -> tuple[Unmodelled, ...]:
    bearing = {name for name, finding in findings.items() if finding.applies} | {s.entry.id for s in steps}
    return tuple(entry for entry in handbook.unmodelled.values() if bearing & set(entry.bears_on))


def _receipt(
    handbook: Handbook,
    assessment: Assessment,
    as_of: dt.date,
    overlays: Sequence[str],
    findings: Mapping[str, Finding],
) -> Receipt:
    rules = [r.entry.id for f in findings.values() for r in f.rules if r.state == "holds"]
    return receipt(assessment.answers, as_of, tuple(overlays), handbook.version, handbook.content_hash, rules)
