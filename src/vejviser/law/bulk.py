"""Every decision and query of a large law answered in one pass, level by level, with NumPy.

The diagrams' nodes are laid out by level, leaves first. A level whose state is known copies the outcomes of
one child per node, an open one joins those of all children; each is one array operation, so a pass costs
about as much as reading the diagrams once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

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
        self.type = _narrowest(store.terminals - 1)
        self.leaves = np.array([(1 << node) >> 1 for node in range(store.terminals)], dtype=self.type)
        self.place = place

    def masks(self, known: Sequence[int]) -> Callable[[int], int | None]:
        """The possible outcomes (bits) by node for the known states (-1: open); None where unheard of."""
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
        found, place = masks.data, self.place.get

        def mask(node: int) -> int | None:
            at = place(node)
            return None if at is None else found[at]

        return mask


def _narrowest(bits: int) -> type[np.unsignedinteger[Any]]:
    """The smallest type that holds as many bits."""
    types: dict[int, type[np.unsignedinteger[Any]]] = {8: np.uint8, 16: np.uint16, 32: np.uint32}
    return next((kind for size, kind in types.items() if bits <= size), np.uint64)


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
