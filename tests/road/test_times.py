"""A project's own times are read in the words of both languages, and refused where they cannot be meant."""

from __future__ import annotations

import pytest
import yaml

from vejviser.handbook.yaml12 import PureLoader
from vejviser.road.answers import DoubtError
from vejviser.road.times import LONGEST, SHORTEST, WIDEST, OwnTime, own_time
from vejviser.schedule.durations import GRAIN, Duration, table


def read(text: str) -> OwnTime:
    node = yaml.compose(text, PureLoader)
    assert node is not None
    return own_time(node)


@pytest.mark.parametrize(
    ("text", "days"),
    [("3 weeks", 21), ("3 UGER", 21), ("1,5 uger", 10.5), ("2 måneder", 60.875), ("{p50: 3}", 3)],
)
def test_a_time_is_read(text: str, days: float) -> None:
    assert read(text) == OwnTime(days)


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("0 days", "odd_time", "0 days"),
        ("0.001 days", "odd_time", "0.001 days"),
        ("{p50: 5e-324}", "odd_time", "p50: 5e-324"),
        ("{p10: 1, p50: 5, p90: 4}", "odd_time", "p10: 1, p50: 5, p90: 4"),
        ("{p10: 1, p50: 101}", "odd_time", "p10: 1, p50: 101"),
        ("{p50: 1e308, unit: years}", "odd_time", "p50: 1e+308, unit: years"),
        ("1.500 days", "two_readings", "1.500"),
        ("1,500 days", "two_readings", "1.500"),
        ("{p50: 1.500}", "two_readings", "1.500"),
        ("{p50: 3, p50: 5}", "not_a_time", "p50: 3, p50: 5"),
        ("{p50: {a: 1}}", "not_a_time", "p50: …"),
        ("{p50: true, unit: }", "not_a_time", "p50: true, unit: null"),
        ("{p50: 3, unit: [days]}", "not_a_time", "p50: 3, unit: [days]"),
        ("٣ days", "not_a_time", "٣ days"),
        ("-3 days", "not_a_time", "-3 days"),
        ("{p50: .nan}", "not_a_time", "p50: nan"),
        ("[1, 2]", "not_a_time", "[…]"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_shown_as_written(text: str, kind: str, shown: str) -> None:
    with pytest.raises(DoubtError) as error:
        read(text)
    assert (error.value.kind, error.value.particulars["value"]) == (kind, shown)


def test_the_widest_times_that_are_read_still_add_up_exactly() -> None:
    low = Duration(SHORTEST, SHORTEST * WIDEST, SHORTEST * WIDEST**2, "project")
    high = Duration(LONGEST / WIDEST**2, LONGEST / WIDEST, LONGEST, "project")
    for duration in (low, high):
        longest = float(table(duration)[-1])
        assert 0 < longest * GRAIN < 2**52
