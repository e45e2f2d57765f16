"""Ways to ask for one decision, and how many questions each is expected to take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import log2
from typing import TYPE_CHECKING, Literal, TypeAlias

from vejviser.law.checked import Checked
from vejviser.law.conditions import Condition, leaves
from vejviser.law.model import NOT_APPLICABLE
from vejviser.law.states import State, States
from vejviser.law.strategy import CLOSE, Search, TooLarge

if TYPE_CHECKING:
    from vejviser.law.assess import Assessment
    from vejviser.law.law import Law, Root

Strategy = Literal["optimal", "ours", "information", "file", "backward"]
Choose: TypeAlias = Callable[[State], str]
LIMIT = 1500
"""States that the exact search may open before look-ahead takes over: about a second."""


def best_question(assessment: Assessment, name: str, limit: int = LIMIT) -> str | None:
    """The fact to ask so that `name` is settled with the fewest questions expected; None when it is settled.

    Provably best where the search ends within `limit` states, by look-ahead beyond.
    """
    if assessment.settled(name):
        return None
    states = States(assessment, name)
    return ours(states, limit)(states.start)


def expected_questions(
    law: Law,
    name: str,
    answers: Mapping[str, object] | None = None,
    strategy: Strategy = "ours",
    limit: int = LIMIT,
) -> float:
    """The expected number of questions until `name` is settled, from the answers on, exactly.

    Raises `vejviser.law.strategy.TooLarge` when the optimum takes more than `limit` states.
    """
    assessment = law.assess(answers or {})
    if strategy == "backward":
        chain = Backward(assessment, name)
        return expected(chain.states, chain.choose)
    states = States(assessment, name)
    if strategy == "optimal":
        return 0.0 if states.settled(states.start) else Search(states, limit).best(states.start)[1]
    ways: dict[str, Callable[[], Choose]] = {
        "ours": lambda: ours(states, limit),
        "information": lambda: Information(states).choose,
        "file": lambda: lambda state: states.askable(state)[0],
    }
    return expected(states, ways[strategy]())


def expected(states: States, choose: Choose) -> float:
    """The expected number of questions when `choose` picks each next fact."""
    memo: dict[State, float] = {}

    def value(state: State) -> float:
        if states.settled(state):
            return 0.0
        if state not in memo:
            memo[state] = 1 + sum(p * value(after) for p, after in states.moves(state, choose(state)))
        return memo[state]

    return value(states.start)


def ours(states: States, limit: int = LIMIT) -> Choose:
    """The best fact by exact search; from the first state that is too large on, by look-ahead."""
    search = Search(states, limit)
    ahead = LookAhead(states)
    small: dict[State, str] = {}

    def choose(state: State) -> str:
        if state not in small:
            search.expanded = 0
            try:
                small[state] = search.choice.get(state) or search.best(state)[0]
            except TooLarge:
                small[state] = ahead.choose(state)
        return small[state]

    return choose


class Information:
    """Asks what is expected to tell most about the outcome; the earlier fact where two tell the same."""

    def __init__(self, states: States) -> None:
        self.states = states
        self._spread: dict[int, dict[int, float]] = {}
        self._entropy: dict[int, float] = {}
        self._choice: dict[State, str] = {}

    def choose(self, state: State) -> str:
        """The fact with the most expected information."""
        found = self._choice.get(state)
        if found is None:
            askable = self.states.askable(state)
            left = {fact: self._left(state, fact) for fact in askable}
            least = min(left.values())
            found = self._choice[state] = next(fact for fact in askable if left[fact] <= least + CLOSE)
        return found

    def _left(self, state: State, fact: str) -> float:
        return sum(p * self.entropy(after.node) for p, after in self.states.moves(state, fact))

    def entropy(self, node: int) -> float:
        """The bits that are open about the outcome."""
        found = self._entropy.get(node)
        if found is None:
            spread = self.spread(node)
            total = sum(spread.values())
            found = self._entropy[node] = -sum(m / total * log2(m / total) for m in spread.values())
        return found

    def spread(self, node: int) -> dict[int, float]:
        """The share of all states that ends in each leaf."""
        if node >= 0:
            return {node: 1.0} if node else {}
        found = self._spread.get(node)
        if found is None:
            found = {}
            kids = self.states.work.children(node)
            for kid in kids:
                for leaf, mass in self.spread(kid).items():
                    found[leaf] = found.get(leaf, 0.0) + mass / len(kids)
            self._spread[node] = found
        return found


class LookAhead:
    """Asks what serves best if everything after it is asked by information (a rollout; Bertsekas, 1997)."""

    def __init__(self, states: States) -> None:
        self.states, self.after = states, Information(states)
        self._value: dict[State, float] = {}

    def choose(self, state: State) -> str:
        """The fact with the fewest expected questions after it."""
        return min(self.states.askable(state), key=lambda fact: round(self._expect(state, fact), 9))

    def _expect(self, state: State, fact: str) -> float:
        return sum(p * self.value(after) for p, after in self.states.moves(state, fact))

    def value(self, state: State) -> float:
        """The expected number of questions when information alone chooses."""
        if self.states.settled(state):
            return 0.0
        found = self._value.get(state)
        if found is None:
            found = self._value[state] = 1 + self._expect(state, self.after.choose(state))
        return found


class Backward:
    """Backward chaining as in expert system shells: rule by rule, condition by condition, as written.

    Kinder than the shells: a fact that can no longer matter for the rule in hand is passed over, and asking
    ends as soon as the decision is settled.
    """

    def __init__(self, assessment: Assessment, name: str) -> None:
        self.law = assessment.law
        self.checked = Checked(self.law.text)
        self.goals = {key: i for i, key in enumerate(self._keys(name))}
        self.states = States(assessment, name, [self._root(key) for key in self.goals])
        self.name = name

    def _keys(self, name: str) -> list[str]:
        """The decisions that the name rests on, and all their rules."""
        found: dict[str, None] = {}
        stack = [name]
        while stack:
            key = stack.pop()
            if key in found:
                continue
            found[key] = None
            for condition in self._conditions(key):
                stack += [leaf.name for leaf in leaves(condition) if leaf.name in self.law.text.decisions]
            if key in self.law.text.decisions:
                stack += [rule.id for rule in self.law.text.rules_of(key)]
            else:
                stack += [other.id for other in self.checked.switched_off.get(key, ())]
        return [key for key in found if key not in self.law.text.decisions or self._single(key)]

    def _single(self, decision: str) -> bool:
        return self.law.text.decisions[decision].combine != "all"

    def _root(self, key: str) -> Root:
        return self.law.roots(key)[0]

    def _conditions(self, key: str) -> list[Condition]:
        sources = (self.checked.only_if, self.checked.when, self.checked.query)
        return [source[key] for source in sources if key in source]

    def choose(self, state: State) -> str:
        """The first fact that the first open rule needs."""
        self._tried: set[str] = set()
        found = next(self._seek(self.name, state), None)
        return found if found is not None else self.states.askable(state)[0]

    def _seek(self, key: str, state: State) -> Iterator[str]:
        if key in self._tried or (key in self.goals and self.states.only(self._node(key, state)) >= 0):
            return
        if key not in self.law.text.decisions:
            yield from self._open(key, state)
            return
        self._tried.add(key)
        decision = self.law.text.decisions[key]
        if decision.only_if and self._single(key) and self._may_not_apply(key, state):
            yield from self._open(key, state)
        for rule in self.law.text.rules_of(key):
            yield from self._open(rule.id, state)
            if decision.combine == "first" and self._holds(rule.id, state):
                return

    def _may_not_apply(self, decision: str, state: State) -> bool:
        return NOT_APPLICABLE in self._root(decision).outcomes and self._node(decision, state) < 0

    def _node(self, key: str, state: State) -> int:
        return state.watched[self.goals[key]] if key in self.goals else state.node

    def _holds(self, rule: str, state: State) -> bool:
        leaf = self.states.only(self._node(rule, state))
        return leaf > 0 and self._root(rule).names(leaf) == ("yes",)

    def _open(self, key: str, state: State) -> Iterator[str]:
        """The facts that the conditions of a rule, decision or query still need, in the order written."""
        node = self._node(key, state)
        if self.states.only(node) >= 0:
            return
        for condition in self._conditions(key):
            for leaf in leaves(condition):
                if leaf.name in self.law.text.decisions:
                    yield from self._seek(leaf.name, state)
                elif leaf.name in self.states.facts(node):
                    yield from self._askable(leaf.name, state)
        for other in self.checked.switched_off.get(key, ()):
            yield from self._open(other.id, state)

    def _askable(self, fact: str, state: State) -> Iterator[str]:
        """The fact, or what decides whether it applies."""
        askable = set(self.states.askable(state))
        if fact in askable:
            yield fact
        elif fact in dict(state.gates):
            for leaf in leaves(self.checked.fact_only_if[fact]):
                yield from self._askable(leaf.name, state)
