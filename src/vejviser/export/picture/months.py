"""Days of a schedule as people say them: months, weeks, dates and ranges, in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vejviser.export.picture.texts import say
from vejviser.export.wording import MONTHS
from vejviser.handbook.entries import Lang
from vejviser.schedule.calendar import day_after
from vejviser.schedule.schedule import Spread

MONTH = 30.4375
"""Days in a month: a year of 365.25 days has twelve."""
_WEEK = 7.0
_FEW_WEEKS = 6.5
_FINE = 10.0
"""Months below which a decimal is told."""


@dataclass(frozen=True)
class Calendar:
    """The days from `start` in words of one language."""

    start: dt.date
    lang: Lang

    def number(self, value: float, places: int) -> str:
        """A number with the language's decimal mark, without a trailing zero."""
        told = f"{value:.{places}f}"
        if places:
            told = told.rstrip("0").rstrip(".")
        return told.replace(".", ",") if self.lang == "da" else told

    def months(self, days: float) -> str:
        """A bare number of months: with a decimal below ten, else whole."""
        months = days / MONTH
        return self.number(months, 1 if months < _FINE else 0)

    def length(self, days: float) -> str:
        """A length of time with its unit: days below a week, weeks below seven, then months."""
        if days < _WEEK:
            return self._unit("day", max(1, round(days)))
        if days < _FEW_WEEKS * _WEEK:
            return self._unit("week", round(days / _WEEK))
        return say("months", self.lang, n=self.months(days))

    def _unit(self, unit: str, count: int) -> str:
        return say(unit if count == 1 else f"{unit}s", self.lang, n=count)

    def range(self, spread: Spread) -> str:
        """The 10th to the 90th percentile in months, such as '21–43 mdr.'; one number where they agree."""
        return say("months", self.lang, n=self.bare_range(spread))

    def bare_range(self, spread: Spread) -> str:
        """The range without its unit, both ends told alike."""
        places = 1 if spread.p90 / MONTH < _FINE else 0
        low, high = (self.number(days / MONTH, places) for days in (spread.p10, spread.p90))
        return low if low == high else f"{low}–{high}"

    def middle(self, spread: Spread) -> str:
        """The median in months, told as finely as the range is."""
        return self.number(spread.p50 / MONTH, 1 if spread.p90 / MONTH < _FINE else 0)

    def day(self, days: float) -> dt.date:
        """The date so many days after the start."""
        return day_after(self.start, days)

    def month(self, days: float) -> str:
        """The month so many days after the start, short: 'maj 2027', 'Sept 2027'."""
        return short_month(self.day(days), self.lang)

    def date(self, day: dt.date) -> str:
        """A day in full."""
        return full_date(day, self.lang)


def short_month(day: dt.date, lang: Lang) -> str:
    """A month with its year, cut to at most four letters where it is longer."""
    name = MONTHS[lang][day.month - 1]
    if len(name) > 4:
        name = name[:3] + ("." if lang == "da" else "")
    return f"{name} {day.year}"


def full_date(day: dt.date, lang: Lang) -> str:
    """A day such as '25. november 2026' or '25 November 2026'."""
    month = MONTHS[lang][day.month - 1]
    return f"{day.day}. {month} {day.year}" if lang == "da" else f"{day.day} {month} {day.year}"
