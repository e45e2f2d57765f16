"""The same networks run by two peers: SimPy, one event at a time, and a plain loop over steps with NumPy.

Both draw from the same distributions with random numbers of their own, and give the day of the goal in each
draw and nothing more: no critical path, no worth of a day, no milestones on the way, no law.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import simpy

from vejviser.schedule.durations import Duration, Work
from vejviser.schedule.network import Network

Days = npt.NDArray[np.float64]
Z90 = 1.2815515655446004
ROUNDS = 5


@dataclass(frozen=True)
class Case:
    """A network, what its steps cost, and the steps that its goal waits for, for the first or for all."""

    net: Network
    works: Sequence[Work]
    ends: Sequence[int]
    first: bool = False


def plain_numpy(case: Case, draws: int, rng: np.random.Generator) -> Days:
    """The day of the goal in each draw, step by step over arrays of draws."""
    finish: list[Days] = []
    for work, before in zip(case.works, case.net.before, strict=True):
        days = _days(work.duration, rng, draws)
        if work.rounds is not None:
            again = np.ones(draws, dtype=bool)
            for _ in range(ROUNDS):
                again &= rng.random(draws) < work.rounds.share
                days = days + np.where(again, _days(work.rounds.days, rng, draws), 0.0)
        start = np.maximum.reduce([finish[other] for other in before]) if before else 0.0
        finish.append(start + days)
    goals = [finish[end] for end in case.ends]
    return np.asarray(np.minimum.reduce(goals) if case.first else np.maximum.reduce(goals))


def _days(duration: Duration, rng: np.random.Generator, draws: int) -> Days:
    if duration.p50 <= 0:
        return np.zeros(draws)
    z = rng.standard_normal(draws)
    low, high = _slopes(duration)
    return np.asarray(duration.p50 * np.exp(np.where(z < 0, low, high) * z))


def _slopes(duration: Duration) -> tuple[float, float]:
    return math.log(duration.p50 / duration.p10) / Z90, math.log(duration.p90 / duration.p50) / Z90


def by_simpy(case: Case, draws: int, rng: np.random.Generator) -> Days:
    """The day of the goal in each draw, each a run of its own."""
    return np.array([_one_run(case, rng) for _ in range(draws)])


def _one_run(case: Case, rng: np.random.Generator) -> float:
    world = simpy.Environment()
    done: list[simpy.Process] = []
    finish = [0.0] * len(case.works)

    def step(i: int) -> Generator[simpy.Event, object, None]:
        if case.net.before[i]:
            yield world.all_of([done[other] for other in case.net.before[i]])
        work = case.works[i]
        yield world.timeout(_one(work.duration, rng))
        for _ in range(ROUNDS):
            if work.rounds is None or rng.random() >= work.rounds.share:
                break
            yield world.timeout(_one(work.rounds.days, rng))
        finish[i] = world.now

    for i in range(len(case.works)):
        done.append(world.process(step(i)))
    world.run()
    goals = [finish[end] for end in case.ends]
    return min(goals) if case.first else max(goals)


def _one(duration: Duration, rng: np.random.Generator) -> float:
    if duration.p50 <= 0:
        return 0.0
    z = rng.standard_normal()
    low, high = _slopes(duration)
    return duration.p50 * math.exp((low if z < 0 else high) * z)
