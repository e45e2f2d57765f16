"""Days of a schedule as people say them: months, weeks, dates and ranges, in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vejviser.export import days as said
from vejviser.export.days import DAYS_A_MONTH
from vejviser.export.picture.texts import say
from vejviser.handbook.entries import Lang
from vejviser.schedule.calendar import day_after
from vejviser.schedule.schedule import Spread

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
        return said.short(value, self.lang, places)

    def months(self, days: float) -> str:
        """A bare number of months: with a decimal below ten, else whole."""
        return said.months(days, self.lang)

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
        places = 1 if spread.p90 / DAYS_A_MONTH < _FINE else 0
        low, high = (self.number(days / DAYS_A_MONTH, places) for days in (spread.p10, spread.p90))
        return low if low == high else f"{low}–{high}"

    def middle(self, spread: Spread) -> str:
        """The median in months, told as finely as the range is."""
        return self.number(spread.p50 / DAYS_A_MONTH, 1 if spread.p90 / DAYS_A_MONTH < _FINE else 0)

    def day(self, days: float) -> dt.date:
        """The date so many days after the start."""
        return day_after(self.start, days)

    def month(self, days: float) -> str:
        """The month so many days after the start, short: 'maj 2027', 'Sept 2027'."""
        return said.short_month(self.day(days), self.lang)

    def date(self, day: dt.date) -> str:
        """A day in full."""
        return said.date(day, self.lang)
