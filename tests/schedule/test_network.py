"""A network keeps every wait, also through steps that are taken out."""

from __future__ import annotations

import networkx
from hypothesis import given

from tests.schedule.networks import waits
from vejviser.schedule.network import network

Case = tuple[list[str], dict[str, list[str]], set[str]]


def graph_of(names: list[str], after: dict[str, list[str]]) -> networkx.DiGraph:
    graph = networkx.DiGraph()
    graph.add_nodes_from(names)
    graph.add_edges_from((other, name) for name, others in after.items() for other in others)
    return graph


@given(waits())
def test_a_kept_step_waits_for_exactly_the_kept_steps_before_it_however_far(case: Case) -> None:
    names, after, kept = case
    found = network(names, after, kept)
    assert found.names == tuple(name for name in names if name in kept)
    graph = graph_of(names, after)
    ours = graph_of(
        list(found.names),
        {n: [found.names[i] for i in b] for n, b in zip(found.names, found.before, strict=True)},
    )
    for name in found.names:
        assert networkx.ancestors(ours, name) == networkx.ancestors(graph, name) & kept


@given(waits())
def test_no_wait_stands_that_others_imply(case: Case) -> None:
    names, after, kept = case
    found = network(names, after, kept)
    edges = {n: [found.names[i] for i in b] for n, b in zip(found.names, found.before, strict=True)}
    ours = graph_of(list(found.names), edges)
    assert set(ours.edges) == set(networkx.transitive_reduction(ours).edges)


@given(waits())
def test_behind_a_step_stands_all_that_waits_for_it(case: Case) -> None:
    names, after, _ = case
    found = network(names, after, set(names))
    graph = graph_of(names, after)
    for name in names:
        behind = {found.names[i] for i in found.behind(name)}
        assert behind == networkx.descendants(graph, name) | {name}
