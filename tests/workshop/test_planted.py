"""What was planted in simulated workshops is found, and what is said with some probability holds as often."""

from __future__ import annotations

import functools

import numpy as np
import numpy.typing as npt
import pytest

from tests.workshop.simulated import CONSENSUS, DIVISION, Known, Planted, planted, population
from vejviser.workshop.analysis import SURE, verdict
from vejviser.workshop.kmeans import divide
from vejviser.workshop.model import Chances, chances
from vejviser.workshop.opinion_map import ballots_of, points_of
from vejviser.workshop.opinions import shared_by_clusters
from vejviser.workshop.votes import Counts, count, count_by

Real = npt.NDArray[np.float64]

WORKSHOPS = 120
TOP = 10


@functools.cache
def workshops(passing: float) -> tuple[Planted, ...]:
    rng = np.random.default_rng(20261126)
    return tuple(planted(rng, passing=passing) for _ in range(WORKSHOPS))


def posterior(workshop: Planted) -> Real:
    """Ours: the probability that the majority of every known group agrees."""
    return chances(count(workshop.votes)).agree


def geometric(workshop: Planted) -> Real:
    """A peer: the geometric mean over known groups of the share that agrees."""
    counts = count(workshop.votes)
    return np.asarray(np.log((counts.agree + 0.5) / (counts.seen + 1)).mean(axis=0))


def kmeans_informed(workshop: Planted) -> Real:
    """The peer of Polis: clusters found by k-means, and their group-informed consensus."""
    grid = workshop.votes.grid
    division = divide(points_of(ballots_of(grid))[0])
    return shared_by_clusters(count_by(grid, division.labels, division.clusters))


def in_top(method: object, passing: float) -> tuple[float, float]:
    """The mean shares of the first ten that are planted consensus and planted division."""
    found = []
    for workshop in workshops(passing):
        first = np.argsort(-method(workshop), kind="stable")[:TOP]  # type: ignore[operator]
        consensus = first < CONSENSUS
        division = (first >= CONSENSUS) & (first < CONSENSUS + DIVISION)
        found.append((consensus.mean(), division.mean()))
    consensus_share, division_share = np.mean(found, axis=0)
    return float(consensus_share), float(division_share)


def test_planted_consensus_leads_and_planted_division_hardly_enters_the_first_ten() -> None:
    consensus, division = in_top(posterior, passing=0.0)
    assert consensus >= 0.90
    assert division <= 0.08


def test_the_peers_do_as_published_on_the_same_workshops() -> None:
    assert in_top(kmeans_informed, 0.0) == pytest.approx((0.73, 0.27), abs=0.04)
    assert in_top(geometric, 0.0) == pytest.approx((0.84, 0.16), abs=0.04)


@pytest.mark.parametrize("passing", [0.05, 0.15])
def test_with_passes_too_ours_is_ahead_of_the_peers(passing: float) -> None:
    ours, *peers = (in_top(method, passing) for method in (posterior, geometric, kmeans_informed))
    assert all(ours[0] > peer[0] and ours[1] < peer[1] for peer in peers)


@functools.cache
def rooms(members: int) -> tuple[tuple[Known, Chances], ...]:
    """Rooms whose groups are nearly alike to far apart, with what is said of each."""
    rng = np.random.default_rng(7)
    found = []
    for apart in (0.3, 0.8, 1.5, 2.5):
        for _ in range(40):
            known = population(rng, apart, members)
            found.append((known, chances(known.counts)))
    return tuple(found)


def said_and_held(members: int, name: str, low: float, high: float) -> tuple[float, float, int]:
    """Mean probability said within a span, the share that held, and how often it was said."""
    said = np.concatenate([getattr(told, name).ravel() for _, told in rooms(members)])
    held = np.concatenate([getattr(known, name).ravel() for known, _ in rooms(members)])
    within = (said >= low) & (said < high)
    return float(said[within].mean()), float(held[within].mean()), int(within.sum())


@pytest.mark.parametrize("members", [10, 40])
@pytest.mark.parametrize("name", ["agree", "differ", "for_it"])
def test_of_what_is_said_with_a_probability_about_so_much_holds(members: int, name: str) -> None:
    for low, high in ((0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.97)):
        said, held, times = said_and_held(members, name, low, high)
        assert times > 100
        assert held == pytest.approx(said, abs=0.10), f"{name} {low}-{high}: said {said:.2f}, held {held:.2f}"


@pytest.mark.parametrize("members", [10, 40])
def test_of_the_verdicts_at_least_nine_in_ten_hold(members: int) -> None:
    held: dict[str, list[bool]] = {"common": [], "divided": [], "mixed": []}
    for known, told in rooms(members):
        heard = known.counts.seen.min(axis=0) > 0
        for s in range(len(told.agree)):
            kind, side, _ = verdict(told.agree[s], told.refuse[s], told.differ[s], bool(heard[s]))
            if kind == "common":
                held[kind].append(bool(known.agree[s] if side == "agree" else known.refuse[s]))
            elif kind == "divided":
                held[kind].append(bool(known.differ[s]))
            elif kind == "mixed":
                held[kind].append(not (known.agree[s] or known.refuse[s]))
    for said, outcomes in held.items():
        assert len(outcomes) > 30, said
        assert np.mean(outcomes) >= SURE - 0.02, f"{said}: {np.mean(outcomes):.3f} of {len(outcomes)}"


def test_groups_taken_as_strangers_would_be_said_to_differ_where_they_do_not() -> None:
    """Why likeness is learned: one level for all, with no likeness, is far from calibrated."""
    from vejviser.workshop.beta import Majorities
    from vejviser.workshop.model import START, level

    rng = np.random.default_rng(3)
    said, held = [], []
    for _ in range(20):
        known = population(rng, 0.3, 10)
        told = level(Counts(*known.counts), 0, Majorities(START[0], START[1] + START[2], 20))
        said.append(told.differ)
        held.append(known.differ)
    sure = np.concatenate(said) >= 0.9
    assert np.concatenate(held)[sure].mean() < 0.6
