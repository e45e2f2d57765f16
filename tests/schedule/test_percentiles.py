"""Percentiles are what numpy.quantile says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vejviser.schedule.percentiles import percentiles


@given(arrays(float, st.tuples(st.integers(0, 3), st.integers(1, 40)), elements=st.floats(0, 1e4)))
def test_percentiles_are_those_of_numpy(days: np.ndarray) -> None:
    shares = (0.1, 0.25, 0.5, 0.9)
    assert percentiles(days, shares) == pytest.approx(np.quantile(days, shares, axis=-1).T, abs=1e-9)
