"""Monte Carlo over a network of steps: when each begins and ends, and what is critical, draw by draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from vejviser.schedule.draws import lanes
from vejviser.schedule.durations import LEVELS, Days, Work, table, table_left
from vejviser.schedule.network import Network

CHUNK = 8192
"""Draws worked on at a time, few enough to stay near the processor."""
MOST_ROUNDS = 5
"""Rounds of revision after which a draw stops counting."""


@dataclass(frozen=True)
class Address:
    """Where a project's random numbers are found: the seed, and the name that tells projects apart."""

    seed: int
    project: str


@dataclass(frozen=True)
class Chunk:
    """Some draws of a network: `start` and `finish` of each step in days, shape (steps, draws)."""

    start: Days
    finish: Days


def durations(work: Work, step: str, address: Address, first: int, count: int) -> Days:
    """The days that a step takes in the draws `first` to `first + count - 1`; shape (count,).

    Of a begun step they are the days that are left of it, by the same random numbers: none of one that is
    done, and of one that came back at least a round of revision.
    """
    if work.done:
        return np.zeros(count)
    drawn = lanes(address.seed, address.project, step, 0, first, count)
    days = table_left(work.duration, work.begun.elapsed if work.begun else 0.0).take(drawn)
    if work.rounds is None:
        return days
    back = work.begun is not None and work.begun.returned
    again = np.ones(count, dtype=bool)
    limit = work.rounds.share * LEVELS
    for k in range(1, MOST_ROUNDS + 1):
        if k > 1 or not back:
            again &= lanes(address.seed, address.project, step, 2 * k - 1, first, count) < limit
        extra = table(work.rounds.days).take(lanes(address.seed, address.project, step, 2 * k, first, count))
        days = np.maximum(days, extra) if k == 1 and back else days + np.where(again, extra, 0.0)
    return days


def chunks(
    network: Network, works: Sequence[Work], address: Address, first: int, count: int, size: int = CHUNK
) -> Iterator[Chunk]:
    """The draws `first` to `first + count - 1`, at most `size` at a time; how they are cut changes nothing.

    `works[i]` is what step i of the network costs. A step begins when the last that it waits for has ended,
    or at 0; a begun one when its remaining time does.
    """
    at = begun_at(works)
    for place in range(first, first + count, size):
        some = min(size, first + count - place)
        days = [durations(w, n, address, place, some) for n, w in zip(network.names, works, strict=True)]
        yield forward(network, days, some, at)


def begun_at(works: Sequence[Work]) -> dict[int, float]:
    """For the place of each step that is begun the day that its remaining time begins."""
    return {i: work.begun.at for i, work in enumerate(works) if work.begun}


def forward(
    network: Network, days: Sequence[Days], draws: int, at: Mapping[int, float] | None = None
) -> Chunk:
    """When each step begins and ends if step i takes `days[i]`, each of shape (draws,).

    The steps whose places are in `at` begin on that day, which may be before 0; all others not before 0.
    """
    start = np.zeros((len(network.names), draws))
    for i, day in (at or {}).items():
        start[i] = day
    finish = np.empty_like(start)
    for i, earlier in enumerate(network.before):
        for other in earlier:
            np.maximum(start[i], finish[other], out=start[i])
        np.add(start[i], days[i], out=finish[i])
    return Chunk(start, finish)


def critical(network: Network, chunk: Chunk, ends: Sequence[int], reached: Days) -> np.ndarray:
    """Whether each step, in each draw, lies on a longest path to an end that finishes at `reached`.

    Shape (steps, draws), bool. `ends` are the positions of the steps that the milestone waits for.
    """
    found = np.zeros(chunk.start.shape, dtype=bool)
    for i in ends:
        np.equal(chunk.finish[i], reached, out=found[i])
    for i in range(len(network.names) - 1, -1, -1):
        if not network.before[i] or not found[i].any():
            continue
        for other in network.before[i]:
            found[other] |= found[i] & (chunk.finish[other] == chunk.start[i])
    return found
