"""What a step costs in time: the project's own figures, else published experience, else our assumption."""

from __future__ import annotations

from vejviser.handbook.entries import StepEntry
from vejviser.handbook.reference.entries import Reference, Spread
from vejviser.road.times import OwnTime
from vejviser.schedule.begun import Begun
from vejviser.schedule.clocks import waiting_days
from vejviser.schedule.durations import NO_TIME, Duration, Origin, Rounds, Work


def work_of(
    entry: StepEntry, reference: Reference, own: OwnTime | None = None, begun: Begun | None = None
) -> Work:
    """The duration of a step and its rounds of revision.

    The first experience that the handbook names is the one counted with. A step that lasts, or comes only
    with an event, takes no time. The project's own time holds revisions already. An assumption of ours is
    never below what the law makes you wait. `begun` says where the step stands.
    """
    if own is not None:
        p10, p90 = spread_around(own.p10, own.p50, own.p90, reference.spread)
        return Work(Duration(p10, own.p50, p90, "project"), begun=begun)
    if entry.pace != "once":
        return Work(NO_TIME)
    return Work(_duration(entry, reference), _rounds(entry, reference), begun)


def _duration(entry: StepEntry, reference: Reference) -> Duration:
    if entry.experienced:
        told = entry.experienced[0]
        p10, p90 = spread_around(told.p10, told.p50, told.p90, reference.spread)
        whole = told.p10 is not None and told.p90 is not None
        origin: Origin = "published" if whole else "spread_assumed"
        return Duration(p10, told.p50, p90, origin, told.note, told.cite, told.mark)
    assumed = reference.assumed_by_step.get(entry.id)
    if assumed is None:
        return NO_TIME
    least = waiting_days(entry)
    p10, p50, p90 = (max(days, least) for days in (assumed.p10, assumed.p50, assumed.p90))
    return Duration(p10, p50, p90, "assumed", assumed.why, (), assumed.mark)


def _rounds(entry: StepEntry, reference: Reference) -> Rounds | None:
    if not entry.returned:
        return None
    told = entry.returned[0]
    p10, p90 = spread_around(told.p10, told.p50, told.p90, reference.spread)
    return Rounds(told.share, Duration(p10, told.p50, p90, "published", told.note, told.cite, told.mark))


def spread_around(
    p10: float | None, p50: float, p90: float | None, spread: Spread | None
) -> tuple[float, float]:
    """The 10th and 90th percentile as given, or the assumed factor of the median where one is missing."""
    low, high = (spread.p10, spread.p90) if spread else (1.0, 1.0)
    return p50 * low if p10 is None else p10, p50 * high if p90 is None else p90
