"""The Beta distribution in NumPy: its tails, its quantiles, and the chance of a majority."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Real = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

TINY = 1e-300
TABLE = 2500  # a wider table would take more memory than the votes


def log_gammas(start: float, count: int) -> Real:
    """The array of log Γ(start), log Γ(start + 1), ... of length `count`."""
    return np.array([math.lgamma(start + i) for i in range(count)])


def log_gamma(values: Real) -> Real:
    """The log Γ of each value, reckoned once for each distinct value."""
    distinct, where = np.unique(values, return_inverse=True)
    return np.array([math.lgamma(value) for value in distinct])[where].reshape(values.shape)


def beta_below(a: Real, b: Real, x: Real) -> Real:
    """P(Beta(a, b) <= x), the regularised incomplete beta function, elementwise; arrays of one shape.

    The continued fraction of DLMF 8.17.22 by Lentz's method, on whichever side of the mean converges fast;
    about 14 digits. a, b > 0 and 0 <= x <= 1.
    """
    return _below(a, b, x, log_gamma(a + b) - log_gamma(a) - log_gamma(b))


def _below(a: Real, b: Real, x: Real, scale: Real) -> Real:
    far = x > (a + 1) / (a + b + 2)
    p, q, y = np.where(far, b, a), np.where(far, a, b), np.where(far, 1 - x, x)
    with np.errstate(divide="ignore"):
        front = np.exp(scale + p * np.log(y) + q * np.log1p(-y)) / p
    part = front * _fraction(p, q, y)
    return np.asarray(np.clip(np.where(far, 1 - part, part), 0.0, 1.0))


def _fraction(a: Real, b: Real, x: Real) -> Real:
    """The continued fraction itself; steps grow with the root of the larger of a and b."""
    c = np.ones_like(x)
    d = 1 / _off_zero(1 - (a + b) * x / (a + 1))
    value = d.copy()
    for m in range(1, 100 + int(4 * math.sqrt(max(a.max(initial=1.0), b.max(initial=1.0))))):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _off_zero(1 + term * d)
            c = _off_zero(1 + term / c)
            change = c * d
            value = value * change
        if np.abs(change - 1).max(initial=0.0) < 1e-15:
            break
    return value


def _off_zero(values: Real) -> Real:
    return np.where(np.abs(values) < TINY, TINY, values)


def beta_quantile(a: Real, b: Real, share: float) -> Real:
    """The x with P(Beta(a, b) <= x) = share, elementwise, to 10 decimals; a, b >= 1/2.

    Newton's steps inside a bracket that every step narrows; a step that would leave it halves it instead.
    """
    low, high = np.zeros_like(a), np.ones_like(a)
    scale = log_gamma(a + b) - log_gamma(a) - log_gamma(b)
    x = a / (a + b)
    for _ in range(100):
        off = _below(a, b, x, scale) - share
        low, high = np.where(off < 0, x, low), np.where(off > 0, x, high)
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            density = np.exp(scale + (a - 1) * np.log(x) + (b - 1) * np.log1p(-x))
            step = x - off / density
        # A step too short to count ends the search there; the rounding of `off` must not throw it out of the
        # bracket.
        done = np.abs(step - x) < 1e-12
        inside = (step > low) & (step < high)
        new = np.where(done, x, np.where(inside, step, (low + high) / 2))
        if done.all():
            break
        x = new
    return x


class Majorities:
    """P(Beta(a0 + i, b0 + j) > 1/2) for whole i and j, 0 <= i, j <= `most`, by one table.

    Adding a vote against moves the chance by one term (DLMF 8.17.20 at x = 1/2), so a whole row is a running
    sum. A table wider than TABLE is not made; then every chance asked for comes from the continued fraction.
    """

    def __init__(self, a0: float, b0: float, most: int) -> None:
        self._start = (a0, b0)
        self._table = _table(a0, b0, most) if most <= TABLE else None

    def __call__(self, i: Whole, j: Whole) -> Real:
        """The chances for arrays that broadcast together."""
        if self._table is not None:
            return np.asarray(self._table[i, j])
        i, j = np.broadcast_arrays(i, j)
        a: Real = self._start[0] + i.astype(np.float64)
        b: Real = self._start[1] + j.astype(np.float64)
        return np.asarray(1 - beta_below(a, b, np.full(a.shape, 0.5)))


def _table(a0: float, b0: float, most: int) -> Real:
    a: Real = a0 + np.arange(most + 1, dtype=np.float64)
    first = 1 - beta_below(a, np.full_like(a, b0), np.full_like(a, 0.5))
    both, steps = log_gammas(a0 + b0, 2 * most + 1), np.arange(most)
    i = np.arange(most + 1)[:, None]
    log_term = both[i + steps] - log_gammas(a0, most + 1)[:, None] - log_gammas(b0 + 1, most)
    term = np.exp(log_term - (a0 + b0 + i + steps) * math.log(2))
    table = np.concatenate([first[:, None], first[:, None] - np.cumsum(term, axis=1)], axis=1)
    return np.asarray(np.clip(table, 0.0, 1.0))


def beta_intervals(a: Real, b: Real, shares: Sequence[float]) -> list[Real]:
    """The quantiles at each share, reckoned once for each distinct pair of a and b."""
    pairs, where = np.unique(np.stack([a.ravel(), b.ravel()]), axis=1, return_inverse=True)
    return [beta_quantile(pairs[0], pairs[1], share)[where.ravel()].reshape(a.shape) for share in shares]
