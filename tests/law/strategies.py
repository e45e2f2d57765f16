"""Brute force over strategies: every order of asking, every answer, project by project."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import prod

from tests.law.oracle import Oracle, Outcome, Project, Value, agree
from vejviser.law.model import NOT_APPLICABLE


class Strategies:
    """The possible projects of a law that agree with some answers, each with its probability, and one name."""

    def __init__(self, oracle: Oracle, name: str, answers: Mapping[str, object]) -> None:
        self.projects = [p for p in oracle.projects() if agree(p, answers)]
        self.outcomes: list[Outcome] = [oracle.outcomes(p)[name] for p in self.projects]
        self.facts = list(self.projects[0])
        sizes = {name: len(v) for name, v in self._domains(oracle).items()}
        self.weights = [self._weight(p, sizes) for p in self.projects]
        self.all = tuple(range(len(self.projects)))
        self.best = cache(self._best)

    def _domains(self, oracle: Oracle) -> dict[str, list[Value]]:
        facts = oracle.text.facts
        return {f: [v for v in oracle.domain(facts[f]) if v != NOT_APPLICABLE] for f in self.facts}

    def _weight(self, project: Project, sizes: Mapping[str, int]) -> float:
        return prod(1 / sizes[f] for f, value in project.items() if value != NOT_APPLICABLE)

    def settled(self, left: tuple[int, ...]) -> bool:
        """Whether the projects left share their outcome."""
        return len({self.outcomes[i] for i in left}) == 1

    def split(self, left: tuple[int, ...], fact: str) -> dict[Value, tuple[int, ...]]:
        """The projects left by each answer to a fact."""
        parts: dict[Value, list[int]] = {}
        for i in left:
            parts.setdefault(self.projects[i][fact], []).append(i)
        return {value: tuple(part) for value, part in parts.items()}

    def share(self, part: tuple[int, ...], left: tuple[int, ...]) -> float:
        """How likely a part of the projects left is."""
        return sum(self.weights[i] for i in part) / sum(self.weights[i] for i in left)

    def expect(self, left: tuple[int, ...], fact: str) -> float:
        """The expected number of questions when `fact` is asked first and everything else goes best."""
        parts = self.split(left, fact).values()
        return 1 + sum(self.share(part, left) * self.best(part) for part in parts)

    def _best(self, left: tuple[int, ...]) -> float:
        if self.settled(left):
            return 0.0
        return min(
            self.expect(left, fact)
            for fact in self.facts
            for parts in [self.split(left, fact)]
            if NOT_APPLICABLE not in parts and len(parts) > 1
        )
