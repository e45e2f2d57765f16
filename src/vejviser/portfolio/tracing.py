"""One critical path in each draw, and what a day less in a step is worth: exact, draw by draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from vejviser.schedule.durations import Days
from vejviser.schedule.network import Network
from vejviser.schedule.simulate import Chunk

Flags = npt.NDArray[np.bool_]


def on_path(net: Network, chunk: Chunk, ends: Sequence[int], reached: Days) -> Flags:
    """Whether each step, in each draw, lies on the critical path to an end that finishes at `reached`.

    Shape (steps, draws). Of paths that are equally long the one through the steps that stand first counts,
    so that the days of the steps on the path add up to `reached`.
    """
    found = np.zeros(chunk.start.shape, dtype=bool)
    left = np.ones(chunk.start.shape[1], dtype=bool)
    for i in ends:
        np.logical_and(left, chunk.finish[i] == reached, out=found[i])
        np.greater(left, found[i], out=left)
    for i in range(len(net.names) - 1, -1, -1):
        before = net.before[i]
        if not before:
            continue
        if len(before) == 1:
            np.logical_or(found[before[0]], found[i], out=found[before[0]])
            continue
        here = found[i].copy()
        for other in before[:-1]:
            via = here & (chunk.finish[other] == chunk.start[i])
            found[other] |= via
            np.greater(here, via, out=here)
        found[before[-1]] |= here
    return found


def saved_by_a_day(net: Network, chunk: Chunk, ends: Sequence[int], first: bool) -> Days:
    """The days by which each draw reaches its milestone sooner if one step takes a day less.

    Shape (steps, draws); a step that takes less than a day then takes none. The milestone waits for the
    steps at `ends`, for all, or for the `first`.

    Method: with step i shorter, the longest path to an end is either the longest through i, now shorter, or
    the longest past it. Steps stand in order, so a path that leaves out i either jumps over it between two
    steps that follow each other, or ends before it, or begins after it.
    """
    days = chunk.finish - chunk.start
    less = np.minimum(days, 1.0)
    sooner: Days | None = None
    before = None
    for group in ([end] for end in ends) if first else (list(ends),):
        through, past, at = _through_and_past(net, chunk, days, group)
        new = np.maximum(past, through - less)
        sooner = new if sooner is None else np.minimum(sooner, new)
        before = at if before is None else np.minimum(before, at)
    if sooner is None or before is None:
        return np.zeros(chunk.start.shape)
    return np.asarray(before - sooner)


def _through_and_past(net: Network, chunk: Chunk, days: Days, ends: Sequence[int]) -> tuple[Days, Days, Days]:
    """The longest path to the last of `ends` through each step and past it, and the longest of all."""
    count, draws = days.shape
    never = -np.inf
    tail = np.full((count, draws), never)
    for i in ends:
        tail[i] = 0.0
    over = np.full((count + 1, draws), never)
    for i in range(count - 1, -1, -1):
        np.add(tail[i], days[i], out=tail[i])
        for other in net.before[i]:
            np.maximum(tail[other], tail[i], out=tail[other])
            if i - other > 1:
                jump = chunk.finish[other] + tail[i]
                span = over[other + 1 : i]
                np.maximum(span, jump, out=span)
        if not net.before[i] and i:
            np.maximum(over[:i], tail[i], out=over[:i])
    for i in ends:
        np.maximum(over[i + 1 :], chunk.finish[i], out=over[i + 1 :])
    at = np.maximum.reduce([chunk.finish[i] for i in ends])
    return chunk.start + tail, over[:count], at
