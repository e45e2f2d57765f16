"""The axis of time: days from the start to places in the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

from vejviser.export.days import DAYS_A_MONTH
from vejviser.export.picture.outline import Outline

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_TICK = 65.0
"""The least room for the date at a tick."""


@dataclass(frozen=True)
class Scale:
    """An axis from `left` to `right` that ends after `months`."""

    months: int
    left: float
    right: float

    def at(self, days: float) -> float:
        """The place of a day; days after the end stand at the end."""
        share = days / (self.months * DAYS_A_MONTH)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def beyond(self, days: float) -> bool:
        """Whether a day lies after the end of the axis."""
        return days > self.months * DAYS_A_MONTH

    @property
    def ticks(self) -> range:
        """The months at which a tick stands: as many as leave room for a date at each."""
        most = (self.right - self.left) // _TICK
        step = next((s for s in _STEPS if self.months / s <= most), self.months)
        return range(0, self.months + 1, step)


def scale(made: Outline, left: float, right: float) -> Scale:
    """An axis that holds the goal's range, every milestone's median and every bar drawn."""
    ends = [row.finish.p50 for band in made.bands for row in band.drawn if row.finish]
    ends += [sign.spread.p50 for sign in made.signs]
    days = max([made.goal.p90, DAYS_A_MONTH, *ends])
    return Scale(max(2, math.ceil(days / DAYS_A_MONTH * 1.02)), left, right)
