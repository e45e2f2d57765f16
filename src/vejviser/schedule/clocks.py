"""Time limits in law on the calendar. They stand beside the experienced time and are never added to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vejviser.handbook.entries import Clock as ClockKind
from vejviser.handbook.entries import Statutory, StepEntry
from vejviser.road.standing import Standing
from vejviser.schedule.calendar import limit_ends
from vejviser.schedule.network import Network, longest

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


def clocks_of(
    entry: StepEntry, begins: dt.date, ended: Mapping[str, dt.date] | None = None
) -> tuple[Clock, ...]:
    """The limits of a step that have a place on the calendar, if the step begins on a day.

    An authority's answers and the law's waits start with the step and follow each other. What you must do
    yourself has a day only where it is counted from the end of another step, whose days are in `ended`: a
    limit that starts with an incident or a letter has none, nor have retention and repetition.
    """
    found = []
    day = begins
    for limit in entry.statutory:
        if limit.clock in ("answer", "wait"):
            ends = limit_ends(day, limit.days, limit.unit)
            found.append(Clock(limit, day, ends))
            day = ends
        known = [ended[step] for step in limit.counted_from if ended and step in ended]
        if limit.clock == "act" and known:
            start = max(known)
            found.append(Clock(limit, start, limit_ends(start, limit.days, limit.unit)))
    return tuple(found)


def waiting_days(entry: StepEntry) -> float:
    """The calendar days that the law makes you wait in a step, whatever else it takes."""
    return _days(entry, ("wait",))


def statutory_days(entry: StepEntry) -> float:
    """The calendar days that the law gives the authority, and makes you wait, one after the other."""
    return _days(entry, ("answer", "wait"))


def _days(entry: StepEntry, clocks: tuple[ClockKind, ...]) -> float:
    factors = {"calendar": 1.0, "working": _CALENDAR_DAYS_A_WORKING_DAY}
    return sum((s.days * factors[s.unit] for s in entry.statutory if s.clock in clocks), 0.0)


def clocks_standing(
    entry: StepEntry, standing: Standing | None, begins: dt.date, ended: Mapping[str, dt.date]
) -> tuple[Clock, ...]:
    """The limits of a step that have a place on the calendar, where it stands so.

    Once it is sent the authority's answer is counted from that day, and before that from `begins` on. When
    it came back the clock stands still, so that no day can be told; what is done has no limits any more.
    """
    if standing is None or standing.status in ("not_started", "under_way"):
        return clocks_of(entry, begins, ended)
    if standing.status == "sent":
        return clocks_of(entry, standing.sent or begins, ended)
    return ()


def days_standing(entry: StepEntry, standing: Standing | None, start: dt.date) -> float:
    """What is still to come from `start` on of the calendar days that `statutory_days` gives a step."""
    if standing is not None and standing.status == "done":
        return 0.0
    if standing is None or standing.status != "sent" or standing.sent is None:
        return statutory_days(entry)
    ends = [c.ends for c in clocks_of(entry, standing.sent) if c.limit.clock in ("answer", "wait")]
    return float(max([0, *((day - start).days for day in ends)]))


def statutory_path(
    network: Network,
    entries: Sequence[StepEntry],
    ends: Sequence[int],
    steps: Mapping[str, Standing] | None = None,
    start: dt.date = dt.date.min,
) -> StatutoryPath:
    """The longest way to any of the steps at the positions `ends`, counted in limits of law alone.

    `steps` says where they stand: what is left of the way is counted from `start` on.
    """
    days = [days_standing(entry, (steps or {}).get(entry.id), start) for entry in entries]
    path = longest(network, days, ends)
    limited = tuple(network.names[i] for i in path if days[i])
    return StatutoryPath(sum((days[i] for i in path), 0.0), limited)
