"""Every decision and query of a large law answered in one pass, level by level, with NumPy.

The diagrams' nodes are laid out by level, leaves first. A level whose state is known copies the outcomes of
one child per node, an open one joins those of all children; each is one array operation, so a pass costs
about as much as reading the diagrams once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vejviser.law.law import Law, Root


class Bulk:
    """The diagrams of a law's decisions, members and queries as arrays; `size` counts their inner nodes."""

    def __init__(self, law: Law) -> None:
        store = law.diagrams
        roots: list[Root] = [*law.decisions.values(), *law.members.values(), *law.queries.values()]
        by_level = _by_level(store.levels, store.kids, store.terminals, [root.node for root in roots])
        self.terminals = store.terminals
        place = dict.fromkeys(range(store.terminals), 0)
        place.update((node, node) for node in range(store.terminals))
        self.layers: list[tuple[int, int, int, NDArray[np.int32]]] = []
        end = store.terminals
        for level in sorted(by_level, reverse=True):
            nodes = by_level[level]
            kids = np.array([[place[k] for k in store.kids[n]] for n in nodes], dtype=np.int32)
            self.layers.append((level, end, end + len(nodes), np.ascontiguousarray(kids.T)))
            place.update((node, end + i) for i, node in enumerate(nodes))
            end += len(nodes)
        self.size = end - store.terminals
        self.type = np.uint8 if store.terminals <= 9 else np.uint16 if store.terminals <= 17 else np.uint64
        self.leaves = np.array([(1 << node) >> 1 for node in range(store.terminals)], dtype=self.type)
        self.roots = np.array([place[root.node] for root in roots], dtype=np.int32)
        self.nodes = [root.node for root in roots]

    def masks(self, known: Sequence[int]) -> dict[int, int]:
        """The possible outcomes (bits) of each root node for the known states (-1: open)."""
        masks = np.empty(self.terminals + self.size, dtype=self.type)
        masks[: self.terminals] = self.leaves
        for level, start, end, kids in self.layers:
            state = known[level]
            out = masks[start:end]
            if state >= 0:
                np.take(masks, kids[state], out=out, mode="clip")
                continue
            np.take(masks, kids[0], out=out, mode="clip")
            for row in kids[1:]:
                np.bitwise_or(out, masks[row], out=out)
        return dict(zip(self.nodes, masks[self.roots].tolist(), strict=True))


def _by_level(
    levels: Sequence[int], kids: Sequence[tuple[int, ...]], terminals: int, roots: Sequence[int]
) -> dict[int, list[int]]:
    """The inner nodes that the roots reach, by level."""
    found: dict[int, list[int]] = {}
    seen = set(range(terminals))
    stack = list(roots)
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            found.setdefault(levels[node], []).append(node)
            stack.extend(kids[node])
    return found
