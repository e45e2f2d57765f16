"""Days of the calendar: Danish working days, and when a time limit in law runs out."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = dt.timedelta(days=1)


def is_working_day(day: dt.date) -> bool:
    """False on Saturdays, Sundays and Danish public holidays."""
    return day.weekday() < 5 and day not in _holidays()


def limit_ends(event: dt.date, days: float, unit: Literal["calendar", "working"]) -> dt.date:
    """The last day of a limit of `days` that runs from `event`.

    The day of the event does not count, and a limit that would run out on a Saturday, Sunday or public
    holiday runs out on the next working day; Regulation (EEC, Euratom) No 1182/71, Article 3(1), (2) and (4).
    A part of a day counts as a day.
    """
    whole = int(-(-days // 1))
    day = event
    if unit == "working":
        while whole > 0:
            day += _DAY
            whole -= is_working_day(day)
        return day
    day += whole * _DAY
    return next_working_day(day)


def next_working_day(day: dt.date) -> dt.date:
    """The day itself if it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def day_after(start: dt.date, days: float) -> dt.date:
    """The date `days` after `start`, rounded to whole days."""
    return start + dt.timedelta(days=round(days))


@cache
def _holidays() -> HolidayBase:
    import holidays

    return holidays.country_holidays("DK")
