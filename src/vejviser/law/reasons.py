"""Reasons: a smallest set of answers that alone forces the outcome.

An answer set S is sufficient when every possible project that agrees with S has an outcome that is possible
now. The smallest such set is found by implicit hitting sets (Davies and Bacchus, 2011): every project with
another outcome differs from the answers somewhere, and S must contain one of those places. The
differences found so far are hit with as few facts as possible until the hitting set is itself sufficient.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vejviser.law.diagram import Goal
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.reach import Reach
from vejviser.law.variables import UNKNOWN, known_states

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Root


def reasons(assessment: Assessment, name: str) -> tuple[str, ...]:
    """The facts of a smallest sufficient set, in diagram order; empty if nothing had to be known.

    Named are facts that the outcome can depend on; others only where nothing but what their answers imply
    (that a fact applies, say) forces the outcome.
    """
    law = assessment.law
    roots = [(root, assessment.mask(root)) for root in law.roots(name)]
    direct = [fact for fact in law.facts_of(name) if fact in assessment.answers]
    search = Search(assessment, direct)
    if any(law.diagrams.mask(root.node, search.known) & ~ok for root, ok in roots):
        search = Search(assessment, list(dict.fromkeys([*direct, *assessment.answers])))
    differences: list[list[str]] = []
    while True:
        chosen = hitting_set(differences)
        found = next(filter(None, (search.counterexample(root, ok, chosen) for root, ok in roots)), None)
        if found is None:
            return tuple(fact for fact in search.facts if fact in chosen)
        differences.append([fact for fact in search.facts if fact in found])


class Search:
    """Looks for possible projects with another outcome, close to the answers to `facts`."""

    def __init__(self, assessment: Assessment, facts: Sequence[str]) -> None:
        law = assessment.law
        self.law, self.facts = law, facts
        self.answers = {name: assessment.answers[name] for name in facts}
        self.known = known_states(law.codings, len(law.variables), self.answers)
        self.dependent = [name for name in facts if name in law.applies]
        self.levels = {name: law.codings[name].levels for name in facts if name in law.codings}
        self.unknown = sum(1 << level for level, state in enumerate(self.known) if state == UNKNOWN)

    def counterexample(self, root: Root, allowed: int, chosen: frozenset[str]) -> frozenset[str] | None:
        """The facts in which one project outside `allowed` differs from the answers, never one of `chosen`.

        None when every possible project that agrees with the chosen answers has an allowed outcome.
        """
        fixed = [UNKNOWN] * len(self.known)
        for fact in chosen:
            for level in self.levels.get(fact, ()):
                fixed[level] = self.known[level]
        below = Reach(self.law.diagrams, fixed).free
        other = below(root.node) & ~allowed
        if not other:
            return None
        goals = [Goal(root.node, other)]
        for fact in self.dependent:
            if fact in chosen:
                goal = self.goal(fact)
                if below(goal.node) != goal.outcomes:
                    goals.append(goal)
        path = self.path(goals, chosen)
        return None if path is None else self.difference(path)

    def goal(self, fact: str) -> Goal:
        """What answering the fact says of whether it applies."""
        root = self.law.applies[fact]
        wanted = "no" if self.answers[fact] == NOT_APPLICABLE else "yes"
        return Goal(root.node, root.bit(wanted))

    def path(self, goals: Sequence[Goal], chosen: frozenset[str]) -> dict[int, int] | None:
        """The states on some path that meets every goal and keeps the chosen answers, or None.

        Goes depth first, as answered wherever that can still lead to the goals, and remembers dead ends.
        """
        store, known, variables = self.law.diagrams, self.known, self.law.variables
        levels, kids, terminals = store.levels, store.kids, store.terminals
        below = self.law.all_open.free
        wanted = [goal.outcomes for goal in goals]
        dead: set[tuple[int, ...]] = set()
        found: dict[int, int] = {}

        def walk(nodes: tuple[int, ...]) -> bool:
            level = 1 << 30
            for node, want in zip(nodes, wanted, strict=True):
                if node < terminals:
                    if not (1 << node) >> 1 & want:
                        return False
                elif not below(node) & want:
                    return False
                elif levels[node] < level:
                    level = levels[node]
            if level == 1 << 30:
                return True
            if nodes in dead:
                return False
            state, fact = known[level], variables[level].fact
            states: Iterable[int] = range(variables[level].size)
            if state >= 0:
                states = (state,) if fact in chosen else (state, *(s for s in states if s != state))
            for s in states:
                found[level] = s
                if walk(tuple([kids[n][s] if levels[n] == level else n for n in nodes])):
                    return True
            del found[level]
            dead.add(nodes)
            return False

        return found if walk(tuple(goal.node for goal in goals)) else None

    def difference(self, path: dict[int, int]) -> frozenset[str]:
        """The answered facts in which the project on a path differs; the rest stays as answered."""
        law, known = self.law, self.known
        differing = {level for level, state in path.items() if known[level] not in (UNKNOWN, state)}
        found = {law.variables[level].fact for level in differing}
        unsure = self.unknown | sum(1 << level for level in differing)
        full: list[int] = []
        for fact in self.dependent:
            goal = self.goal(fact)
            if law.diagrams.behind(goal.node) & unsure:
                full = full or [path.get(level, max(0, state)) for level, state in enumerate(known)]
                if not law.diagrams.mask(goal.node, full) & goal.outcomes:
                    found.add(fact)
        return frozenset(found)


def hitting_set(sets: Sequence[Sequence[str]]) -> frozenset[str]:
    """A smallest set that meets every given set; the first found, trying members in the order given."""
    for size in range(len(sets) + 1):
        found = _hit(sets, size)
        if found is not None:
            return found
    raise ValueError("an empty set cannot be met")


def _hit(sets: Sequence[Sequence[str]], size: int) -> frozenset[str] | None:
    if not sets:
        return frozenset()
    if size == 0:
        return None
    for item in min(sets, key=lambda each: len(each)):
        rest = _hit([s for s in sets if item not in s], size - 1)
        if rest is not None:
            return rest | {item}
    return None
