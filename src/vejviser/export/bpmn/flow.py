"""The steps of a road as a flow from one start to one end, without arrows that others imply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

START, END = "", "."
"""The names of the start and the end; no step has such an id."""

Arrow = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes from `START` to `END`, each after those before it, and the arrows between them."""

    nodes: tuple[str, ...]
    arrows: tuple[Arrow, ...]

    def before(self) -> Mapping[str, tuple[str, ...]]:
        """For each node those that arrows come from."""
        found: dict[str, list[str]] = {node: [] for node in self.nodes}
        for one, other in self.arrows:
            found[other].append(one)
        return {node: tuple(names) for node, names in found.items()}

    def after(self) -> Mapping[str, tuple[str, ...]]:
        """For each node those that arrows lead to."""
        found: dict[str, list[str]] = {node: [] for node in self.nodes}
        for one, other in self.arrows:
            found[one].append(other)
        return {node: tuple(names) for node, names in found.items()}


def flow(steps: Sequence[tuple[str, Sequence[str]]]) -> Flow:
    """The flow of steps, given each with those that come before it, in an order that respects this.

    An arrow is left out where a longer way leads from the one to the other (transitive reduction).
    """
    earlier: dict[str, set[str]] = {}
    arrows: list[Arrow] = []
    last = {name for name, _ in steps}
    for name, needs in steps:
        implied = {far for near in needs for far in earlier[near]}
        direct = [near for near in needs if near not in implied]
        earlier[name] = implied | set(needs)
        last -= set(direct)
        arrows += [(near, name) for near in direct or [START]]
    arrows += [(name, END) for name, _ in steps if name in last]
    return Flow((START, *(name for name, _ in steps), END), tuple(arrows or [(START, END)]))
