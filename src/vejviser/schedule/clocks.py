"""Time limits in law on the calendar. They stand beside the experienced time and are never added to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import Statutory, StepEntry
from vejviser.schedule.calendar import limit_ends
from vejviser.schedule.network import Network

_CALENDAR_DAYS_A_WORKING_DAY = 7 / 5


@dataclass(frozen=True)
class Clock:
    """A limit in law if its event falls on `begins`: it runs out on `ends`, unless something stops it."""

    limit: Statutory
    begins: dt.date
    ends: dt.date


@dataclass(frozen=True)
class StatutoryPath:
    """The longest way to a milestone in time limits alone: each authority answers on its last day.

    `days` are calendar days, in which all that no law gives a limit to takes no time. `steps` are those
    whose limits make it up.
    """

    days: float
    steps: tuple[str, ...]


def clocks_of(entry: StepEntry, begins: dt.date) -> tuple[Clock, ...]:
    """The limits of a step that begins on a day; retention and repetition have no end on the road.

    Limits that run one after the other do so here as well: an authority's answers and the law's waits
    follow each other, and what you must do yourself is counted from the step's beginning.
    """
    found = []
    day = begins
    for limit in entry.statutory:
        if limit.clock in ("answer", "wait"):
            ends = limit_ends(day, limit.days, limit.unit)
            found.append(Clock(limit, day, ends))
            day = ends
        elif limit.clock == "act":
            found.append(Clock(limit, begins, limit_ends(begins, limit.days, limit.unit)))
    return tuple(found)


def statutory_days(entry: StepEntry) -> float:
    """The calendar days that the law gives the authority, and makes you wait, one after the other."""
    factors = {"calendar": 1.0, "working": _CALENDAR_DAYS_A_WORKING_DAY}
    return sum(s.days * factors[s.unit] for s in entry.statutory if s.clock in ("answer", "wait"))


def statutory_path(network: Network, entries: Sequence[StepEntry], ends: Sequence[int]) -> StatutoryPath:
    """The longest way to any of the steps at the positions `ends`, counted in limits of law alone."""
    days = [statutory_days(entry) for entry in entries]
    finish: list[float] = []
    came: list[int | None] = []
    for i, earlier in enumerate(network.before):
        last = max(earlier, key=lambda other: finish[other], default=None)
        came.append(last)
        finish.append(days[i] + (finish[last] if last is not None else 0.0))
    at = max(ends, key=lambda i: finish[i], default=None)
    total = finish[at] if at is not None else 0.0
    found: list[str] = []
    while at is not None:
        if days[at]:
            found.append(network.names[at])
        at = came[at]
    return StatutoryPath(total, tuple(reversed(found)))
