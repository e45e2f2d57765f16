"""The diagrams of a law narrowed by the answers of one project, for outcomes, relevance and gains.

`Narrowed` is the specification, in Python; `vejviser.law.native` does the same in C where that could be
compiled. Diagrams are numbers as in `vejviser.law.diagram.Masks`: a leaf is a set of outcomes >= 0, a node
negative. Whoever asks holds the lock of the assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Protocol

from vejviser.law.diagram import EVERY, Goal, Masks
from vejviser.law.gains import laid_open

if TYPE_CHECKING:
    from vejviser.law.law import Law

CLASH = 1 << 200
"""Stands for a diagram that cannot be: two outcomes where there must be one."""


class Narrowing(Protocol):
    """The operations; each remembers its results, and what diagrams share is worked out once."""

    def fixed(self, stored: int) -> int:
        """The stored diagram with the known states fixed."""

    def goal(self, goal: Goal) -> int:
        """The diagram that is `EVERY` where the goal is met and empty elsewhere, known states fixed."""

    def within(self, node: int, allowed: int) -> int:
        """The diagram where another one lets it through, and nothing elsewhere."""

    def without(self, fact: str, nodes: Iterable[int]) -> list[int] | None:
        """The diagrams with a fact left open; None where an outcome then hangs on it."""

    def ends(self, node: int) -> int:
        """The outcomes that the diagram can end in, as a mask."""

    def behind(self, node: int) -> int:
        """The levels that the diagram branches on, as a bit set."""

    def bits(self, stored: int, limit: int) -> dict[str, float]:
        """The bits by fact of a stored diagram (see `gains`); none when over `limit` nodes are open."""


def narrowed(law: Law, known: Sequence[int]) -> Narrowing:
    """The law's diagrams for the known states, in C where that is to be had."""
    from vejviser.law.native import NativeNarrowed

    return Narrowed(law, known) if law.stored is None else NativeNarrowed(law.stored, known)


class Narrowed:
    """The operations in Python."""

    def __init__(self, law: Law, known: Sequence[int]) -> None:
        self.law, self.known = law, known
        self.masks = Masks(law.diagrams)
        self.fixed = self.masks.restricting(known)
        self._met: dict[tuple[int, int], int] = {}
        self._agreed: dict[tuple[int, int], int] = {}
        self._gone: dict[str, dict[int, int]] = {}
        self._ends: dict[int, int] = {}

    def goal(self, goal: Goal) -> int:
        """The diagram that is `EVERY` where the goal is met and empty elsewhere, known states fixed."""
        return self.masks.goal(goal, self.known)

    def ends(self, node: int) -> int:
        """The outcomes that the diagram can end in, as a mask."""
        if node >= 0:
            return node
        found = self._ends.get(node)
        if found is None:
            found = self._ends[node] = reduce(or_, map(self.ends, self.masks.children(node)))
        return found

    def behind(self, node: int) -> int:
        """The levels that the diagram branches on, as a bit set."""
        return self.masks.behind(node)

    def bits(self, stored: int, limit: int) -> dict[str, float]:
        """The bits by fact of a stored diagram; none when over `limit` nodes are open."""
        opened = laid_open(self.masks, self.fixed(stored), limit)
        return self.law.gains.alike(opened) if opened else {}

    def within(self, node: int, allowed: int) -> int:
        """The diagram where another one lets it through, and nothing elsewhere."""
        if allowed == EVERY or node == 0:
            return node
        if allowed == 0:
            return 0
        key = (node, allowed)
        found = self._met.get(key)
        if found is None:
            level, parts = self.masks.beside(node, allowed)
            found = self._met[key] = self.masks.node(level, tuple([self.within(x, y) for x, y in parts]))
        return found

    def without(self, fact: str, nodes: Iterable[int]) -> list[int] | None:
        """The diagrams with a fact left open; None where an outcome then hangs on it.

        What is found for a part of a diagram, a clash included, serves every question that shares it.
        """
        levels = self.law.codings[fact].levels
        forgotten = sum(1 << level for level in levels)
        work, below, memo = self.masks, self.masks.below, self._gone.setdefault(fact, {})

        def walk(node: int) -> int:
            if node >= 0 or not below[-node - 1] & forgotten:
                return node
            found = memo.get(node)
            if found is None:
                found = memo[node] = inside(node)
            return found

        def inside(node: int) -> int:
            kids = []
            for kid in work.kids[-node - 1]:
                part = walk(kid)
                if part == CLASH:
                    return CLASH
                kids.append(part)
            level = work.levels[-node - 1]
            if level not in levels:
                return work.node(level, tuple(kids))
            found = 0
            for kid in dict.fromkeys(kids):
                found = self._agreeing(found, kid)
                if found == CLASH:
                    return CLASH
            return found

        found = []
        for node in nodes:
            part = walk(node)
            if part == CLASH:
                return None
            found.append(part)
        return found

    def _agreeing(self, a: int, b: int) -> int:
        """The diagram that has the outcomes of both, where each has one; `CLASH` where they differ."""
        if a == b or b == 0:
            return a
        if a == 0:
            return b
        if a > 0 and b > 0:
            return CLASH
        key = (a, b) if a <= b else (b, a)
        found = self._agreed.get(key)
        if found is None:
            found = self._agreed[key] = self._agreeing_below(a, b)
        return found

    def _agreeing_below(self, a: int, b: int) -> int:
        level, parts = self.masks.beside(a, b)
        kids = []
        for x, y in parts:
            part = self._agreeing(x, y)
            if part == CLASH:
                return CLASH
            kids.append(part)
        return self.masks.node(level, tuple(kids))
