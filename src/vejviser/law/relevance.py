"""Relevance: which unanswered facts can still matter for an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from vejviser.law.diagram import EVERY, Goal
from vejviser.law.narrowed import Narrowing, narrowed

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
    law = assessment.law
    roots = [root for root in law.roots(name) if assessment.mask(root).bit_count() > 1]
    if not roots:
        return ()
    key = tuple([assessment.bearing.key(root.node) for root in roots])
    kept = law.settling.get(key)
    if kept is None:
        with assessment.lock:
            kept = law.settling.keep(key, settling(assessment.left, roots))
    return with_prerequisites(assessment, kept)


def settling(left: Left, roots: Sequence[Root]) -> tuple[str, ...]:
    """The facts that settle the questions together, none of which can be left out."""
    nodes = [left.of(root.node) for root in roots]
    kept = left.facts(nodes)
    for fact in reversed(kept):
        if fact in left.tied:
            without = left.work.without(fact, nodes)
            if without is not None:
                nodes = without
                kept = tuple(other for other in kept if other != fact)
    return kept


class Left:
    """What the answers leave of the diagrams, worked out for each question when asked for and remembered."""

    def __init__(self, assessment: Assessment, work: Narrowing | None = None) -> None:
        self.assessment = assessment
        self.work = work or narrowed(assessment.law, assessment.known)
        self._allowed: dict[tuple[Goal, ...], int] = {}

    def of(self, stored: int) -> int:
        """The diagram, in `work`, of the projects that the answers mean: known states fixed, goals met."""
        node = self.work.fixed(stored)
        goals = self.assessment.bearing.goals(stored)
        return self.work.within(node, self._all(goals)) if goals else node

    def _all(self, goals: tuple[Goal, ...]) -> int:
        """The diagram that lets everything through where all goals are met, and nothing elsewhere."""
        if goals not in self._allowed:
            found = EVERY
            for goal in goals:
                found = self.work.within(found, self.work.goal(goal))
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
