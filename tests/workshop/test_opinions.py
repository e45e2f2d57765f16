"""Opinion clusters: the map, the clusters, their stability, and what is typical of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score

from tests.workshop.simulated import drawn, names
from vejviser.workshop.kmeans import alike, divide, kmeans, silhouettes
from vejviser.workshop.opinion_map import ballots_of, points_of
from vejviser.workshop.opinions import cluster_counts, opinions_of, shared_by_clusters, typical
from vejviser.workshop.votes import UNSEEN, Counts, Votes, count_by

Real = npt.NDArray[np.float64]


def camps(rng: np.random.Generator, people: int, statements: int = 40, camps: int = 2) -> Votes:
    """A workshop of camps that vote far apart on most statements."""
    return drawn(rng, rng.beta(0.3, 0.3, (camps, statements)), people, missing=0.5, passing=0.05)


def crowd(rng: np.random.Generator, people: int, statements: int = 40) -> Votes:
    """A workshop where everybody votes by the same shares, so that every cluster is chance."""
    return drawn(rng, np.full((1, statements), 0.5), people, missing=0.5, passing=0.05)


@pytest.mark.parametrize("shape", [(40, 30), (300, 120), (90, 200)])
def test_the_map_is_that_of_principal_components(shape: tuple[int, int]) -> None:
    votes = camps(np.random.default_rng(1), *shape)
    grid = votes.grid[(votes.grid != UNSEEN).any(axis=1)]
    numbers = np.where(grid == UNSEEN, np.nan, grid)
    filled = np.where(np.isnan(numbers), np.nanmean(numbers, axis=0), numbers)
    stretch = np.sqrt(grid.shape[1] / (grid != UNSEEN).sum(axis=1))[:, None]
    expected = PCA(2).fit_transform(filled) * stretch
    found, _ = points_of(ballots_of(grid))
    for axis in (0, 1):
        sign = np.sign(found[:, axis] @ expected[:, axis])
        assert found[:, axis] == pytest.approx(sign * expected[:, axis], abs=0.02)


@pytest.mark.parametrize("k", [2, 3, 5])
def test_clusters_fit_as_well_as_those_of_scikit_learn(k: int) -> None:
    points = np.random.default_rng(2).normal(size=(150, 2))

    def spread(labels: npt.NDArray[np.intp]) -> float:
        groups = [points[labels == label] for label in range(k)]
        return sum(float(((group - group.mean(axis=0)) ** 2).sum()) for group in groups)

    theirs = KMeans(k, n_init=20, random_state=0).fit(points).inertia_
    assert spread(kmeans(points, k)) <= theirs * 1.01


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 1000))
def test_silhouette_and_likeness_are_those_of_scikit_learn(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(40, 2))
    a, b = rng.integers(0, 3, (2, 40))
    if len(set(a.tolist())) > 1:
        assert silhouettes(points, [a])[0] == pytest.approx(silhouette_score(points, a))
    assert alike(a, b) == pytest.approx(adjusted_rand_score(a, b))


def test_the_order_of_voters_and_statements_does_not_change_the_clusters() -> None:
    votes = camps(np.random.default_rng(3), 120)
    rng = np.random.default_rng(4)
    people, statements = rng.permutation(120), rng.permutation(40)
    plain = divide(points_of(ballots_of(votes.grid))[0])
    turned = divide(points_of(ballots_of(votes.grid[people][:, statements]))[0])
    assert alike(plain.labels[people], turned.labels) == pytest.approx(1.0)


def test_camps_far_apart_are_found_and_stable() -> None:
    votes = camps(np.random.default_rng(5), 150, camps=3)
    found = opinions_of(votes)
    assert (found.reason, found.clusters) == ("", 3)
    assert alike(found.labels, votes.member_of[found.placed]) > 0.95
    assert found.steady > 0.9


def test_clusters_of_chance_are_told_as_unstable() -> None:
    found = opinions_of(crowd(np.random.default_rng(6), 150))
    assert found.reason == "unstable"
    assert found.steady < 0.8


def test_with_too_few_voters_no_clusters_are_sought() -> None:
    found = opinions_of(camps(np.random.default_rng(7), 60))
    assert (found.reason, found.clusters, found.stability) == ("few_voters", 0, ())


def test_a_room_where_all_vote_the_same_has_no_clusters() -> None:
    grid = np.ones((120, 10), dtype=np.int8)
    who, what = names("p", 120), names("s", 10)
    found = opinions_of(Votes(who, what, ("all",), np.zeros(120, dtype=np.intp), grid))
    assert found.reason == "no_structure"


def test_the_same_votes_give_the_same_clusters_and_stability() -> None:
    votes = crowd(np.random.default_rng(8), 120)
    assert opinions_of(votes).stability == opinions_of(votes).stability


def by_hand(counts: Counts, cluster: int) -> list[tuple[int, str]]:
    """Typical statements written out from the paper, one at a time."""
    told: dict[int, tuple[float, str]] = {}
    for s in range(counts.agree.shape[1]):
        for side, cast in (("agree", counts.agree), ("disagree", counts.disagree)):
            inside, seen = int(cast[cluster, s]), int(counts.seen[cluster, s])
            outside, elsewhere = int(cast[:, s].sum()) - inside, int(counts.seen[:, s].sum()) - seen
            p, q = (inside + 1) / (seen + 2), (outside + 1) / (elsewhere + 2)
            own = 2 * (seen + 1) ** 0.5 * ((inside + 1) / (seen + 1) - 0.5)
            a, n, b, m = inside + 1, seen + 1, outside + 1, elsewhere + 1
            pooled = (a + b) / (n + m)
            lead = 0.0 if pooled >= 1 else (a / n - b / m) / (pooled * (1 - pooled) * (1 / n + 1 / m)) ** 0.5
            weight = p / q * lead * p * own
            if own > 1.2816 and lead > 1.2816 and weight > told.get(s, (0.0, ""))[0]:
                told[s] = (weight, side)
    return [(s, told[s][1]) for s in sorted(told, key=lambda s: (-told[s][0], s))][:5]


def test_typical_statements_are_those_of_the_paper() -> None:
    votes = camps(np.random.default_rng(9), 120, camps=3)
    counts = count_by(votes.grid, votes.member_of, 3)
    for cluster, found in enumerate(typical(counts)):
        assert found
        assert [(one.statement, one.side) for one in found] == by_hand(counts, cluster)


def test_group_informed_consensus_is_the_product_over_clusters() -> None:
    counts = Counts(np.array([[3], [1]]), np.array([[0], [1]]), np.array([[1], [0]]))
    assert shared_by_clusters(counts)[0] == pytest.approx((4 / 6) * (2 / 4))
    votes = camps(np.random.default_rng(10), 120)
    assert cluster_counts(votes, opinions_of(votes, resamples=1)).agree.shape[1] == 40
