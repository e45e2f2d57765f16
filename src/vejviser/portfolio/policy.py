"""A policy: what would be otherwise for every project, with the assumption behind it. Plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from vejviser.handbook.entries import Experienced, Returned, StepEntry, Text
from vejviser.law.conditions import Condition
from vejviser.law.model import Answer
from vejviser.road.times import OwnTime


@dataclass(frozen=True)
class Rework:
    """How often a step comes back under the policy, and what a round adds (None: as the handbook says)."""

    share: float
    days: OwnTime | None = None


@dataclass(frozen=True)
class FactChange:
    """A fact that is answered otherwise, where `when` (over the answers before) certainly holds."""

    fact: str
    value: Answer
    when: Condition | None = None
    written: str = ""


@dataclass(frozen=True)
class Policy:
    """What changes for all projects; hashable, so that each worker can remember what follows from it.

    `times` and `returned` say what steps take from now on, whatever the project's own word; `facts` what is
    answered otherwise; `overlays` and `as_of` which law is laid under it (None: as before).
    """

    name: Text
    text: Text
    assumption: Text | None = None
    times: tuple[tuple[str, OwnTime], ...] = ()
    returned: tuple[tuple[str, Rework], ...] = ()
    facts: tuple[FactChange, ...] = ()
    overlays: tuple[str, ...] = ()
    as_of: dt.date | None = None
    written: str = ""

    @property
    def timed(self) -> frozenset[str]:
        """The steps whose own times in a project the policy replaces."""
        return frozenset(step for step, _ in self.times)

    def entry(self, entry: StepEntry) -> StepEntry:
        """The step as it is under the policy."""
        times, returned = dict(self.times), dict(self.returned)
        if entry.id in times:
            entry = replace(entry, experienced=(self._experienced(times[entry.id]),))
        if entry.id in returned:
            entry = replace(entry, returned=self._returned(entry, returned[entry.id]))
        return entry

    def _experienced(self, time: OwnTime) -> Experienced:
        return Experienced(time.p10, time.p50, time.p90, self.name, (), "inferred")

    def _returned(self, entry: StepEntry, rework: Rework) -> tuple[Returned, ...]:
        if rework.share == 0:
            return ()
        if rework.days is None:
            return (replace(entry.returned[0], share=rework.share, mark="inferred"),)
        days = rework.days
        return (Returned(rework.share, days.p10, days.p50, days.p90, self.name, (), "inferred"),)
