"""Levers: which design choices, made otherwise, bring the goal sooner; alone and two together."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vejviser.handbook.entries import Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference
from vejviser.law.law import Law
from vejviser.law.model import Answer
from vejviser.law.variations import CERTAIN, IMPOSSIBLE, NO, POSSIBLE, Variations
from vejviser.levers.choices import Choice, choices
from vejviser.levers.fees import Fees, fees_of, less
from vejviser.levers.timing import Column, Timing
from vejviser.road.differences import ProjectChange, Seen, View, difference
from vejviser.road.standing import Standing
from vejviser.road.times import OwnTime
from vejviser.schedule.begun import start_of
from vejviser.schedule.paths import GOALS
from vejviser.schedule.schedule import SEED
from vejviser.schedule.simulate import Address

DRAWS = 1000
_BATCH = 4096
LEAST = 1.0
SHARE = 0.02
"""What is worth telling: days, and the share of the road's median; see `worthwhile`."""


@dataclass(frozen=True)
class Lever:
    """One or two design choices made otherwise, and what that does to the road.

    `saved` are the days by which the median of the goal comes sooner (negative: later), None where the road
    then does not lead to the goal. `gained` and `lost` are steps that become certain, or are certain no
    more; `opened` those that become possible. `fees` is what the certain steps then cost more or less.
    """

    choices: tuple[Choice, ...]
    saved: float | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    opened: tuple[str, ...]
    fees: Fees


@dataclass(frozen=True)
class Levers:
    """All that would change the road: `single` choices ranked by the days they save, and `pairs`.

    `pairs` are two choices that together save more than either, by what is `worthwhile`. `median` is the
    road's own, in days from the start to the milestone `goal` of that `title` ("" and None where the end of
    the last step stands in).
    """

    goal: str
    title: Text | None
    median: float | None
    single: tuple[Lever, ...]
    pairs: tuple[Lever, ...]

    @property
    def shortcuts(self) -> tuple[Lever, ...]:
        """The single levers that save enough to be told as shortcuts."""
        least = worthwhile(self.median)
        return tuple(lever for lever in self.single if (lever.saved or 0.0) >= least)


def levers(
    handbook: Handbook,
    reference: Reference,
    law: Law,
    answers: Mapping[str, Answer],
    times: Mapping[str, OwnTime] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    project: str = "",
    steps: Mapping[str, Standing] | None = None,
    now: dt.date | None = None,
    start: dt.date | None = None,
) -> Levers:
    """Every single and double change of design choices that changes the road, exactly and ranked.

    Only a question that certainly arises once the change is made is a lever. The ranking is by median days
    saved, then by fewer steps gained, then in the order of the handbook. Where `steps` stand on the day `now`
    counts as in the schedule of a project with that own `start`. Raises `AnswersError` for answers that
    cannot stand, and `ValueError` for steps that stand on no day.
    """
    steps = steps or {}
    if steps and now is None:
        raise ValueError("where steps stand counts on a day")
    day = now or dt.date.min
    single = choices(handbook, answers)
    varied = Variations(law, answers, dict.fromkeys(choice.fact.id for choice in single))
    rows = [varied.queries.index(name) for name in handbook.steps]
    base = varied.states([{}])[rows, 0]
    if IMPOSSIBLE in base:
        law.assess(law.asked(answers))  # says what is wrong
    goal = goal_of(handbook, reference, base)
    milestone = reference.milestones.get(goal)
    timing = Timing(
        handbook, reference, milestone, base, times or {}, Address(seed, project), draws,
        steps, day, start_of(start, day, steps),
    )  # fmt: skip
    median = timing.median(base)
    trial = _Trial(handbook, varied, rows, base, timing, median)
    alone = trial.run([(choice,) for choice in single])
    best = {_key(result.choices[0]): result.saved or 0.0 for result in alone}
    pairs = trial.run([(a, b) for a, b in itertools.combinations(single, 2) if a.fact.id != b.fact.id])
    better = [
        result
        for result in pairs
        if result.saved is not None
        and result.saved
        >= worthwhile(median) + max(0.0, *(best.get(_key(choice), 0.0) for choice in result.choices))
    ]
    changed = [result for result in alone if (result.column != base).any()]
    title = milestone.title if milestone else None
    return Levers(goal, title, median, trial.ranked(changed), trial.ranked(better))


