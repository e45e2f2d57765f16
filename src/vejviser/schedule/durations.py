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
from vejviser.schedule.begun import Begun

Origin = Literal["published", "spread_assumed", "assumed", "project", "none"]
Days = npt.NDArray[np.float64]

LEVELS = 1 << 14
"""In how many equally likely values a distribution is tabulated."""
GRAIN = 1 << 16
"""Tabulated days are whole multiples of 1/GRAIN, so that sums are exact and alike on every machine."""
_Z90 = NormalDist().inv_cdf(0.9)
_LEAST = 1e-300
"""A share that is as good as none: below it the normal distribution cannot be inverted."""


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

    def longer(self, days: float) -> float:
        """The share of cases that take longer than so many days."""
        if days <= 0:
            return 1.0
        if self.p50 <= 0:
            return 0.0
        slope = math.log(self.p50 / self.p10) if days < self.p50 else math.log(self.p90 / self.p50)
        if slope <= 0:
            return 1.0 if days < self.p50 else 0.0
        # By erfc and not as 1 - cdf, which has no digits left far out.
        return 0.5 * math.erfc(math.log(days / self.p50) / slope * _Z90 / math.sqrt(2))

    def left(self, share: float, elapsed: float) -> float:
        """The days still to go after `elapsed`, not exceeded with probability `share`, between 0 and 1.

        The distribution of those that last longer than `elapsed`, by inversion: the share of all that is
        still unfinished then is `longer(elapsed)` times what is unfinished of those. Nothing is left of a
        time that is never so long.
        """
        if elapsed <= 0:
            return self.quantile(share)
        unfinished = self.longer(elapsed) * (1.0 - share)
        if unfinished < _LEAST:
            return 0.0
        return max(0.0, self._at(-NormalDist().inv_cdf(unfinished)) - elapsed)

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
    """What a step costs in time: its duration, and rounds of revision where a share is published.

    `begun` says where it stands once it is begun; then only what is left of its time is still to come.
    """

    duration: Duration
    rounds: Rounds | None = None
    begun: Begun | None = None

    @property
    def done(self) -> bool:
        """Whether nothing of it is left."""
        return self.begun is not None and self.begun.done

    @property
    def middle(self) -> float:
        """The median days that are still to come."""
        if self.begun is None:
            return self.duration.p50
        if self.begun.done:
            return 0.0
        left = self.duration.left(0.5, self.begun.elapsed)
        return max(left, self.rounds.days.p50) if self.begun.returned and self.rounds else left


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


@lru_cache(maxsize=256)
def table_left(duration: Duration, elapsed: float) -> Days:
    """What is left after `elapsed` whole days as `LEVELS` equally likely values, ascending, in days."""
    if elapsed <= 0:
        return table(duration)
    left = [duration.left((k + 0.5) / LEVELS, elapsed) for k in range(LEVELS)]
    return np.asarray(np.round(np.array(left) * GRAIN) / GRAIN)


@cache
def _normal_midpoints() -> Days:
    inverse = NormalDist().inv_cdf
    upper = [inverse((k + 0.5) / LEVELS) for k in range(LEVELS // 2, LEVELS)]
    return np.array([*(-z for z in reversed(upper)), *upper])
