"""Opinion clusters, where there are voters enough and the clusters hold when some voters are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from vejviser.workshop.kmeans import Division, Labels, alike, divide
from vejviser.workshop.opinion_map import Ballots, ballots_of, points_of
from vejviser.workshop.votes import UNSEEN, Counts, Votes, count_by

Real = npt.NDArray[np.float64]
Reason = Literal["", "few_voters", "unstable", "no_structure"]

VOTES_EACH = 7
"""A voter with fewer votes (than all statements, if those are fewer) is not placed, as in Polis."""
VOTERS = 100
STABLE = 0.8
SHARE = 0.8
RESAMPLES = 20
SURE = 1.2816
"""The normal quantile at 90 %, as in Polis."""


@dataclass(frozen=True, eq=False)
class Opinions:
    """Clusters of voters who vote alike, or the `reason` why none are told.

    `placed` are the indices of the voters with votes enough, `points` their places on the plane, `labels`
    their clusters (the largest first). `stability` are the adjusted Rand indices between these clusters and
    those found anew among random shares of the voters; `steady` is their mean. The clusters are there even
    where `reason` says that they should not be shown, so that one can see why.
    """

    reason: Reason
    placed: npt.NDArray[np.intp]
    points: Real
    labels: Labels
    clusters: int
    silhouette: float
    stability: tuple[float, ...]

    @property
    def steady(self) -> float:
        """How alike the clusters stay, 0 (as by chance) to 1; 0 where it was not tried."""
        return float(np.mean(self.stability)) if self.stability else 0.0


def opinions_of(votes: Votes, resamples: int = RESAMPLES) -> Opinions:
    """The opinion clusters of a workshop, tried on `resamples` random shares of SHARE of the voters."""
    cast = (votes.grid != UNSEEN).sum(axis=1)
    placed = np.flatnonzero(cast >= max(1, min(VOTES_EACH, len(votes.statements))))
    if len(placed) < VOTERS:
        nothing = np.zeros((0, 2))
        return Opinions("few_voters", placed, nothing, np.zeros(0, dtype=np.intp), 0, 0.0, ())
    ballots = ballots_of(votes.grid[placed])
    points, directions = points_of(ballots)
    division = divide(points)
    stability = tuple(_anew(ballots, division, directions, number) for number in range(resamples))
    reason: Reason = ""
    if division.clusters < 2:
        reason = "no_structure"
    elif resamples and np.mean(stability) < STABLE:
        reason = "unstable"
    return Opinions(
        reason, placed, points, division.labels, division.clusters, division.silhouette, stability
    )


def _anew(ballots: Ballots, division: Division, directions: Real, number: int) -> float:
    """How alike the clusters are when the map and the clusters are found anew among a share of the voters."""
    rng = np.random.Generator(np.random.Philox([2, number]))
    share = np.sort(rng.permutation(len(ballots.seen))[: round(SHARE * len(ballots.seen))])
    points, _ = points_of(ballots.of(share), directions)
    return alike(division.labels[share], divide(points, starts=4).labels)


def cluster_counts(votes: Votes, opinions: Opinions) -> Counts:
    """The votes by opinion cluster: clusters x statements."""
    return count_by(votes.grid[opinions.placed], opinions.labels, opinions.clusters)


def shared_by_clusters(counts: Counts) -> Real:
    """Group-informed consensus as in Polis: the product over clusters of (agree + 1) / (seen + 2)."""
    return np.asarray(np.prod((counts.agree + 1) / (counts.seen + 2), axis=0))


@dataclass(frozen=True)
class Typical:
    """A statement typical of a cluster: its index, the side taken, and how much likelier than elsewhere."""

    statement: int
    side: Literal["agree", "disagree"]
    share: float
    ratio: float
    weight: float


def typical(counts: Counts, most: int = 5) -> tuple[tuple[Typical, ...], ...]:
    """For each cluster, the statements that tell it from the others, the most telling first.

    Small et al. 2021: a side counts if both the share in the cluster (against one half) and its lead over the
    others are sure at 90 %; the weight is ratio x share x both test values.
    """
    told = []
    for cluster in range(len(counts.agree)):
        found: dict[int, Typical] = {}
        for side, cast in (("agree", counts.agree), ("disagree", counts.disagree)):
            for one in _typical_side(counts, cast, cluster, "agree" if side == "agree" else "disagree"):
                if one.statement not in found or one.weight > found[one.statement].weight:
                    found[one.statement] = one
        told.append(tuple(sorted(found.values(), key=lambda one: (-one.weight, one.statement))[:most]))
    return tuple(told)


def _typical_side(
    counts: Counts, cast: npt.NDArray[np.int64], cluster: int, side: Literal["agree", "disagree"]
) -> list[Typical]:
    here, seen = cast[cluster], counts.seen[cluster]
    there, elsewhere = cast.sum(axis=0) - here, counts.seen.sum(axis=0) - seen
    share, other = (here + 1) / (seen + 2), (there + 1) / (elsewhere + 2)
    own = 2 * np.sqrt(seen + 1) * ((here + 1) / (seen + 1) - 0.5)
    lead = _lead(here + 1, seen + 1, there + 1, elsewhere + 1)
    sure = np.flatnonzero((own > SURE) & (lead > SURE))
    weight = share / other * lead * share * own
    return [
        Typical(int(s), side, float(share[s]), float(share[s] / other[s]), float(weight[s])) for s in sure
    ]


def _lead(
    here: npt.NDArray[np.int64],
    seen: npt.NDArray[np.int64],
    there: npt.NDArray[np.int64],
    elsewhere: npt.NDArray[np.int64],
) -> Real:
    """The pooled test of two shares; 0 where everybody took that side."""
    pooled = (here + there) / (seen + elsewhere)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / seen + 1 / elsewhere))
    return np.where(spread > 0, (here / seen - there / elsewhere) / np.where(spread > 0, spread, 1), 0.0)
