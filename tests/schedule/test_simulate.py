"""The simulation: closed forms where there are some, SimPy where there are none, and the same bits always."""

from __future__ import annotations

import math

import networkx
import numpy as np
import pytest
import simpy

from tests.schedule.networks import fixed, random_network, spread
from vejviser.schedule.durations import Duration, Rounds, Work
from vejviser.schedule.network import Network, network
from vejviser.schedule.simulate import Address, Chunk, chunks, critical, durations, forward

HERE = Address(1, "test")


def whole(net: Network, works: list[Work], draws: int, size: int = 8192) -> Chunk:
    found = list(chunks(net, works, HERE, 0, draws, size))
    return Chunk(np.hstack([c.start for c in found]), np.hstack([c.finish for c in found]))


def within_three_errors(sample: np.ndarray, mean: float) -> bool:
    return bool(abs(sample.mean() - mean) < 3 * sample.std() / math.sqrt(len(sample)))


def test_fixed_times_add_up_along_the_longest_path() -> None:
    net = network("abcd", {"b": ["a"], "c": ["a"], "d": ["b", "c"]}, set("abcd"))
    chunk = whole(net, [fixed(3), fixed(10), fixed(4), fixed(2)], 5)
    assert (chunk.finish[3] == 15).all()
    assert (chunk.start[2] == 3).all()


def test_the_mean_of_a_chain_is_the_sum_of_the_means() -> None:
    works = [spread(10, 20, 50), spread(5, 9, 12), spread(100, 180, 400)]
    net = network("abc", {"b": ["a"], "c": ["b"]}, set("abc"))
    finish = whole(net, works, 100_000).finish[2]
    assert within_three_errors(finish, sum(work.duration.mean() for work in works))
    variance = sum(durations(w, n, HERE, 0, 100_000).var() for w, n in zip(works, "abc", strict=True))
    assert finish.var() == pytest.approx(variance, rel=0.03)


def test_the_later_of_two_like_steps_comes_as_the_square_of_the_distribution_says() -> None:
    duration = Duration(10, 20, 50, "assumed")
    net = network("abc", {"c": ["a", "b"]}, set("abc"))
    finish = whole(net, [Work(duration), Work(duration), fixed(0)], 100_000).finish[2]
    for share in (0.1, 0.5, 0.9):
        below = (finish <= duration.quantile(math.sqrt(share))).mean()
        assert abs(below - share) < 3 * math.sqrt(share * (1 - share) / 100_000)


def test_rounds_of_revision_come_as_often_as_their_share_says() -> None:
    work = Work(Duration(10, 10, 10, "published"), Rounds(0.4, Duration(7, 7, 7, "published")))
    days = durations(work, "apply", HERE, 0, 100_000)
    expected = sum(0.4**k for k in range(1, 6)) * 7
    assert within_three_errors(days - 10, expected)
    rounds = np.round((days - 10) / 7)
    for k in (1, 2, 3):
        share = (rounds >= k).mean()
        assert abs(share - 0.4**k) < 3 * math.sqrt(0.4**k * (1 - 0.4**k) / 100_000)


@pytest.mark.parametrize("seed", range(6))
def test_simpy_on_the_same_network_finds_the_same_finish_within_three_standard_errors(seed: int) -> None:
    net, works = random_network(seed, size=12)
    ours = whole(net, works, 20_000).finish.max(axis=0)
    theirs = np.array([simpy_finish(net, works, draw) for draw in range(1500)])
    error = math.sqrt(ours.var() / len(ours) + theirs.var() / len(theirs))
    assert abs(ours.mean() - theirs.mean()) < 3 * error


def simpy_finish(net: Network, works: list[Work], draw: int) -> float:
    """One run of the network by SimPy, with random numbers of its own."""
    rng = np.random.default_rng([99, draw])
    world = simpy.Environment()
    done: list[simpy.Process] = []

    def step(i: int):  # type: ignore[no-untyped-def]
        yield world.all_of([done[other] for other in net.before[i]])
        work = works[i]
        yield world.timeout(work.duration.quantile(rng.uniform(1e-9, 1 - 1e-9)))
        for _ in range(5):
            if work.rounds is None or rng.uniform() >= work.rounds.share:
                break
            yield world.timeout(work.rounds.days.quantile(rng.uniform(1e-9, 1 - 1e-9)))

    for i in range(len(net.names)):
        done.append(world.process(step(i)))
    world.run()
    return float(world.now)


@pytest.mark.parametrize("size", [1, 7, 37, 1000, 100_000])
def test_how_draws_are_cut_changes_not_one_bit(size: int) -> None:
    net, works = random_network(3)
    draws = 300 if size == 1 else 2500
    assert (whole(net, works, draws, size).finish == whole(net, works, draws, 8192).finish).all()


def test_a_later_part_of_the_draws_is_the_same_when_asked_for_alone() -> None:
    net, works = random_network(4)
    part = next(iter(chunks(net, works, HERE, 1234, 321)))
    assert (part.finish == whole(net, works, 3000).finish[:, 1234 : 1234 + 321]).all()


@pytest.mark.parametrize("seed", range(8))
def test_a_step_is_critical_in_just_those_draws_in_which_it_lies_on_a_longest_path(seed: int) -> None:
    net, works = random_network(seed, size=8)
    chunk = whole(net, works, 40)
    ends = [len(net.names) - 1]
    found = critical(net, chunk, ends, chunk.finish[ends[0]])
    for draw in range(40):
        days = chunk.finish[:, draw] - chunk.start[:, draw]
        assert set(np.flatnonzero(found[:, draw])) == longest_paths(net, days, ends[0])


def longest_paths(net: Network, days: np.ndarray, end: int) -> set[int]:
    """The steps on any longest path to `end`, by trying every path."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(len(net.names)))
    graph.add_edges_from((other, i) for i, earlier in enumerate(net.before) for other in earlier)
    paths = [
        path
        for root in graph
        if not net.before[root]
        for path in (networkx.all_simple_paths(graph, root, end) if root != end else [[end]])
    ]
    length = {tuple(path): sum(days[i] for i in path) for path in paths}
    longest = max(length.values())
    return {i for path, total in length.items() if math.isclose(total, longest) for i in path}


def test_a_network_without_steps_has_nothing_to_reckon() -> None:
    assert forward(network([], {}, set()), [], 7).finish.shape == (0, 7)
