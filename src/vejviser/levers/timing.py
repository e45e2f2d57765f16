"""How long many variants of one road take to the goal, on the same draws, so that only the road differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from vejviser.handbook.load import Handbook
from vejviser.handbook.reference.entries import Milestone, Reference
from vejviser.law.codes import CERTAIN, NO, POSSIBLE
from vejviser.road.order import in_order
from vejviser.road.standing import Standing
from vejviser.road.times import OwnTime
from vejviser.schedule.begun import begun_of
from vejviser.schedule.durations import Days
from vejviser.schedule.percentiles import percentiles
from vejviser.schedule.simulate import Address, durations
from vejviser.schedule.works import work_of

Column = npt.NDArray[np.int8]
Columns = npt.NDArray[np.int8]
"""Shape (steps, variants)."""
Ways = npt.NDArray[np.bool_]
"""For each variant which steps count on its way to the goal, and which steps that way leads over.

Shape (2 * steps, variants): first those that count, then those led over.
"""


class Timing:
    """The steps of the handbook that can hold up the goal, with the days that each takes in each draw.

    A variant of the road is a column of states, one a step of `names` (the order of the handbook's steps).
    Counted in are the steps that it makes certain, and those that it leaves possible and `base` does not:
    what a change opens counts against it, what was open before counts for nobody. The median is that of
    `vejviser.schedule` over the same steps and draws, where `steps` stand so on the day `now` and the way
    ahead begins on `start`.
    """

    def __init__(
        self,
        handbook: Handbook,
        reference: Reference,
        goal: Milestone | None,
        base: Column,
        times: Mapping[str, OwnTime],
        address: Address,
        draws: int,
        steps: Mapping[str, Standing] | None = None,
        now: dt.date = dt.date.min,
        start: dt.date = dt.date.min,
    ) -> None:
        entries = handbook.steps
        row = {name: i for i, name in enumerate(entries)}
        order = in_order({n: e.stage for n, e in entries.items()}, {n: e.after for n, e in entries.items()})
        wanted = set(goal.steps) if goal else set(order)
        for name in reversed(order):
            if name in wanted:
                wanted.update(entries[name].after)
        self.order = tuple(row[name] for name in order if name in wanted)
        self.before = {row[n]: tuple(row[o] for o in entries[n].after if o in row) for n in wanted}
        self.once = np.array([entry.pace == "once" for entry in entries.values()])
        self.ends = tuple(row[name] for name in goal.steps if name in row) if goal else self.order
        self.first = goal is not None and goal.reached == "first"
        self.base = base
        self._found: dict[bytes, float | None] = {}
        self.draws = draws
        works = {
            i: work_of(
                entries[name], reference, times.get(name), begun_of((steps or {}).get(name), now, start)
            )
            for name, i in row.items()
            if name in wanted and entries[name].pace == "once"
        }
        names = tuple(entries)
        self._begun = {i: work.begun for i, work in works.items() if work.begun}
        self._days = {i: durations(work, names[i], address, 0, draws) for i, work in works.items()}

    def median(self, column: Column) -> float | None:
        """The median days to the goal of a variant; None where it does not lead to the goal."""
        return self.medians(self.ways(column[:, None]))[0]

    def medians(self, ways: Ways) -> list[float | None]:
        """The median days to the goal of each variant; ways that do not differ are reckoned once."""
        found = []
        for column, key in enumerate(map(bytes, np.packbits(ways, axis=0).T)):
            if key not in self._found:
                kept, on_road = np.split(ways[:, column], 2)
                self._found[key] = self._reckoned(kept.tolist(), on_road.tolist())
            found.append(self._found[key])
        return found

    def ways(self, columns: Columns) -> Ways:
        """The ways of variants."""
        counted = (columns == CERTAIN) | ((columns == POSSIBLE) & (self.base != POSSIBLE)[:, None])
        kept, on_road = self.once[:, None] & counted, columns > NO
        leads = np.zeros_like(on_road)
        leads[list(self.ends)] = kept[list(self.ends)]
        for i in reversed(self.order):
            leads[i] &= on_road[i]
            for other in self.before[i]:
                leads[other] |= leads[i]
        return np.concatenate([kept & leads, leads])

    def never_shorter(self, ways: Ways, than: Ways) -> npt.NDArray[np.bool_]:
        """Where a way has all of another and so cannot reach the goal sooner; both have as many variants."""
        if self.first:  # more steps may bring the first of them sooner
            return np.zeros(ways.shape[1], dtype=bool)
        return np.asarray(~(than & ~ways).any(axis=0))

    def _reckoned(self, kept: Sequence[bool], on_road: Sequence[bool]) -> float | None:
        ends = [i for i in self.ends if kept[i]]
        if not ends:
            return None
        zero = np.zeros(self.draws)
        finish: dict[int, Days] = {}
        over: dict[int, Days] = {}
        for i in self.order:
            if not on_road[i]:
                continue
            start = zero
            for other in self.before[i]:
                if on_road[other]:
                    start = finish[other] if start is zero else np.maximum(start, finish[other])
            begun = self._begun.get(i) if kept[i] else None
            if begun:  # it waits for nothing, and what waits for it waits for what it was after, too
                over[i] = begun.at + self._days[i]
                finish[i] = start if begun.done else np.maximum(start, over[i])
            else:
                over[i] = finish[i] = start + self._days[i] if kept[i] else start
        reached = over[ends[0]]
        for i in ends[1:]:
            reached = np.minimum(reached, over[i]) if self.first else np.maximum(reached, over[i])
        return float(percentiles(reached, (0.5,))[0])
