"""On public Polis conversations ours finds the consensus of the reference method, and says where clusters do not hold."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from tests.workshop.polis import (
    by_labels,
    conversation,
    informed,
    own_variation,
    reference_points,
    reference_runs,
    shared,
    top,
)
from vejviser.workshop.kmeans import alike
from vejviser.workshop.opinions import Opinions, cluster_counts, opinions_of, shared_by_clusters
from vejviser.workshop.votes import Votes

STEADY = ("canadian-electoral-reform", "scoop-hivemind.biodiversity", "vtaiwan.uberx")
SHAKY = ("brexit-consensus", "15-per-hour-seattle")
OTHERS = (
    "scoop-hivemind.freshwater",
    "scoop-hivemind.taxes",
    "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
)


@functools.cache
def read(name: str) -> tuple[Votes, Opinions]:
    votes = conversation(name)
    return votes, opinions_of(votes)


@pytest.mark.parametrize("name", [*STEADY, *SHAKY, *OTHERS])
def test_the_consensus_is_that_of_the_reference_within_its_own_variation(name: str) -> None:
    votes, ours = read(name)
    runs = reference_runs(reference_points(votes, ours.placed))
    lists = [top(shared_by_clusters(by_labels(votes, ours.placed, labels))) for labels in runs]
    found = top(shared_by_clusters(cluster_counts(votes, ours)))
    mine = [shared(found, each) for each in lists]
    assert np.mean(mine) >= np.mean(own_variation(lists)) - 1e-9


def test_group_informed_consensus_is_that_of_the_paper_one_vote_at_a_time() -> None:
    votes, ours = read("brexit-consensus")
    expected = informed(votes, ours.placed, ours.labels)
    assert shared_by_clusters(cluster_counts(votes, ours)) == pytest.approx(expected)


def test_the_map_is_that_of_the_reference() -> None:
    votes, ours = read("brexit-consensus")
    expected = np.asarray(reference_points(votes, ours.placed))
    for axis in (0, 1):
        sign = np.sign(ours.points[:, axis] @ expected[:, axis])
        assert ours.points[:, axis] == pytest.approx(sign * expected[:, axis], abs=0.01)


@pytest.mark.parametrize("name", STEADY)
def test_clusters_that_hold_are_told(name: str) -> None:
    _, ours = read(name)
    assert ours.reason == ""
    assert ours.steady >= 0.8


@pytest.mark.parametrize("name", SHAKY)
def test_clusters_that_change_when_voters_are_left_out_are_not_told(name: str) -> None:
    _, ours = read(name)
    assert ours.reason == "unstable"


def test_the_reference_itself_changes_from_run_to_run_where_ours_says_unstable() -> None:
    votes, ours = read("brexit-consensus")
    runs = reference_runs(reference_points(votes, ours.placed))
    assert min(alike(a, b) for a in runs for b in runs) < 0.8


def test_a_conversation_of_workshop_size_has_no_clusters() -> None:
    _, ours = read("london.youth.policing")
    assert ours.reason == "few_voters"
