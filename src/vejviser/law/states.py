"""States of knowledge about one decision, and what each answer makes of them.

A state is what is left of the decision's diagram once the answers are filled in, with what is left of the
conditions under which its facts apply. Many orders of asking meet in equal states, so each is solved once.
Probabilities: every value of a fact that applies is as likely as any other, impossible projects left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from vejviser.law.narrowed import Narrowed
from vejviser.law.relevance import Left

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Root

Moves: TypeAlias = "tuple[tuple[float, State], ...]"


@dataclass(frozen=True, slots=True)
class State:
    """What is open: the rest of the decision's diagram, and of the conditions of facts that may not apply.

    `watched` is what is left of the questions that a strategy keeps an eye on besides.
    """

    node: int
    gates: tuple[tuple[str, int], ...] = ()
    watched: tuple[int, ...] = ()


class States:
    """The states of knowledge about one name, from an assessment on, and what each answer makes of them."""

    def __init__(self, assessment: Assessment, name: str, watched: Sequence[Root] = ()) -> None:
        law = assessment.law
        self.law = law
        narrowed = Narrowed(law, assessment.known)
        self.left = Left(assessment, narrowed)
        self.work = narrowed.masks
        self._restricted: dict[tuple[int, int, int], int] = {}
        self._mass: dict[int, float] = {}
        self._support: dict[int, frozenset[int]] = {}
        self._only: dict[int, int] = {}
        self._moves: dict[tuple[State, str], Moves] = {}
        self.fact_of = [variable.fact for variable in law.variables]
        self.order = {fact: place for place, fact in enumerate(law.text.facts)}
        self.gate_nodes: dict[str, int] = {}
        node = self._decision(assessment, name)
        self._note_gates(assessment, node)
        beside = tuple(self.left.of(root.node) for root in watched)
        self.start = self.state(node, self.gate_nodes, beside)

    def _decision(self, assessment: Assessment, name: str) -> int:
        """One diagram of the name's outcomes; an `all` decision's members stand side by side in the bits."""
        found = 0
        for number, root in enumerate(assessment.law.roots(name)):
            node = self._shifted(self.left.of(root.node), 2 * number)
            found = node if number == 0 else self.work.apply(_side_by_side, found, node)
        return found

    def _shifted(self, root: int, by: int) -> int:
        """The diagram with its leaves moved up by some bits."""
        memo: dict[int, int] = {}

        def walk(node: int) -> int:
            if node >= 0:
                return node << by
            if node not in memo:
                kids = tuple(walk(kid) for kid in self.work.children(node))
                memo[node] = self.work.node(self.work.level(node), kids)
            return memo[node]

        return walk(root) if by else root

    def _note_gates(self, assessment: Assessment, node: int) -> None:
        stack = list(self.facts(node))
        seen = set(stack)
        while stack:
            fact = stack.pop()
            root = self.law.applies.get(fact)
            if root is None:
                continue
            gate = self.gate_nodes[fact] = self.left.of(root.node)
            new = self.facts(gate) - seen
            seen |= new
            stack += new

    # -- states -------------------------------------------------------------------------------------

    def state(self, node: int, gates: dict[str, int], watched: tuple[int, ...] = ()) -> State:
        """The state with only those gates that are open and belong to a fact that may still be asked."""
        needed: dict[str, int] = {}
        stack = list(self.facts(node))
        while stack:
            fact = stack.pop()
            gate = gates.get(fact)
            if gate is not None and fact not in needed and self.only(gate) < 0:
                needed[fact] = gate
                stack += self.facts(gate)
        open_gates = tuple(sorted(needed.items()))
        if watched:
            matter = self.support(node).union(*(self.support(gate) for _, gate in open_gates))
            watched = tuple(self._without(w, self.support(w) - matter) for w in watched)
        return State(node, open_gates, watched)

    def _without(self, node: int, levels: frozenset[int]) -> int:
        """The diagram with levels that matter no more put in their first state."""
        for level in levels:
            node = self.restrict(node, level, 0)
        return node

    def settled(self, state: State) -> bool:
        """True when one outcome is left."""
        return self.only(state.node) >= 0

    def askable(self, state: State) -> list[str]:
        """The facts that certainly apply and can matter, or tell whether one that matters applies."""
        gates = dict(state.gates)
        found = {fact for fact in self.facts(state.node) if fact not in gates}
        for gate in gates.values():
            found |= {fact for fact in self.facts(gate) if fact not in gates}
        return sorted(found, key=self.order.__getitem__)

    def moves(self, state: State, fact: str) -> Moves:
        """The states that the answers to a fact lead to, likeliest first, with their probabilities."""
        key = (state, fact)
        found = self._moves.get(key)
        if found is None:
            found = self._moves[key] = self._answer(state, fact)
        return found

    def _answer(self, state: State, fact: str) -> Moves:
        nodes = (state.node, *(gate for _, gate in state.gates), *state.watched)
        parts = {nodes: 1.0}
        for level in self.law.codings[fact].levels:
            if not any(level in self.support(node) for node in nodes):
                continue
            size = self.law.variables[level].size
            grown: dict[tuple[int, ...], float] = {}
            for part, weight in parts.items():
                for s in range(size):
                    step = tuple(self.restrict(node, level, s) for node in part)
                    grown[step] = grown.get(step, 0.0) + weight / size
            parts = grown
        return self._after(state, parts)

    def _after(self, state: State, parts: dict[tuple[int, ...], float]) -> Moves:
        total = self.mass(state.node)
        names = [name for name, _ in state.gates]
        merged: dict[State, float] = {}
        for part, weight in parts.items():
            share = weight * self.mass(part[0]) / total
            if share > 0:
                gates = dict(zip(names, part[1:], strict=False))
                after = self.state(part[0], gates, part[1 + len(names) :])
                merged[after] = merged.get(after, 0.0) + share
        return tuple((p, s) for s, p in sorted(merged.items(), key=lambda item: -item[1]))

    # -- diagrams -----------------------------------------------------------------------------------

    def restrict(self, node: int, level: int, state: int) -> int:
        """The diagram with one level fixed."""
        here = self.work.level(node)
        if here > level:
            return node
        if here == level:
            return self.work.children(node)[state]
        key = (node, level, state)
        found = self._restricted.get(key)
        if found is None:
            kids = tuple(self.restrict(kid, level, state) for kid in self.work.children(node))
            found = self._restricted[key] = self.work.node(here, kids)
        return found

    def mass(self, node: int) -> float:
        """The share of all states of the facts that are possible projects."""
        if node >= 0:
            return 1.0 if node else 0.0
        found = self._mass.get(node)
        if found is None:
            kids = self.work.children(node)
            found = self._mass[node] = sum(map(self.mass, kids)) / len(kids)
        return found

    def support(self, node: int) -> frozenset[int]:
        """The levels that the diagram branches on."""
        if node >= 0:
            return frozenset()
        found = self._support.get(node)
        if found is None:
            below = (self.support(kid) for kid in self.work.children(node))
            found = self._support[node] = frozenset((self.work.level(node),)).union(*below)
        return found

    def facts(self, node: int) -> set[str]:
        """The facts that the diagram branches on."""
        return {self.fact_of[level] for level in self.support(node)}

    def only(self, node: int) -> int:
        """The one leaf of all possible projects, or -1 when there are several (0 when none is possible)."""
        if node >= 0:
            return node
        found = self._only.get(node)
        if found is None:
            leaves = {self.only(kid) for kid in self.work.children(node)} - {0}
            found = self._only[node] = leaves.pop() if len(leaves) == 1 else -1
        return found


def _side_by_side(a: int, b: int) -> int:
    return a | b if a and b else 0
