"""How much of the road is walked: the steps done and under way, and what was left behind or lies beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.road.plan import Road
from vejviser.road.standing import Standing


@dataclass(frozen=True)
class Walked:
    """How many of the `steps` of a road that are done once are `done` and `begun` (and not done).

    Counted are the certain steps, and possible ones once they are begun. `left_behind` are certain steps
    not begun although one that comes after them is done; `beside` are steps begun that are not on the road.
    """

    steps: int
    done: int
    begun: int
    left_behind: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything is begun at all."""
        return bool(self.done or self.begun or self.beside)


def walked(road: Road, steps: Mapping[str, Standing]) -> Walked:
    """How much of a road is walked where its steps stand so."""
    begun = {name for name, standing in steps.items() if standing.begun}
    done = {name for name in begun if steps[name].status == "done"}
    counted = [
        step.entry.id
        for step in road.steps
        if step.entry.pace == "once" and (step.status == "certain" or step.entry.id in begun)
    ]
    after = {step.entry.id: step.after for step in road.steps}
    passed: set[str] = set()
    waiting = [name for name in done if name in after]
    while waiting:
        for name in after[waiting.pop()]:
            if name not in passed:
                passed.add(name)
                waiting.append(name)
    return Walked(
        len(counted),
        sum(name in done for name in counted),
        sum(name in begun - done for name in counted),
        tuple(name for name in counted if name in passed - begun),
        tuple(name for name in steps if name in begun and name not in after),
    )
