"""Which outcomes some completion of the answers reaches, for any number of questions at once.

What is found for a part of a diagram is remembered for every question that shares it. Where answers say
more than their own states (an answered fact applies, whatever is known of its `only_if`), the diagram of all
projects that the answers allow is walked beside the question's, only as deep as the two can still meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from vejviser.law.diagram import EVERY, Diagrams, Goal, Masks


class Reach:
    """The outcomes of nodes for the states `known`, over the projects that meet every goal.

    `mask(node)` gives the outcomes (bits) that the question at `node` can still have; `free(node)` the same
    for the known states alone.
    """

    def __init__(self, store: Diagrams, known: Sequence[int], goals: Sequence[Goal] = ()) -> None:
        self.store, self.known = store, known
        self.free = _below(store, known)
        self.mask = self.free
        self.goals: tuple[Goal, ...] = ()
        self._groups: list[tuple[int, int]] = []
        if goals:
            self.goals = tuple(goals)
            self.mask = self._met_first

    def _met_first(self, node: int) -> int:
        """The outcomes of `node`; what the goals allow is worked out only now that somebody asks."""
        self.meet(self.goals)
        return self.mask(node)

    def meet(self, goals: Sequence[Goal]) -> None:
        """Look from now on only at projects that meet the goals; there must have been none before."""
        self.goals = tuple(goals)
        self._joined: dict[int, int] = {}
        self._work = Masks(self.store)
        self._groups = self._work.independent(self._work.goal(goal, self.known) for goal in goals)
        self._bound = sum(levels for levels, _ in self._groups)
        self._beside = _beside(self._work, self.known, self.free)
        self.mask = self._among_allowed

    @property
    def allowed(self) -> bool:
        """False when no project meets every goal."""
        return all(node for _, node in self._groups)

    def _among_allowed(self, node: int) -> int:
        """The outcomes of `node` over the projects of the groups of goals that share open levels with it."""
        upper = self.free(node)
        if upper & (upper - 1) == 0:
            return upper
        levels = self.store.behind(node) & self._bound
        allowed = self._joined.get(levels)
        if allowed is None:
            allowed = self._joined[levels] = self._allowed_on(levels)
        return upper if allowed == EVERY else self._beside(allowed, node, upper)

    def _allowed_on(self, levels: int) -> int:
        """What the goals allow as far as a question with these levels can tell, other levels left open."""
        found = EVERY
        for shared, allowed in self._groups:
            if shared & levels:
                seen = self._work.forget(allowed, lambda level: not levels >> level & 1)
                found = self._work.apply(int.__and__, found, seen)
        return found

    def learn(self, masks: Sequence[int]) -> None:
        """Take the outcomes of the first nodes, for the known states, from a list."""
        below, count = self.free, len(masks)

        def free(node: int) -> int:
            return masks[node] if node < count else below(node)

        self.free = free
        if self._groups:
            self._beside = _beside(self._work, self.known, free)
        elif not self.goals:
            self.mask = free


def _below(store: Diagrams, known: Sequence[int]) -> Callable[[int], int]:
    """The function that tells the outcomes below a node and remembers them."""
    found = {node: (1 << node) >> 1 for node in range(store.terminals)}
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


def _beside(work: Masks, known: Sequence[int], free: Callable[[int], int]) -> Callable[[int, int, int], int]:
    """The function that tells the outcomes below a node over the projects of a diagram of allowed ones.

    `free` tells them for the known states alone: more there cannot be, so the two diagrams are walked side by
    side only until that much is found, or until they have no level in common. To be asked with these
    outcomes, when they are several, and with a diagram that allows something and not everything.
    """
    store = work.store
    levels, kids = store.levels, store.kids
    found: dict[tuple[int, int], int] = {}
    projected: dict[tuple[int, int], int] = {}
    tops = work.levels

    def ways(allowed: int, node: int) -> Iterable[tuple[int, int]]:
        """The pairs of nodes that one step down both diagrams leads to, at an open level."""
        level, limit = levels[node], tops[-allowed - 1]
        if limit < level:
            return [(way, node) for way in work.children(allowed)]
        if limit == level:
            return zip(work.children(allowed), kids[node], strict=True)
        return [(allowed, kid) for kid in kids[node]]

    def seen_from(allowed: int, below: int) -> int:
        """What is allowed as far as a node with the levels `below` can tell, other levels left open."""
        own = work.behind(allowed)
        shared = own & below
        if shared == own:
            return allowed
        key = (allowed, shared)
        if key not in projected:
            projected[key] = work.forget(allowed, lambda level: not shared >> level & 1)
        return projected[key]

    def beside(allowed: int, node: int, upper: int) -> int:
        while (state := known[levels[node]]) >= 0:
            node = kids[node][state]
        allowed = seen_from(allowed, store.behind(node))
        if allowed == EVERY:
            return upper
        key = (allowed, node)
        if key in found:
            return found[key]
        outcomes = 0
        later = []
        for way, kid in ways(allowed, node):
            part = free(kid) if way else 0
            if way == EVERY or part & (part - 1) == 0:
                outcomes |= part
            else:
                later.append((way, kid, part))
        for way, kid, part in later:
            if part & ~outcomes:
                outcomes |= beside(way, kid, part)
        found[key] = outcomes
        return outcomes

    return beside
