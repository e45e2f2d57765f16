"""Relevance: which unanswered facts can still matter for an outcome."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.law.diagram import Goal, Masks

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Root


def relevant(assessment: Assessment, name: str) -> tuple[str, ...]:
    """A least set of unanswered facts that together settle `name`, with what must be known to ask them.

    Of the set proper no member can be left out. Where no constraint ties facts to each other it is the only
    such set and is just the facts that can change the outcome; where two facts stand for each other, the
    one used first is kept. Added are the unanswered facts in the `only_if` of members that may
    not apply. Empty when the outcome is settled. Nothing outside ever needs to be asked.
    """
    law, left = assessment.law, assessment.left
    nodes = [left.of(root) for root in law.roots(name) if assessment.mask(root).bit_count() > 1]
    if not nodes:
        return ()
    kept = left.facts(nodes)
    for fact in reversed(kept):
        if fact in left.tied:
            without = left.without(fact, nodes)
            if without is not None:
                nodes = without
                kept = tuple(other for other in kept if other != fact)
    return with_prerequisites(assessment, kept)


class Left:
    """What the answers leave of the diagrams, worked out for each question when asked for and remembered."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.work = Masks(assessment.law.diagrams)
        self._restrict = self.work.restricting(assessment.known)
        self._open = sum(1 << level for level, state in enumerate(assessment.known) if state < 0)
        self._allowed: dict[tuple[Goal, ...], int] = {}
        self._met: dict[tuple[int, int], int] = {}
        self._either: dict[tuple[int, int], int] = {}

    def of(self, root: Root) -> int:
        """The diagram, in `work`, of the projects that the answers mean: known states fixed, goals met."""
        node = self._restrict(root.node)
        goals = self._bearing(root.node)
        return self.work.apply(int.__and__, node, self._all(goals), self._met) if goals else node

    def _bearing(self, node: int) -> tuple[Goal, ...]:
        """The goals that share an open level with the question, directly or through other goals."""
        behind = self.assessment.law.diagrams.behind
        levels = behind(node) & self._open
        found: list[Goal] = []
        rest = list(self.assessment.goals)
        while near := [goal for goal in rest if behind(goal.node) & levels]:
            found += near
            rest = [goal for goal in rest if goal not in near]
            for goal in near:
                levels |= behind(goal.node) & self._open
        return tuple(found)

    def _all(self, goals: tuple[Goal, ...]) -> int:
        """The diagram that lets every outcome through where all goals are met, and none elsewhere."""
        if goals not in self._allowed:
            every = (1 << self.work.store.terminals) - 1
            found = every
            for goal in goals:
                part = self.work.goal(goal, self.assessment.known, every)
                found = self.work.apply(int.__and__, found, part, self._met)
            self._allowed[goals] = found
        return self._allowed[goals]

    @cached_property
    def tied(self) -> frozenset[str]:
        """The facts that a constraint, or what an answer says of whether its fact applies, ties to others.

        Only these can be dispensable where a diagram branches on them. For any other there are two projects
        that differ in nothing else and have different outcomes: both are possible, whatever ties the rest.
        """
        law = self.assessment.law
        levels = {level for goal in self.assessment.goals for level in law.diagrams.support(goal.node)}
        return law.tied.union(law.in_order(levels))

    def without(self, fact: str, nodes: Iterable[int]) -> list[int] | None:
        """The diagrams with a fact left open; None where an outcome then hangs on it."""
        levels = self.assessment.law.codings[fact].levels
        work = self.work

        def union(kids: Iterable[int]) -> int:
            found = 0
            for kid in dict.fromkeys(kids):
                found = work.apply(_one, found, kid, self._either)
            return found

        try:
            return [work.forget(node, levels.__contains__, union) for node in nodes]
        except _TwoOutcomesError:
            return None

    def facts(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """The facts that diagrams in `work` branch on, in the order of their first use."""
        levels = 0
        for node in nodes:
            levels |= self.work.behind(node)
        return self.assessment.law.in_order(at for at in range(levels.bit_length()) if levels >> at & 1)


class _TwoOutcomesError(Exception):
    """Two outcomes would be left where there must be one."""


def _one(a: int, b: int) -> int:
    """The one outcome of two masks; raises `_TwoOutcomesError`."""
    both = a | b
    if both & (both - 1):
        raise _TwoOutcomesError
    return both


def with_prerequisites(assessment: Assessment, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The facts and, before them in diagram order, the unanswered facts that decide whether they apply."""
    law = assessment.law
    found = set(facts)
    stack = list(facts)
    while stack:
        fact = law.text.facts[stack.pop()]
        for other in law.prerequisites.get(fact.id, ()):
            if (
                assessment.answers.get(other) is None
                and other not in found
                and not applies(assessment, fact.id)
            ):
                found.add(other)
                stack.append(other)
    return tuple(fact for fact in law.codings if fact in found)


def applies(assessment: Assessment, fact: str) -> bool:
    """True when the fact certainly applies: its `only_if` holds for every completion."""
    law = assessment.law
    root = law.applies.get(fact)
    return root is None or assessment.mask(root) == root.bit("yes")
