"""How long a step takes: three percentiles and who says so, and the distribution through them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from statistics import NormalDist
from typing import Literal

import numpy as np
import numpy.typing as npt

from vejviser.handbook.entries import Citation, Mark, Text

Origin = Literal["published", "spread_assumed", "assumed", "project", "none"]
Days = npt.NDArray[np.float64]

LEVELS = 1 << 14
"""In how many equally likely values a distribution is tabulated."""
GRAIN = 1 << 16
"""Tabulated days are whole multiples of 1/GRAIN, so that sums are exact and alike on every machine."""
_Z90 = NormalDist().inv_cdf(0.9)


@dataclass(frozen=True)
class Duration:
    """Calendar days that a step takes: the percentiles, whose word it is, and how well it is known.

    `origin` is `published` for all three as published, `spread_assumed` where only the median is, `assumed`
    where nobody has published anything, `project` for the project's own figures, and `none` for a step that
    takes no time of its own (it lasts, or it happens only if something does).
    """

    p10: float
    p50: float
    p90: float
    origin: Origin
    note: Text | None = None
    cite: tuple[Citation, ...] = ()
    mark: Mark | None = None

    def quantile(self, share: float) -> float:
        """The days that are not exceeded with probability `share`, strictly between 0 and 1.

        A log-normal on either side of the median, scaled so that all three percentiles are met. With only
        three figures known, this is the simplest distribution that is never negative and keeps a long tail.
        """
        z = NormalDist().inv_cdf(share)
        return self._at(z)

    def _at(self, z: float) -> float:
        if self.p50 <= 0:
            return 0.0
        slope = math.log(self.p50 / self.p10) if z < 0 else math.log(self.p90 / self.p50)
        return self.p50 * math.exp(slope / _Z90 * z)

    def mean(self) -> float:
        """The expected days, in closed form: half of each of two log-normals."""
        if self.p50 <= 0:
            return 0.0
        low, high = (math.log(b / a) / _Z90 for a, b in ((self.p10, self.p50), (self.p50, self.p90)))
        phi = NormalDist().cdf
        below = math.exp(low * low / 2) * phi(-low)
        return self.p50 * (below + math.exp(high * high / 2) * phi(high))


NO_TIME = Duration(0.0, 0.0, 0.0, "none")


@dataclass(frozen=True)
class Rounds:
    """How often work comes back for revision: with probability `share` each time, adding `days` a round."""

    share: float
    days: Duration


@dataclass(frozen=True)
class Work:
    """What a step costs in time: its duration, and rounds of revision where a share is published."""

    duration: Duration
    rounds: Rounds | None = None


@lru_cache(maxsize=1024)
def table(duration: Duration) -> Days:
    """The distribution as `LEVELS` equally likely values, ascending; shape (LEVELS,), in days."""
    if duration.p50 <= 0:
        return np.zeros(LEVELS)
    z = _normal_midpoints()
    low = math.log(duration.p50 / duration.p10) / _Z90
    high = math.log(duration.p90 / duration.p50) / _Z90
    values = duration.p50 * np.exp(np.where(z < 0, low, high) * z)
    return np.asarray(np.round(values * GRAIN) / GRAIN)


@cache
def _normal_midpoints() -> Days:
    inverse = NormalDist().inv_cdf
    upper = [inverse((k + 0.5) / LEVELS) for k in range(LEVELS // 2, LEVELS)]
    return np.array([*(-z for z in reversed(upper)), *upper])
