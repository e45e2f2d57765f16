"""Numbers, days and months as words of one language, without a handbook; the same in every export."""

from __future__ import annotations

import datetime as dt

from vejviser.handbook.entries import Lang
from vejviser.road.days import MONTHS, date, number

__all__ = ["DAYS_A_MONTH", "date", "month", "months", "number", "short", "short_month"]

DAYS_A_MONTH = 30.4375
"""Days in a month: a year of 365.25 days has twelve."""
_FINE = 9.95
"""Months below which a decimal is told."""
_LONGEST = 4
"""Letters of a month's name from which on it is cut."""


def short(value: float, lang: Lang, places: int) -> str:
    """A number with at most so many decimals, without trailing zeros."""
    told = number(value, lang, places)
    return told.rstrip("0").rstrip(".,") if places else told


def months(days: float, lang: Lang) -> str:
    """Days as a bare number of months, such as '30'; with at most one decimal below ten, as '9,5'."""
    count = days / DAYS_A_MONTH
    return short(count, lang, 1 if count < _FINE else 0)


def month(day: dt.date, lang: Lang) -> str:
    """A month such as 'maj 2029' or 'May 2029'."""
    return f"{MONTHS[lang][day.month - 1]} {day.year}"


def short_month(day: dt.date, lang: Lang) -> str:
    """A month with its year, cut to three letters where it has more than four."""
    name = MONTHS[lang][day.month - 1]
    if len(name) > _LONGEST:
        name = name[:3] + ("." if lang == "da" else "")
    return f"{name} {day.year}"
