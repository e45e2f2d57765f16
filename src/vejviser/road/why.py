"""Why: what a finding or step rests on, in which provisions, and what would change it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import FactEntry, Text, Unmodelled
from vejviser.handbook.load import Handbook
from vejviser.handbook.prices import price
from vejviser.law.assess import Assessment
from vejviser.law.changes import Change
from vejviser.law.errors import nearest
from vejviser.law.model import Answer
from vejviser.road.plan import Finding, Step, find, steps_of
from vejviser.road.questions import deciding

CHANGES = 3
"""How many equally small changes are told for each other outcome."""


class UnknownNameError(ValueError):
    """No finding, step or fact has this name; `nearest` is the closest valid one or ""."""

    def __init__(self, name: str, close: str) -> None:
        self.name, self.nearest = name, close
        super().__init__(f"nothing is called '{name}'" + (f"; did you mean '{close}'?" if close else ""))


@dataclass(frozen=True)
class Explanation:
    """What stands behind one finding or step; `step` is None for a step that is not on the road.

    `changes` tells for each other outcome the smallest sets of design choices after which it is certain;
    an outcome that no design choice can bring about is left out.
    """

    name: str
    finding: Finding | None
    step: Step | None
    reasons: tuple[str, ...]
    rests_on: tuple[str, ...]
    changes: Mapping[str, tuple[Change, ...]]
    unmodelled: tuple[Unmodelled, ...]
    answers: Mapping[str, object]

    def prices(self, facts: Mapping[str, FactEntry], way: Change) -> list[Text]:
        """What a change of answers gives up, as far as the handbook says."""
        told = (price(facts[fact], self.answers.get(fact), answer) for fact, answer in way.answers)
        return [one for one in told if one]


@dataclass(frozen=True)
class Bearing:
    """What a fact decides: the open findings and steps that wait for it, and those that rest on it."""

    fact: FactEntry
    answer: Answer | None
    waiting: tuple[str, ...]
    resting: tuple[str, ...]


def why(
    handbook: Handbook,
    answers: Mapping[str, Answer],
    as_of: dt.date,
    name: str,
    overlays: Sequence[str] = (),
) -> Explanation | Bearing:
    """The explanation of a finding, step or fact; raises `UnknownNameError`, `AnswersError`."""
    handbook = handbook.with_overlays(overlays)
    law = handbook.law(as_of)
    assessment = law.assess(law.asked(answers))
    if name in handbook.facts:
        return _of_fact(handbook, assessment, answers, name)
    return explain(handbook, assessment, as_of, name)


def explain(handbook: Handbook, assessment: Assessment, as_of: dt.date, name: str) -> Explanation:
    """The explanation of a finding or step whose answers are assessed already, as a `Road`'s findings are.

    `handbook` has the overlays laid over it that the answers were assessed under. Raises `UnknownNameError`.
    """
    if name in handbook.decisions:
        return _of_finding(handbook, assessment, name)
    if name in handbook.steps:
        return _of_step(handbook, assessment, name, as_of)
    raise UnknownNameError(name, nearest(name, [*handbook.decisions, *handbook.steps, *handbook.facts]))


def _of_finding(handbook: Handbook, assessment: Assessment, name: str) -> Explanation:
    finding = find(handbook, assessment, name)
    rests_on = _decisions_in(handbook, [rule.entry.when for rule in finding.rules] + [finding.entry.only_if])
    if finding.entry.combine == "all":
        wanted = {f"{name}.{v}": "yes" for v, state in finding.members.items() if state != "certain"}
    else:
        wanted = dict.fromkeys(finding.entry.values, "")
    changes = {}
    for value, outcome in wanted.items():
        target, aim = (value, outcome) if outcome else (name, value)
        if aim != finding.certain and (found := assessment.changes(target, aim, CHANGES)):
            changes[value.rpartition(".")[2]] = tuple(found)
    return Explanation(
        name,
        finding,
        None,
        finding.reasons,
        rests_on,
        changes,
        _unmodelled(handbook, name),
        assessment.answers,
    )


def _of_step(handbook: Handbook, assessment: Assessment, name: str, as_of: dt.date) -> Explanation:
    step = next((s for s in steps_of(handbook, assessment, as_of, (name,))), None)
    rests_on = _decisions_in(handbook, [handbook.steps[name].when])
    changes = {}
    for value in ("yes", "no"):
        if assessment.certain(name) != value and (found := assessment.changes(name, value, CHANGES)):
            changes[value] = tuple(found)
    reasons = assessment.reasons(name)
    return Explanation(
        name, None, step, reasons, rests_on, changes, _unmodelled(handbook, name), assessment.answers
    )


def _of_fact(handbook: Handbook, assessment: Assessment, answers: Mapping[str, Answer], name: str) -> Bearing:
    names = [*handbook.decisions, *handbook.steps]
    waiting = [n for n in names if name in deciding(assessment, n)]
    resting = [n for n in names if name in assessment.reasons(n)] if name in assessment.answers else []
    return Bearing(handbook.facts[name], answers.get(name), tuple(waiting), tuple(resting))


def _decisions_in(handbook: Handbook, conditions: Sequence[str]) -> tuple[str, ...]:
    """The decisions that the conditions name, in order of first mention."""
    words = [word for text in conditions for word in re.findall(r"\w+", text)]
    return tuple(dict.fromkeys(word for word in words if word in handbook.decisions))


def _unmodelled(handbook: Handbook, name: str) -> tuple[Unmodelled, ...]:
    return tuple(entry for entry in handbook.unmodelled.values() if name in entry.bears_on)
