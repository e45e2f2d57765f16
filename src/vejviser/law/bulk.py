"""Every decision and query of a large law answered in one pass, level by level, with NumPy.

The diagrams' nodes are laid out by level, leaves first. A level whose state is known copies the outcomes of
one child per node, an open one joins those of all children; each is one array operation, so a pass costs
about as much as reading the diagrams once. Levels of few nodes are done one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import groupby
from operator import or_
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vejviser.law.law import Law

Kids: TypeAlias = "list[tuple[int, ...]] | NDArray[np.int32]"
FEW = 12
"""Nodes of a level below which they are quicker done one by one."""


class Bulk:
    """The diagrams of decisions, members and queries as arrays; `size` counts their nodes and leaves."""

    def __init__(self, law: Law) -> None:
        store = law.diagrams
        self.layers: list[tuple[int, int, int, Kids]] = []
        self.size = store.terminals
        for level, nodes in groupby(range(store.terminals, law.answering), store.levels.__getitem__):
            rows = [store.kids[node] for node in nodes]
            end = self.size + len(rows)
            kids = rows if len(rows) < FEW else np.ascontiguousarray(np.array(rows, dtype=np.int32).T)
            self.layers.append((level, self.size, end, kids))
            self.size = end
        self.type = _narrowest(store.terminals - 1)
        self.leaves = np.array([(1 << node) >> 1 for node in range(store.terminals)], dtype=self.type)

    def masks(self, known: Sequence[int]) -> Sequence[int]:
        """The possible outcomes (bits) by node for the known states (-1: open)."""
        masks = np.empty(self.size, dtype=self.type)
        masks[: len(self.leaves)] = self.leaves
        one = masks.data
        for level, start, end, kids in self.layers:
            state = known[level]
            if isinstance(kids, list):
                for node, row in enumerate(kids, start):
                    one[node] = one[row[state]] if state >= 0 else reduce(or_, [one[kid] for kid in row])
                continue
            out = masks[start:end]
            if state >= 0:
                masks.take(kids[state], out=out, mode="clip")
                continue
            masks.take(kids[0], out=out, mode="clip")
            for row in kids[1:]:
                np.bitwise_or(out, masks[row], out=out)
        return one


def _narrowest(bits: int) -> type[np.unsignedinteger[Any]]:
    """The smallest type that holds as many bits."""
    types: dict[int, type[np.unsignedinteger[Any]]] = {8: np.uint8, 16: np.uint16, 32: np.uint32}
    return next((kind for size, kind in types.items() if bits <= size), np.uint64)
