from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.web.directory.coverage import (
    COVERING,
    coverage,
    covers,
    offices,
    regions_on,
    stands,
    turning_days,
)
from vejviser.web.law import house

ACTORS = list(house().reference.actors.values())
STEPS = list(house().handbook.steps.values())
BEFORE, AFTER = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


def test_until_the_last_day_of_2026_there_are_five_regions_and_then_four() -> None:
    assert regions_on(ACTORS, BEFORE) == (
        "hovedstaden",
        "sjaelland",
        "syddanmark",
        "midtjylland",
        "nordjylland",
    )
    assert regions_on(ACTORS, AFTER) == ("oestdanmark", "syddanmark", "midtjylland", "nordjylland")


def test_what_lies_in_the_two_eastern_regions_counts_in_their_heir_from_the_first_day_of_2027() -> None:
    assert offices(ACTORS, BEFORE)["sjaelland"] == "sjaelland"
    assert offices(ACTORS, AFTER)["sjaelland"] == offices(ACTORS, AFTER)["hovedstaden"] == "oestdanmark"


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_every_count_is_what_one_gets_by_going_through_the_actors_one_by_one(day: dt.date) -> None:
    where = offices(ACTORS, day)
    for row, step in zip(coverage(ACTORS, STEPS, day), STEPS, strict=True):
        there = [a for a in ACTORS if a.relation in COVERING and a.valid.holds(day) and covers(a, step)]
        assert row.whole == sum(a.region == "national" for a in there)
        for region, count in row.by_region.items():
            assert count == sum(a.region == "regional" or where.get(a.region) == region for a in there)
        assert row.empty == (not [a for a in there if a.region not in ("eu", "norway", "finland")])


def test_the_stages_add_up_to_the_steps_and_their_white_spots() -> None:
    rows = coverage(ACTORS, STEPS, AFTER)
    assert sum(one.steps for one in stands(rows)) == len(STEPS)
    assert sum(one.white for one in stands(rows)) == sum(row.empty for row in rows)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)))
def test_on_every_day_each_actor_in_office_in_a_region_counts_in_exactly_one_column(day: dt.date) -> None:
    columns = regions_on(ACTORS, day)
    where = offices(ACTORS, day)
    for actor in ACTORS:
        if actor.region in where:
            assert where[actor.region] in columns


def test_the_days_to_choose_are_those_on_which_an_actor_begins_or_is_gone() -> None:
    assert turning_days(ACTORS, dt.date(2026, 11, 26)) == (dt.date(2027, 1, 1),)
    assert turning_days(ACTORS, dt.date(2027, 1, 1)) == ()
