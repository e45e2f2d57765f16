"""Decision diagrams over many-valued variables, read out once and then only walked.

`Diagrams` is a shared, hash-consed store: node ids below `terminals` are terminals (0 is *impossible*,
k is the k-th outcome of whichever question is asked); every other node has a level and one child per state.
Children come before parents, levels grow from root to leaf. `Masks` is a small workspace for derived
diagrams whose terminals are sets of outcomes, kept as bit masks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

EVERY = 1
"""The leaf of a diagram of allowed projects that lets everything through; 0 lets nothing through."""


class Goal(NamedTuple):
    """A diagram and the outcomes (a mask) that it must end in."""

    node: int
    outcomes: int


@dataclass
class Diagrams:
    """The store of nodes. `terminals` is the number of terminal ids; bit k-1 of a mask is outcome k."""

    terminals: int
    levels: list[int] = field(default_factory=list)
    kids: list[tuple[int, ...]] = field(default_factory=list)
    unique: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)
    remembered: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.levels:
            self.levels = [1 << 30] * self.terminals
            self.kids = [()] * self.terminals

    def add(self, level: int, rows: Sequence[Sequence[int]]) -> Sequence[int]:
        """The ids of new nodes that branch at `level`, a row of children each; none may be there already."""
        first = len(self.levels)
        self.levels += [level] * len(rows)
        self.kids += map(tuple, rows)
        return range(first, len(self.levels))

    def find(self, level: int, rows: Sequence[Sequence[int]]) -> Sequence[int]:
        """The ids of nodes that branch at `level`, a row of children each; those not there are added."""
        if len(self.unique) < len(self.levels) - self.terminals:
            inner = range(self.terminals, len(self.levels))
            self.unique = {(self.levels[node], self.kids[node]): node for node in inner}
        unique = self.unique
        keys = [(level, tuple(row)) for row in rows]
        fresh = [key for key in keys if key not in unique]
        unique.update(zip(fresh, self.add(level, [row for _, row in fresh]), strict=True))
        return [unique[key] for key in keys]

    def __getstate__(self) -> dict[str, object]:
        """What is pickled: not what only building needs, or what is only remembered for speed."""
        kept = {"terminals": self.terminals, "levels": self.levels, "kids": self.kids}
        return kept | {"unique": {}, "remembered": {}}

    def mask(self, root: int, known: Sequence[int]) -> int:
        """The set of outcomes (bits) that `root` can reach when `known` states are fixed (-1: open)."""
        levels, kids, terminals = self.levels, self.kids, self.terminals
        memo: dict[int, int] = {}

        def reach(node: int) -> int:
            if node < terminals:
                return (1 << node) >> 1
            state = known[levels[node]]
            if state >= 0:
                return reach(kids[node][state])
            found = memo.get(node)
            if found is None:
                found = 0
                for kid in kids[node]:
                    found |= reach(kid)
                memo[node] = found
            return found

        return reach(root)

    def within(self, goals: Sequence[Goal], known: Sequence[int], node: int | None = None) -> int:
        """The outcomes of `node` over all projects that agree with `known` and meet every goal.

        Without `node`: 1 when there is such a project, else 0. Walks all diagrams side by side.
        """
        levels, kids, terminals = self.levels, self.kids, self.terminals
        memo: dict[tuple[int, ...], int] = {}
        wanted = [goal.outcomes for goal in goals]
        count = len(goals)

        def reach(nodes: tuple[int, ...]) -> int:
            found = memo.get(nodes)
            if found is not None:
                return found
            for i in range(count):
                if nodes[i] < terminals and not (1 << nodes[i]) >> 1 & wanted[i]:
                    return 0
            level = min(levels[n] for n in nodes)
            if level >= 1 << 30:
                return (1 << nodes[-1]) >> 1 if node is not None else 1
            state = known[level]
            size = len(next(kids[n] for n in nodes if levels[n] == level))
            found = 0
            for s in range(size) if state < 0 else (state,):
                found |= reach(tuple(kids[n][s] if levels[n] == level else n for n in nodes))
            memo[nodes] = found
            return found

        return reach((*(goal.node for goal in goals), *(() if node is None else (node,))))

    def force(self, goal: Goal, known: list[int], below: Callable[[int], int]) -> int:
        """Write into `known` each state that the goal leaves no choice about; the levels written, as bits.

        Sees a level with one way on from every node that is still reachable with a way to the goal. `below`
        tells the outcomes below a node for states that were known before.
        """
        levels, kids, terminals, outcomes = self.levels, self.kids, self.terminals, goal.outcomes
        ways: dict[int, set[int]] = {}
        stack, seen = [goal.node], {goal.node}
        while stack:
            node = stack.pop()
            level = levels[node]
            state = known[level]
            if state < 0:
                options = [(s, kid) for s, kid in enumerate(kids[node]) if below(kid) & outcomes]
                ways.setdefault(level, set()).update([s for s, _ in options])
            else:
                options = [(state, kids[node][state])]
            for _, kid in options:
                if kid >= terminals and kid not in seen:
                    seen.add(kid)
                    stack.append(kid)
        written = 0
        for level, states in ways.items():
            if len(states) == 1 and self._always_asked(goal, level, known, below):
                known[level] = states.pop()
                written |= 1 << level
        return written

    def _always_asked(
        self, goal: Goal, level: int, known: Sequence[int], below: Callable[[int], int]
    ) -> bool:
        """True when every path to the goal that agrees with `known` branches at `level`."""
        memo: dict[int, bool] = {}

        def asked(node: int) -> bool:
            if node < self.terminals or self.levels[node] > level:
                return False
            if self.levels[node] == level:
                return True
            if node not in memo:
                state = known[self.levels[node]]
                kids = self.kids[node] if state < 0 else (self.kids[node][state],)
                memo[node] = all(asked(kid) for kid in kids if below(kid) & goal.outcomes)
            return memo[node]

        return asked(goal.node)

    def support(self, root: int) -> set[int]:
        """The levels that the diagram branches on anywhere."""
        seen: set[int] = set()
        stack, found = [root], set()
        while stack:
            node = stack.pop()
            if node < self.terminals or node in seen:
                continue
            seen.add(node)
            found.add(self.levels[node])
            stack.extend(self.kids[node])
        return found

    def behind(self, root: int) -> int:
        """The levels that the node and those below it branch on, as a bit set; remembered for every node."""
        known = self.remembered.get(root)
        if known is not None:
            return known
        memo, levels, kids, terminals = self.remembered, self.levels, self.kids, self.terminals

        def walk(node: int) -> int:
            found = memo.get(node)
            if found is None:
                found = 1 << levels[node]
                for kid in kids[node]:
                    if kid >= terminals:
                        found |= walk(kid)
                memo[node] = found
            return found

        return walk(root) if root >= terminals else 0

    def size(self, roots: Iterable[int]) -> int:
        """The number of inner nodes that the given roots need together."""
        seen: set[int] = set()
        stack = list(roots)
        while stack:
            node = stack.pop()
            if node >= self.terminals and node not in seen:
                seen.add(node)
                stack.extend(self.kids[node])
        return len(seen)


class Masks:
    """Diagrams with outcome sets (bit masks) at the leaves: a leaf is its mask >= 0, a node is negative.

    Node -n has its level, its children and, as a bit set, the levels that it and those below it branch on at
    place n - 1 of `levels`, `kids` and `below`.
    """

    def __init__(self, store: Diagrams) -> None:
        self.store = store
        self.levels: list[int] = []
        self.kids: list[tuple[int, ...]] = []
        self.below: list[int] = []
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}

    def node(self, level: int, kids: tuple[int, ...]) -> int:
        """The diagram that branches at `level` into `kids`."""
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (level, kids)
        found = self._unique.get(key)
        if found is None:
            levels = 1 << level
            for kid in kids:
                if kid < 0:
                    levels |= self.below[-kid - 1]
            self.below.append(levels)
            self.levels.append(level)
            self.kids.append(kids)
            found = self._unique[key] = -len(self.levels)
        return found

    def level(self, node: int) -> int:
        """The level of a node; beyond every level for a leaf."""
        return self.levels[-node - 1] if node < 0 else 1 << 30

    def children(self, node: int) -> tuple[int, ...]:
        """The children of an inner node."""
        return self.kids[-node - 1]

    def beside(self, a: int, b: int) -> tuple[int, Iterable[tuple[int, int]]]:
        """The upper level of two diagrams, not both leaves, and the pairs that its states lead to."""
        above, below = self.level(a), self.level(b)
        if above == below:
            return above, zip(self.children(a), self.children(b), strict=True)
        if above < below:
            return above, [(kid, b) for kid in self.children(a)]
        return below, [(a, kid) for kid in self.children(b)]

    def behind(self, root: int) -> int:
        """The levels that the diagram branches on, as a bit set."""
        return self.below[-root - 1] if root < 0 else 0

    def restrict(self, root: int, known: Sequence[int]) -> int:
        """The stored diagram `root` with the known states fixed."""
        return self.restricting(known)(root)

    def restricting(self, known: Sequence[int]) -> Callable[[int], int]:
        """The function that fixes the known states in stored diagrams; it remembers what they share."""
        levels, kids, terminals, join = self.store.levels, self.store.kids, self.store.terminals, self.node
        memo = {node: (1 << node) >> 1 for node in range(terminals)}

        def walk(node: int) -> int:
            found = memo.get(node)
            if found is None:
                level = levels[node]
                state = known[level]
                if state >= 0:
                    found = walk(kids[node][state])
                else:
                    found = join(level, tuple([walk(kid) for kid in kids[node]]))
                memo[node] = found
            return found

        return walk

    def goal(self, goal: Goal, known: Sequence[int]) -> int:
        """The diagram that is `EVERY` where the goal is met and empty elsewhere, known states fixed."""
        store = self.store
        memo: dict[int, int] = {}

        def walk(node: int) -> int:
            if node < store.terminals:
                return EVERY if (1 << node) >> 1 & goal.outcomes else 0
            if node not in memo:
                level = store.levels[node]
                state = known[level]
                kids = store.kids[node]
                found = walk(kids[state]) if state >= 0 else self.node(level, tuple(map(walk, kids)))
                memo[node] = found
            return memo[node]

        return walk(goal.node)

    def apply(
        self,
        join: Callable[[int, int], int],
        a: int,
        b: int,
        memo: dict[tuple[int, int], int] | None = None,
    ) -> int:
        """The diagram whose leaves are `join` of the leaves of `a` and `b`; `join` must be commutative.

        A `memo` that is given again for the same `join` saves doing the same twice.
        """
        memo = {} if memo is None else memo

        def walk(x: int, y: int) -> int:
            if x >= 0 and y >= 0:
                return join(x, y)
            key = (x, y) if x <= y else (y, x)
            found = memo.get(key)
            if found is None:
                level, parts = self.beside(x, y)
                found = memo[key] = self.node(level, tuple([walk(p, q) for p, q in parts]))
            return found

        return walk(a, b)

    def union(self, nodes: Iterable[int], memo: dict[tuple[int, int], int] | None = None) -> int:
        """The diagram of everything that any of the given diagrams can reach; `memo` as for `apply`."""
        result = 0
        for node in dict.fromkeys(nodes):
            result = node if result == 0 else self.apply(int.__or__, result, node, memo)
        return result

    def independent(self, allowed: Iterable[int]) -> list[tuple[int, int]]:
        """The diagrams of allowed projects that branch on levels in common as one: those levels, and it."""
        groups: list[tuple[int, int]] = []
        for node in allowed:
            levels, together = self.behind(node), node
            apart = [group for group in groups if not group[0] & levels]
            for shared, other in groups:
                if shared & levels:
                    levels |= shared
                    together = self.apply(int.__and__, together, other)
            groups = [*apart, (levels, together)]
        return groups

    def forget(
        self,
        root: int,
        forgotten: Callable[[int], bool],
        union: Callable[[Iterable[int]], int] | None = None,
    ) -> int:
        """The diagram with every level that `forgotten` says yes to left open: unions over its states."""
        union = union or self.union
        memo: dict[int, int] = {}

        def walk(node: int) -> int:
            if node >= 0:
                return node
            found = memo.get(node)
            if found is None:
                level = self.level(node)
                kids = tuple(walk(kid) for kid in self.children(node))
                found = memo[node] = union(kids) if forgotten(level) else self.node(level, kids)
            return found

        return walk(root)
