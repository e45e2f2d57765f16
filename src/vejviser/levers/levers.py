"""Levers: which design choices, made otherwise, bring the goal sooner; alone and two together."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vejviser.handbook.entries import Text
from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Reference
from vejviser.law.codes import CERTAIN, IMPOSSIBLE, NO, POSSIBLE
from vejviser.law.law import Law
from vejviser.law.model import Answer
from vejviser.levers.choices import Choice, choices
from vejviser.levers.fees import Fees, fees_of, less
from vejviser.levers.sweep import States
from vejviser.levers.timing import Column, Timing, Ways
from vejviser.levers.variants import Places, Variants
from vejviser.road.differences import ProjectChange, Seen, View, difference
from vejviser.road.standing import Standing
from vejviser.road.times import OwnTime
from vejviser.schedule.begun import start_of
from vejviser.schedule.durations import Days
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
    variants = Variants(
        law, answers, [(choice.fact.id, choice.after) for choice in single], tuple(handbook.steps)
    )
    base = variants.states(np.zeros((1, 0), dtype=np.intp))[:, 0]
    if IMPOSSIBLE in base:
        law.assess(law.asked(answers))  # says what is wrong
    goal = goal_of(handbook, reference, base)
    milestone = reference.milestones.get(goal)
    timing = Timing(
        handbook, reference, milestone, base, times or {}, Address(seed, project), draws,
        steps, day, start_of(start, day, steps),
    )  # fmt: skip
    median = timing.median(base)
    trial = _Trial(handbook, variants, single, base, timing, median)
    alone = trial.run(np.arange(len(single))[:, None])
    pairs = trial.run(_pairs(single), alone)
    better = pairs.only(pairs.saved >= worthwhile(median) + alone.best(pairs.sets, len(single)))
    changed = alone.only((alone.columns != base[:, None]).any(axis=0))
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


def _pairs(single: Sequence[Choice]) -> Places:
    """The places of every two choices that are not of the same fact, a row each, in order."""
    order = {fact: at for at, fact in enumerate(dict.fromkeys(choice.fact.id for choice in single))}
    facts = np.array([order[choice.fact.id] for choice in single], dtype=np.intp)
    every = np.stack(np.triu_indices(len(single), 1), axis=1)
    return np.asarray(every[facts[every[:, 0]] != facts[every[:, 1]]])


@dataclass(frozen=True)
class _Tried:
    """What changes make of the steps, and the days they save.

    `sets` has a row of places of choices for each change, `columns` (steps, changes) the states of the steps,
    `saved` a number a change, NaN where the road does not lead to the goal.
    """

    sets: Places
    columns: States
    saved: Days

    def only(self, chosen: npt.NDArray[np.bool_]) -> _Tried:
        """Those that are chosen."""
        return _Tried(self.sets[chosen], self.columns[:, chosen], self.saved[chosen])

    def best(self, sets: Places, choices: int) -> Days:
        """The most that any choice of a set saves alone, if these are single choices; at least nothing."""
        saved = np.zeros(choices)
        saved[self.sets[:, 0]] = np.nan_to_num(self.saved)
        return np.asarray(saved[sets].max(axis=1, initial=0.0))


@dataclass(frozen=True)
class _Trial:
    """Trying changes against one road."""

    handbook: Handbook
    variants: Variants
    choices: Sequence[Choice]
    base: Column
    timing: Timing
    median: float | None

    def run(self, sets: Places, alone: _Tried | None = None) -> _Tried:
        """The results of all changes whose questions certainly arise and that can stand.

        What cannot save more than one of its choices `alone` is not reckoned through: its `saved` is NaN.
        """
        parts = [self._some(sets[at : at + _BATCH], alone) for at in range(0, max(1, len(sets)), _BATCH)]
        return _Tried(
            np.concatenate([part.sets for part in parts]),
            np.concatenate([part.columns for part in parts], axis=1),
            np.concatenate([part.saved for part in parts]),
        )

    def _some(self, sets: Places, alone: _Tried | None) -> _Tried:
        sets = sets[self.variants.arising(sets)]
        columns = self.variants.states(sets)
        stands = (columns != IMPOSSIBLE).all(axis=0)
        sets, columns = sets[stands], columns[:, stands]
        saved = np.full(len(sets), np.nan)
        if self.median is not None:
            ways = self.timing.ways(columns)
            some = self._hopeful(sets, ways, alone) if alone else np.ones(len(sets), dtype=bool)
            days = np.array(self.timing.medians(ways[:, some]), dtype=np.float64)  # None becomes NaN
            saved[some] = self.median - days
        return _Tried(sets, columns, saved)

    def _hopeful(self, sets: Places, ways: Ways, alone: _Tried) -> npt.NDArray[np.bool_]:
        """Where the way leaves out something of the road's own, and of that of each choice alone."""
        own = self.timing.ways(self.base[:, None])
        found = ~self.timing.never_shorter(ways, own)
        reached = alone.only(~np.isnan(alone.saved))
        others = np.repeat(own, len(self.choices), axis=1)
        others[:, reached.sets[:, 0]] = self.timing.ways(reached.columns)
        for places in sets.T:
            found &= ~self.timing.never_shorter(ways, others[:, places])
        return found

    def ranked(self, tried: _Tried) -> tuple[Lever, ...]:
        """The results as levers, the one that saves most first."""
        fees = self._fees(self.base)
        found = [self._lever(tried, at, fees) for at in range(len(tried.sets))]
        return tuple(sorted(found, key=lambda lever: (_last(lever.saved), len(lever.gained))))

    def _fees(self, column: Column) -> Fees:
        names = list(self.handbook.steps)
        return fees_of(self.handbook, [names[i] for i in np.flatnonzero(column == CERTAIN)])

    def _lever(self, tried: _Tried, at: int, fees: Fees) -> Lever:
        names, now, base = list(self.handbook.steps), tried.columns[:, at], self.base
        saved = float(tried.saved[at])

        def where(chosen: npt.NDArray[np.bool_]) -> tuple[str, ...]:
            return tuple(names[i] for i in np.flatnonzero(chosen))

        return Lever(
            tuple(self.choices[i] for i in tried.sets[at]),
            None if math.isnan(saved) else saved,
            where((now == CERTAIN) & (base != CERTAIN)),
            where((now != CERTAIN) & (base == CERTAIN)),
            where((now == POSSIBLE) & (base == NO)),
            less(self._fees(now), fees),
        )


def _last(saved: float | None) -> float:
    return -saved if saved is not None else float("inf")
