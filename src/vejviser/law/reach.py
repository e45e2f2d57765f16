"""Which outcomes some completion of the answers reaches, for any number of questions at once.

What is found for a part of a diagram is remembered for every question that shares it. Where answers say
more than their own states (an answered fact applies, whatever is known of its `only_if`), the diagram of all
projects that the answers allow is walked beside the question's, only as deep as the two can still meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from vejviser.law.diagram import Diagrams, Goal, Masks

ALLOWED = 1
"""The leaf of the diagram of allowed projects that lets everything through."""


class Reach:
    """The outcomes of nodes for the states `known`, over the projects that meet every goal.

    `mask(node)` gives the outcomes (bits) that the question at `node` can still have; `free(node)` the same
    for the known states alone.
    """

    def __init__(
        self,
        store: Diagrams,
        known: Sequence[int],
        goals: Sequence[Goal] = (),
        behind: Mapping[int, int] | None = None,
    ) -> None:
        self.store, self.known = store, known
        self._plain = {node: (1 << node) >> 1 for node in range(store.terminals)}
        self.free = _below(store, known, self._plain)
        self.mask = self.free
        self._groups: list[tuple[int, int]] = []
        if goals:
            self._behind = behind or {}
            self._beside: dict[tuple[int, int], int] = {}
            self._joined: dict[tuple[int, ...], int] = {}
            self._work = Masks(store)
            self._groups = self._independent(goals)
            self.mask = self._among_allowed

    @property
    def allowed(self) -> bool:
        """False when no project meets every goal."""
        return all(node for _, node in self._groups)

    def _among_allowed(self, node: int) -> int:
        """The outcomes of `node` over the projects of the groups of goals that share open levels with it."""
        levels = self._behind.get(node, -1)
        bearing = tuple(allowed for shared, allowed in self._groups if shared & levels)
        if bearing not in self._joined:
            self._joined[bearing] = self._all(bearing)
        return self.beside(self._joined[bearing], node)

    def learn(self, masks: Callable[[int], int | None]) -> None:
        """Take the outcomes for the known states from elsewhere, where known there."""
        below = self.free

        def free(node: int) -> int:
            found = masks(node)
            return below(node) if found is None else found

        self.free = free
        if not self._groups:
            self.mask = free

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

    def _independent(self, goals: Sequence[Goal]) -> list[tuple[int, int]]:
        """Groups of goals that share no open level: the levels of each as bits, and what it allows."""
        groups: list[tuple[int, int]] = []
        for goal in goals:
            allowed = self._work.goal(goal, self.known, ALLOWED)
            levels = self._levels(allowed)
            apart = [group for group in groups if not group[0] & levels]
            for shared, other in groups:
                if shared & levels:
                    levels |= shared
                    allowed = self._work.apply(int.__and__, allowed, other)
            groups = [*apart, (levels, allowed)]
        return groups

    def _levels(self, root: int) -> int:
        found = 0
        seen = {root}
        stack = [root]
        while stack:
            node = stack.pop()
            if node < 0:
                found |= 1 << self._work.level(node)
                new = set(self._work.children(node)) - seen
                seen |= new
                stack += new
        return found

    def _all(self, parts: Iterable[int]) -> int:
        found = ALLOWED
        for part in parts:
            found = self._work.apply(int.__and__, found, part)
        return found


def _below(store: Diagrams, known: Sequence[int], found: dict[int, int]) -> Callable[[int], int]:
    """The function that tells the outcomes below a node and remembers them in `found`."""
    levels, kids, get = store.levels, store.kids, found.get

    def below(node: int) -> int:
        mask = get(node)
        if mask is not None:
            return mask
        at = node
        while (state := known[levels[at]]) >= 0:
            at = kids[at][state]
            mask = get(at)
            if mask is not None:
                found[node] = mask
                return mask
        mask = 0
        for kid in kids[at]:
            part = get(kid)
            mask |= below(kid) if part is None else part
        found[at] = found[node] = mask
        return mask

    return below
