"""Diagrams that branch on few levels, laid out to be read for many sets of states side by side."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from vejviser.law.diagram import Masks
from vejviser.law.variables import UNKNOWN

States = NDArray[np.int8]
Outcomes = NDArray[np.int64]


class Sweep:
    """Diagrams of `work` with all that is below them, by level and leaves first; `roots` gives them names."""

    def __init__(self, work: Masks, roots: Mapping[int, int]) -> None:
        by_level: dict[int, list[int]] = {}
        leaves: dict[int, None] = {}
        stack, seen = list(roots.values()), set[int]()
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            if node >= 0:
                leaves[node] = None
            else:
                by_level.setdefault(work.level(node), []).append(node)
                stack.extend(work.children(node))
        place = {leaf: at for at, leaf in enumerate(leaves)}
        self._leaves = np.array(list(leaves), dtype=np.int64)
        self._layers: list[tuple[int, int, NDArray[np.intp]]] = []
        for level in sorted(by_level, reverse=True):
            nodes, start = by_level[level], len(place)
            kids = np.array([[place[kid] for kid in work.children(node)] for node in nodes], dtype=np.intp)
            self._layers.append((level, start, kids))
            place.update((node, start + i) for i, node in enumerate(nodes))
        self._place = {name: place[root] for name, root in roots.items()}
        self._size = len(place)

    def outcomes(self, known: States) -> Found:
        """The possible outcomes of each diagram in each column of `known`, a state a level (-1: open)."""
        columns = np.arange(known.shape[1])
        found = np.empty((self._size, len(columns)), dtype=np.int64)
        found[: len(self._leaves)] = self._leaves[:, None]
        for level, start, kids in self._layers:
            states = known[level]
            out = found[start : start + len(kids)]
            out[:] = found[kids[:, states], columns]
            still_open = states == UNKNOWN
            if still_open.any():
                joined = found[kids[:, 0]][:, still_open]
                for state in range(1, kids.shape[1]):
                    joined |= found[kids[:, state]][:, still_open]
                out[:, still_open] = joined
        return Found(found, self._place)


class Found:
    """The outcomes (bits) that a sweep found, one a column of states; asked for by the diagram's name."""

    def __init__(self, found: Outcomes, place: Mapping[int, int]) -> None:
        self._found, self._place = found, place

    def __call__(self, name: int) -> Outcomes:
        """The outcomes of the diagram of that name in each column."""
        return np.asarray(self._found[self._place[name]])
