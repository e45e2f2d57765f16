"""Months, weeks, dates and ranges are said as Danes and Britons say them."""

from __future__ import annotations

import datetime as dt

import pytest

from vejviser.export.days import DAYS_A_MONTH as MONTH
from vejviser.export.days import short_month
from vejviser.export.picture.months import Calendar
from vejviser.schedule.schedule import Spread

DA, EN = (Calendar(dt.date(2026, 11, 25), lang) for lang in ("da", "en"))


@pytest.mark.parametrize(
    ("days", "da", "en"),
    [
        (0.4, "1 dag", "1 day"),
        (3, "3 dage", "3 days"),
        (7, "1 uge", "1 week"),
        (30, "4 uger", "4 weeks"),
        (60, "2 mdr.", "2 months"),
        (3.9 * MONTH, "3,9 mdr.", "3.9 months"),
        (11.4 * MONTH, "11 mdr.", "11 months"),
    ],
)
def test_a_length_has_the_unit_that_one_would_say(days: float, da: str, en: str) -> None:
    assert (DA.length(days), EN.length(days)) == (da, en)


def test_a_short_range_has_a_decimal_at_both_ends_and_a_long_one_at_none() -> None:
    assert DA.range(Spread(2.55 * MONTH, 3 * MONTH, 9 * MONTH)) == "2,5–9 mdr."
    assert EN.range(Spread(6 * MONTH, 9 * MONTH, 14.3 * MONTH)) == "6–14 months"
    assert EN.range(Spread(300, 301, 302.0)) == "9.9 months"


def test_long_names_of_months_are_cut_as_each_language_does() -> None:
    assert [short_month(dt.date(2027, m, 1), "da") for m in (5, 6, 9)] == [
        "maj 2027",
        "juni 2027",
        "sep. 2027",
    ]
    assert [short_month(dt.date(2027, m, 1), "en") for m in (5, 6, 9)] == [
        "May 2027",
        "June 2027",
        "Sep 2027",
    ]
