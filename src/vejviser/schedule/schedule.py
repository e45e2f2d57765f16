"""The schedule of a road: when its steps and milestones come, how sure that is, and what holds it up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from vejviser.handbook.reference.entries import Milestone, Reference
from vejviser.road.plan import Road, Step
from vejviser.road.project import Project
from vejviser.road.standing import Standing, Status
from vejviser.road.times import OwnTime
from vejviser.road.walked import Walked, walked
from vejviser.schedule.begun import begun_of, start_of
from vejviser.schedule.calendar import day_after
from vejviser.schedule.clocks import Clock, StatutoryPath, clocks_standing, statutory_path
from vejviser.schedule.durations import Days, Duration, Work
from vejviser.schedule.network import Network
from vejviser.schedule.paths import critical_path, milestones_of, network_of, reached_in
from vejviser.schedule.percentiles import percentiles
from vejviser.schedule.simulate import CHUNK, Address, Chunk, begun_at, chunks, critical, durations, forward
from vejviser.schedule.works import work_of

DRAWS = 2000
SEED = 1
_LESS_DRAWS = 1000


@dataclass(frozen=True)
class Spread:
    """Days from the start, not exceeded in 10, 50 and 90 of 100 draws; those before it are negative."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class TimedStep:
    """A step in time: from `start` to `finish` in days from the schedule's start.

    `critical` is the share of draws in which it lies on the longest path to the goal; `on_path` whether it
    does when everything takes its median. `begins` is the day of the median start, `ended` the day of the
    median end of every step. `standing` is where it stands, None where the project says nothing; a step that
    is begun lies before the start as far as it is walked, and `limits_begin` is the day from which on its
    limits in law are counted if it is not sent.
    """

    step: Step
    duration: Duration
    start: Spread
    finish: Spread
    critical: float
    on_path: bool
    begins: dt.date
    ended: Mapping[str, dt.date] = field(repr=False, compare=False)
    standing: Standing | None = None
    limits_begin: dt.date | None = None

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.standing.status if self.standing else "not_started"

    @property
    def done(self) -> bool:
        """Whether it is behind."""
        return self.status == "done"

    @property
    def begun(self) -> bool:
        """Whether it is begun and not done."""
        return self.status not in ("not_started", "done")

    @property
    def ahead(self) -> float:
        """The median days that it still takes: of one that is begun only those from the start on."""
        if self.done:
            return 0.0
        return max(0.0, self.finish.p50) if self.begun else self.duration.p50

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Its limits in law that have a day; worked out when asked for."""
        return clocks_standing(self.step.entry, self.standing, self.limits_begin or self.begins, self.ended)


@dataclass(frozen=True)
class Reached:
    """A milestone, and the day from the start on which each draw reaches it, in the order of the draws.

    `behind` says that it is reached already; `date` is then the day, None where the project does not tell.
    """

    milestone: Milestone
    days: Days = field(repr=False)
    spread: Spread
    behind: bool = False
    date: dt.date | None = None


@dataclass(frozen=True)
class Schedule:
    """When the road's steps come: `steps` are those that take time, in order; the `others` do not.

    `goal` is the milestone that criticality is counted for, or "" when the road has none and the end of the
    last step stands in. `path` is the critical path at medians. `possible` are the steps counted in that are
    not certain. `standing` says where steps stand, those off the road too; then the way ahead counts from
    `start`, and only that is in `path` and `statutory`.
    """

    road: Road
    start: dt.date
    steps: tuple[TimedStep, ...]
    others: tuple[Step, ...]
    milestones: Mapping[str, Reached]
    goal: str
    finish: Spread
    path: tuple[str, ...]
    statutory: StatutoryPath
    possible: tuple[str, ...]
    draws: int
    address: Address
    net: Network = field(repr=False)
    works: tuple[Work, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    standing: Mapping[str, Standing] = field(default_factory=dict, repr=False)

    def day(self, days: float) -> dt.date:
        """The date so many days after the start."""
        return day_after(self.start, days)

    @property
    def arrived(self) -> bool:
        """Whether the goal (or without one every step) is reached already."""
        if self.goal:
            return self.milestones[self.goal].behind
        return bool(self.steps) and all(step.done for step in self.steps)

    @cached_property
    def walked(self) -> Walked:
        """How much of the road is walked."""
        return walked(self.road, self.standing)

    @cached_property
    def day_less(self) -> Mapping[str, float]:
        """For each step that is ever critical, how many days sooner the goal comes if it takes a day less.

        The mean over the first draws, each reckoned through anew with the step a day shorter (or with no
        time, if it takes less than a day).
        """
        draws = min(self.draws, _LESS_DRAWS)
        days = [
            durations(w, n, self.address, 0, draws) for n, w in zip(self.net.names, self.works, strict=True)
        ]
        base = forward(self.net, days, draws, begun_at(self.works))
        before = reached_in(base, self.ends, self._first)
        found = {}
        for i, timed in enumerate(self.steps):
            if timed.critical > 0:
                finish = _with_a_day_less(self.net, days, base, i)
                found[timed.step.entry.id] = float(
                    np.mean(before - reached_in(finish, self.ends, self._first))
                )
        return found

    @cached_property
    def holding_up(self) -> tuple[tuple[TimedStep, float], ...]:
        """The steps that are ever critical and what a day less in each brings, those that cost most first."""
        timed = {step.step.entry.id: step for step in self.steps}
        found = [(timed[name], gain) for name, gain in self.day_less.items()]
        return tuple(sorted(found, key=lambda one: -one[1] * one[0].ahead))

    @property
    def _first(self) -> bool:
        return bool(self.goal) and self.milestones[self.goal].milestone.reached == "first"


def schedule(
    road: Road,
    reference: Reference,
    start: dt.date,
    times: Mapping[str, OwnTime] | None = None,
    possible: bool | Collection[str] = False,
    draws: int = DRAWS,
    seed: int = SEED,
    project: str = "",
    steps: Mapping[str, Standing] | None = None,
) -> Schedule:
    """The schedule of a road that is begun on `start`, from `draws` draws.

    `times` are the project's own durations by step. `possible` steps are counted in when True, or those
    named. `project` tells projects apart that shall have random numbers of their own. `steps` says where
    steps stand on the day of the road; then `start` is where the way ahead begins (see
    `vejviser.schedule.begun.start_of`). Raises `ValueError` when `draws` is less than 1.
    """
    if draws < 1:
        raise ValueError("a schedule needs at least one draw")
    steps = steps or {}
    net = network_of(road, possible, steps)
    by_id = {step.entry.id: step for step in road.steps}
    works = tuple(
        work_of(by_id[n].entry, reference, (times or {}).get(n), begun_of(steps.get(n), road.as_of, start))
        for n in net.names
    )
    goal, ends_of = milestones_of(net, reference)
    ends = ends_of.get(goal) or tuple(range(len(net.names)))
    address = Address(seed, project)
    simulated = _simulate(net, works, address, draws, ends_of, ends, goal, reference)
    first = bool(goal) and reference.milestones[goal].reached == "first"
    path = critical_path(net, works, ends, first)
    ended = {
        name: day_after(start, float(p50))
        for name, p50 in zip(net.names, simulated.finishes[:, 1], strict=True)
        if name not in steps or steps[name].status != "done" or steps[name].done
    }
    timed = tuple(
        _timed(by_id[name], works[i], simulated, i, name in path, start, ended, steps.get(name))
        for i, name in enumerate(net.names)
    )
    reached = {
        m: _reached(reference.milestones[m], days, [timed[i] for i in ends_of[m]])
        for m, days in simulated.reached.items()
    }
    others = tuple(step for step in road.steps if step.entry.pace != "once")
    entries = [by_id[name].entry for name in net.names]
    return Schedule(
        road, start, timed, others, reached, goal, _spread(simulated.goal), path,
        statutory_path(net, entries, ends, steps, start),
        tuple(name for name in net.names if by_id[name].status == "possible"),
        draws, address, net, works, ends, dict(steps),
    )  # fmt: skip


def schedule_of(
    project: Project,
    road: Road,
    reference: Reference,
    possible: bool | Collection[str] = False,
    draws: int = DRAWS,
    seed: int = SEED,
    drawn_as: str = "",
) -> Schedule:
    """The schedule of a project's road: from its own start, else the day of the law, with its own times.

    Where it stands is taken along: once something is begun, the way ahead counts from the day of the law at
    the earliest. The random numbers are those of the project's name, or of another `drawn_as`.
    """
    start = start_of(project.start, road.as_of, project.steps)
    name = drawn_as or project.name
    return schedule(road, reference, start, project.times, possible, draws, seed, name, project.steps)


@dataclass(frozen=True)
class _Simulated:
    """What the draws gave: milestone days of all, critical counts of all, spreads of the first chunk."""

    reached: dict[str, Days]
    goal: Days
    critical: Days
    starts: Days
    finishes: Days


def _simulate(
    net: Network,
    works: Sequence[Work],
    address: Address,
    draws: int,
    ends_of: Mapping[str, tuple[int, ...]],
    ends: Sequence[int],
    goal: str,
    reference: Reference,
) -> _Simulated:
    parts: dict[str, list[Days]] = {name: [] for name in ends_of}
    to_goal: list[Days] = []
    counts = np.zeros(len(net.names))
    spreads: list[Days] = []
    for chunk in chunks(net, works, address, 0, draws, CHUNK):
        for name, its in ends_of.items():
            parts[name].append(reached_in(chunk, its, reference.milestones[name].reached == "first"))
        at = parts[goal][-1] if goal else reached_in(chunk, ends, first=False)
        to_goal.append(at)
        counts += critical(net, chunk, ends, at).sum(axis=1)
        counts[[i for i, work in enumerate(works) if work.done]] = 0
        if not spreads:
            spreads = [percentiles(chunk.start), percentiles(chunk.finish)]
    reached = {name: np.concatenate(some) for name, some in parts.items()}
    return _Simulated(reached, np.concatenate(to_goal), counts / draws, spreads[0], spreads[1])


def _timed(
    step: Step,
    work: Work,
    simulated: _Simulated,
    i: int,
    on_path: bool,
    start: dt.date,
    ended: Mapping[str, dt.date],
    standing: Standing | None,
) -> TimedStep:
    begins, ends = Spread(*map(float, simulated.starts[i])), Spread(*map(float, simulated.finishes[i]))
    share, today = float(simulated.critical[i]), day_after(start, begins.p50)
    if work.begun is None:
        return TimedStep(step, work.duration, begins, ends, share, on_path, today, ended, standing)
    begins = Spread(work.begun.since, work.begun.since, work.begun.since)
    day = day_after(start, begins.p50)
    return TimedStep(step, work.duration, begins, ends, share, on_path, day, ended, standing, today)


def _reached(milestone: Milestone, days: Days, ends: Sequence[TimedStep]) -> Reached:
    """A milestone with its draws; behind once the steps that it waits for are, or the first of them."""
    first = milestone.reached == "first"
    done = [step.standing.done for step in ends if step.done and step.standing]
    behind = bool(done) if first else bool(done) and len(done) == len(ends)
    known = [day for day in done if day]
    date = (min if first else max)(known) if behind and len(known) == len(done) else None
    return Reached(milestone, days, _spread(days), behind, date)


def _spread(days: Days) -> Spread:
    return Spread(*map(float, percentiles(days)))


def _with_a_day_less(net: Network, days: Sequence[Days], base: Chunk, i: int) -> Chunk:
    """The finishes with step i a day shorter; only what waits for it is reckoned anew."""
    finish = base.finish.copy()
    finish[i] = base.start[i] + np.maximum(days[i] - 1.0, 0.0)
    for k in net.behind(net.names[i])[1:]:
        start = np.maximum(finish[list(net.before[k])].max(axis=0), 0.0)
        finish[k] = start + days[k]
    return Chunk(base.start, finish)