def findings_changed(
    handbook: Handbook, as_of: dt.date, answers: Mapping[str, Answer], lever: Lever
) -> ProjectChange:
    """What the law says otherwise once the lever is pulled: findings only, as the lever tells the steps."""
    law, view = handbook.law(as_of), View(as_of)
    otherwise = {**answers, **{choice.fact.id: choice.after for choice in lever.choices}}
    old, new = (Seen(handbook, law.asked(given), view) for given in (answers, otherwise))
    return ProjectChange(difference(old, new).findings, {}, {})


def worthwhile(median: float | None) -> float:
    """The days that must be saved to be told as a shortcut: a fiftieth of the road, and at least a day."""
    return max(LEAST, SHARE * (median or 0.0))


def goal_of(handbook: Handbook, reference: Reference, column: Column) -> str:
    """The farthest milestone that has steps certain on the road; "" where there is none."""
    certain = {name for name, state in zip(handbook.steps, column, strict=True) if state == CERTAIN}
    on_road = [g for g in GOALS if g in reference.milestones and certain & set(reference.milestones[g].steps)]
    return on_road[0] if on_road else ""


def _key(choice: Choice) -> tuple[str, object]:
    return choice.fact.id, choice.after


@dataclass(frozen=True)
class _Result:
    """What a change makes of the steps, and the days it saves."""

    choices: tuple[Choice, ...]
    column: Column
    saved: float | None


@dataclass(frozen=True)
class _Trial:
    """Trying changes against one road."""

    handbook: Handbook
    varied: Variations
    rows: Sequence[int]
    base: Column
    timing: Timing
    median: float | None

    def run(self, sets: Sequence[tuple[Choice, ...]]) -> list[_Result]:
        """The results of all changes whose questions certainly arise and that can stand."""
        found = []
        for at in range(0, len(sets), _BATCH):
            some = sets[at : at + _BATCH]
            variations = [{choice.fact.id: choice.after for choice in one} for one in some]
            kept = [i for i, arises in enumerate(self.varied.arising(variations)) if arises]
            states = self.varied.states([variations[i] for i in kept])[self.rows]
            for i, column in zip(kept, states.T, strict=True):
                if IMPOSSIBLE not in column:
                    found.append(_Result(some[i], column, self._saved(column)))
        return found

    def _saved(self, column: Column) -> float | None:
        median = self.timing.median(column)
        return None if median is None or self.median is None else self.median - median

    def ranked(self, results: Sequence[_Result]) -> tuple[Lever, ...]:
        """The results as levers, the one that saves most first."""
        fees = self._fees(self.base)
        found = [self._lever(result, fees) for result in results]
        return tuple(sorted(found, key=lambda lever: (_last(lever.saved), len(lever.gained))))

    def _fees(self, column: Column) -> Fees:
        names = list(self.handbook.steps)
        return fees_of(self.handbook, [names[i] for i in np.flatnonzero(column == CERTAIN)])

    def _lever(self, result: _Result, fees: Fees) -> Lever:
        names, now, base = list(self.handbook.steps), result.column, self.base

        def where(chosen: npt.NDArray[np.bool_]) -> tuple[str, ...]:
            return tuple(names[i] for i in np.flatnonzero(chosen))

        return Lever(
            result.choices,
            result.saved,
            where((now == CERTAIN) & (base != CERTAIN)),
            where((now != CERTAIN) & (base == CERTAIN)),
            where((now == POSSIBLE) & (base == NO)),
            less(self._fees(now), fees),
        )


def _last(saved: float | None) -> float:
    return -saved if saved is not None else float("inf")
