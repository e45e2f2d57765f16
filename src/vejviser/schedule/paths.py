"""Ways through the network: which steps are in it, what its milestones wait for, the critical path."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from vejviser.handbook.reference.entries import Reference
from vejviser.road.plan import Road
from vejviser.road.standing import Standing
from vejviser.schedule.durations import Days, Work
from vejviser.schedule.network import Network, longest, network
from vejviser.schedule.simulate import Chunk

GOALS = ("first_daily_use", "in_house_ready", "ce_mark", "first_patient", "first_data", "agreement_signed")
"""The milestones to plan towards, the farthest first; the first of them on the road is the goal."""


def network_of(
    road: Road,
    possible: bool | Collection[str] = False,
    steps: Mapping[str, Standing] | None = None,
) -> Network:
    """The network of the steps that are done once: the certain ones, and the possible ones if asked for.

    `steps` says where they stand; what is begun waits for nothing any more.
    """
    allowed = {
        step.entry.id
        for step in road.steps
        if step.entry.pace == "once"
        and (
            step.status == "certain"
            or (possible if isinstance(possible, bool) else step.entry.id in possible)
        )
    }
    order = [step.entry.id for step in road.steps]
    begun = {name for name, standing in (steps or {}).items() if standing.begun}
    done = {name for name in begun if (steps or {})[name].status == "done"}
    return network(order, {step.entry.id: step.after for step in road.steps}, allowed, begun, done)


def milestones_of(net: Network, reference: Reference) -> tuple[str, dict[str, tuple[int, ...]]]:
    """The goal ("" without one), and for each milestone on the road where the steps are that it waits for."""
    place = {name: i for i, name in enumerate(net.names)}
    found = {}
    for name, milestone in reference.milestones.items():
        ends = tuple(place[step] for step in milestone.steps if step in place)
        if ends:
            found[name] = ends
    return next((goal for goal in GOALS if goal in found), ""), found


def critical_path(
    net: Network, works: Sequence[Work], ends: Sequence[int], first: bool = False
) -> tuple[str, ...]:
    """The longest path to the last of `ends` (or the `first`) when every step takes its median.

    What is done is on no path any more, and of what is begun only the time that is left counts.
    """
    medians = [work.middle + (work.begun.at if work.begun else 0.0) for work in works]
    return tuple(net.names[i] for i in longest(net, medians, ends, first) if not works[i].done)


def reached_in(chunk: Chunk, ends: Sequence[int], first: bool) -> Days:
    """When each draw reaches a milestone that waits for the steps at `ends`: for the first, or for all."""
    if not ends:
        return np.zeros(chunk.finish.shape[1])
    finishes = chunk.finish[list(ends)]
    return np.asarray(finishes.min(axis=0) if first else finishes.max(axis=0))
