"""Two roads side by side: what differs in answers, findings, steps, milestones and fees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vejviser.law.model import Answer
from vejviser.levers.fees import Fees, fees_of, less
from vejviser.road.differences import ProjectChange, Seen, View, difference
from vejviser.road.order import in_order
from vejviser.schedule.schedule import Schedule, TimedStep


@dataclass(frozen=True)
class Comparison:
    """The roads `a` and `b` with their schedules, and what the law says otherwise of b than of a.

    `answers` holds, for each fact answered otherwise, both answers (None for unknown). `fees` is what comes
    on top from a to b.
    """

    a: Schedule
    b: Schedule
    change: ProjectChange
    answers: Mapping[str, tuple[Answer | None, Answer | None]]
    fees: Fees = field(default_factory=dict)

    @cached_property
    def milestones(self) -> dict[str, tuple[float | None, float | None]]:
        """The median days to each milestone on either road, None where it is not reached."""
        names = dict.fromkeys([*self.a.milestones, *self.b.milestones])
        return {name: (_median(self.a, name), _median(self.b, name)) for name in names}

    @cached_property
    def rows(self) -> tuple[tuple[TimedStep | None, TimedStep | None], ...]:
        """The steps that take time on either road, in the order of the handbook's road."""
        left, right = ({t.step.entry.id: t for t in s.steps} for s in (self.a, self.b))
        steps = {**self.b.road.handbook.steps, **self.a.road.handbook.steps}
        order = in_order({n: e.stage for n, e in steps.items()}, {n: e.after for n, e in steps.items()})
        return tuple((left.get(name), right.get(name)) for name in order if name in left or name in right)


def compare(a: Schedule, b: Schedule) -> Comparison:
    """What differs between two roads, each as of its own day and under its own overlays.

    Raises `ValueError` for schedules of different draws, for then chance differs too.
    """
    if (a.address, a.draws) != (b.address, b.draws):
        raise ValueError("two roads are compared on the same draws")
    old, new = (Seen(s.road.handbook, s.road.answers, View(s.road.as_of)) for s in (a, b))
    before, after = a.road.answers, b.road.answers
    facts = [f for f in b.road.handbook.facts if before.get(f) != after.get(f)]
    answers = {fact: (before.get(fact), after.get(fact)) for fact in facts}
    fees = [fees_of(s.road.handbook, _certain(s)) for s in (b, a)]
    return Comparison(a, b, difference(old, new), answers, less(*fees))


def _certain(schedule: Schedule) -> list[str]:
    return [step.entry.id for step in schedule.road.steps if step.status == "certain"]


def _median(schedule: Schedule, milestone: str) -> float | None:
    reached = schedule.milestones.get(milestone)
    return reached.spread.p50 if reached else None
