"""The order of steps: what a step comes after, stage by stage, and otherwise as the handbook writes them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from vejviser.handbook.entries import STAGES, Stage


class CircleError(ValueError):
    """Steps that come after each other in a circle; `steps` names them, the first again at the end."""

    def __init__(self, steps: Sequence[str]) -> None:
        self.steps = tuple(steps)
        super().__init__("steps come after each other in a circle: " + " -> ".join(steps))


def in_order(stages: Mapping[str, Stage], after: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Every step, none before one that it comes `after`; earlier stages first, then as written.

    `stages` maps each step to its stage, in the order written; names in `after` that are no step are
    passed over. The order is the same for the same handbook, whatever is answered. Raises `CircleError`.
    Method: Kahn, Topological sorting of large networks (1962), with a heap for the ties.
    """
    rank = {step: (STAGES.index(stage), place) for place, (step, stage) in enumerate(stages.items())}
    before = {step: {s for s in after.get(step, ()) if s in rank} for step in rank}
    behind: dict[str, list[str]] = {step: [] for step in rank}
    for step, earlier in before.items():
        for other in earlier:
            behind[other].append(step)
    waiting = {step: len(earlier) for step, earlier in before.items()}
    ready = [(rank[step], step) for step, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    found: list[str] = []
    while ready:
        _, step = heapq.heappop(ready)
        found.append(step)
        for later in behind[step]:
            waiting[later] -= 1
            if waiting[later] == 0:
                heapq.heappush(ready, (rank[later], later))
    if len(found) < len(rank):
        raise CircleError(_circle(before, set(rank) - set(found)))
    return tuple(found)


def _circle(before: Mapping[str, set[str]], left: set[str]) -> list[str]:
    step = min(left)
    path: list[str] = []
    while step not in path:
        path.append(step)
        step = min(before[step] & left)
    return [*path[path.index(step) :], step]
