"""Percentiles of draws, without sorting them all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vejviser.schedule.durations import Days

SHARES = (0.1, 0.5, 0.9)


def percentiles(days: Days, shares: Sequence[float] = SHARES) -> Days:
    """The days that are not exceeded in these shares of the draws; shape (..., shares) for (..., draws).

    Linear between the two nearest draws (Hyndman and Fan, Sample quantiles in statistical packages, 1996,
    definition 7), as `numpy.quantile`, whose first use loads modules that nothing else here needs.
    """
    last = days.shape[-1] - 1
    places = [share * last for share in shares]
    lows = [int(place) for place in places]
    highs = [min(low + 1, last) for low in lows]
    some = np.partition(days, sorted({*lows, *highs}), axis=-1)
    found = np.empty((*days.shape[:-1], len(shares)))
    for i, (place, low, high) in enumerate(zip(places, lows, highs, strict=True)):
        found[..., i] = some[..., low] + (some[..., high] - some[..., low]) * (place - low)
    return found
