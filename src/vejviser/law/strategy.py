"""The provably smallest expected number of questions until a decision is settled, by dynamic programming.

Branch and bound over states of knowledge. The bound is a project's sensitivity: a fact whose change alone
would change the outcome has to be asked whatever the strategy (Nisan, 1991), so the expected number of such
facts is never more than the expected number of questions.
"""

from __future__ import annotations

from vejviser.law.states import Moves, State, States

CLOSE = 1e-9
END = 1 << 30


class TooLarge(Exception):  # noqa: N818
    """The search met more states than allowed."""


class Sensitivity:
    """How likely each fact has to be asked whatever the strategy, and what that sums up to."""

    def __init__(self, states: States) -> None:
        self.states, self.work = states, states.work
        self._clash: dict[tuple[int, ...], float] = {}
        self._by_level: dict[int, dict[int, float]] = {}
        self._bound: dict[int, float] = {}

    def bound(self, node: int) -> float:
        """A number of questions that no strategy can be expected to stay below."""
        found = self._bound.get(node)
        if found is None:
            found = self._bound[node] = sum(self.needs(node).values()) if self.states.only(node) < 0 else 0.0
        return found

    def needs(self, node: int) -> dict[str, float]:
        """For each fact the probability that its change alone would change the outcome (at least)."""
        total = self.states.mass(node)
        found: dict[str, float] = {}
        for level, mass in self._levels(node).items():
            fact = self.states.fact_of[level]
            found[fact] = max(found.get(fact, 0.0), mass / total)
        return found

    def _levels(self, node: int) -> dict[int, float]:
        if node >= 0:
            return {}
        found = self._by_level.get(node)
        if found is None:
            kids = self.work.children(node)
            found = {self.work.level(node): self._differ(kids)}
            for kid in kids:
                for level, mass in self._levels(kid).items():
                    found[level] = found.get(level, 0.0) + mass / len(kids)
            self._by_level[node] = found
        return found

    def _differ(self, nodes: tuple[int, ...]) -> float:
        """The share of projects for which the nodes do not all end in one leaf, the impossible left out."""
        possible = [node for node in nodes if node]
        if len(set(possible)) < 2:
            return 0.0
        level = min(map(self.work.level, nodes))
        if level == END:
            return len(possible) / len(nodes)
        found = self._clash.get(nodes)
        if found is None:
            columns = [self._below(node, level) for node in nodes]
            size = max(map(len, columns))
            rows = [tuple(c[s] if len(c) > 1 else c[0] for c in columns) for s in range(size)]
            found = self._clash[nodes] = sum(map(self._differ, rows)) / size
        return found

    def _below(self, node: int, level: int) -> tuple[int, ...]:
        return self.work.children(node) if self.work.level(node) == level else (node,)


class Search:
    """The least expected number of questions, and the fact to ask, for any state; at most `limit` states."""

    def __init__(self, states: States, limit: int) -> None:
        self.states, self.limit = states, limit
        self.sensitivity = Sensitivity(states)
        self.value: dict[State, float] = {}
        self.choice: dict[State, str] = {}
        self._floor: dict[State, float] = {}
        self.expanded = 0

    def best(self, state: State) -> tuple[str, float]:
        """The fact to ask first and the expected number of questions; raises `TooLarge` beyond the limit."""
        value = self.solve(state, float("inf"))
        return self.choice[state], value

    def bound(self, state: State) -> float:
        """A lower bound of the expected number."""
        known = self.value.get(state)
        if known is not None:
            return known
        return max(self._floor.get(state, 0.0), self.sensitivity.bound(state.node))

    def solve(self, state: State, below: float) -> float:
        """The exact number if it is less than `below`; otherwise some lower bound that is not."""
        if self.states.settled(state):
            return 0.0
        found = self.value.get(state)
        if found is not None:
            return found
        floor = self.bound(state)
        if floor >= below - CLOSE:
            return floor
        self.expanded += 1
        if self.expanded > self.limit:
            raise TooLarge
        best, choice = below, ""
        for start, fact, moves in self._candidates(state):
            if start >= best - CLOSE:
                break
            total = self._expect(moves, best)
            if total < best - CLOSE:
                best, choice = total, fact
        if choice:
            self.value[state], self.choice[state] = best, choice
        else:
            self._floor[state] = best
        return best

    def _expect(self, moves: Moves, best: float) -> float:
        """The expected number when this fact is asked, or a bound of it that is not below `best`."""
        bounds = [self.bound(after) for _, after in moves]
        total = 1 + sum(p * bound for (p, _), bound in zip(moves, bounds, strict=True))
        for (p, after), bound in zip(moves, bounds, strict=True):
            if total >= best - CLOSE:
                break
            total += p * (self.solve(after, bound + (best - total) / p) - bound)
        return total

    def _candidates(self, state: State) -> list[tuple[float, str, Moves]]:
        """The facts to try, most promising first; a fact that every project needs is tried alone."""
        askable = self.states.askable(state)
        needs = self.sensitivity.needs(state.node)
        sure = next((fact for fact in askable if needs.get(fact, 0.0) >= 1 - CLOSE), None)
        found = []
        for fact in askable if sure is None else [sure]:
            moves = self.states.moves(state, fact)
            if len(moves) == 1 and moves[0][1] == state:
                continue
            found.append((1 + sum(p * self.bound(after) for p, after in moves), fact, moves))
        return sorted(found, key=lambda item: item[0])
