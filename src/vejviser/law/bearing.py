"""What of the answers can bear on a question: the key under which its results are remembered.

A question sees the answers only through the states of its own levels and through the goals that share an open
level with it, directly or by way of other goals. Two projects that agree in these get the same result, so
what is worked out for one is right for the other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeAlias

from vejviser.law.diagram import Goal

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Law

Key: TypeAlias = tuple[int, tuple[Goal, ...], int]
"""A node, the goals that bear on it, and the states of the levels behind both, packed into one number."""


class Packing:
    """The states of all levels as one number, a few bits a level; 0 where a state is unknown."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.shifts: list[int] = []
        self.fields: list[int] = []
        end = 0
        for variable in law.variables:
            width = variable.size.bit_length()
            self.shifts.append(end)
            self.fields.append(((1 << width) - 1) << end)
            end += width
        self._behind: dict[int, int] = {}

    def packed(self, known: Sequence[int]) -> int:
        """The number of the states `known`."""
        return sum((state + 1) << at for state, at in zip(known, self.shifts, strict=True) if state >= 0)

    def behind(self, node: int) -> int:
        """The bits of the levels behind a node."""
        found = self._behind.get(node)
        if found is None:
            levels = self.law.diagrams.behind(node)
            found = sum(field for level, field in enumerate(self.fields) if levels >> level & 1)
            self._behind[node] = found
        return found


class Bearing:
    """The states and goals of one assessment, seen from each question."""

    def __init__(self, law: Law, known: Sequence[int], goals: Sequence[Goal]) -> None:
        self.law = law
        self._states = law.packing.packed(known)
        self._groups = self._independent(known, goals) if goals else []
        self._seen: dict[tuple[Goal, ...], int] = {}

    def _independent(self, known: Sequence[int], goals: Sequence[Goal]) -> list[tuple[int, tuple[Goal, ...]]]:
        """The goals in groups that share no open level: the open levels of each, and its goals in order."""
        still_open = sum(1 << level for level, state in enumerate(known) if state < 0)
        groups: list[tuple[int, tuple[Goal, ...]]] = []
        for goal in goals:
            levels = self.law.diagrams.behind(goal.node) & still_open
            together: tuple[Goal, ...] = (goal,)
            apart = []
            for group in groups:
                if group[0] & levels:
                    levels |= group[0]
                    together = group[1] + together
                else:
                    apart.append(group)
            groups = [*apart, (levels, together)]
        return groups

    def key(self, node: int) -> Key:
        """The key of what is worked out for the question at `node`."""
        seen = self.law.packing.behind(node)
        if not self._groups:
            return node, (), self._states & seen
        goals = self.goals(node)
        if goals:
            seen |= self._behind(goals)
        return node, goals, self._states & seen

    def _behind(self, goals: tuple[Goal, ...]) -> int:
        found = self._seen.get(goals)
        if found is None:
            found = 0
            for goal in goals:
                found |= self.law.packing.behind(goal.node)
            self._seen[goals] = found
        return found

    def differs(self, other: Bearing) -> Callable[[int], bool]:
        """The function that tells of a node whether what bears on it may be another here than there.

        Where it says no the states and goals that bear on it are the same, and so are the results. Both are
        of the same law.
        """
        apart = self._states ^ other._states
        behind, packed = self.law.diagrams.behind, self.law.packing.behind
        levels = 0
        for ours, theirs in ((self, other), (other, self)):
            for shared, goals in ours._groups:
                if (shared, goals) not in theirs._groups or ours._behind(goals) & apart:
                    levels |= shared
        return lambda node: bool(packed(node) & apart or behind(node) & levels)

    def states(self, node: int) -> int:
        """The states of the levels behind a node, packed."""
        return self._states & self.law.packing.behind(node)

    def goals(self, node: int) -> tuple[Goal, ...]:
        """The goals that share an open level with the question, directly or through other goals."""
        levels = self.law.diagrams.behind(node)
        found: tuple[Goal, ...] = ()
        for shared, goals in self._groups:
            if shared & levels:
                found += goals
        return found


def turning_on(laid: Collection[Assessment]) -> Callable[[str], bool]:
    """The function that tells of a name whether it may come out differently under assessments of one law.

    Most names cannot, where the assessments differ in little: one position taken, or one answer.
    """
    one, *others = laid or (None,)
    if one is None:
        return lambda name: False
    apart, roots = [one.bearing.differs(other.bearing) for other in others], one.law.roots
    return lambda name: any(differs(root.node) for root in roots(name) for differs in apart)
