"""The Beta distribution is that of SciPy, which is too slow to load at runtime."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from vejviser.workshop import beta
from vejviser.workshop.beta import Majorities, beta_below, beta_intervals, beta_quantile

SIZES = st.floats(0.05, 3000)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(SIZES, SIZES, st.floats(0, 1)), min_size=1, max_size=30))
def test_the_chance_below_a_value_is_that_of_scipy(cases: list[tuple[float, float, float]]) -> None:
    a, b, x = np.array(cases).T
    assert beta_below(a, b, x) == pytest.approx(special.betainc(a, b, x), abs=1e-10)


HALF_UP = st.floats(0.5, 3000)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(HALF_UP, HALF_UP), min_size=1, max_size=8), st.sampled_from((0.05, 0.5, 0.95)))
def test_a_quantile_is_the_value_below_which_the_share_lies(
    cases: list[tuple[float, float]], share: float
) -> None:
    a, b = np.array(cases).T
    found = beta_quantile(a, b, share)
    assert found == pytest.approx(special.betaincinv(a, b, share), abs=1e-9)


def test_intervals_of_equal_pairs_are_equal_and_keep_their_place() -> None:
    a, b = np.array([[2.5, 1.0], [1.0, 2.5]]), np.array([[1.6, 3.0], [3.0, 1.6]])
    (low,) = beta_intervals(a, b, [0.05])
    assert low == pytest.approx(special.betaincinv(a, b, 0.05))
    assert low[0, 1] == low[1, 0]


@pytest.mark.parametrize("most", [0, 1, 40, 400])
def test_the_table_of_majorities_is_that_of_scipy(most: int) -> None:
    i, j = np.mgrid[0 : most + 1, 0 : most + 1]
    expected = special.betaincc(0.5 + i, 0.6 + j, 0.5)
    assert Majorities(0.5, 0.6, most)(i, j) == pytest.approx(expected, abs=1e-12)


def test_majorities_too_many_for_a_table_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    i, j = np.mgrid[0:30, 0:30]
    by_table = Majorities(0.5, 0.6, 30)(i, j)
    monkeypatch.setattr(beta, "TABLE", 10)
    assert Majorities(0.5, 0.6, 30)(i, j) == pytest.approx(by_table, abs=1e-12)
