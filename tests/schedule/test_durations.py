"""A duration meets its three percentiles, and its table is that distribution."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.schedule.durations import GRAIN, LEVELS, NO_TIME, Duration, table

factors = st.floats(1.0, 4.0)


@given(st.floats(0.5, 900), factors, factors)
def test_a_duration_meets_its_three_percentiles(median: float, down: float, up: float) -> None:
    duration = Duration(median / down, median, median * up, "assumed")
    for share, days in ((0.1, duration.p10), (0.5, duration.p50), (0.9, duration.p90)):
        assert duration.quantile(share) == pytest.approx(days, rel=1e-9)


@given(st.floats(0.5, 900), factors, factors)
def test_a_table_has_the_percentiles_and_the_mean_of_its_distribution(
    median: float, down: float, up: float
) -> None:
    duration = Duration(median / down, median, median * up, "assumed")
    values = table(duration)
    assert len(values) == LEVELS
    assert (np.diff(values) >= 0).all()
    assert np.quantile(values, 0.1) == pytest.approx(duration.p10, rel=1e-3, abs=1e-4)
    assert np.quantile(values, 0.9) == pytest.approx(duration.p90, rel=1e-3, abs=1e-4)
    assert values.mean() == pytest.approx(duration.mean(), rel=2e-3, abs=1e-4)


def test_tabulated_days_are_multiples_of_a_fixed_grain_so_that_sums_are_exact() -> None:
    values = table(Duration(10, 37, 99, "assumed")) * GRAIN
    assert (values == np.round(values)).all()


def test_three_equal_percentiles_are_a_fixed_time_and_no_time_takes_none() -> None:
    assert set(table(Duration(14, 14, 14, "assumed"))) == {14.0}
    assert set(table(NO_TIME)) == {0.0}
    assert NO_TIME.quantile(0.9) == NO_TIME.mean() == 0.0
