"""Which outcomes some completion of the answers reaches, for any number of questions at once.

What is found for a part of a diagram is remembered for every question that shares it. Where answers say
more than their own states (an answered fact applies, whatever is known of its `only_if`), the diagram of all
projects that the answers allow is walked beside the question's, only as deep as the two can still meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vejviser.law.diagram import Diagrams, Goal, Masks

ALLOWED = 1
"""The leaf of the diagram of allowed projects that lets everything through."""


class Reach:
    """The outcomes of nodes for the states `known`, over the projects that meet every goal."""

    def __init__(self, store: Diagrams, known: Sequence[int], goals: Sequence[Goal] = ()) -> None:
        self.store, self.known = store, known
        self._plain = {node: (1 << node) >> 1 for node in range(store.terminals)}
        self._beside: dict[tuple[int, int], int] = {}
        self._work = Masks(store)
        self._allowed = self._all(goals) if goals else ALLOWED

    @property
    def allowed(self) -> bool:
        """False when no project meets every goal."""
        return self._allowed != 0

    def mask(self, node: int) -> int:
        """The outcomes (bits) that the question at `node` can still have."""
        if self._allowed == ALLOWED:
            return self.free(node)
        return self.beside(self._allowed, node)

    def learn(self, masks: Mapping[int, int]) -> None:
        """Take over outcomes of nodes that were worked out elsewhere for the same known states."""
        self._plain.update(masks)

    def free(self, node: int) -> int:
        """The outcomes below `node` for the known states alone."""
        memo = self._plain
        found = memo.get(node)
        if found is not None:
            return found
        levels, kids, known = self.store.levels, self.store.kids, self.known

        def reach(node: int) -> int:
            state = known[levels[node]]
            if state >= 0:
                kid = kids[node][state]
                part = memo.get(kid)
                found = reach(kid) if part is None else part
            else:
                found = 0
                for kid in kids[node]:
                    part = memo.get(kid)
                    found |= reach(kid) if part is None else part
            memo[node] = found
            return found

        return reach(node)

    def beside(self, allowed: int, node: int) -> int:
        """The outcomes below `node` over the projects of the diagram `allowed`."""
        upper = self.free(node) if allowed else 0
        if allowed >= 0 or upper & (upper - 1) == 0:
            return upper
        found = self._beside.get((allowed, node))
        if found is None:
            found = 0
            for way, kid in self._ways(allowed, node):
                found |= self.beside(way, kid)
                if found == upper:
                    break
            self._beside[allowed, node] = found
        return found

    def _ways(self, allowed: int, node: int) -> Iterable[tuple[int, int]]:
        """The pairs of nodes that one step down both diagrams, side by side, leads to."""
        level, limit = self.store.levels[node], self._work.level(allowed)
        if limit < level:
            return [(way, node) for way in sorted(set(self._work.children(allowed)), reverse=True)]
        state, kids = self.known[level], self.store.kids[node]
        if state >= 0:
            return [(allowed, kids[state])]
        ways = self._work.children(allowed) if limit == level else (allowed,) * len(kids)
        return zip(ways, kids, strict=True)

    def _all(self, goals: Sequence[Goal]) -> int:
        found = ALLOWED
        for goal in goals:
            found = self._work.apply(int.__and__, found, self._work.goal(goal, self.known, ALLOWED))
        return found
