"""What remains of the law's diagrams once all is filled in that stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.law.diagram import EVERY, Goal, Masks
from vejviser.law.variables import UNKNOWN


class Remains:
    """Diagrams in `work` for the states `known`, which branch on the levels `free` (bits) alone.

    Other levels that are unknown are left open: what remains is the union over their states.
    """

    def __init__(self, work: Masks, known: Sequence[int], free: int) -> None:
        self.work, self.free = work, free
        self._known = [UNKNOWN if free >> level & 1 else state for level, state in enumerate(known)]
        self.fixed = work.restricting(self._known)
        """The diagram of a stored one with the known states filled in, and all other levels kept."""
        self._opened: dict[int, int] = {}
        self._joined: dict[tuple[int, int], int] = {}
        self._met: dict[tuple[int, int], int] = {}

    def of(self, node: int) -> int:
        """What remains of the stored diagram `node`."""
        return self.opened(self.fixed(node))

    def opened(self, node: int) -> int:
        """A diagram that `fixed` gave with the levels that are not free left open."""
        if node >= 0 or not self.work.behind(node) & ~self.free:
            return node
        found = self._opened.get(node)
        if found is None:
            level, kids = self.work.level(node), self.work.children(node)
            found = self._opened[node] = self._over(level, [self.opened(kid) for kid in kids])
        return found

    def meeting(self, goal: Goal) -> int:
        """The projects that meet the goal: the known states filled in, all other levels kept."""
        return self.work.goal(goal, self._known)

    def seen(self, meant: int, levels: int) -> int:
        """The projects `meant` as far as a question with these levels and those free can tell."""
        gone = self.work.behind(meant) & ~(levels | self.free)
        return self.work.forget(meant, lambda level: bool(gone >> level & 1)) if gone else meant

    def among(self, node: int, meant: int) -> int:
        """What remains of a diagram that `fixed` gave over the projects `meant`."""
        if node == 0 or meant == 0:
            return 0
        if meant == EVERY:
            return self.opened(node)
        key = (node, meant)
        found = self._met.get(key)
        if found is None:
            level, parts = self.work.beside(node, meant)
            found = self._met[key] = self._over(level, [self.among(x, y) for x, y in parts])
        return found

    def _over(self, level: int, kids: Sequence[int]) -> int:
        """The branch on a free level, or all that any of the branches on another can reach."""
        return (
            self.work.node(level, tuple(kids))
            if self.free >> level & 1
            else self.work.union(kids, self._joined)
        )
