"""The values a law is made of: facts, decisions, rules, constraints, queries.

Everything here is plain frozen data without behaviour beyond small look-ups. Conditions are kept as
source text; `vejviser.law.compile` parses and checks them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

FactType = Literal["bool", "choice", "choices", "number", "date", "text"]
Combine = Literal["strictest", "first", "unique", "all"]
Status = Literal["law", "guidance", "practice", "proposal"]
Answer = bool | str | float | int | dt.date | tuple[str, ...]

NOT_APPLICABLE = "not_applicable"
"""The state of a fact or decision whose `only_if` does not hold; neither unknown nor no."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of law is written: a file and a line (1-based), for error messages."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.file else "(law)"


NOWHERE = Place()
"""The place of law that was not read from a file."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about the project that a person can answer, or leave unknown.

    `values` are the allowed names of a choice or choices fact, in order. `only_if` is a condition over
    other facts; when it fails the fact is not applicable. `controllable` facts are design choices.
    """

    id: str
    type: FactType
    values: tuple[str, ...] = ()
    topic: str = ""
    controllable: bool = False
    only_if: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that the law answers with one of `values` (or, under `all`, with a set of them).

    `combine` is the hit policy: `strictest` takes the last of the ordered `values` that a rule gives;
    `first` the first rule in the order written; `unique` demands that rules agree; `all` collects.
    `otherwise` is the value where no rule holds; without it such a case is a gap that the proofs report.
    """

    id: str
    values: tuple[str, ...]
    combine: Combine
    only_if: str = ""
    otherwise: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None is open."""

    start: dt.date | None = None
    end: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """True when `day` lies within the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


ALWAYS = Period()
"""The period without a start or an end."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One provision: when the condition holds, `decision` gets `value` on the days of `applies`.

    A rule with `excepts` switches the named rules off wherever it holds; then `value` may be empty.
    The three dates are kept apart: `adopted`, `in_force` and the period in which it `applies`.
    """

    id: str
    decision: str
    value: str
    when: str = "true"
    excepts: tuple[str, ...] = ()
    status: Status = "law"
    adopted: dt.date | None = None
    in_force: dt.date | None = None
    applies: Period = ALWAYS
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Constraint:
    """A condition that every possible project fulfils; what violates it is impossible."""

    id: str
    require: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Query:
    """A named yes/no condition over facts and decisions, such as the `when` of a step."""

    id: str
    when: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class LawText:
    """A whole law as written, for one day: what `vejviser.law.compile.compile_law` takes."""

    facts: Mapping[str, Fact]
    decisions: Mapping[str, Decision]
    rules: tuple[Rule, ...]
    constraints: tuple[Constraint, ...] = ()
    queries: Mapping[str, Query] = field(default_factory=dict)

    def on(self, day: dt.date) -> LawText:
        """The same law with only the rules that apply on `day`."""
        rules = tuple(r for r in self.rules if r.applies.holds(day))
        return LawText(self.facts, self.decisions, rules, self.constraints, self.queries)

    def rules_of(self, decision: str) -> tuple[Rule, ...]:
        """The rules of one decision, in the order written."""
        return self._by_decision.get(decision, ())

    @cached_property
    def _by_decision(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.decision, []).append(rule)
        return {decision: tuple(rules) for decision, rules in found.items()}

    def change_days(self) -> tuple[dt.date, ...]:
        """The days on which the set of applying rules changes, sorted; the law is constant between them."""
        days: set[dt.date] = set()
        for rule in self.rules:
            if rule.applies.start:
                days.add(rule.applies.start)
            if rule.applies.end:
                days.add(rule.applies.end + dt.timedelta(days=1))
        return tuple(sorted(days))
