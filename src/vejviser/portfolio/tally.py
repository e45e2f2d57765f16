"""Sums over projects that can be put together in any order and any portions without changing a bit.

Days are whole multiples of 1/65536 day (see `vejviser.schedule.durations`), so they are summed as integers
of that grain; draws are counted; when milestones come is counted in whole days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Key = TypeVar("Key")


class StepSum(NamedTuple):
    """Of one step: in how many projects it is certain and possible, and what the draws gave.

    `critical` counts draws with the step on the critical path, `days` are the grains of a day spent there,
    `ever` counts the projects in which that ever happens; `less` are the grains saved by a day less, over
    the first draws.
    """

    certain: int = 0
    possible: int = 0
    ever: int = 0
    critical: int = 0
    days: int = 0
    less: int = 0


class PlaceSum(NamedTuple):
    """Of a step at a desk: the projects that certainly take it, and grains of a day on critical paths."""

    projects: int = 0
    days: int = 0


Desks = tuple[str, ...]
"""The authorities that decide a step: all of them, or one of them; empty where the team does so itself."""


@dataclass(frozen=True)
class Tally:
    """What some projects add up to, of the steps that are done once by step and desk.

    `desks` counts the projects with a certain step at each desk; `reached` gives, for each milestone, how
    many projects reach it and their draws counted by whole days from the start.
    """

    projects: int = 0
    steps: Mapping[str, StepSum] = field(default_factory=dict)
    desks: Mapping[Desks, int] = field(default_factory=dict)
    places: Mapping[tuple[Desks, str], PlaceSum] = field(default_factory=dict)
    reached: Mapping[str, tuple[int, Counts]] = field(default_factory=dict)

    @property
    def days(self) -> int:
        """The grains of a day on all critical paths of all draws."""
        return sum(step.days for step in self.steps.values())


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of the tallies."""
    projects = 0
    steps: dict[str, StepSum] = {}
    desks: dict[Desks, int] = {}
    places: dict[tuple[Desks, str], PlaceSum] = {}
    reached: dict[str, tuple[int, Counts]] = {}
    for tally in tallies:
        projects += tally.projects
        for name, step in tally.steps.items():
            steps[name] = _sum(steps[name], step) if name in steps else step
        for key, count in tally.desks.items():
            desks[key] = desks.get(key, 0) + count
        for at, place in tally.places.items():
            before = places.get(at, PlaceSum())
            places[at] = PlaceSum(before.projects + place.projects, before.days + place.days)
        for name, (count, counts) in tally.reached.items():
            now, so_far = reached.get(name, (0, np.zeros(0, dtype=np.int64)))
            reached[name] = now + count, _longer(so_far, counts)
    return Tally(projects, steps, desks, places, reached)


def _sum(a: StepSum, b: StepSum) -> StepSum:
    return StepSum(
        a.certain + b.certain, a.possible + b.possible, a.ever + b.ever,
        a.critical + b.critical, a.days + b.days, a.less + b.less,
    )  # fmt: skip


def _longer(a: Counts, b: Counts) -> Counts:
    if len(a) < len(b):
        a, b = b, a
    found = a.copy()
    found[: len(b)] += b
    return found


def percentile(counts: Counts, share: float) -> int:
    """The first whole day by whose end at least this share of the counted draws have come."""
    running = np.cumsum(counts)
    return int(np.searchsorted(running, share * running[-1], side="left")) if len(running) else 0
