"""Random numbers have addresses: asking in other portions, order or company changes nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vejviser.schedule.draws import lanes
from vejviser.schedule.durations import LEVELS


@given(st.integers(0, 500), st.integers(1, 200))
def test_any_portion_of_the_draws_is_the_same_as_cut_from_all(first: int, count: int) -> None:
    whole = lanes(7, "p", "step", 0, 0, 700)
    assert (lanes(7, "p", "step", 0, first, count) == whole[first : first + count]).all()


def test_numbers_are_equally_likely() -> None:
    drawn = lanes(1, "p", "step", 0, 0, 160_000)
    assert drawn.max() < LEVELS
    counts = np.bincount(drawn >> 8, minlength=64)
    chi_squared = ((counts - 2500) ** 2 / 2500).sum()
    assert 30 < chi_squared < 110  # 63 degrees of freedom; outside with probability below 1 in 1000


def test_another_seed_project_step_or_stream_gives_other_and_unrelated_numbers() -> None:
    base = lanes(1, "p", "step", 0, 0, 40_000).astype(float)
    others = [(2, "p", "step", 0), (1, "q", "step", 0), (1, "p", "leap", 0), (1, "p", "step", 1)]
    for seed, project, step, stream in others:
        drawn = lanes(seed, project, step, stream, 0, 40_000).astype(float)
        assert abs(np.corrcoef(base, drawn)[0, 1]) < 0.02


def test_the_numbers_of_an_address_never_change() -> None:
    assert lanes(1, "fracture", "write_cip", 0, 3, 4).tolist() == [6649, 155, 2678, 11052]
