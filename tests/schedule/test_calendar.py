"""Time limits on the calendar: the day of the event does not count, and the last day is a working day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.schedule.calendar import is_working_day, limit_ends

days = st.dates(dt.date(2025, 1, 1), dt.date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-11-26", True),
        ("2026-11-28", False),  # a Saturday
        ("2027-03-25", False),  # Maundy Thursday
        ("2027-04-23", True),  # the Great Prayer Day, no holiday since 2024
        ("2027-05-06", False),  # Ascension Day
        ("2027-12-24", True),  # Christmas Eve is no public holiday
        ("2027-12-27", True),
        ("2028-12-26", False),
    ],
)
def test_danish_public_holidays_are_no_working_days(day: str, working: bool) -> None:
    assert is_working_day(dt.date.fromisoformat(day)) is working


@pytest.mark.parametrize(
    ("event", "length", "unit", "ends"),
    [
        ("2026-11-26", 10, "calendar", "2026-12-07"),  # day 10 is a Sunday
        ("2026-11-26", 45, "calendar", "2027-01-11"),  # day 45 is a Sunday
        ("2027-03-19", 6, "calendar", "2027-03-30"),  # day 6 is Maundy Thursday; Easter Monday is the 29th
        ("2027-03-24", 1, "working", "2027-03-30"),
        ("2026-11-27", 5, "working", "2026-12-04"),
        ("2026-11-26", 0.5, "calendar", "2026-11-27"),
    ],
)
def test_a_limit_ends_on_the_day_that_regulation_1182_71_says(
    event: str, length: float, unit: str, ends: str
) -> None:
    found = limit_ends(dt.date.fromisoformat(event), length, unit)  # type: ignore[arg-type]
    assert found == dt.date.fromisoformat(ends)


@given(days, st.integers(1, 200))
def test_working_days_are_counted_one_by_one(event: dt.date, length: int) -> None:
    ends = limit_ends(event, length, "working")
    between = [event + dt.timedelta(days=n) for n in range(1, (ends - event).days + 1)]
    assert sum(is_working_day(day) for day in between) == length
    assert is_working_day(ends)


@given(days, st.integers(1, 400))
def test_a_calendar_limit_never_ends_early_and_moves_only_over_days_off(event: dt.date, length: int) -> None:
    ends = limit_ends(event, length, "calendar")
    due = event + dt.timedelta(days=length)
    skipped = [due + dt.timedelta(days=n) for n in range((ends - due).days)]
    assert is_working_day(ends)
    assert not any(is_working_day(day) for day in skipped)
