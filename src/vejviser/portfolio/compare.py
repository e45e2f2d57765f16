"""What a policy would change: the same projects and the same draws, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vejviser.portfolio.figures import Figures, median
from vejviser.portfolio.tally import Desks

LEAST = 1.0
"""Days by which the median must move before a project gains or loses."""
Key = TypeVar("Key")


@dataclass(frozen=True)
class ProjectChange:
    """One project before and after: its goals, the median days to them, and the days saved.

    `saved` is None where the goal itself is another one, for then the days cannot be compared.
    """

    name: str
    goal: tuple[str, str]
    days: tuple[float, float]
    saved: float | None


@dataclass(frozen=True)
class Moved(Generic[Key]):
    """The days waited somewhere, before and after, and its place in the order, most days first."""

    key: Key
    days: tuple[float, float]
    place: tuple[int | None, int | None]


@dataclass(frozen=True)
class Comparison:
    """Before and after side by side. `saved` sums the days of all projects whose goal is the same.

    `made` counts what became of the policy's changes of facts, over all projects.
    """

    before: Figures
    after: Figures
    projects: tuple[ProjectChange, ...]
    saved: float
    desks: tuple[Moved[Desks], ...]
    steps: tuple[Moved[str], ...]
    made: Mapping[str, int]

    @property
    def gain(self) -> tuple[ProjectChange, ...]:
        """The projects that come a day or more sooner, those that gain most first."""
        found = [change for change in self.projects if (change.saved or 0.0) >= LEAST]
        return tuple(sorted(found, key=lambda change: -(change.saved or 0.0)))

    @property
    def lose(self) -> tuple[ProjectChange, ...]:
        """The projects that come a day or more later, those that lose most first."""
        found = [change for change in self.projects if (change.saved or 0.0) <= -LEAST]
        return tuple(sorted(found, key=lambda change: change.saved or 0.0))

    @property
    def elsewhere(self) -> tuple[ProjectChange, ...]:
        """The projects whose road leads to another goal than before."""
        return tuple(change for change in self.projects if change.saved is None)


def compare(before: Figures, after: Figures) -> Comparison:
    """The comparison of two runs of the same projects; raises `ValueError` when they are others."""
    a, b = before.run, after.run
    same = [(p.name, p.facts) for p in a.projects] == [(p.name, p.facts) for p in b.projects]
    if not same or (a.setting.draws, a.setting.seed) != (b.setting.draws, b.setting.seed):
        raise ValueError("before and after must be the same projects with the same draws")
    projects = tuple(
        ProjectChange(
            x.name,
            (x.goal, y.goal),
            (median(x.finish), median(y.finish)),
            median(x.finish) - median(y.finish) if x.goal == y.goal else None,
        )
        for x, y in zip(a.outcomes, b.outcomes, strict=True)
    )
    made: Counter[str] = Counter()
    for outcome in b.outcomes:
        made.update(outcome.changes)
    return Comparison(
        before,
        after,
        projects,
        sum(change.saved for change in projects if change.saved is not None),
        _moved(
            [(f.desks, f.days) for f in before.desks if f.desks],
            [(f.desks, f.days) for f in after.desks if f.desks],
        ),
        _moved([(f.step, f.days) for f in before.steps], [(f.step, f.days) for f in after.steps]),
        dict(made),
    )


def _moved(before: Sequence[tuple[Key, float]], after: Sequence[tuple[Key, float]]) -> tuple[Moved[Key], ...]:
    """Each place with days before or after, in the order before; those that are new at the end."""
    days: list[dict[Key, float]] = [{key: d for key, d in some if d > 0} for some in (before, after)]
    places: list[dict[Key, int]] = [{key: i for i, key in enumerate(some, 1)} for some in days]
    return tuple(
        Moved(
            key,
            (days[0].get(key, 0.0), days[1].get(key, 0.0)),
            (places[0].get(key), places[1].get(key)),
        )
        for key in dict.fromkeys([*days[0], *days[1]])
    )
