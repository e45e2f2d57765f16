"""Where every voter stands on a plane: the projection of Polis.

Source: C. Small et al., Polis: Scaling Deliberation by Mapping High Dimensional Opinion Spaces, Recerca 26
(2021): missing votes take the statement's mean, two principal components, each voter moved outwards by the
root of statements over own votes, so that those who voted on little do not crowd the middle.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vejviser.workshop.votes import UNSEEN, Grid

Real = npt.NDArray[np.float64]
Single = npt.NDArray[np.float32]

SMALL = 60  # up to so many rows or columns all components are reckoned at once
DIRECTIONS = 8
SWEEPS = 200


class Ballots(NamedTuple):
    """Votes as numbers to reckon with, voters x statements: 1 where seen, and the votes with 0 where not."""

    seen: Single
    cast: Single

    def of(self, voters: npt.NDArray[np.intp]) -> Ballots:
        """The ballots of some voters."""
        return Ballots(self.seen[voters], self.cast[voters])


def ballots_of(grid: Grid) -> Ballots:
    """The ballots of a grid of votes."""
    seen = (grid != UNSEEN).astype(np.float32)
    return Ballots(seen, grid.astype(np.float32) * seen)


def points_of(ballots: Ballots, start: Real | None = None) -> tuple[Real, Real]:
    """The voters' points (voters x 2), and the directions (statements x at least 2, the widest first).

    Every voter must have a vote. `start` are directions to search from, such as those of a larger share of
    the voters.
    """
    seen, cast = ballots
    votes = seen.sum(axis=0)
    centred = cast - seen * (cast.sum(axis=0) / np.maximum(votes, 1))
    basis = _directions(centred, start)
    directions = basis[:, :2]
    statements = np.count_nonzero(votes)
    points = np.asarray(centred @ directions.astype(np.float32), dtype=np.float64)
    return points * np.sqrt(statements / seen.sum(axis=1))[:, None], basis


def _directions(centred: Single, start: Real | None) -> Real:
    """The directions in which the rows spread most, of unit length, their largest part positive."""
    if min(centred.shape) <= SMALL:
        _, _, found = np.linalg.svd(centred.astype(np.float64), full_matrices=False)
        directions = np.zeros((centred.shape[1], 2))
        directions[:, : min(2, len(found))] = found[:2].T
    else:
        directions = _sweep(centred, start)
    largest = np.abs(directions).argmax(axis=0)
    return directions * np.where(directions[largest, range(len(largest))] < 0, -1, 1)


def _sweep(centred: Single, start: Real | None) -> Real:
    """The same by subspace iteration (Rayleigh-Ritz): directions turned to the widest spread."""
    rows = centred.T
    basis = np.random.Generator(np.random.Philox(0)).standard_normal((rows.shape[0], DIRECTIONS))
    if start is not None:
        basis[:, : start.shape[1]] = start
    basis, _ = np.linalg.qr(basis)
    last = basis[:, :2]
    for _ in range(SWEEPS):
        image = np.asarray(rows @ (centred @ basis.astype(np.float32)), dtype=np.float64)
        spread, turn = np.linalg.eigh((basis.T @ image + image.T @ basis) / 2)
        basis, _ = np.linalg.qr(image @ turn[:, np.argsort(-spread)])
        now = basis[:, :2]
        # What the new directions do not share with the last ones.
        if np.abs(now - last @ (last.T @ now)).max() < 1e-4:
            break
        last = now
    return basis
