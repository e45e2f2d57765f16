"""One critical path in each draw, and what a day less is worth, held against trying every path."""

from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.schedule.networks import random_network
from vejviser.portfolio.tracing import on_path, saved_by_a_day
from vejviser.schedule.network import Network, network
from vejviser.schedule.simulate import Address, Chunk, chunks, forward


def drawn(seed: int, size: int, draws: int = 60) -> tuple[Network, Chunk]:
    net, works = random_network(seed, size)
    return net, next(iter(chunks(net, works, Address(1, "test"), 0, draws)))


@pytest.mark.parametrize("seed", range(5))
def test_the_days_on_the_path_add_up_to_the_day_of_the_goal_to_the_last_bit(seed: int) -> None:
    net, chunk = drawn(seed, 25)
    ends = [len(net.names) - 1, len(net.names) - 3]
    reached = chunk.finish[ends].max(axis=0)
    path = on_path(net, chunk, ends, reached)
    assert (np.where(path, chunk.finish - chunk.start, 0).sum(axis=0) == reached).all()


def test_of_two_equally_long_paths_the_one_that_stands_first_counts() -> None:
    net = network("abcd", {"d": ["a", "b", "c"]}, set("abcd"))
    chunk = forward(net, [np.array([5.0]), np.array([7.0]), np.array([7.0]), np.array([1.0])], 1)
    assert on_path(net, chunk, [3], chunk.finish[3])[:, 0].tolist() == [False, True, False, True]


@given(st.integers(0, 500), st.integers(2, 8), st.booleans())
def test_a_day_less_saves_what_reckoning_anew_says(seed: int, size: int, first: bool) -> None:
    net, chunk = drawn(seed, size, draws=8)
    days = chunk.finish - chunk.start
    ends = sorted({len(net.names) - 1, len(net.names) // 2})
    found = saved_by_a_day(net, chunk, ends, first)
    for draw in range(days.shape[1]):
        before = goal(net, days[:, draw], ends, first)
        for i in range(len(net.names)):
            shorter = days[:, draw].copy()
            shorter[i] = max(0.0, shorter[i] - 1)
            assert found[i, draw] == before - goal(net, shorter, ends, first)


def goal(net: Network, days: np.ndarray, ends: list[int], first: bool) -> float:
    """When the milestone is reached, by trying every path to each end."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(len(net.names)))
    graph.add_edges_from((other, i) for i, earlier in enumerate(net.before) for other in earlier)
    finish = []
    for end in ends:
        paths = [[end]] if not net.before[end] else []
        for root in graph:
            if root != end and not net.before[root]:
                paths += networkx.all_simple_paths(graph, root, end)
        finish.append(max(sum(float(days[i]) for i in path) for path in paths))
    return min(finish) if first else max(finish)
