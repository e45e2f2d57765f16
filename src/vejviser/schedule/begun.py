"""A step that is begun, as the schedule counts with it: when its remaining time begins, and what it had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.road.standing import Standing


@dataclass(frozen=True)
class Begun:
    """A begun step in days from the schedule's start, those before it negative.

    Its remaining time begins `at`, which for a step that is `done` is its end and the remaining time none;
    it began on `since`. By then it had lasted `elapsed` days. `returned` work is to be done once more.
    """

    at: float
    since: float
    elapsed: float = 0.0
    done: bool = False
    returned: bool = False


def start_of(start: dt.date | None, now: dt.date, steps: Mapping[str, Standing]) -> dt.date:
    """The day that a schedule counts from: the project's own `start`, else `now`, the day of the plan.

    Once anything is begun the road ahead does not begin before `now`.
    """
    if start is None:
        return now
    return max(start, now) if any(standing.begun for standing in steps.values()) else start


def begun_of(standing: Standing | None, now: dt.date, start: dt.date) -> Begun | None:
    """How a step that stands so on the day `now` counts in a schedule from `start`; None for one not begun.

    A step that is done without a day ended by now; one that is under way without a day has lasted no time
    that could be counted.
    """
    if standing is None or not standing.begun:
        return None
    today = float((now - start).days)
    since = float((standing.since - start).days) if standing.since else today
    if standing.status == "done":
        at = float((standing.done - start).days) if standing.done else today
        return Begun(at, min(since, at), done=True)
    return Begun(today, min(since, today), max(0.0, today - since), returned=standing.status == "returned")
