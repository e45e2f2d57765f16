"""Relevance: which unanswered facts can still matter for an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.law.diagram import Goal, Masks

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Root

EVERY = 1
"""The leaf of a diagram of allowed projects that lets everything through."""
CLASH = 1 << 200
"""Stands for a diagram that cannot be: two outcomes where there must be one."""


def relevant(assessment: Assessment, name: str) -> tuple[str, ...]:
    """A least set of unanswered facts that together settle `name`, with what must be known to ask them.

    Of the set proper no member can be left out. Where no constraint ties facts to each other it is the only
    such set and is just the facts that can change the outcome; where two facts stand for each other, the
    one used first is kept. Added are the unanswered facts in the `only_if` of members that may
    not apply. Empty when the outcome is settled. Nothing outside ever needs to be asked.
    """
    law = assessment.law
    roots = [root for root in law.roots(name) if assessment.mask(root).bit_count() > 1]
    if not roots:
        return ()
    key = tuple([assessment.bearing.key(root.node) for root in roots])
    kept = law.settling.get(key)
    if kept is None:
        with assessment.lock:
            kept = law.settling.keep(key, _least(assessment.left, roots))
    assessment.noted.settling[key] = kept
    return with_prerequisites(assessment, kept)


def _least(left: Left, roots: Sequence[Root]) -> tuple[str, ...]:
    """The facts that settle the questions together, none of which can be left out."""
    nodes = [left.of(root) for root in roots]
    kept = left.facts(nodes)
    for fact in reversed(kept):
        if fact in left.tied:
            without = left.without(fact, nodes)
            if without is not None:
                nodes = without
                kept = tuple(other for other in kept if other != fact)
    return kept


class Left:
    """What the answers leave of the diagrams, worked out for each question when asked for and remembered."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.work = Masks(assessment.law.diagrams)
        self.fixed = self.work.restricting(assessment.known)
        """The diagram, in `work`, of a stored one with the known states fixed."""
        self._allowed: dict[tuple[Goal, ...], int] = {}
        self._met: dict[tuple[int, int], int] = {}
        self._agreed: dict[tuple[int, int], int] = {}
        self._gone: dict[str, dict[int, int]] = {}

    def of(self, root: Root) -> int:
        """The diagram, in `work`, of the projects that the answers mean: known states fixed, goals met."""
        node = self.fixed(root.node)
        goals = self.assessment.bearing.goals(root.node)
        return self._within(node, self._all(goals)) if goals else node

    def _all(self, goals: tuple[Goal, ...]) -> int:
        """The diagram that lets everything through where all goals are met, and nothing elsewhere."""
        if goals not in self._allowed:
            found = EVERY
            for goal in goals:
                found = self._within(found, self.work.goal(goal, self.assessment.known, EVERY))
            self._allowed[goals] = found
        return self._allowed[goals]

    def _within(self, node: int, allowed: int) -> int:
        """The diagram where another one lets it through, and nothing elsewhere."""
        if allowed == EVERY or node == 0:
            return node
        if allowed == 0:
            return 0
        key = (node, allowed)
        found = self._met.get(key)
        if found is None:
            level, parts = self.work.beside(node, allowed)
            found = self._met[key] = self.work.node(level, tuple([self._within(x, y) for x, y in parts]))
        return found

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
        """The diagrams with a fact left open; None where an outcome then hangs on it.

        What is found for a part of a diagram, a clash included, serves every question that shares it.
        """
        levels = self.assessment.law.codings[fact].levels
        forgotten = sum(1 << level for level in levels)
        work, below, memo = self.work, self.work.below, self._gone.setdefault(fact, {})

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
        level, parts = self.work.beside(a, b)
        kids = []
        for x, y in parts:
            part = self._agreeing(x, y)
            if part == CLASH:
                return CLASH
            kids.append(part)
        return self.work.node(level, tuple(kids))

    def facts(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """The facts that diagrams in `work` branch on, in the order of their first use."""
        levels = 0
        for node in nodes:
            levels |= self.work.behind(node)
        return self.assessment.law.facts_at(levels)


def with_prerequisites(assessment: Assessment, facts: tuple[str, ...]) -> tuple[str, ...]:
    """The facts and, before them in diagram order, the unanswered facts that decide whether they apply."""
    found = assessment.opened.get(facts)
    if found is None:
        reached = dict.fromkeys(facts)
        stack = list(facts)
        while stack:
            for other in _deciding(assessment, stack.pop()):
                if other not in reached:
                    reached[other] = None
                    stack.append(other)
        found = assessment.opened[facts] = assessment.law.ordered(reached)
    return found


def _deciding(assessment: Assessment, fact: str) -> tuple[str, ...]:
    """The unanswered facts that decide whether a fact applies; none where it certainly does."""
    before = assessment.law.prerequisites.get(fact, ())
    unanswered = tuple(other for other in before if other not in assessment.answers)
    return () if not unanswered or applies(assessment, fact) else unanswered


def applies(assessment: Assessment, fact: str) -> bool:
    """True when the fact certainly applies: its `only_if` holds for every completion."""
    law = assessment.law
    root = law.applies.get(fact)
    return root is None or assessment.mask(root) == root.bit("yes")
