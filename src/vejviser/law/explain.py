"""One project decided and explained at once: what each decision can be, and the rules that it rests on.

For programs that put the same few questions to many projects, one after the other: what does not depend on
the answers is laid out beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vejviser.law.model import Rule

if TYPE_CHECKING:
    from vejviser.law.law import Law, Root


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule and whether it holds for every completion of the answers or only for some."""

    rule: Rule
    state: Literal["holds", "may"]


@dataclass(frozen=True, slots=True)
class Explained:
    """The outcomes that a decision can have, and what for: its rules, in the order written.

    Those rules are shown that hold or may hold and give an outcome that the decision can have; of a `first`
    decision none after one that surely holds.
    """

    outcomes: tuple[str, ...]
    grounds: tuple[Ground, ...]


class Explainer:
    """Decisions of a law ready to be explained; of an `all` decision one "decision.value" at a time."""

    def __init__(self, law: Law, names: Sequence[str]) -> None:
        self.law = law
        self._questions = [_Question(law, name) for name in names]

    def __call__(self, answers: Mapping[str, object]) -> dict[str, Explained]:
        """The exact state of every decision for these answers; raises `AnswersError` as `Law.assess` does."""
        law = self.law
        known = law.known(answers)
        mask = law.assumed(answers, known).mask
        return {question.name: question.explained(mask) for question in self._questions}


class _Question:
    def __init__(self, law: Law, name: str) -> None:
        (self.root,) = law.roots(name)
        self.name = name
        decision = law.text.decisions[name if name in law.text.decisions else name.rpartition(".")[0]]
        self.first = decision.combine == "first"
        self.rules = []
        for rule in law.text.rules_of(decision.id):
            gives = rule.value if name == decision.id else "yes"
            if gives in self.root.outcomes and (name == decision.id or name == f"{decision.id}.{rule.value}"):
                node, yes = _yes(law.rules[rule.id])
                bit = self.root.bit(gives)
                self.rules.append((bit, node, yes, Ground(rule, "holds"), Ground(rule, "may")))
        self._outcomes: dict[int, tuple[str, ...]] = {}

    def explained(self, reached: Callable[[int], int]) -> Explained:
        mask = reached(self.root.node)
        outcomes = self._outcomes.get(mask)
        if outcomes is None:
            outcomes = self._outcomes[mask] = self.root.names(mask)
        grounds = []
        for bit, node, yes, holds, may in self.rules:
            if bit & mask:
                state = reached(node)
                if state & yes:
                    grounds.append(holds if state == yes else may)
                    if self.first and state == yes:
                        break
        return Explained(outcomes, tuple(grounds))


def _yes(root: Root) -> tuple[int, int]:
    """The root's node and the bit of 'yes'."""
    return root.node, root.bit("yes")
